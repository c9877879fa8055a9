import type { Article, Block } from '../model';
import { blocksOf } from './blocks';
import { isConsentDialog } from './boilerplate';
import { readWithReadability } from './marked-clone';
import { metadataOf, readHead } from './metadata';
import { readOutline } from './outline';
import { MappedTextBuilder, type TextMap } from './text-map';

export interface ReadOptions {
  /** The page's address; the document's own where left out. */
  readonly url?: string;
}

export interface ArticleReading {
  readonly article: Article;
  readonly map: TextMap;
  /** The live place of each of `article.bullets`. */
  readonly bulletRanges: readonly (Range | null)[];
}

export function readArticle(document: Document, options: ReadOptions = {}): ArticleReading | null {
  const outline = readOutline(document);
  const reading = readWithReadability(outline, isConsentDialog);
  if (reading === null) return null;
  const { kept } = reading;
  const builder = new MappedTextBuilder();
  const blocks: Block[] = [];
  for (const block of blocksOf(outline, (text) => kept[text] === 1)) {
    builder.openBlock('\n\n');
    let previous: number | null = null;
    for (const index of block.texts) {
      const text = outline.texts[index];
      if (text === undefined) continue;
      if (previous !== null && outline.charsOf(previous + 1, index) > 0) builder.breakRun();
      if (text.breakBefore === 'line') builder.space();
      builder.append(text.node, text.data);
      previous = index;
    }
    const span = builder.blockSpan();
    if (span !== null) blocks.push({ kind: block.kind, ...span });
  }
  const { text, map } = builder.build();
  if (text === '') return null;
  const metadata = metadataOf(readHead(document), options.url ?? document.URL);
  return { article: { ...metadata, text, blocks, bullets: [] }, map, bulletRanges: [] };
}
