/**
 * How a source stands to what it is quoted with, told by the words of the cue's clause; see `clauseOf`, and the README for
 * the rules S1 to S14 and what they decide. The words themselves are the languages' (`stance.json`).
 */

import { firstIndex } from '../../first-index';
import type { Span, Stance } from '../../model';
import { entrySetOf } from '../entries';
import type { Language } from '../language';
import { CUE_CLASS, lexiconOf, WORD_CLASS } from '../lexicon';
import type { TokenizedSentence } from '../tokenized-sentence';
import type { Token } from '../tokens';
import { type Clause, type ClauseWord, clauseOf, type IsSaid, wordsFrom } from './cue-clause';
import { CuePhrases } from './cue-phrases';
import type { RawQuotation } from './raw-quotation';

type Marked = Exclude<Stance, 'says'>;

interface Lists {
  readonly stances: readonly (readonly [Marked, CuePhrases])[];
  readonly open: CuePhrases;
  readonly assured: CuePhrases;
  readonly negation: CuePhrases;
  readonly nobody: ReadonlySet<string>;
  readonly withholds: CuePhrases;
  readonly voices: CuePhrases;
  readonly joins: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  readonly markers: ReadonlySet<string>;
  readonly form: RegExp | null;
  readonly clauseNegation: boolean;
  readonly adverbEnding: string;
}

const compiled = new WeakMap<Language, Lists>();

function listsOf(language: Language): Lists {
  const known = compiled.get(language);
  if (known) return known;
  const { stance } = language;
  const lists: Lists = {
    stances: (['denies', 'questions', 'asks', 'promises', 'warns'] as const).map(
      (name) => [name, new CuePhrases(stance[name])] as const,
    ),
    open: new CuePhrases(stance.open),
    assured: new CuePhrases(stance.assured),
    negation: new CuePhrases(stance.negation),
    nobody: entrySetOf(stance.nobody),
    withholds: new CuePhrases(stance.withholds),
    voices: new CuePhrases(stance.voices),
    joins: entrySetOf(stance.joins),
    between: entrySetOf(stance.between),
    markers: entrySetOf(stance.infinitive.markers),
    form: stance.infinitive.form === '' ? null : new RegExp(stance.infinitive.form, 'u'),
    clauseNegation: stance.clauseNegation,
    adverbEnding: stance.adverbEnding,
  };
  compiled.set(language, lists);
  return lists;
}

/** The stances of an article's quotations, found one by one; made once, so that each costs no more than its own clause. */
export class StanceReader {
  readonly #text: string;
  readonly #sentences: readonly TokenizedSentence[];
  readonly #language: Language;
  readonly #said: readonly Span[];

  /** @param sentences in order of the text */
  constructor(
    text: string,
    quotations: readonly Pick<RawQuotation, 'contents'>[],
    sentences: readonly TokenizedSentence[],
    language: Language,
  ) {
    this.#text = text;
    this.#sentences = sentences;
    this.#language = language;
    this.#said = quotations.flatMap(({ contents }) => contents).sort((a, b) => a.start - b.start);
  }

  stanceOf({ form, contents, cue, inherited }: RawQuotation): Stance {
    const asked = form === 'direct' && this.#isQuestion(contents.at(-1) ?? contents[0]);
    if (cue === null || (inherited && form !== 'direct')) {
      const found = this.#stanceBefore(contents[0]);
      return found === 'says' && asked ? 'asks' : found;
    }
    const { stance, negated } = this.#stanceOfCue(cue, contents);
    // S11
    if (asked && !negated && (stance === 'says' || stance === 'questions')) return 'asks';
    // S12
    if (inherited && stance === 'asks' && !asked) return 'says';
    return stance;
  }

  #isQuestion({ end }: Span): boolean {
    return /[?؟？]\s*$/u.test(this.#text.slice(Math.max(0, end - 3), end));
  }

