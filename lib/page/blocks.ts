import type { BlockKind } from '../model';
import type { Break, Outline, OutlineElement, OutlineText } from './outline';

/** A paragraph-like stretch of the page: texts `texts[first..end)`, of which the ones in `kept` are read. */
export interface OutlineBlock {
  readonly kind: BlockKind;
  readonly element: OutlineElement;
  /** Numbers of the texts that make it up, in order; blank ones between others included. */
  readonly texts: readonly number[];
}

const SENTENCE_END = /[.!?…:;。！？।۔؟]["'”’»“)\]]*\s*$/u;
const BULLET_START = /^\s*[•‣▪●◦·–—*■▶►]\s*\S/u;

/**
 * Whether single `<br>`s part paragraphs in a block: most lines before them end a sentence. (In an address or a poem, or
 * a headline set in lines, they don't.)
 */
function linesArePartedIn(lines: readonly string[]): boolean {
  if (lines.length < 2) return false;
  const before = lines.slice(0, -1);
  return before.filter((line) => SENTENCE_END.test(line)).length * 2 >= before.length;
}

const strongest = (a: Break, b: Break): Break => (a === 'block' || b === 'block' ? 'block' : a === 'line' ? a : b);

const HEADING = /^h[1-6]$/;

export function kindOf(element: OutlineElement): BlockKind {
  for (let at: OutlineElement | null = element; at !== null; at = at.parent) {
    if (HEADING.test(at.tag)) return 'heading';
    if (at.tag === 'li' || at.tag === 'dd' || at.tag === 'dt') return 'list-item';
    if (at.tag === 'blockquote') return 'quote';
    if (at.tag === 'figcaption' || at.tag === 'caption') return 'caption';
  }
  return 'paragraph';
}

export interface BlockOptions {
  /** Every `<br>` parts blocks, whatever the lines look like. */
  readonly everyLine?: boolean;
}

/** Groups the texts for which `isKept` holds into blocks, in document order. */
export function blocksOf(
  outline: Outline,
  isKept: (text: number) => boolean,
  options: BlockOptions = {},
): OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  const { texts } = outline;
  /** The open stretch between two borders of blocks, as lines parted by `<br>`. */
  let lines: number[][] = [];
  let element: OutlineElement | null = null;
  const textOf = (line: readonly number[]): string => line.map((index) => texts[index]?.data ?? '').join('');
  const close = (): void => {
    if (element !== null) {
      const kind = kindOf(element);
      const contents = lines.map(textOf);
      const parted = options.everyLine === true || linesArePartedIn(contents);
      let open: number[] = [];
      lines.forEach((line, index) => {
        const breaks = parted || BULLET_START.test(contents[index] ?? '');
        if (breaks && open.length > 0 && element !== null) {
          blocks.push({ kind, element, texts: open });
          open = [];
        }
        open = open.concat(line);
      });
      if (open.length > 0) blocks.push({ kind, element, texts: open });
    }
    lines = [];
    element = null;
  };
  let pending: Break = 'block';
  let blanks: number[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const text: OutlineText | undefined = texts[index];
    if (text === undefined) continue;
    if (text.chars === 0) {
      blanks.push(index);
      continue;
    }
    pending = strongest(pending, text.breakBefore);
    if (!isKept(index)) {
      blanks = [];
      continue;
    }
    if (pending === 'block' || text.block !== element) {
      close();
      element = text.block;
      lines = [[index]];
    } else {
      const line = lines.at(-1);
      if (pending === 'line' || line === undefined) lines.push([index]);
      else line.push(...blanks, index);
    }
    blanks = [];
    pending = 'none';
  }
  close();
  return blocks;
}
