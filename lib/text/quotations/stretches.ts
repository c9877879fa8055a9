import type { Span } from '../../model';
import { type AttributionEnd, betweenCommas, betweenDashes, dashed, type IsAttribution } from './speech-dashes';
import type { Stretch } from './stretch';

/** A mark with everything that may close it. Printed texts mix typewriter and curly marks within one pair. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”"',
  // Urdu opens with the mark that closes elsewhere.
  '”': '”“',
  '„': '“”"',
  '‟': '”"',
  '"': '"”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
};
const SINGLE_CLOSERS: Readonly<Record<string, string>> = {
  '‘': '’',
  '‹': '›',
  '›': '‹',
  '‚': '‘’',
  "'": "'",
  '’': '‘',
};
/** Two single marks that stand for a double one, and what closes them; Urdu prints them the other way round. */
const PAIRED: Readonly<Record<string, string>> = { "'": "''", '‘': '’’', '’': '‘‘' };
// A single mark that opens has its partner nearby or is an apostrophe.
const MAX_SINGLE = 500;
const MAX_PAIRED = 2000;
const MAX_TURNED = 2000;

/** A line of a block, while it is read from its start. */
interface Line extends Span {
  /** No typewriter mark further on closes: remembered, so that a line of marks that open is scanned once. */
  isUnanswered: boolean;
}

const isSpace = (mark: string): boolean => mark === '' || /\s/u.test(mark);
const isWord = (mark: string): boolean => /[\p{L}\p{N}]/u.test(mark);

export interface StretchContext {
  /** In a language that parts speech from its attribution by dashes: tells which of them do so. */
  readonly isAttribution?: IsAttribution | null;
  /** In a language that names who speaks inside the marks, between commas. */
  readonly endOfAttribution?: AttributionEnd | null;
  /** The mark that opened, in the piece before, what is still open at the start of this one. */
  readonly before?: string | null;
}

/**
 * The stretches of a block, in order, without those nested in another. Every block starts anew: what an earlier block
 * left open is taken to be closed, since printers open the mark again at each paragraph of a long quotation.
 */
export function stretchesOf(
  text: string,
  block: Span,
  marks: readonly (readonly [string, string])[],
  { isAttribution = null, endOfAttribution = null, before = null }: StretchContext = {},
): Stretch[] {
  const opens = openersOf(marks);
  const stretches: Stretch[] = [];
  let continued = before;
  for (let start = block.start; start < block.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > block.end ? block.end : newline;
    const line = { start, end };
    const speech = isAttribution && continued === null && dashed(text, line);
    const spoken = speech && betweenDashes(text, speech, isAttribution);
    const later = isAttribution && continued === null && !spoken ? laterSpeech(text, line, isAttribution) : null;
    if (later)
      addStretches(
        text,
        { start, end: later.start },
        { opens, isAttribution, endOfAttribution, before: null },
        stretches,
      );
    if (spoken) stretches.push(...spoken);
    else if (later) stretches.push(...later.stretches);
    else addStretches(text, line, { opens, isAttribution, endOfAttribution, before: continued }, stretches);
    continued = null;
    start = end + 1;
  }
  return stretches;
}

// A paragraph has few sentences that a dash opens; each is looked through to its end.
const MAX_LATER = 3;

/** Speech that a dash opens behind another sentence: "Nikt nie słuchał. – To koniec – powiedziała Lipska." */
function laterSpeech(
  text: string,
  line: Span,
  isAttribution: IsAttribution,
): { readonly start: number; readonly stretches: readonly Stretch[] } | null {
  let from = line.start;
  for (let tries = 0; tries < MAX_LATER; tries++) {
    const at = nextSentenceDash(text, from, line.end);
    if (at < 0) return null;
    const speech = dashed(text, { start: at, end: line.end });
    const stretches = speech && betweenDashes(text, speech, isAttribution);
    if (stretches) return { start: at, stretches };
    from = at + 1;
  }
  return null;
}

const SENTENCE_DASH = /[.!?…] [–—] (?=\p{Lu})/u;

function nextSentenceDash(text: string, from: number, end: number): number {
  const found = text.slice(from, end).search(SENTENCE_DASH);
  return found < 0 ? -1 : from + found + 2;
}

interface LineContext {
  readonly opens: RegExp;
  readonly isAttribution: IsAttribution | null;
  readonly endOfAttribution: AttributionEnd | null;
  readonly before: string | null;
}

function addStretches(
  text: string,
  span: Span,
  { opens, isAttribution, endOfAttribution, before }: LineContext,
  stretches: Stretch[],
): void {
  const block: Line = { ...span, isUnanswered: false };
  let at = block.start;
  if (before !== null) {
    const rest = { ...closedBy(text, at - 1, block, before), open: at, start: at, continues: true } as const;
    if (isSaying(text, rest)) stretches.push(rest);
    at = rest.close;
  }
  // No single mark left to close an opening one: remembered, so that a text of apostrophes is scanned once.
  let barren = block.start;
  let isTurned = before === null && opensTurned(text, block);
  for (;;) {
    opens.lastIndex = at;
    if (!isTurned) at = opens.exec(text)?.index ?? block.end;
    isTurned = false;
    if (at >= block.end) break;
    const found = stretchAt(text, at, block, at < barren);
    if (found === 'barren') barren = at + MAX_SINGLE;
    if (found && found !== 'barren') {
      const parts =
        (isAttribution && betweenDashes(text, found, isAttribution)) ??
        (endOfAttribution && betweenCommas(text, found, endOfAttribution));
      if (parts) stretches.push(...parts);
      else if (isSaying(text, found)) stretches.push(found);
      at = Math.max(found.close, at + 1);
    } else {
      at++;
    }
  }
}

