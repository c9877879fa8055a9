import type { BlockKind } from '../model';
import type { Break, Outline, OutlineElement, OutlineText } from './outline';

/** A paragraph-like stretch of the page: texts `texts[first..end)`, of which the ones in `kept` are read. */
export interface OutlineBlock {
  readonly kind: BlockKind;
  readonly element: OutlineElement;
  /** Numbers of the texts that make it up, in order; blank ones between others included. */
  readonly texts: readonly number[];
}

/** Its words, white space collapsed. */
export const textOf = ({ texts }: Pick<Outline, 'texts'>, block: OutlineBlock): string =>
  block.texts
    .map((index) => texts[index]?.data ?? '')
    .join('')
    // Single spaces, which most are, stay as they are.
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();

/** How many characters a block has, white space left out. */
export const charsOfBlock = ({ charsOf }: Pick<Outline, 'charsOf'>, { texts }: Pick<OutlineBlock, 'texts'>): number =>
  texts.reduce((sum, index) => sum + charsOf(index, index + 1), 0);

/** Matches the end of a sentence with the closing marks and white space behind its stop. */
export const ENDS_SENTENCE = /[.!?。۔؟।…]["'”’»」』)]*\s*$/u;

/** A line that ends a sentence, or announces what the next line has. */
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

/** A bold line with more characters (no white space) than this is a paragraph, not a heading. */
const MAX_BOLD_HEADING = 90;

/** Whether a line is all in bold and ends no sentence: to the reader that is a heading. */
function isBoldHeading(outline: Pick<Outline, 'texts'>, texts: readonly number[]): boolean {
  let chars = 0;
  let last = '';
  for (const index of texts) {
    const text = outline.texts[index];
    if (text === undefined || text.chars === 0) continue;
    chars += text.chars;
    last = text.data;
    if (chars > MAX_BOLD_HEADING) return false;
    let at: OutlineElement | null = text.parent;
    while (at !== null && at !== text.block && at.tag !== 'b' && at.tag !== 'strong') at = at.parent;
    if (at === null || at === text.block) return false;
  }
  return chars > 0 && !SENTENCE_END.test(last);
}

export interface BlockOptions {
  /** Every `<br>` parts blocks, whatever the lines look like. */
  readonly everyLine?: boolean;
}

/** Groups the texts for which `isKept` holds into blocks, in document order. */
export function blocksOf(
  outline: Pick<Outline, 'texts'>,
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
      const { kind } = element;
      const holder = element;
      const push = (line: readonly number[]): void => {
        const isHeading = kind === 'paragraph' && isBoldHeading(outline, line);
        blocks.push({ kind: isHeading ? 'heading' : kind, element: holder, texts: line });
      };
      const contents = lines.map(textOf);
      const parted = options.everyLine === true || linesArePartedIn(contents);
      let open: number[] = [];
      lines.forEach((line, index) => {
        const breaks = parted || BULLET_START.test(contents[index] ?? '');
        if (breaks && open.length > 0 && element !== null) {
          push(open);
          open = [];
        }
        for (const text of line) open.push(text);
      });
      if (open.length > 0) push(open);
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
      else {
        for (const blank of blanks) line.push(blank);
        line.push(index);
      }
    }
    blanks = [];
    pending = 'none';
  }
  close();
  return blocks;
}
