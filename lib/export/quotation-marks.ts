/**
 * Quotation marks of the languages, and the pieces of a quotation that its attribution splits. Which marks a language
 * has is from the Unicode CLDR (delimiters), but for the narrow space that French sets inside them, and for Urdu, Arabic
 * and Hindi, whose newspapers on the web have the marks of English.
 */

/** Marks outside, and those of a quotation inside them, each with the spaces that belong to them. */
interface Marks {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
}

const marks = (open: string, close: string, innerOpen: string, innerClose: string): Marks => ({
  open,
  close,
  innerOpen,
  innerClose,
});

const ENGLISH = marks('“', '”', '‘', '’');
const GERMAN = marks('„', '“', '‚', '‘');
const LATIN = marks('«', '»', '“', '”');
const EASTERN = marks('«', '»', '„', '“');

/** By primary subtag; a language that is not here has the marks of English. */
const MARKS: Readonly<Record<string, Marks>> = {
  de: GERMAN,
  cs: GERMAN,
  sk: GERMAN,
  sl: GERMAN,
  bg: marks('„', '“', '’', '’'),
  fr: marks('«\u202f', '\u202f»', '“', '”'),
  es: LATIN,
  it: LATIN,
  ca: LATIN,
  el: LATIN,
  ru: EASTERN,
  uk: EASTERN,
  be: EASTERN,
  pl: marks('„', '”', '«', '»'),
  ro: marks('„', '”', '«', '»'),
  hu: marks('„', '”', '»', '«'),
  da: ENGLISH,
  sv: marks('”', '”', '’', '’'),
  fi: marks('”', '”', '’', '’'),
  no: marks('«', '»', '‘', '’'),
  nb: marks('«', '»', '‘', '’'),
  nn: marks('«', '»', '‘', '’'),
  fa: marks('«', '»', '“', '”'),
  ja: marks('「', '」', '『', '』'),
};

