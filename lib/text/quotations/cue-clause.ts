import type { Span } from '../../model';
import { entrySetOf } from '../entries';
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf, WORD_CLASS } from '../lexicon';
import type { Token } from '../tokens';

/** A word of the clause in which a cue stands. */
export interface ClauseWord {
  readonly lower: string;
  /** Bits of `WORD_CLASS`. */
  readonly classes: number;
  /** Bits of `CUE_CLASS`. */
  readonly cue: number;
  /** It is one with the word before it, or a clitic before the next. */
  readonly joined: boolean;
  readonly number: boolean;
  /** It has a capital inside a sentence: a name may look like a negation ("Lothar Nicht"). */
  readonly name: boolean;
}

/** The words around a cue that are said of it: its clause, without what is reported and what is put in between. */
export interface Clause {
  readonly words: readonly ClauseWord[];
  /** Index of the word that carries the cue's meaning. */
  readonly head: number;
  /** The words before the conjunction that opens the clause ("denied" of "denied that he said"), the last at the end. */
  readonly governor: readonly ClauseWord[];
  /** The words before the cue begin inside a relative clause: "who did not resign said". */
  readonly relative: boolean;
}

// A clause with more words on one side is a list or no prose; the limit keeps the work of each quotation bounded.
const REACH = 40;
// What commas enclose is passed over up to this length.
const ASIDE = 30;
const GOVERNOR = 4;

/** Whether a place of the text is inside what a quotation reports. */
export type IsSaid = (token: Span) => boolean;

/**
 * The clause of a cue. `head` and `limit` are indexes of tokens; where `head` is the number of tokens before a quotation
 * without a cue, the clause ends there. The clause ends at:
 *
 * - reported words, semicolons, colons
 * - a comma or dash, unless another one before it makes the words between an aside, which is left out
 * - a conjunction ("and"), but not one over which a negation reaches ("or", "nor")
 * - the words that open a clause inside this one ("who", "that", "because")
 */
export function clauseOf(tokens: readonly Token[], head: number, isSaid: IsSaid, language: Language): Clause {
  const reader = readerOf(language);
  const left: ClauseWord[] = [];
  let governor: ClauseWord[] = [];
  let relative = false;
  for (let at = head - 1; at >= 0 && left.length < REACH; at--) {
    const token = tokens[at];
    if (!token || isSaid(token)) break;
    if (token.kind === 'mark') {
      const before = beforeMark(tokens, at, isSaid, reader);
      if (before === null) break;
      at = before + 1;
      continue;
    }
    if (reader.isInner(token, tokens[at - 1])) {
      if (reader.classesOf(token) & WORD_CLASS.complementiser) governor = governorBefore(tokens, at, reader);
      relative = reader.isRelative(token);
      break;
    }
    if (reader.isParting(token) && !reader.isNounBehind(tokens, at, head)) break;
    for (const word of reader.wordsOf(token, at > 0).reverse()) left.push(word);
  }
  const own = tokens[head];
  const center = own ? reader.wordsOf(own) : [];
  const words = [...left.reverse(), ...center];
  const place = words.length - 1;
  return { words: [...words, ...following(tokens, head + 1, isSaid, reader)], head: place, governor, relative };
}

/** The words from a token to the end of its clause. */
export function wordsFrom(tokens: readonly Token[], from: number, isSaid: IsSaid, language: Language): ClauseWord[] {
  let at = from;
  while (tokens[at]?.kind === 'mark') at++;
  return following(tokens, at, isSaid, readerOf(language));
}

function following(tokens: readonly Token[], from: number, isSaid: IsSaid, reader: Reader): ClauseWord[] {
  const right: ClauseWord[] = [];
  for (let at = from; at < tokens.length && right.length < REACH; at++) {
    const token = tokens[at];
    if (!token || isSaid(token)) break;
    if (token.kind === 'mark') {
      if (/^[,;:(—–]$/.test(token.lower)) break;
      continue;
    }
    if (reader.isInner(token, tokens[at - 1]) || reader.isParting(token)) break;
    right.push(...reader.wordsOf(token, at > 0));
  }
  return right;
}

/** The token before a mark, or before the aside that ends with it; null where the clause begins at the mark. */
function beforeMark(tokens: readonly Token[], at: number, isSaid: IsSaid, reader: Reader): number | null {
  const mark = tokens[at]?.lower ?? '';
  if (mark === ';' || mark === ':' || mark === '(') return null;
  const opening = mark === ')' ? '(' : mark;
  if (!/^[,—–)]$/.test(mark)) return at - 1;
  // "weigerte sich, zu sagen": a comma before an infinitive ends no clause.
  if (mark === ',' && reader.isInfinitiveAt(tokens, at + 1)) return at - 1;
  for (let open = at - 1; open >= 0 && at - open < ASIDE; open--) {
    const token = tokens[open];
    if (!token || isSaid(token) || token.lower === ';') return null;
    if (token.lower !== opening) continue;
    const first = tokens[open + 1];
    return first && (reader.isParting(first) || reader.classesOf(first) & WORD_CLASS.complementiser) ? null : open - 1;
  }
  return null;
}

