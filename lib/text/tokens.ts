import type { Span } from '../model';

/** Word: letters and digits with inner apostrophes, hyphens and stops. Mark: any other visible character, one each. */
export type TokenKind = 'word' | 'number' | 'mark';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** Lower case, with ’ as ' without Arabic vowel signs, and with the Latin comma and stops for those of other writing, so that lexicon look-ups need one spelling. */
  readonly lower: string;
  /** First letter is a capital. */
  readonly capital: boolean;
  /** All of two letters or more are capitals. */
  readonly capitals: boolean;
  /** Written as one with the word before it; see `Clitics`. */
  readonly enclitic?: true;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const SPACE = /\s/u;
// No word of a lexicon is longer, so longer runs without a space are cut, which keeps look-ups short.
const MAX_WORD = 64;

/** Small words that a language writes as one with the word behind ("qu'") or before them ("-t-il"). */
export interface Clitics {
  /** With their apostrophe, in the cases that are split off: a capital D' is part of a name. */
  readonly before: ReadonlySet<string>;
  /** In small letters, with all their hyphens, or with their apostrophe: Turkish sets its endings off from names by one. */
  readonly behind: ReadonlySet<string>;
}

/**
 * The tokens of a span of text. A clitic that a subject or possessor carries ('s, 're, 'll) is a token of its own, so
 * that "Quist's claim" ends its name before the mark; so are the language's own, the last without its hyphens.
 */
export function tokensOf(text: string, span: Span, clitics: Clitics | null = null): Token[] {
  const tokens: Token[] = [];
  let at = span.start;
  while (at < span.end) {
    const mark = text.charAt(at);
    if (mark === ' ') {
      at++;
    } else if (isLetter(text, at)) {
      const end = endOfWord(text, at, span.end);
      if (clitics) pushParts(tokens, text, { start: at, end }, clitics);
      else pushWord(tokens, text, at, end);
      at = end;
    } else if (SPACE.test(mark)) {
      at++;
    } else {
      const end = at + (isPair(text, at) && at + 1 < span.end ? 2 : 1);
      const lower = text.slice(at, end);
      tokens.push({
        start: at,
        end,
        kind: 'mark',
        lower: SAME_MARK[lower] ?? lower,
        capital: false,
        capitals: false,
      });
      at = end;
    }
  }
  return tokens;
}

function endOfWord(text: string, start: number, limit: number): number {
  let end = start + 1;
  const last = Math.min(limit, start + MAX_WORD);
  while (end < last) {
    if (isLetter(text, end)) {
      end++;
    } else if (end + 1 < last && isInner(text.charAt(end)) && isLetter(text, end + 1)) {
      end += 2;
    } else {
      break;
    }
  }
  // "U.S." and "p.m." keep their last stop; "home." does not.
  if (
    end - start < 12 &&
    end < limit &&
    text.charCodeAt(end) === 46 &&
    /^(?:\p{L}\.)+\p{L}$/u.test(text.slice(start, end))
  )
    end++;
  return end;
}

function isInner(mark: string): boolean {
  return mark === "'" || mark === '’' || mark === '-' || mark === '‑' || mark === '.' || mark === '&' || mark === '@';
}

/** A word without the clitics at its ends, and they. */
function pushParts(tokens: Token[], text: string, { start, end }: Span, { before, behind }: Clitics): void {
  let from = start;
  for (let at = start; at < end; at++) {
    const mark = text.charAt(at);
    if (mark !== "'" && mark !== '’') continue;
    if (at + 1 === end || !before.has(`${text.slice(from, at)}'`)) break;
    pushWord(tokens, text, from, at + 1);
    from = at + 1;
  }
  for (let at = from + 1; at < end; at++) {
    const mark = text.charAt(at);
    const isHyphen = mark === '-';
    if (!isHyphen && mark !== "'" && mark !== '’') continue;
    if (!behind.has(text.slice(at, end).toLowerCase().replaceAll('’', "'"))) continue;
    pushWord(tokens, text, from, at);
    pushWord(tokens, text, isHyphen ? text.lastIndexOf('-', end) + 1 : at + 1, end);
    const last = tokens.pop();
    if (last) tokens.push({ ...last, enclitic: true });
    return;
  }
  pushWord(tokens, text, from, end);
}

const CLITICS = new Set(["'s", "'re", "'ve", "'ll", "'d", "'m"]);

/** Most words of most texts: nothing but the letters a to z. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 97 || code > 122) return false;
  }
  return true;
}

function pushWord(tokens: Token[], text: string, start: number, end: number): void {
  const word = text.slice(start, end);
  if (isPlain(text, start, end)) {
    tokens.push({ start, end, kind: 'word', lower: word, capital: false, capitals: false });
    return;
  }
  const lower = oneSpelling(word);
  const code = text.charCodeAt(start);
  const kind = isDigit(code) || (code > 127 && /^\p{N}/u.test(word)) ? 'number' : 'word';
  const capital = code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
  const capitals = capital && word.length > 1 && word === word.toUpperCase();
  const apostrophe = lower.length === word.length ? lower.lastIndexOf("'") : -1;
  if (apostrophe > 0 && CLITICS.has(lower.slice(apostrophe))) {
    const cut = start + apostrophe;
    tokens.push({ start, end: cut, kind, lower: lower.slice(0, apostrophe), capital, capitals });
    tokens.push({ start: cut, end, kind: 'word', lower: lower.slice(apostrophe), capital: false, capitals: false });
  } else {
    tokens.push({ start, end, kind, lower, capital, capitals });
  }
}

// Vowel signs and the stroke that stretches a word are written or left out at will; few texts have any.
const VOWEL_SIGNS = /[\u064B-\u0652\u0670\u0640]/gu;

function oneSpelling(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'");
  const code = lower.charCodeAt(0);
  if (code < 0x600 || code > 0x6ff) return lower;
  return lower.replace(VOWEL_SIGNS, '') || lower;
}

/** Marks that do what another one does in Latin writing. */
const SAME_MARK: Readonly<Record<string, string>> = { '’': "'", '،': ',', '؛': ';', '؟': '?', '۔': '.', '।': '.' };

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (isPair(text, at)) return LETTER.test(text.slice(at, at + 2));
  if (code >= 0xdc00 && code <= 0xdfff) return at > 0 && isPair(text, at - 1) && isLetter(text, at - 1);
  return LETTER.test(text.charAt(at));
}

/** Two units that make one character; a surrogate alone is none. */
function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
}