/** Swiss newspapers have « » in all their languages. */
const marksOf = (lang: string): Marks =>
  /^de-(?:ch|li)$/i.test(lang) ? LATIN : (MARKS[lang.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH);

/** Marks that may stand around a quotation, of any language and of any typewriter. Single ones may be apostrophes. */
const DOUBLE = '“”„‟«»"「」';
const SINGLE = "‘’‚‛‹›'";

type Role = 'open' | 'close';

const isSpace = (character: string | undefined) => character === undefined || /[\s\u202f\u00a0]/u.test(character);
const isBefore = (character: string | undefined) => isSpace(character) || /[([{\p{Pd}/¿¡‘‚“„«]/u.test(character ?? '');
const isAfter = (character: string | undefined) => isSpace(character) || /[\p{P}]/u.test(character ?? '');

/**
 * Whether the mark at a place opens or closes, told by what stands around it: “ closes in German and opens in English,
 * and pages have the marks of other languages than their own. Null where it does neither (an apostrophe).
 */
function roleAt(text: string, at: number, isFrench: boolean): Role | null {
  const mark = text[at] ?? '';
  const [before, after] = [text[at - 1], text[at + 1]];
  const afterSpace = isBefore(before);
  const beforeSpace = isAfter(after);
  // French sets spaces on both sides of its marks.
  if ((mark === '«' || mark === '»') && (isFrench || (isSpace(before) && isSpace(after)))) {
    return mark === '«' ? 'open' : 'close';
  }
  if (mark === '「' || mark === '」') return mark === '「' ? 'open' : 'close';
  if (mark === '„' || mark === '‚') return 'open';
  if (at === 0) return isSpace(after) || beforeSpace ? 'close' : 'open';
  if (isSpace(before) !== isSpace(after)) {
    if (isSpace(before)) return 'open';
    return SINGLE.includes(mark) && /[\p{L}\p{N}]/u.test(before ?? '') && /[’']/.test(mark) ? null : 'close';
  }
  if (afterSpace !== beforeSpace) return afterSpace ? 'open' : 'close';
  if (SINGLE.includes(mark)) return null;
  // Between two marks of punctuation, or between letters: as the mark is mostly used.
  if (mark === '”' || mark === '»') return 'close';
  return mark === '"' ? null : 'open';
}

interface Split {
  readonly pieces: readonly string[];
  /** Whether words stood between a piece and the next. */
  readonly gaps: readonly boolean[];
}

/** For what is left out. */
const GAP = '…';

/** A typewriter's mark after a number may be inches. */
const isInch = (text: string, at: number) => text[at] === '"' && /\p{N}/u.test(text[at - 1] ?? '');

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** What stands between two pieces, if it is more than marks. */
const isGap = (text: string) => hasWords(text) || text.includes(GAP);

/** The pieces by one kind of marks; null where these don't pair so that the text begins and ends inside a quotation. */
function splitBy(text: string, kind: string, isFrench: boolean, withInches = true): Split | null {
  const pieces: string[] = [];
  const gaps: boolean[] = [];
  let depth = 0;
  let start = 0;
  /** Where the quotation was left; -1 while inside it. */
  let left = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (!kind.includes(text[at] ?? '')) continue;
    const role = !withInches && isInch(text, at) ? null : roleAt(text, at, isFrench);
    if (role === null) continue;
    if (left >= 0) {
      if (role === 'close') return null;
      gaps.push(isGap(text.slice(left, at)));
      [start, left] = [at + 1, -1];
    } else if (role === 'open') {
      // A quotation that goes on in the next paragraph opens there again.
      const before = text.slice(Math.max(0, at - 8), at);
      const isAgain = depth === 0 && before.includes('\n', before.trimEnd().length);
      if (isAgain) {
        pieces.push(text.slice(start, at));
        gaps.push(false);
        start = at + 1;
      } else depth += 1;
    } else if (depth > 0) depth -= 1;
    else {
      pieces.push(text.slice(start, at));
      left = at + 1;
    }
  }
  if (left >= 0 || depth > 0) return null;
  return { pieces: [...pieces, text.slice(start)], gaps };
}

/** White space as one space: the page's text has line breaks where the article's has none. */
export const flat = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** The pieces that were found, if they still are what the text is made of, from its first word to its last. */
function splitAt(text: string, contents: readonly string[]): Split | null {
  const pieces = contents.map(flat).filter((piece) => piece !== '');
  if (pieces.length < 2) return null;
  const whole = flat(text);
  const gaps: boolean[] = [];
  let end = 0;
  for (const [index, piece] of pieces.entries()) {
    const at = whole.indexOf(piece, end);
    if (at < 0 || (index === 0 && hasWords(whole.slice(0, at)))) return null;
    if (index > 0) gaps.push(isGap(whole.slice(end, at)));
    end = at + piece.length;
  }
  return hasWords(whole.slice(end)) ? null : { pieces, gaps };
}

function splitOf(text: string, contents: readonly string[], lang: string): Split | null {
  const found = splitAt(text, contents);
  if (found !== null) return found;
  const isFrench = /^fr\b/i.test(lang);
  const whole = splitBy(text, DOUBLE, isFrench) ?? splitBy(text, DOUBLE, isFrench, false);
  // Single marks are looked at where double ones say nothing, since an apostrophe is one of them.
  if (whole !== null && whole.pieces.length === 1) {
    const single = splitBy(text, SINGLE, isFrench);
    return single !== null && single.pieces.length > 1 ? single : whole;
  }
  return whole;
}

/** A comma that led on to "said X" ends nothing where the words are shown by themselves. */
function withoutComma(text: string): string {
  const words = text.trimEnd();
  return /[,،]$/u.test(words) ? words.slice(0, -1).trimEnd() : text;
}

/** Marks that pair: where they open and where they close; the others may be inches, or have their partner elsewhere. */
function pairs(text: string, kind: string, isFrench: boolean): ReadonlyMap<number, Role> {
  const found = new Map<number, Role>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!kind.includes(text[at] ?? '')) continue;
    const role = roleAt(text, at, isFrench);
    if (role === 'open') open.push(at);
    const partner = role === 'close' ? open.pop() : undefined;
    if (partner !== undefined) found.set(partner, 'open').set(at, 'close');
  }
  return found;
}

/** Marks of the outer kind inside a quotation are set as the inner ones. */
function withInnerMarks(text: string, { open, close, innerOpen, innerClose }: Marks, isFrench: boolean): string {
  const outer = `${open}${close}"`.replace(/\s/gu, '');
  const roles = pairs(text, outer, isFrench);
  if (roles.size === 0) return text;
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const role = roles.get(at);
    out += role === undefined ? (text[at] ?? '') : role === 'open' ? innerOpen : innerClose;
  }
  // The spaces that stood inside the outer marks don't stand inside the inner ones.
  return isFrench ? withoutInnerSpaces(out) : out;
}

/** Without the white space behind “ and before ”. */
function withoutInnerSpaces(text: string): string {
  const opened = text.split('“').map((part, index) => (index === 0 ? part : part.trimStart()));
  const closed = opened.join('“').split('”');
  return closed.map((part, index) => (index === closed.length - 1 ? part : part.trimEnd())).join('”');
}

/** Words in the quotation marks of their language, those inside them set as inner ones. `lang` is a BCP 47 tag. */
export function inMarks(words: string, lang: string): string {
  const own = marksOf(lang);
  return `${own.open}${withInnerMarks(words.trim(), own, /^fr\b/i.test(lang))}${own.close}`;
}

/** Marks that close without having been opened, and the other way round, have their partner at the begin or the end. */
function balanced(text: string, lang: string): string {
  const isFrench = /^fr\b/i.test(lang);
  const { open, close } = marksOf(lang);
  /** The partner is of the same kind: a typewriter has one mark for both. */
  const partnerOf = (at: number, own: string) => (text[at] === '"' ? '"' : own);
  const opened: number[] = [];
  let before = '';
  for (let at = 0; at < text.length; at += 1) {
    if (!DOUBLE.includes(text[at] ?? '') || isInch(text, at)) continue;
    const role = roleAt(text, at, isFrench);
    if (role === 'open') opened.push(at);
    else if (role === 'close' && opened.pop() === undefined) before += partnerOf(at, open);
  }
  const after = opened.map((at) => partnerOf(at, close)).join('');
  return `${before}${text}${after}`;
}

/** The pieces without marks: what stood between them is "…". Null where the text can't be told apart into any. */
function joined(split: Split, put: (piece: string) => string): string {
  return split.pieces
    .map((piece) => withoutComma(piece.trim()))
    .map((piece, index) => {
      if (index === 0) return put(piece);
      return `${split.gaps[index - 1] === true ? ` ${GAP} ` : ' '}${put(piece)}`;
    })
    .join('');
}

/**
 * Words that a speaker said so, in the marks of their language, piece by piece: “A” … “B”. `contents` are the pieces that
 * were found; where they are not, or no more, what `words` are made of, the marks inside tell them. Words whose marks
 * don't pair are given as the article has them, with the marks that are missing.
 */
export function directWords(words: string, contents: readonly string[], lang: string): string {
  const split = splitOf(words, contents, lang);
  return split === null ? balanced(words.trim(), lang) : joined(split, (piece) => inMarks(piece, lang));
}

/** The same words without marks around the pieces: A … B. */
export function bareWords(words: string, contents: readonly string[], lang: string): string {
  const split = splitOf(words, contents, lang);
  return split === null ? balanced(words.trim(), lang) : joined(split, (piece) => piece);
}

/**
 * Reported words: without marks around them; their own marks stay as they stand. Pieces are parted by "…".
 */
export function reportedWords(words: string, contents: readonly string[], lang: string): string {
  const split = splitAt(words, contents);
  return balanced(split === null ? withoutComma(words.trim()) : joined(split, (piece) => piece), lang);
}
