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

/** What folding does with a UTF-16 unit. */
type Fold = 'keep' | 'space' | 'dash' | 'ignore' | 'replace' | 'mark';

const SPACE = 0x20;
const HYPHEN = 0x2d;
const NEWLINE = 0x0a;

const SPACES = /^\s$/u;
const DASHES = /^[-\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]$/u;
// Format characters say how to lay the words out, not which they are. The soft hyphen and the
// zero width space are among them.
const IGNORED = /^[\p{Cf}\u200b\u034f\u180b-\u180f\ufe00-\ufe0f]$/u;
const MARK = /^\p{M}$/u;
// Vowels and consonants of decomposed Hangul syllables join with the unit before them, as marks do.
const JAMO = /^[\u1160-\u11ff]$/u;
const DOUBLE_QUOTES = /^[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f]$/u;
const SINGLE_QUOTES = /^[\u2018-\u201b\u2032\u2035\u2039\u203a\u0060\u00b4\u02bc]$/u;
const COMPATIBLE = /^[\ufb00-\ufb06\uff01-\uff5e\u2026\u0132\u0133]$/u;

// One entry a UTF-16 unit, filled as units are met: a page uses a few hundred of them.
const folds: (Fold | undefined)[] = new Array<Fold | undefined>(0x10000).fill(undefined);
const replacements = new Map<number, string>();

function foldOf(unit: number): Fold {
  const known = folds[unit];
  if (known !== undefined) return known;
  const character = String.fromCharCode(unit);
  let kind: Fold = 'keep';
  let replacement: string | null = null;
  if (IGNORED.test(character)) kind = 'ignore';
  else if (SPACES.test(character)) kind = 'space';
  else if (DASHES.test(character)) kind = 'dash';
  else if (MARK.test(character) || JAMO.test(character)) kind = 'mark';
  else if (DOUBLE_QUOTES.test(character)) replacement = '"';
  else if (SINGLE_QUOTES.test(character)) replacement = "'";
  else if (COMPATIBLE.test(character)) replacement = character.normalize('NFKC');
  else if (character.normalize('NFC') !== character) replacement = character.normalize('NFC');
  if (replacement !== null) {
    kind = 'replace';
    replacements.set(unit, replacement);
  }
  folds[unit] = kind;
  return kind;
}

/** Offsets and units collected while folding; room for both grows together. */
class FoldedUnits {
  length = 0;
  private units: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;

  constructor(room: number) {
    this.units = new Uint16Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
  }

  push(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  pushAll(characters: string, start: number, end: number): void {
    for (let i = 0; i < characters.length; i++) this.push(characters.charCodeAt(i), start, end);
  }

  last(): number {
    return this.length === 0 ? -1 : (this.units[this.length - 1] ?? -1);
  }

  lastStart(): number {
    return this.starts[this.length - 1] ?? 0;
  }

  drop(): void {
    this.length--;
  }

  stretchLast(end: number): void {
    this.ends[this.length - 1] = end;
  }

  finish(): FoldedText {
    // Chunks, since fromCharCode takes its units as arguments and the stack has room for some tens of thousands.
    const chunk = 8192;
    const parts: string[] = [];
    for (let i = 0; i < this.length; i += chunk) {
      parts.push(String.fromCharCode(...this.units.subarray(i, Math.min(this.length, i + chunk))));
    }
    return {
      text: parts.join(''),
      starts: this.starts.subarray(0, this.length),
      ends: this.ends.subarray(0, this.length),
    };
  }

  private grow(): void {
    const room = this.units.length * 2 + 16;
    const units = new Uint16Array(room);
    const starts = new Int32Array(room);
    const ends = new Int32Array(room);
    units.set(this.units);
    starts.set(this.starts);
    ends.set(this.ends);
    this.units = units;
    this.starts = starts;
    this.ends = ends;
  }
}

/** Linear in the length of `text`. */
export function fold(text: string): FoldedText {
  const folded = new FoldedUnits(text.length + 16);
  let i = 0;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    const kind = foldOf(unit);
    if (kind === 'space') {
      const start = i;
      i++;
      while (i < text.length && foldOf(text.charCodeAt(i)) === 'space') i++;
      const last = folded.last();
      // Publishers set dashes with and without space around them.
      if (last === SPACE) folded.stretchLast(i);
      else if (last !== HYPHEN) folded.push(SPACE, start, i);
      continue;
    }
    if (kind === 'dash') {
      if (folded.last() === SPACE) folded.drop();
      if (folded.last() === HYPHEN) folded.stretchLast(i + 1);
      else folded.push(HYPHEN, i, i + 1);
      i++;
      continue;
    }
    if (kind === 'ignore') {
      i++;
      continue;
    }
    // A base with the marks that follow it is one cluster, composed where it can be. Soft hyphens don't part them.
    let end = i + 1;
    if (kind !== 'mark' && unit >= 0x41) {
      while (end < text.length && foldOf(text.charCodeAt(end)) === 'mark') end++;
    }
    if (end > i + 1) folded.pushAll(text.slice(i, end).normalize('NFC'), i, end);
    else if (kind === 'replace') folded.pushAll(replacements.get(unit) ?? '', i, end);
    else folded.push(unit, i, end);
    i = end;
  }
  return folded.finish();
}

/** The first folded unit whose original ends after `offset`; the folded length where there is none. */
export function foldedOffset(folded: FoldedText, offset: number): number {
  let low = 0;
  let high = folded.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((folded.ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether nothing but white space and format characters stands between `offset` and the start of its line. */
export function startsLine(text: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE) return true;
    const kind = foldOf(unit);
    if (kind !== 'space' && kind !== 'ignore') return false;
  }
  return true;
}

/** Whether nothing but white space and format characters stands between `offset` and the end of its line. */
export function endsLine(text: string, offset: number): boolean {
  for (let i = offset; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === NEWLINE) return true;
    const kind = foldOf(unit);
    if (kind !== 'space' && kind !== 'ignore') return false;
  }
  return true;
}
