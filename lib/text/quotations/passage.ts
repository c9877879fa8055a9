import type { Article, Block, Span } from '../../model';
import type { Language } from '../language';
import { CUE_CLASS, type Lexicon, lexiconOf, WORD_CLASS } from '../lexicon';
import { piecesOf } from '../pieces';
import { finish, type Steps } from '../steps';
import type { TokenizedSentence } from '../tokenized-sentence';
import { type Token, tokensOf } from '../tokens';
import { hashOf } from './features';
import type { Stretch } from './stretch';
import { openAtEnd, stretchesOf } from './stretches';

/** What a token is to the models, coarsely. The order is part of the weights: add at the end only. */
export const COARSE = {
  none: 0,
  complementiser: 1,
  determiner: 2,
  possessive: 3,
  pronoun: 4,
  relative: 5,
  preposition: 6,
  conjunction: 7,
  subordinator: 8,
  auxiliary: 9,
  modal: 10,
  negation: 11,
  adverb: 12,
  time: 13,
  infinitive: 14,
  role: 15,
  title: 16,
  cueVerb: 17,
  cueNoun: 18,
  hearsay: 19,
  capital: 20,
  number: 21,
  lower: 22,
  comma: 23,
  stop: 24,
  colon: 25,
  semicolon: 26,
  dash: 27,
  open: 28,
  close: 29,
  bracket: 30,
  mark: 31,
  edge: 32,
  subjunctive: 33,
  verb: 34,
} as const;

/** A token as the models see it. */
export interface Word extends Token {
  /** Bits of `WORD_CLASS`; 0 for words of the open classes. */
  readonly classes: number;
  /** Bits of `CUE_CLASS`. */
  readonly cue: number;
  /** One of `COARSE`. */
  readonly coarse: number;
  /** Names a function word or cue lemma, or else only the ending and case of the word. */
  readonly key: number;
  /** Index into `Passage.stretches` of the stretch that the word or mark is part of, or -1. */
  readonly stretch: number;
  /** Written as one with the word before it. */
  readonly joined: boolean;
}

/** A sentence with its whole quotation: sentences that share a stretch in marks are one passage. */
export interface Passage extends Span {
  /** Index of the block in the article. */
  readonly block: number;
  readonly heading: boolean;
  /** First and last of its block. */
  readonly first: boolean;
  readonly last: boolean;
  readonly words: readonly Word[];
  readonly stretches: readonly Stretch[];
  /** The words of each stretch with its marks, half-open. */
  readonly marked: readonly { readonly from: number; readonly to: number }[];
  /** Running counts, a row of `TALLY` for each word boundary; see `countIn`. */
  readonly tallies: Uint32Array;
}

/** What is counted in a passage, as its place in a word's row of `Passage.tallies`. */
export const TALLY = {
  commas: 0,
  /** Auxiliaries, modals, common verbs and cue verbs. */
  verbs: 1,
  capitals: 2,
  roles: 3,
  prepositions: 4,
  /** Words in marks. */
  marked: 5,
  negations: 6,
} as const;

const ROW = 7;

/** The passages of an article, in order. The publisher's key points and captions' credits are no evidence. */
export function* makingPassages(
  article: Article,
  sentences: readonly TokenizedSentence[],
  language: Language,
): Steps<Passage[]> {
  const reader = readerOf(lexiconOf(language));
  const passages: Passage[] = [];
  let next = 0;
  for (const [index, block] of article.blocks.entries()) {
    const pieces = piecesOf(article.text, block);
    let before: string | null = null;
    for (const [place, piece] of pieces.entries()) {
      const own: TokenizedSentence[] = [];
      for (let sentence = sentences[next]; sentence && sentence.start < piece.end; sentence = sentences[++next]) {
        if (sentence.start >= piece.start) own.push(sentence);
      }
      if (block.kind !== 'key-point') {
        const part = { block, index, piece, own, first: place === 0, last: place === pieces.length - 1, before };
        const made: PassagesOfPiece = passagesOfPiece(article.text, part, language, reader);
        for (const passage of made.passages) passages.push(passage);
        before = made.open;
      }
      yield;
    }
  }
  return passages;
}

/** The same at once. */
export function passagesOf(article: Article, sentences: readonly TokenizedSentence[], language: Language): Passage[] {
  return finish(makingPassages(article, sentences, language));
}

