import { firstIndex } from '../../first-index';
import { type Steps, UNITS_A_STEP } from '../steps';

/**
 * Text folded for comparison: what a page may change without changing the words (quotation marks, dashes, white space,
 * soft hyphens, composed and decomposed letters, ligatures) is written one way. Case is kept. Every folded unit knows
 * the stretch of the original that it stands for.
 */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text`, where its original starts. Never decreases. */
  readonly starts: Int32Array;
  /** For each unit of `text`, where its original ends. */
  readonly ends: Int32Array;
}

// What folding does with a UTF-16 unit; 0 is not known yet.
const KEEP = 1;
const SPACE = 2;
const DASH = 3;
const IGNORE = 4;
const REPLACE = 5;
const MARK = 6;

const NEWLINE = 0x0a;

const SPACES = /^\s$/u;
const DASHES = /^[-\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]$/u;
// Format characters say how to lay the words out, not which they are. The soft hyphen and the
// zero width space are among them.
// biome-ignore lint/suspicious/noMisleadingCharacterClass: the variation selectors are meant singly.
const IGNORED = /^[\p{Cf}\u200b\u034f\u180b-\u180f\ufe00-\ufe0f]$/u;
const MARKS = /^\p{M}$/u;
// Vowels and consonants of decomposed Hangul syllables join with the unit before them, as marks do.
const JAMO = /^[\u1160-\u11ff]$/u;
const DOUBLE_QUOTES = /^[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f]$/u;
const SINGLE_QUOTES = /^[\u2018-\u201b\u2032\u2035\u2039\u203a\u0060\u00b4\u02bc]$/u;
const COMPATIBLE = /^[\ufb00-\ufb06\uff01-\uff5e\u2026\u0132\u0133]$/u;

// One entry a UTF-16 unit, filled as units are met: a page uses a few hundred of them.
const kinds = new Uint8Array(0x10000);
const replacements = new Map<number, string>();

function kindOf(unit: number): number {
  return kinds[unit] || learn(unit);
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  let kind = KEEP;
  let replacement: string | null = null;
  if (IGNORED.test(character)) kind = IGNORE;
  else if (SPACES.test(character)) kind = SPACE;
  else if (DASHES.test(character)) kind = DASH;
  else if (MARKS.test(character) || JAMO.test(character)) kind = MARK;
  else if (DOUBLE_QUOTES.test(character)) replacement = '"';
  else if (SINGLE_QUOTES.test(character)) replacement = "'";
  else if (COMPATIBLE.test(character)) replacement = character.normalize('NFKC');
  else if (character.normalize('NFC') !== character) replacement = character.normalize('NFC');
  if (replacement !== null) {
    kind = REPLACE;
    replacements.set(unit, replacement);
  }
  kinds[unit] = kind;
  return kind;
}

/** Folded text as it grows: units that stay as they are come in runs, the others as replacements. */
class Folding {
  /** The last unit that was not left out is a dash. */
  afterDash = false;
  private readonly parts: string[] = [];
  private runStart = 0;
  private runEnd = 0;
  private length = 0;
  private starts: Int32Array;
  private ends: Int32Array;

  constructor(private readonly text: string) {
    this.starts = new Int32Array(text.length + 16);
    this.ends = new Int32Array(text.length + 16);
  }

  keep(at: number): void {
    if (at !== this.runEnd) {
      this.flush();
      this.runStart = at;
    }
    this.runEnd = at + 1;
    this.place(at, at + 1);
  }

  put(characters: string, start: number, end: number): void {
    this.flush();
    this.parts.push(characters);
    for (let i = 0; i < characters.length; i++) this.place(start, end);
  }

  /** The last unit stands for the original up to `end` now. */
  stretch(end: number): void {
    this.ends[this.length - 1] = end;
  }

  finish(): FoldedText {
    this.flush();
    return {
      text: this.parts.join(''),
      starts: this.starts.subarray(0, this.length),
      ends: this.ends.subarray(0, this.length),
    };
  }

  private flush(): void {
    if (this.runEnd > this.runStart) this.parts.push(this.text.slice(this.runStart, this.runEnd));
    this.runStart = this.runEnd;
  }

  private place(start: number, end: number): void {
    if (this.length === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Linear in the length of `text`. */
export function fold(text: string): FoldedText {
  const folding = new Folding(text);
  foldPart(folding, text, 0, text.length);
  return folding.finish();
}

/** The same in steps. */
export function* foldingText(text: string): Steps<FoldedText> {
  const folding = new Folding(text);
  for (let at = 0; at < text.length; ) {
    at = foldPart(folding, text, at, at + UNITS_A_STEP);
    yield;
  }
  return folding.finish();
}

// A character with more marks than this is no character of any writing; see lib/normalize.ts.
const MOST_MARKS = 30;

/** Folds the units from `from` on, to `to` or to the end of what begins before it, and tells where that is. */
function foldPart(folding: Folding, text: string, from: number, to: number): number {
  const { length } = text;
  const limit = Math.min(length, to);
  let { afterDash } = folding;
  let i = from;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    const kind = kindOf(unit);
    if (kind === KEEP || kind === REPLACE || kind === MARK) {
      afterDash = false;
      // A base with the marks that follow it is one cluster, composed where it can be.
      let end = i + 1;
      const last = Math.min(length, i + 1 + MOST_MARKS);
      if (kind !== MARK) while (end < last && kindOf(text.charCodeAt(end)) === MARK) end++;
      if (end > i + 1) folding.put(text.slice(i, end).normalize('NFC'), i, end);
      else if (kind === REPLACE) folding.put(replacements.get(unit) ?? '', i, end);
      else folding.keep(i);
      i = end;
    } else if (kind === DASH) {
      if (afterDash) folding.stretch(i + 1);
      else if (unit === 0x2d) folding.keep(i);
      else folding.put('-', i, i + 1);
      afterDash = true;
      i++;
    } else if (kind === SPACE) {
      let end = i + 1;
      let next = end;
      for (; next < length; next++) {
        const following = kindOf(text.charCodeAt(next));
        if (following === SPACE) end = next + 1;
        else if (following !== IGNORE) break;
      }
      // Publishers set dashes with and without space around them: it goes.
      const beforeDash = next < length && kindOf(text.charCodeAt(next)) === DASH;
      if (!(afterDash || beforeDash)) {
        if (end === i + 1 && unit === 0x20) folding.keep(i);
        else folding.put(' ', i, end);
      }
      i = next;
    } else i++;
  }
  folding.afterDash = afterDash;
  return i;
}

/** The first folded unit whose original ends after `offset`; the folded length where there is none. */
export function foldedOffset(folded: FoldedText, offset: number): number {
  return firstIndex(folded.ends.length, (at) => (folded.ends[at] ?? 0) > offset);
}

/** Whether nothing but white space and format characters stands between `offset` and the start of its line. */
export function startsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE) return true;
    const kind = kindOf(unit);
    if (kind !== SPACE && kind !== IGNORE) return false;
  }
  return true;
}

/** Whether nothing but white space and format characters stands between `offset` and the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  for (let i = offset; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE) return true;
    const kind = kindOf(unit);
    if (kind !== SPACE && kind !== IGNORE) return false;
  }
  return true;
}