function governorBefore(tokens: readonly Token[], at: number, reader: Reader): ClauseWord[] {
  const words: ClauseWord[] = [];
  for (let before = at - 1; before >= 0 && words.length < GOVERNOR; before--) {
    const token = tokens[before];
    if (!token) break;
    if (token.kind === 'mark' && token.lower !== ',') break;
    if (token.kind !== 'mark') words.unshift(...reader.wordsOf(token));
  }
  return words;
}

const readers = new WeakMap<Language, Reader>();

function readerOf(language: Language): Reader {
  const known = readers.get(language);
  if (known) return known;
  const reader = new Reader(language);
  readers.set(language, reader);
  return reader;
}

/** What a language's lists tell of the tokens of a clause. */
class Reader {
  readonly #entries;
  readonly #joins;
  readonly #relatives;
  readonly #markers;
  readonly #prefix;

  constructor(language: Language) {
    this.#entries = lexiconOf(language).entries;
    this.#joins = entrySetOf(language.stance.joins);
    this.#relatives = entrySetOf(language.stance.relatives);
    this.#markers = entrySetOf(language.stance.infinitive.markers);
    this.#prefix = language.stance.negativePrefix;
  }

  classesOf({ lower }: Token): number {
    return this.#entries.get(lower)?.classes ?? 0;
  }

  /** A negated verb ("neřekl") is two words here, its prefix and itself. */
  wordsOf({ lower, enclitic, kind, capital, capitals }: Token, inside = false): ClauseWord[] {
    const entry = this.#entries.get(lower);
    const word = {
      lower,
      classes: entry?.classes ?? 0,
      cue: entry?.cue ?? 0,
      joined: enclitic === true || lower.endsWith("'"),
      number: kind === 'number',
      name: inside && capital && !capitals,
    };
    const rest = this.#prefix !== '' && lower.startsWith(this.#prefix) ? lower.slice(this.#prefix.length) : '';
    const verb = rest === '' ? undefined : this.#entries.get(rest);
    if (!verb || verb.cue === 0) return [word];
    const prefix = { ...word, lower: this.#prefix, classes: WORD_CLASS.negation, cue: 0 };
    return [prefix, { ...word, lower: rest, classes: verb.classes, cue: verb.cue }];
  }

  /** Opens a clause inside this one. */
  isInner(token: Token, before: Token | undefined): boolean {
    if (this.#joins.has(token.lower)) return false;
    if (this.#relatives.has(token.lower)) return before !== undefined && this.#isNoun(before);
    const classes = this.classesOf(token);
    if (classes & WORD_CLASS.complementiser) return true;
    const others = WORD_CLASS.determiner | WORD_CLASS.preposition | WORD_CLASS.adverb | WORD_CLASS.negation;
    return (classes & (WORD_CLASS.relative | WORD_CLASS.subordinator)) !== 0 && (classes & others) === 0;
  }

  isRelative(token: Token): boolean {
    return this.#relatives.has(token.lower) || (this.classesOf(token) & WORD_CLASS.relative) !== 0;
  }

  #isNoun(token: Token): boolean {
    const entry = this.#entries.get(token.lower);
    return (
      token.kind === 'word' && (!entry || (entry.classes & ~WORD_CLASS.role & ~WORD_CLASS.title) === 0) && !entry?.cue
    );
  }

  isParting(token: Token): boolean {
    return (this.classesOf(token) & WORD_CLASS.conjunction) !== 0 && !this.#joins.has(token.lower);
  }

  /** "and" of "rumours and reports": the cue is a noun a word or two behind it. */
  isNounBehind(tokens: readonly Token[], at: number, head: number): boolean {
    const noun = tokens[head];
    if (!noun || head - at > 2) return false;
    const before = tokens[at - 1];
    return before !== undefined && isNounCue(this.wordsOf(noun).at(-1)) && isNounCue(this.wordsOf(before).at(-1));
  }

  isInfinitiveAt(tokens: readonly Token[], at: number): boolean {
    return this.#markers.has(tokens[at]?.lower ?? '');
  }
}

const isNounCue = (word: ClauseWord | undefined): boolean => word !== undefined && (word.cue & CUE_CLASS.noun) !== 0;