/** A part of a block that is read at once: all of it, or one of the pieces of a very long one. */
interface Part {
  readonly block: Block;
  readonly index: number;
  readonly piece: Span;
  readonly own: readonly TokenizedSentence[];
  /** First and last of the block's. */
  readonly first: boolean;
  readonly last: boolean;
  /** The mark that opened what is still open at its start. */
  readonly before: string | null;
}

interface PassagesOfPiece {
  readonly passages: readonly Passage[];
  /** The mark that opened what is still open at its end. */
  readonly open: string | null;
}

function passagesOfPiece(
  text: string,
  { block, index, piece, own, first, last, before }: Part,
  language: Language,
  reader: Reader,
): PassagesOfPiece {
  const stretches = stretchesOf(text, piece, language.marks, {
    isAttribution: language.speechDashes ? (words) => reader.isAttribution(text, words) : null,
    endOfAttribution: language.speechCommas ? (words) => reader.endOfAttribution(text, words) : null,
    before,
  });
  const spans: (Span & { readonly tokens: Token[] })[] = [];
  let stretch = 0;
  let isOpen = false;
  for (const { start, end, tokens } of own) {
    const joined = isOpen ? spans.at(-1) : undefined;
    if (joined === undefined) spans.push({ start, end, tokens: [...tokens] });
    else {
      for (const token of tokens) joined.tokens.push(token);
      spans[spans.length - 1] = { start: joined.start, end, tokens: joined.tokens };
    }
    while (stretch < stretches.length && (stretches[stretch]?.close ?? 0) <= end) stretch++;
    const across = stretches[stretch];
    isOpen = across !== undefined && across.open < end && end < across.close;
  }
  let from = 0;
  const passages = spans.map((span, position): Passage => {
    const opens = first && position === 0;
    const lead = opens ? leadOf(span.tokens, reader, index < FIRST_BLOCKS) : 0;
    const tokens = lead > 0 ? span.tokens.slice(lead) : span.tokens;
    const inside: Stretch[] = [];
    while ((stretches[from]?.open ?? Number.POSITIVE_INFINITY) < span.end) {
      const one = stretches[from++];
      if (one) inside.push(one);
    }
    const words = wordsOf(tokens, inside, reader);
    return {
      start: tokens[0]?.start ?? span.start,
      end: span.end,
      block: index,
      heading: block.kind === 'heading' || isTitleCase(words),
      first: opens,
      last: last && position === spans.length - 1,
      stretches: inside,
      words,
      marked: markedIn(words, inside.length),
      tallies: talliesOf(words),
    };
  });
  return {
    passages,
    open: last || text.charAt(piece.end - 1) === '\n' ? null : openAtEnd(text, piece, stretches, before),
  };
}

const BULLETS = '•▪●‣◦■►▶·';
const DASHES = '—–-';
/** A dateline that ends in a colon stands in one of the first blocks. */
const FIRST_BLOCKS = 3;
// "WASHINGTON, Dec. 6 (Newsline) -": a dateline has hardly more tokens.
const MOST_OF_DATELINE = 16;

/** How many tokens of a block's first sentence say nothing of it: a bullet, or where and by whom it was written. */
function leadOf(tokens: readonly Token[], reader: Reader, early: boolean): number {
  let at = 0;
  while (at < tokens.length - 1 && BULLETS.includes(tokens[at]?.lower ?? 'x')) at++;
  return endOfDateline(tokens, at, reader, early) ?? at;
}

