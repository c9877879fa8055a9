import type { ComponentChildren, RefObject } from 'preact';
import { i18n } from '@/components/i18n';
import { colorOf, isWholeArticle, noteOf, quoteOf, tagsOf } from '@/lib/annotation';
import type { Block, Span } from '@/lib/model';
import { Marked } from '../Marked';
import { firstWords, langAttribute } from '../messages';
import type { ArticleState, PlacedPassage } from './article-state';

export interface ArticleTextProps extends Pick<Extract<ArticleState, { kind: 'ready' }>, 'copy' | 'kept'> {
  readonly text: RefObject<HTMLDivElement>;
  /** Folded words that were searched for. */
  readonly terms: readonly string[];
  readonly onRemove: (id: string) => void;
}

interface Placed extends PlacedPassage {
  readonly span: Span;
}

const isPlaced = (passage: PlacedPassage): passage is Placed => passage.span !== null;

/** The element that a kept passage begins in, by which the lists beside the text lead there. */
export const markId = (id: string): string => `pm-mark-${id.slice(-12)}`;

/** The element of a block. */
export const blockId = (index: number): string => `pm-block-${index}`;

/** The words of a block, with what is kept of them marked, and in the rest what was searched for. */
function marked(
  words: string,
  { start, end }: Span,
  kept: readonly Placed[],
  terms: readonly string[],
): ComponentChildren[] {
  const plain = (text: string) => (terms.length === 0 ? text : <Marked text={text} terms={terms} />);
  const parts: ComponentChildren[] = [];
  let at = start;
  for (const { annotation, span } of kept) {
    // Where passages overlap, the shared words are marked as the first one's.
    const [from, to] = [Math.max(span.start, at), Math.min(span.end, end)];
    if (from >= to) continue;
    if (from > at) parts.push(plain(words.slice(at - start, from - start)));
    const isFirst = span.start >= start;
    parts.push(
      <mark
        key={annotation.id}
        class={`pm-kept-mark pm-${colorOf(annotation)}`}
        {...(isFirst && { id: markId(annotation.id), tabIndex: -1 })}
      >
        {plain(words.slice(from - start, to - start))}
      </mark>,
    );
    at = to;
  }
  parts.push(plain(words.slice(at - start)));
  return parts;
}

function BlockText({
  block,
  index,
  children,
}: {
  readonly block: Block;
  readonly index: number;
  readonly children: ComponentChildren;
}) {
  const facts = {
    id: blockId(index),
    class: `pm-block pm-block-${block.kind}`,
    dir: 'auto' as const,
    'data-block': index,
  };
  if (block.kind === 'heading') return <h2 {...facts}>{children}</h2>;
  if (block.kind === 'quote') return <blockquote {...facts}>{children}</blockquote>;
  return <p {...facts}>{children}</p>;
}

/** The article's words with what is kept of them, and beside each paragraph the notes on it. */
export function ArticleText({ copy: { article }, kept, text, terms, onRemove }: ArticleTextProps) {
  const placed = kept.filter(isPlaced).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return (
    <div class="pm-article-text" ref={text} lang={langAttribute(article.lang)}>
      {article.blocks.map((block, index) => {
        const here = placed.filter(({ span }) => span.start < block.end && span.end > block.start);
        const notes = here.filter(({ span }) => span.start >= block.start);
        return (
          <div class="pm-article-row" key={blockId(index)}>
            <BlockText block={block} index={index}>
              {marked(article.text.slice(block.start, block.end), block, here, terms)}
            </BlockText>
            {notes.length > 0 && (
              <ul class="pm-article-notes" aria-label={i18n.t('copy.notes')}>
                {notes.map(({ annotation }) => (
                  <Note key={annotation.id} annotation={annotation} onRemove={() => onRemove(annotation.id)} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What the reader noted of a passage, or of the article as a whole. */
export function Note({
  annotation,
  onRemove,
}: {
  readonly annotation: PlacedPassage['annotation'];
  readonly onRemove: () => void;
}) {
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const words = firstWords(quoteOf(annotation));
  return (
    <li class={`pm-article-note pm-${colorOf(annotation)}`}>
      {isWholeArticle(annotation) ? (
        <p class="pm-hint">{i18n.t('copy.whole')}</p>
      ) : (
        <a class="pm-hidden" href={`#${markId(annotation.id)}`} onClick={(event) => goTo(event, markId(annotation.id))}>
          {i18n.t('copy.show', { words })}
        </a>
      )}
      {note !== '' && <p dir="auto">{note}</p>}
      {tags.length > 0 && <p class="pm-hint">{tags.map((tag) => `#${tag}`).join(' ')}</p>}
      <button type="button" class="pm-link" aria-label={i18n.t('keep.removeWords', { words })} onClick={onRemove}>
        {i18n.t('keep.remove')}
      </button>
    </li>
  );
}

/** Scrolls to an element without changing the address, whose fragment says which article is shown. */
export function goTo(event: Event, id: string): void {
  event.preventDefault();
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: 'center' });
  if (element !== null && element.tabIndex < 0) element.tabIndex = -1;
  element?.focus({ preventScroll: true });
}

/** The stretch of the article's text that is selected in the view; null where that is nothing, or lies outside. */
export function selectedSpan(text: HTMLElement | null, blocks: readonly Block[], words: string): Span | null {
  const selection = getSelection();
  if (text === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const offsetAt = (node: Node, offset: number): number | null => {
    const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-block]');
    if (element == null || !text.contains(element)) return null;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return (blocks[Number(element.getAttribute('data-block'))]?.start ?? 0) + before.toString().length;
  };
  const [start, end] = [
    offsetAt(range.startContainer, range.startOffset),
    offsetAt(range.endContainer, range.endOffset),
  ];
  if (start === null || end === null) return null;
  const chosen = words.slice(start, end);
  const length = chosen.trim().length;
  const lead = chosen.length - chosen.trimStart().length;
  return length === 0 ? null : { start: start + lead, end: start + lead + length };
}