/** A mark turned the wrong way opens a line, and the same or a typewriter's closes what it opened: ”We waited.” */
function opensTurned(text: string, { start, end }: Span): boolean {
  if (text.charAt(start) !== '”' || !/[\p{L}\p{N}…[]/u.test(text.charAt(start + 1))) return false;
  const close = text.slice(start + 1, Math.min(end, start + 1 + MAX_TURNED)).search(/[“”]/u);
  return close > 0 && text.charAt(start + 1 + close) === '”';
}

const isSaying = (text: string, { start, end }: Span): boolean => /[\p{L}\p{N}]/u.test(text.slice(start, end));

const compiled = new WeakMap<readonly (readonly [string, string])[], RegExp>();

/** Finds the next mark that may open, or the end of the line, beyond which nobody looks. */
function openersOf(marks: readonly (readonly [string, string])[]): RegExp {
  const known = compiled.get(marks);
  if (known) return known;
  const own = new Set(marks.map(([open]) => open));
  // The marks of other languages are read too, save those that close in this one.
  const closes = new Set(marks.filter(([open, close]) => open !== close).map(([, close]) => close));
  for (const open of ['“', '"', '„', '«', '「', '『', '‘', '‚', "'", '‹']) {
    if (!closes.has(open)) own.add(open);
  }
  const found = new RegExp(`[\\n${[...own].map((mark) => mark.replace(/[\]\\^-]/gu, '\\$&')).join('')}]`, 'gu');
  compiled.set(marks, found);
  return found;
}

function stretchAt(text: string, at: number, block: Line, barren: boolean): Stretch | 'barren' | null {
  const mark = text.charAt(at);
  const before = at === block.start ? '' : text.charAt(at - 1);
  const after = at + 1 >= block.end ? '' : text.charAt(at + 1);
  const pair = mark === after ? PAIRED[mark] : undefined;
  if (pair !== undefined && !(mark === '’' && isWord(before))) return paired(text, at, block, pair);
  const closers = CLOSERS[mark];
  if (closers !== undefined) {
    // After a letter or a digit a typewriter mark closes, or stands for inches.
    if (mark === '"' && (isWord(before) || (before !== '' && isSpace(after)))) return null;
    return closedBy(text, at, block, mark);
  }
  const singles = SINGLE_CLOSERS[mark];
  if (singles === undefined || barren || isWord(before) || !/[\p{L}“"[…]/u.test(after)) return null;
  return singleEnclosed(text, at, block, singles);
}

/** From `mark` at `at`, or right before text that it opened further up, to what closes it. */
function closedBy(text: string, at: number, block: Line, mark: string): Stretch {
  const typewriter = mark === '"';
  const closers = CLOSERS[mark] ?? '';
  let fallback = -1;
  for (let end = at + 1; end < block.end; end++) {
    if (!closers.includes(text.charAt(end))) continue;
    const next = end + 1 >= block.end ? '' : text.charAt(end + 1);
    // A typewriter mark after a space and before a letter opens: a nested quotation, or a mark left out.
    if (typewriter && isSpace(text.charAt(end - 1)) && isWord(next)) {
      if (fallback < 0) fallback = end;
      if (block.isUnanswered) break;
      continue;
    }
    return { open: at, start: at + 1, end, close: end + 1, closed: true, single: false };
  }
  if (typewriter) block.isUnanswered = true;
  if (fallback >= 0) return { open: at, start: at + 1, end: fallback, close: fallback, closed: false, single: false };
  return { open: at, start: at + 1, end: block.end, close: block.end, closed: false, single: false };
}

function paired(text: string, at: number, block: Span, closer: string): Stretch | null {
  if (isSpace(text.charAt(at + 2))) return null;
  // What is looked for in vain is looked for again at the next mark: not far, so that a text of marks takes no longer.
  const limit = closer === '‘‘' ? Math.min(block.end, at + MAX_PAIRED) : block.end;
  const end = text.slice(at, limit).indexOf(closer, 2) + at;
  if (end < at) {
    // Two apostrophes open; two raised commas that nothing answers are a mark that closes.
    if (text.charAt(at) === '’') return null;
    return { open: at, start: at + 2, end: block.end, close: block.end, closed: false, single: false };
  }
  return { open: at, start: at + 2, end, close: end + 2, closed: true, single: false };
}

/** A single mark closes where no letter follows; among several, after a stop rather than after a plural's s. */
function singleEnclosed(text: string, at: number, block: Span, closers: string): Stretch | 'barren' {
  const limit = Math.min(block.end, at + MAX_SINGLE);
  let doubtful = -1;
  for (let end = at + 1; end < limit; end++) {
    const mark = text.charAt(end);
    if (mark === '‘' && !closers.includes(mark)) break;
    if (!closers.includes(mark)) continue;
    const next = end + 1 >= block.end ? '' : text.charAt(end + 1);
    if (isWord(next) || isSpace(text.charAt(end - 1))) continue;
    if (text.charAt(end - 1) === 's' && isSpace(next) && end + 1 < block.end) {
      if (doubtful < 0) doubtful = end;
      continue;
    }
    return { open: at, start: at + 1, end, close: end + 1, closed: true, single: true };
  }
  if (doubtful < 0) return 'barren';
  return { open: at, start: at + 1, end: doubtful, close: doubtful + 1, closed: true, single: true };
}

/** The mark whose stretch is still open at the end of the text that was read; null where none is. */
export function openAtEnd(
  text: string,
  { end }: Span,
  stretches: readonly Stretch[],
  before: string | null,
): string | null {
  const last = stretches.at(-1);
  if (last === undefined || last.closed || last.close !== end) return null;
  const mark = last.continues ? before : text.charAt(last.open);
  return mark !== null && CLOSERS[mark] !== undefined && last.start - last.open <= 1 ? mark : null;
}