/** Behind "WASHINGTON —", "Berlin (dpa) –" or, early in an article, "ISLAMABAD:"; null where there is no dateline. */
function endOfDateline(tokens: readonly Token[], from: number, reader: Reader, early: boolean): number | null {
  const first = tokens[from];
  if (first?.kind !== 'word' || !first.capital) return null;
  let parentheses = 0;
  let bracketed = 0;
  let names = 0;
  for (let at = from; at < Math.min(tokens.length - 1, from + MOST_OF_DATELINE); at++) {
    const token = tokens[at];
    const mark = token?.lower ?? '';
    if (mark === '(') parentheses++;
    else if (mark === ')') {
      parentheses--;
      bracketed++;
    } else if (parentheses > 0) continue;
    else if (token?.kind === 'word') {
      if (!token.capital) return null;
      names++;
    } else if (token?.kind === 'number' || mark === ',' || mark === '.' || mark === '/') continue;
    else if (DASHES.includes(mark)) {
      // A name and a dash may also open a sentence: "Trevor — himself a builder — says".
      const isParted = (tokens[at + 1]?.start ?? 0) > (token?.end ?? 0);
      if (!isParted || !(bracketed > 0 || (first.capitals && first.lower.length > 2))) return null;
      return DASHES.includes(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
    } else if (mark === ':') {
      const isPlace =
        early &&
        bracketed === 0 &&
        names <= 3 &&
        tokens.slice(from, at).every((one) => one.capitals || one.kind === 'mark');
      // A speaker's label has what was said behind it, a dateline has somebody saying it.
      return isPlace && tokens[at + 1]?.kind === 'word' && reader.hasSaying(tokens, at + 1) ? at + 1 : null;
    } else return null;
  }
  return null;
}

function markedIn(words: readonly Word[], count: number): { from: number; to: number }[] {
  const marked = Array.from({ length: count }, () => ({ from: 0, to: 0 }));
  words.forEach(({ stretch }, at) => {
    const range = marked[stretch];
    if (!range) return;
    if (range.to === 0) range.from = at;
    range.to = at + 1;
  });
  return marked;
}

/** Headlines and subheads, whatever the page calls them: nearly every long word has a capital. */
function isTitleCase(words: readonly Word[]): boolean {
  let long = 0;
  let capitals = 0;
  for (const word of words) {
    if (word.kind !== 'word' || word.lower.length < 4) continue;
    long++;
    if (word.capital) capitals++;
  }
  return long >= 3 && words.length <= 40 && capitals >= long * 0.8;
}

// One array for all counts: a passage is soon read, and making arrays is what would cost.
function talliesOf(words: readonly Word[]): Uint32Array {
  const tallies = new Uint32Array((words.length + 1) * ROW);
  for (let at = 0; at < words.length; at++) {
    const row = (at + 1) * ROW;
    for (let tally = 0; tally < ROW; tally++) tallies[row + tally] = tallies[row - ROW + tally] ?? 0;
    const word = words[at];
    if (!word) continue;
    const tally = tallyOf(word.coarse);
    if (tally !== null) tallies[row + tally] = (tallies[row + tally] ?? 0) + 1;
    if (word.stretch >= 0) tallies[row + TALLY.marked] = (tallies[row + TALLY.marked] ?? 0) + 1;
  }
  return tallies;
}

function tallyOf(coarse: number): number | null {
  switch (coarse) {
    case COARSE.comma:
      return TALLY.commas;
    case COARSE.auxiliary:
    case COARSE.subjunctive:
    case COARSE.verb:
    case COARSE.modal:
    case COARSE.cueVerb:
      return TALLY.verbs;
    case COARSE.capital:
      return TALLY.capitals;
    case COARSE.role:
      return TALLY.roles;
    case COARSE.preposition:
      return TALLY.prepositions;
    case COARSE.negation:
      return TALLY.negations;
    default:
      return null;
  }
}

/** How many words of a passage in `[from, to)` are what `tally`, one of `TALLY`, counts. */
export function countIn({ tallies }: Passage, tally: number, from: number, to: number): number {
  return to > from ? (tallies[to * ROW + tally] ?? 0) - (tallies[from * ROW + tally] ?? 0) : 0;
}

/** What the lexicon and the word's form tell of it wherever it stands. */
interface Looks {
  readonly classes: number;
  readonly cue: number;
  readonly coarse: number;
  readonly key: number;
}

// Who speaks, and what they are, takes some twenty words.
const LONGEST_ATTRIBUTION = 160;
// Its verb, with up to three short words before it.
const LONGEST_HEAD = 60;
const SAYING = CUE_CLASS.speech | CUE_CLASS.address;

// The words come from any page, so that what is remembered has a bound; an article has about a thousand spellings.
const MOST_KNOWN = 20_000;
const readers = new WeakMap<Lexicon, Reader>();

function readerOf(lexicon: Lexicon): Reader {
  const known = readers.get(lexicon);
  if (known) return known;
  const reader = new Reader(lexicon);
  readers.set(lexicon, reader);
  return reader;
}

/** Looks words up, each spelling once, since a page is read again whenever it changes. */
class Reader {
  readonly #lexicon: Lexicon;
  readonly #known: readonly [Map<string, Looks>, Map<string, Looks>, Map<string, Looks>] = [
    new Map(),
    new Map(),
    new Map(),
  ];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get clitics(): Lexicon['clitics'] {
    return this.#lexicon.clitics;
  }

  /** One of the first words is a verb of saying. */
  isAttribution(text: string, { start, end }: Span): boolean {
    const tokens = tokensOf(text, { start, end: Math.min(end, start + 60) }, this.clitics);
    return tokens.slice(0, 4).some((token) => (this.look(token).cue & SAYING) !== 0);
  }

  /** Somebody other than the speaker says something in the tokens from `from` on. */
  hasSaying(tokens: readonly Token[], from: number): boolean {
    for (let at = from; at < tokens.length; at++) {
      const token = tokens[at];
      if (!token) break;
      if ((this.look(token).cue & SAYING) !== 0) return at > from + 1;
      if (token.lower === 'i' || token.lower === 'we') return false;
    }
    return false;
  }

  /** See `AttributionEnd`: a verb of saying, behind auxiliaries and small pronouns at most, with its subject behind it. */
  endOfAttribution(text: string, { start, end }: Span): number {
    // A text may have a comma at every other place: most are told by what stands right behind.
    if (!/^\s*\p{L}/u.test(text.slice(start, Math.min(end, start + 3)))) return -1;
    const head = tokensOf(text, { start, end: Math.min(end, start + LONGEST_HEAD) }, this.clitics);
    if (!this.#headOf(head)) return -1;
    const limit = Math.min(end, start + LONGEST_ATTRIBUTION);
    const tokens = tokensOf(text, { start, end: limit }, this.clitics);
    const found = this.#headOf(tokens);
    if (!found) return -1;
    const { at, joined } = found;
    const subject = tokens[at + 1];
    if (at >= 4 || !subject || subject.kind === 'mark') return joined ? (subject?.end ?? end) : -1;
    const opens = WORD_CLASS.determiner | WORD_CLASS.possessive;
    const { classes } = this.look(subject);
    if (!joined && !subject.enclitic && !subject.capital && !(classes & opens)) return -1;
    for (let next = at + 1; next < tokens.length; next++) {
      const token = tokens[next];
      if (token?.kind !== 'mark') continue;
      if (/^[.!?…]$/u.test(token.lower)) return token.end;
      if (token.lower !== ',') return -1;
      const after = tokens[next + 1];
      const looks = after && this.look(after);
      // "Yves Rondel, président du club"
      const goesOn =
        looks && (looks.classes & (WORD_CLASS.role | WORD_CLASS.title) || looks.coarse === COARSE.relative);
      if (!goesOn) return token.end;
    }
    return limit === end ? end : -1;
  }

  /** The verb of saying among the first tokens, and whether a pronoun is one with it or what stands before; null for none. */
  #headOf(tokens: readonly Token[]): { readonly at: number; readonly joined: boolean } | null {
    const before = WORD_CLASS.auxiliary | WORD_CLASS.adverb | WORD_CLASS.pronoun;
    let at = 0;
    let joined = false;
    while (at < 4) {
      const token = tokens[at];
      if (!token || token.kind === 'mark' || token.capital) return null;
      const { cue, classes } = this.look(token);
      joined ||= token.enclitic === true;
      if (cue & SAYING && (!(classes & WORD_CLASS.auxiliary) || tokens[at + 1]?.enclitic)) break;
      if (!token.enclitic && !(classes & before)) return null;
      at++;
    }
    return { at, joined };
  }

  look(token: Token): Looks {
    const known = this.#known[token.capitals ? 2 : token.capital ? 1 : 0];
    const before = known.get(token.lower);
    if (before) return before;
    const entry = this.#lexicon.entries.get(token.lower);
    const classes = entry?.classes ?? 0;
    const cue = entry?.cue ?? 0;
    const coarse = coarseOf(token, classes, cue);
    const key = this.#lexicon.byClass
      ? classKeyOf(token, coarse, cue)
      : keyOf(token, coarse, entry?.lemma, this.#lexicon);
    const looks = { classes, cue, coarse, key };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(token.lower, looks);
    return looks;
  }
}

function wordsOf(tokens: readonly Token[], stretches: readonly Stretch[], reader: Reader): Word[] {
  let current = 0;
  return tokens.map((token, at) => {
    while (current < stretches.length && (stretches[current]?.close ?? 0) <= token.start) current++;
    const stretch = stretches[current];
    const inside = stretch !== undefined && token.start >= stretch.open;
    const { classes, cue, coarse, key } = reader.look(token);
    let here = coarse;
    if (inside && token.kind === 'mark') {
      if (token.start < stretch.start) here = COARSE.open;
      else if (token.start >= stretch.end) here = COARSE.close;
    } else if (token.lower === '.' && at < tokens.length - 1) {
      // A sentence has its stop at its end; one further in belongs to an abbreviation.
      here = COARSE.mark;
    }
    return {
      start: token.start,
      end: token.end,
      kind: token.kind,
      lower: token.lower,
      capital: token.capital,
      capitals: token.capitals,
      classes,
      cue,
      coarse: here,
      // A mark that opens is not the one that closes, though they may look the same.
      key: here === coarse ? key : key + here,
      stretch: inside ? current : -1,
      joined: token.enclitic === true,
    };
  });
}

const PRIORITY = [
  'complementiser',
  'subjunctive',
  'negation',
  'auxiliary',
  'modal',
  'infinitive',
  'pronoun',
  'possessive',
  'relative',
  'conjunction',
  'preposition',
  'subordinator',
  'determiner',
] as const;

function coarseOf(token: Token, classes: number, cue: number): number {
  if (token.kind === 'mark') return coarseOfMark(token.lower);
  for (const name of PRIORITY) if (classes & WORD_CLASS[name]) return COARSE[name];
  if (cue & 256) return COARSE.hearsay;
  if (classes & WORD_CLASS.adverb) return COARSE.adverb;
  if (classes & WORD_CLASS.time) return COARSE.time;
  if (token.capital && classes & WORD_CLASS.title) return COARSE.title;
  if (classes & WORD_CLASS.role) return COARSE.role;
  if (cue & 127) return COARSE.cueVerb;
  if (cue & 128) return COARSE.cueNoun;
  if (classes & WORD_CLASS.verb) return COARSE.verb;
  if (token.kind === 'number') return COARSE.number;
  return token.capital ? COARSE.capital : COARSE.lower;
}

function coarseOfMark(mark: string): number {
  switch (mark) {
    case ',':
    case '、':
    case '，':
      return COARSE.comma;
    case '.':
    case '!':
    case '?':
    case '…':
    case '。':
      return COARSE.stop;
    case ':':
      return COARSE.colon;
    case ';':
      return COARSE.semicolon;
    case '—':
    case '–':
    case '-':
      return COARSE.dash;
    case '(':
    case ')':
    case '[':
    case ']':
      return COARSE.bracket;
    default:
      return COARSE.mark;
  }
}

/** What any language has: the class of a word, and its case. A verb of several cue classes counts as the first of them. */
function classKeyOf(token: Token, coarse: number, cue: number): number {
  if (token.kind === 'mark') return hashOf(`m${coarse}${token.lower}`);
  if (token.kind === 'number') return hashOf('number');
  const shape = !token.capital ? 'c' : token.capitals ? 'A' : 'C';
  return hashOf(`k${coarse}-${cue & -cue}${shape}`);
}

/** Function words and cue lemmas are told apart; of other words only the case and the ending is seen, never the word. */
function keyOf(token: Token, coarse: number, lemma: string | undefined, lexicon: Lexicon): number {
  if (lemma !== undefined) return hashOf(`w${lemma}${token.lower.slice(-3)}${token.capital ? '^' : ''}`);
  if (token.kind === 'mark') return hashOf(`m${coarse}${token.lower}`);
  if (token.kind === 'number') return hashOf('number');
  let ending = '';
  for (let length = Math.min(lexicon.longestEnding, token.lower.length - 3); length > 0 && ending === ''; length--) {
    const last = token.lower.slice(-length);
    if (lexicon.endings.has(last)) ending = last;
  }
  const shape = !token.capital ? 'c' : token.capitals ? 'A' : 'C';
  return hashOf(`${shape}${ending}`);
}