  #stanceOfCue(cue: Span, contents: readonly Span[]): Judged {
    const sentence = lastStarting(this.#sentences, cue.end - 1);
    if (!sentence) return SAYS;
    const head = indexAt(sentence.tokens, cue.end - 1);
    // S10
    if (isPhrase(sentence.tokens, indexAt(sentence.tokens, cue.start), head, this.#language)) return SAYS;
    const isSaid = this.#isSaidBut(cue);
    const clause = clauseOf(sentence.tokens, head, isSaid, this.#language);
    const lists = listsOf(this.#language);
    const judged = judge(clause, lists);
    // The words that decide may be the first of those that are reported: "[her denial that …]", "[nothing about …]".
    const next = sentence.tokens[head + 1];
    if (judged.stance === 'says' && contents[0] && next && next.start >= contents[0].start) {
      const rest = wordsFrom(sentence.tokens, head + 1, () => false, this.#language).slice(0, OBJECT);
      const whole = { ...clause, words: [...clause.words.slice(0, clause.head + 1), ...rest] };
      if (isCompleted(whole, lists)) return judge(whole, lists);
    }
    // S7
    const end = contents.at(-1)?.end ?? cue.end;
    if (judged.stance === 'says' && !judged.negated && end > cue.end && isNoun(clause) && end < sentence.end) {
      const after = wordsFrom(sentence.tokens, indexAt(sentence.tokens, end - 1) + 1, isSaid, this.#language);
      const found = matchesIn(after, lists, new Set()).find(
        ({ stance }) => stance === 'denies' || stance === 'questions',
      );
      if (found) return { stance: found.stance, negated: false };
    }
    return judged;
  }

  /** S13. Of words without a cue of their own: whether the clause before them in their sentence denies or doubts them. */
  #stanceBefore(content: Span): Stance {
    const sentence = lastStarting(this.#sentences, content.start);
    if (!sentence) return 'says';
    let last = indexAt(sentence.tokens, content.start) - 1;
    while (sentence.tokens[last]?.kind === 'mark') last--;
    if (last < 0) return 'says';
    const clause = clauseOf(sentence.tokens, last, this.#isSaidBut(content), this.#language);
    const lists = listsOf(this.#language);
    const found = nearest(clause, lists, hiddenIn(clause.words, lists));
    return found?.stance === 'denies' || found?.stance === 'questions' ? found.stance : 'says';
  }

  /** In what is reported, but for what holds the cue itself. */
  #isSaidBut(cue: Span): IsSaid {
    return (token) => {
      const span = lastStarting(this.#said, token.start);
      return span !== null && token.start < span.end && !(span.start <= cue.start && cue.end <= span.end);
    };
  }
}

/** The last of spans in order that starts at or before a place. */
function lastStarting<T extends Span>(spans: readonly T[], place: number): T | null {
  return spans[firstIndex(spans.length, (at) => (spans[at]?.start ?? 0) > place) - 1] ?? null;
}

/** Index of the token at a place of the text, or of the last one before it. */
function indexAt(tokens: readonly Token[], place: number): number {
  return Math.max(0, firstIndex(tokens.length, (at) => (tokens[at]?.start ?? 0) > place) - 1);
}

/** Whether the cue is a phrase ("according to"), not a verb or noun. */
function isPhrase(tokens: readonly Token[], first: number, last: number, language: Language): boolean {
  const phrases = lexiconOf(language).phrases.get(tokens[first]?.lower ?? '') ?? [];
  return phrases.some(
    (phrase) =>
      phrase.length === last - first + 1 && phrase.every((word, offset) => tokens[first + offset]?.lower === word),
  );
}

interface Judged {
  readonly stance: Stance;
  /** The cue is negated or withheld. */
  readonly negated: boolean;
}

const SAYS: Judged = { stance: 'says', negated: false };

// The words in which an object follows its verb: "expressed some grave doubts".
const OBJECT = 4;

// S5. A cue that is negated says nothing; a denial that is denied, and a doubt, leave open what they speak of.
const NEGATED: Readonly<Record<Stance, Stance>> = {
  says: 'denies',
  denies: 'questions',
  questions: 'questions',
  asks: 'denies',
  promises: 'denies',
  warns: 'denies',
};

interface Found {
  readonly stance: Marked;
  /** Indexes of its words, in order. */
  readonly words: readonly number[];
}

function judge(clause: Clause, lists: Lists): Judged {
  const { words, head } = clause;
  const hidden = hiddenIn(words, lists);
  // S6
  if (words.some((_, at) => lists.open.at(words, at)?.includes(head))) return { stance: 'questions', negated: true };
  const found = stanceAt(clause, lists, hidden);
  const own = new Set([...hidden, ...(found?.words ?? [])]);
  // S10
  if (!found && words[head]?.cue === 0) return SAYS;
  const stance: Stance = found?.stance ?? 'says';
  const negated = isNegated(clause, lists, own);
  const withheld = isWithheld(clause, lists, own);
  if (negated && withheld) return { stance: 'questions', negated: true };
  return negated || withheld ? { stance: NEGATED[stance], negated: true } : { stance, negated: false };
}

/** S4. Words of phrases in which no other list counts. */
function hiddenIn(words: readonly ClauseWord[], { assured }: Lists): Set<number> {
  return new Set(words.flatMap((_, at) => assured.at(words, at) ?? []));
}

/** In order; of phrases that share words the longest first one. */
function matchesIn(words: readonly ClauseWord[], { stances }: Lists, hidden: ReadonlySet<number>): Found[] {
  const found: Found[] = [];
  const taken = new Set(hidden);
  for (let at = 0; at < words.length; at++) {
    let best: Found | null = null;
    for (const [stance, phrases] of stances) {
      const match = phrases.at(words, at);
      if (match && !match.some((one) => taken.has(one)) && match.length > (best?.words.length ?? 0))
        best = { stance, words: match };
    }
    if (!best) continue;
    found.push(best);
    for (const one of best.words) taken.add(one);
  }
  return found;
}

function isNoun({ words, head }: Clause): boolean {
  const word = words[head];
  if (!word || !(word.cue & CUE_CLASS.noun)) return false;
  if (!(word.cue & ~(CUE_CLASS.noun | CUE_CLASS.hearsay))) return true;
  const before = words[head - 1];
  const attributes = WORD_CLASS.determiner | WORD_CLASS.possessive;
  return (
    before !== undefined && ((before.classes & attributes) !== 0 || before.lower === 'no' || before.lower === "'s")
  );
}

/** S1 to S3. */
function stanceAt(clause: Clause, lists: Lists, hidden: ReadonlySet<number>): Found | null {
  const { words, head } = clause;
  const matches = matchesIn(words, lists, hidden);
  const covering = matches
    .filter((match) => match.words.includes(head))
    .reduce<Found | null>((a, b) => (a && a.words.length >= b.words.length ? a : b), null);
  const own = words[head];
  if (!own) return covering;
  const isVerb = own.cue !== 0 && !isNoun(clause) && !isGoverned(words, head, matches);
  if (isVerb) return covering ?? objectOf(clause, matches, lists);
  const governor = governing(matches, head, words);
  if (!governor) return covering;
  return covering === null || governor.stance === 'denies' || governor.stance === 'questions' ? governor : covering;
}

/** A stance of the clause that governs the noun at `head`: the nearest before it, else the first behind. */
function governing(matches: readonly Found[], head: number, words: readonly ClauseWord[]): Found | null {
  const others = matches.filter((match) => !match.words.includes(head));
  const before = others.findLast((match) => (match.words[0] ?? 0) < head);
  if (before) {
    const between = words.slice((before.words[0] ?? 0) + 1, head);
    if (
      between.some((word) => isSaying(word) && !matches.some(({ words: at }) => at.some((one) => words[one] === word)))
    )
      return null;
    return before;
  }
  return others.find((match) => (match.words[0] ?? 0) > head) ?? null;
}

const isSaying = (word: ClauseWord | undefined): boolean =>
  ((word?.cue ?? 0) & (CUE_CLASS.speech | CUE_CLASS.address)) !== 0;

/** "denied reports that": a word that could be a verb or a noun is a noun right behind a verb of some stance. */
function isGoverned(words: readonly ClauseWord[], head: number, matches: readonly Found[]): boolean {
  if (!((words[head]?.cue ?? 0) & CUE_CLASS.noun)) return false;
  return matches.some(({ words: at }) => at.at(-1) === head - 1);
}

/** S3. The noun that a verb takes which has no stance of its own: "expressed doubt that", "repeated her denial that". */
function objectOf({ words, head }: Clause, matches: readonly Found[], lists: Lists): Found | null {
  if (!lists.voices.at(words, head)) return null;
  return (
    matches.find(({ words: [first = 0] }) => {
      if (first <= head || first - head > OBJECT) return false;
      return !words.slice(head + 1, first).some(({ classes }) => classes & WORD_CLASS.preposition);
    }) ?? null
  );
}

/** Whether the words behind a verb decide its stance: its object, its particle, or "nothing". */
function isCompleted(clause: Clause, lists: Lists): boolean {
  const { words, head } = clause;
  if ((lists.negation.at(words, head)?.length ?? 0) > 1) return true;
  const matches = matchesIn(words, lists, hiddenIn(words, lists));
  if (objectOf(clause, matches, lists)) return true;
  return lists.clauseNegation && matches.some((match) => match.words[0] === head && match.words.length > 1);
}

/** The stance nearest before the end of a clause, unless a verb of saying stands nearer. */
function nearest({ words, head }: Clause, lists: Lists, hidden: ReadonlySet<number>): Found | null {
  const matches = matchesIn(words, lists, hidden);
  const last = matches.findLast(({ words: at }) => (at[0] ?? 0) <= head) ?? null;
  if (!last) return null;
  const from = last.words.at(-1) ?? 0;
  return words.slice(from + 1, head + 1).some(isSaying) ? null : last;
}

/** S8 to S10. */
function isNegated(clause: Clause, lists: Lists, hidden: ReadonlySet<number>): boolean {
  const { words, head } = clause;
  const negations: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const match = lists.negation.at(words, at);
    if (!match || match.some((one) => hidden.has(one))) continue;
    // A phrase ("at no point") negates its clause wherever it stands in it.
    if (match.length > 1) return true;
    if (!words[at]?.name) negations.push(at);
  }
  const isBare = isNoun(clause);
  for (let at = 0; at <= head; at++) {
    if (hidden.has(at) || !isNobody(words, at, lists)) continue;
    if (isBare ? at < 2 || head - at < 3 : !hasVerb(words, at + 1, head, lists)) return true;
  }
  if (lists.clauseNegation || isBare) {
    const isOwn = (at: number) => (at < head ? !clause.relative : lists.clauseNegation);
    if (negations.some((at) => isOwn(at) && !isAttribute(words, at, lists))) return true;
  }
  if (isBare) return false;
  const isChained = isInfinitive(clause, lists);
  let at = head - 1;
  while (at >= 0) {
    if (negations.includes(at) && !isAttribute(words, at, lists)) return true;
    // "did not say or imply"
    if (lists.joins.has(words[at]?.lower ?? '') && at > 0 && isSaying(words[at - 1])) at--;
    else if (!isChained && !isGroup(words, at, lists) && !negations.includes(at)) break;
    at--;
  }
  // "has not in any way said"; "never did the mayor say"
  return negations.some((one) => {
    if (one > at) return false;
    const before = words[one - 1];
    const next = words[one + 1];
    const isPhrase = at - one <= 5 && ((next?.classes ?? 0) & WORD_CLASS.preposition) !== 0;
    if (isPhrase && ((before?.classes ?? 0) & VERBAL || (words[one]?.lower ?? '').endsWith("n't"))) return true;
    return one === 0 && !clause.relative && ((next?.classes ?? 0) & VERBAL) !== 0;
  });
}

const VERBAL = WORD_CLASS.auxiliary | WORD_CLASS.modal;

/** "no" of "no minister said", but not of "in no hurry" or "No 10 said". */
function isNobody(words: readonly ClauseWord[], at: number, { nobody }: Lists): boolean {
  const word = words[at];
  if (!word || word.name || !nobody.has(word.lower) || words[at + 1]?.number) return false;
  return ((words[at - 1]?.classes ?? 0) & WORD_CLASS.preposition) === 0;
}

function hasVerb(words: readonly ClauseWord[], from: number, head: number, lists: Lists): boolean {
  let to = head;
  while (to > from && isGroup(words, to - 1, lists)) to--;
  return words
    .slice(from, to)
    .some(({ classes, cue }) => (classes & (VERBAL | WORD_CLASS.verb)) !== 0 || (cue & 127) !== 0);
}

/** "nicht" of "der nicht anwesende Minister", "kein" of "mit keiner Eile". */
function isAttribute(words: readonly ClauseWord[], at: number, { clauseNegation }: Lists): boolean {
  const before = words[at - 1]?.classes ?? 0;
  // "X نے نہیں کہا": a marker of who speaks, and the verb right behind.
  if (before & WORD_CLASS.preposition) return !isSaying(words[at + 1]);
  // "some never said": a pronoun may be the subject; German articles are all pronouns too.
  const others = VERBAL | WORD_CLASS.negation | (clauseNegation ? 0 : WORD_CLASS.pronoun);
  return (before & (WORD_CLASS.determiner | WORD_CLASS.possessive)) !== 0 && (before & others) === 0;
}

function isGroup(words: readonly ClauseWord[], at: number, lists: Lists): boolean {
  const word = words[at];
  if (!word) return false;
  const classes = VERBAL | WORD_CLASS.infinitive | WORD_CLASS.pronoun | WORD_CLASS.negation;
  if (word.classes & classes || word.joined || word.cue & CUE_CLASS.hearsay || lists.between.has(word.lower))
    return true;
  return isAdverb(word, lists);
}

function isInfinitive({ words, head }: Clause, lists: Lists): boolean {
  const { markers } = lists;
  if (isInfinitiveForm(words[head], lists) || markers.has(words[head + 1]?.lower ?? '')) return true;
  let at = head - 1;
  while (at > 0 && isAdverb(words[at], lists)) at--;
  return markers.has(words[at]?.lower ?? '');
}

const isInfinitiveForm = (word: ClauseWord | undefined, { form }: Lists): boolean =>
  word !== undefined && form?.test(word.lower) === true;

function isAdverb(word: ClauseWord | undefined, { adverbEnding }: Lists): boolean {
  if (!word) return false;
  if (word.classes & WORD_CLASS.adverb) return true;
  return adverbEnding !== '' && word.lower.length > 5 && word.lower.endsWith(adverbEnding);
}

/** S9. "refused to confirm", "stopped short of saying", "denied having said", "denied that he said". */
function isWithheld(clause: Clause, lists: Lists, own: ReadonlySet<number>): boolean {
  const { words, head, governor } = clause;
  if (governor.some((_, at) => lists.withholds.at(governor, at)?.includes(governor.length - 1))) return true;
  const isBare = isNoun(clause);
  const isChained = isInfinitive(clause, lists);
  // "denied having said": the auxiliary is the infinitive.
  let group = head;
  while (group > 0 && isGroup(words, group - 1, lists)) group--;
  const isPerfect = words.slice(group, head).some((word) => isInfinitiveForm(word, lists));
  for (let at = 0; at < words.length; at++) {
    const match = lists.withholds.at(words, at);
    const last = match?.at(-1) ?? -1;
    if (!match || match.includes(head) || match.some((one) => own.has(one))) continue;
    // "without saying"; but "without proof he repeated the claim"
    if (!isChained && ((words[at]?.classes ?? 0) & (WORD_CLASS.preposition | WORD_CLASS.conjunction)) !== 0) continue;
    if (last < head ? isBare || isChained || (isPerfect && last >= group - 1) : lists.clauseNegation && isChained)
      return true;
  }
  return false;
}
