/**
 * Whether an article bears a statement out: a bullet, or a headline. What is held against each other are the statement and
 * the sentences that support it best. Only what differs for sure is called a difference; other words for the same are none.
 *
 * B1 Number: a sentence gives another number of the same things or the same measure, and nowhere does the statement's number
 *    stand for these. Roundings, units, percentages and fractions count as the same.
 * B2 Name: between the same words the sentence has another name, which is no other form of the statement's.
 * B3 Name: who does it to whom is the other way round: before and behind the same word each has the other one's name.
 * B4 Negation: a word that both have is denied in one of them, and nothing is denied in the other.
 * B5 Negation: one has the opposite of the other's word in its place.
 * B6 Event: between the same words there is another word of the same kind, of which only one can be: a day, a means of
 *    transport, a part of the body.
 *
 * Of a statement or sentence 400 words and 64 numbers are read, and 120 words are put into order with another's; no article
 * has more in one. What stands beyond is not compared.
 */
import type { Verdict } from '../../../model';
import type { Language } from '../../language';
import { finish, type Steps } from '../../steps';
import { type Alignment, aligned, FORM, isForm, likenessOf } from './alignment';
import { isSameValue, type Quantity, quantitiesIn } from './quantities';
import { type ContrastLists, contrastsOf, type Token, tokensOf } from './words';

/** What a statement says otherwise than a sentence of the article. */
export interface Difference {
  readonly kind: 'number' | 'name' | 'negation' | 'event';
  /** The statement's words. */
  readonly bullet: string;
  /** The sentence's words in their place. */
  readonly text: string;
  /** Index of the sentence. */
  readonly sentence: number;
}

export interface BorneOut {
  readonly verdict: Verdict;
  readonly differs: readonly Difference[];
}

/** Share of a statement's content words that its sentences must have for it to be said in whole. */
const WHOLE = 0.6;
/** Share of the statement's content that a sentence must have before what differs is called a difference. */
const LEAST_SHARED = {
  number: 0.35,
  counted: 0.25,
  alike: 0.6,
  name: 0.45,
  turned: 0.5,
  negation: 0.4,
  opposite: 0.5,
  event: 0.55,
} as const;
/** Words that a gap may have at most: longer ones are told in other words altogether. */
const LONGEST_GAP = 6;
/** Small words that may stand between a name and the shared word beside it: "has", "by". */
const SMALL_BETWEEN = 2;
/** Between two pauses so many sentences are looked at, and so many pairs of words at most. */
const SENTENCES_A_STEP = 16;
const PAIRS_A_STEP = 16_384;
/** A longer run of capitals is not taken for a name. */
const MOST_NAME_WORDS = 16;
/** A pronoun takes up a name of so many sentences before. */
const REACH = 3;
/** How many words a denial ("denied", "refused") reaches. */
const DENIAL_REACH = 4;
/** How well what stands around two numbers fits: words shared, the next one alike, and the sentences as a whole. */
const SHARED_IN_FIT = 2;
/** How well it must fit at least, and beside a sentence that is much like the statement. */
const LEAST_AROUND = { alone: 2, alike: 1 } as const;
const SUPPORT_IN_FIT = 1;
const FIT_MARGIN = 0.5;
/** So many content words on either side of a number are what it is a number of. */
const AROUND = 3;

interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly stems: ReadonlySet<string>;
  /** Stems of its names. */
  readonly names: ReadonlySet<string>;
  /** Its content words but figures, by their first two letters: forms of one word have them in common. */
  readonly byStart: ReadonlyMap<string, readonly Token[]>;
  /** Groups of words for the same event that its words are in. */
  readonly classes: ReadonlySet<number>;
  /** What stands around each of its numbers. */
  readonly around: readonly Neighbourhood[];
}

const startOf = ({ lower }: Token): string => lower.slice(0, 2);

const isContent = ({ kind }: Token): boolean => kind !== 'stop';

/** Reads an article's sentences once, for several statements. */
export class Evidence {
  private readonly lists: ContrastLists;
  private readonly read = new Map<number, Text>();
  /** Stems of the names of the sentences that were read: of all, once a statement is judged. */
  private readonly articleNames = new Set<string>();

  constructor(
    private readonly sentences: readonly string[],
    private readonly language: Language,
  ) {
    this.lists = contrastsOf(language);
  }

  /** `support`: indexes of the sentences that support the statement, best first. */
  *judging(statement: string, support: readonly number[]): Steps<BorneOut> {
    if (support.length === 0) return { verdict: 'not-in-text', differs: [] };
    for (let index = 0; index < this.sentences.length; index++) {
      if (this.read.has(index)) continue;
      this.sentence(index);
      yield;
    }
    const bullet = this.textOf(statement);
    const differs = yield* this.differencesOf(bullet, support);
    if (differs.length > 0) return { verdict: 'says-otherwise', differs };
    const content = bullet.tokens.filter(isContent);
    let unsaid = content;
    for (const index of support) {
      unsaid = unsaid.filter((token) => !this.has(this.sentence(index), token));
      yield;
    }
    const said = content.length - unsaid.length;
    return { verdict: said / Math.max(1, content.length) >= WHOLE ? 'says-so' : 'in-part', differs: [] };
  }

  /** The same at once. */
  judge(statement: string, support: readonly number[]): BorneOut {
    return finish(this.judging(statement, support));
  }

  /** Whether the sentence has a word that is like this one (`likenessOf`). */
  private has(sentence: Text, token: Token): boolean {
    if (sentence.stems.has(token.stem)) return true;
    if (token.kind === 'figure') return false;
    if (token.kind === 'word' && this.lists.classes.get(token.lower)?.some((group) => sentence.classes.has(group)))
      return true;
    return sentence.byStart.get(startOf(token))?.some((other) => isForm(token.lower, other.lower)) ?? false;
  }

  private textOf(text: string): Text {
    const tokens = tokensOf(text, this.language);
    const quantities = quantitiesIn(text, tokens, this.lists);
    const stems = new Set<string>();
    const names = new Set<string>();
    const byStart = new Map<string, Token[]>();
    const classes = new Set<number>();
    for (const token of tokens) {
      stems.add(token.stem);
      if (token.kind === 'name') names.add(token.stem);
      if (token.kind === 'word') for (const group of this.lists.classes.get(token.lower) ?? []) classes.add(group);
      if (token.kind === 'stop' || token.kind === 'figure') continue;
      const alike = byStart.get(startOf(token));
      if (alike === undefined) byStart.set(startOf(token), [token]);
      else alike.push(token);
    }
    const around = quantities.map((quantity) => neighbourhood(tokens, quantity));
    return { text, tokens, stems, names, byStart, classes, quantities, around };
  }

  private sentence(index: number): Text {
    const known = this.read.get(index);
    if (known !== undefined) return known;
    const read = this.textOf(this.sentences[index] ?? '');
    this.read.set(index, read);
    for (const name of read.names) this.articleNames.add(name);
    return read;
  }

  private *differencesOf(bullet: Text, support: readonly number[]): Steps<readonly Difference[]> {
    const found = [...(yield* this.numbers(bullet, support))];
    const [index] = support;
    if (index === undefined) return found;
    const sentence = this.sentence(index);
    yield;
    const held: Held = {
      bullet,
      sentence,
      index,
      alignment: aligned(bullet.tokens, sentence.tokens, this.lists),
      said: new Set(support.flatMap((one) => [...this.sentence(one).stems])),
      shared: this.shared(bullet, sentence),
      ours: this.denied(bullet),
      theirs: this.denied(sentence),
    };
    yield;
    found.push(...this.names(held));
    yield;
    found.push(...this.turned(held));
    yield;
    found.push(...this.negations(held), ...this.opposites(held));
    if (found.length === 0) found.push(...this.events(held));
    yield;
    return unique(found);
  }

  private shared(bullet: Text, sentence: Text): number {
    const content = bullet.tokens.filter(isContent);
    return content.filter((token) => this.has(sentence, token)).length / Math.max(1, content.length);
  }

  /** B1 */
  private *numbers(bullet: Text, support: readonly number[]): Steps<readonly Difference[]> {
    if (bullet.quantities.length === 0) return [];
    const held: { holder: number; best: OtherNumber | null }[] = bullet.quantities.map(() => ({
      holder: 0,
      best: null,
    }));
    let pairs = 0;
    for (let index = 0; index < this.sentences.length; index++) {
      const sentence = this.sentence(index);
      pairs += bullet.tokens.length * sentence.quantities.length;
      if (index % SENTENCES_A_STEP === 0 || pairs > PAIRS_A_STEP) {
        yield;
        pairs = 0;
      }
      if (sentence.quantities.length === 0) continue;
      const shared = this.shared(bullet, sentence);
      const supports = support.includes(index);
      for (const [there, other] of sentence.quantities.entries()) {
        const isGiven = bullet.quantities.some((given) => isSameValue(given, other));
        for (const [here, quantity] of bullet.quantities.entries()) {
          const [near, far, state] = [bullet.around[here], sentence.around[there], held[here]];
          if (near === undefined || far === undefined || state === undefined) continue;
          const around = fitOf(near, far);
          const isCounted = near.next !== null && near.next === far.next;
          const fit = around + SHARED_IN_FIT * shared;
          if (isGiven && isSameValue(quantity, other))
            state.holder = Math.max(state.holder, fit + (supports ? SUPPORT_IN_FIT : 0));
          else if (
            !isGiven &&
            shared >= (isCounted ? LEAST_SHARED.counted : LEAST_SHARED.number) &&
            fit > (state.best?.fit ?? 0) &&
            (around >= LEAST_AROUND.alone || (around >= LEAST_AROUND.alike && shared >= LEAST_SHARED.alike)) &&
            isComparable(quantity, other, isCounted)
          )
            state.best = { fit, index, other };
        }
      }
    }
    return held.flatMap(({ holder, best }, here): Difference[] => {
      const quantity = bullet.quantities[here];
      if (quantity === undefined || best === null || best.fit <= holder + FIT_MARGIN) return [];
      const text = wordsAt(this.sentence(best.index), best.other);
      return [{ kind: 'number', bullet: wordsAt(bullet, quantity), text, sentence: best.index }];
    });
  }

  /** B2 */
  private names(held: Held): readonly Difference[] {
    const { bullet, sentence, index, alignment, said, shared } = held;
    if (shared < LEAST_SHARED.name) return [];
    return alignment.gaps.flatMap((gap): Difference[] => {
      for (const side of ['before', 'behind'] as const) {
        const ours = this.nameAt(bullet, gap.bullet, side);
        const theirs = this.nameAt(sentence, gap.sentence, side, bullet);
        if (ours.length === 0) continue;
        if (theirs.length === 0) {
          const taken = side === 'before' ? this.takenUp(held, gap.sentence, ours) : null;
          if (taken !== null) return [{ kind: 'name', bullet: textOf(bullet, ours), text: taken, sentence: index }];
          continue;
        }
        if (ours.some(({ stem }) => said.has(stem)) || theirs.some(({ stem }) => bullet.stems.has(stem))) continue;
        if (ours.some((one) => theirs.some((other) => isShortened(one, other)))) continue;
        return [{ kind: 'name', bullet: textOf(bullet, ours), text: textOf(sentence, theirs), sentence: index }];
      }
      return [];
    });
  }

  /** The name that a pronoun at the end of a gap takes up, where it can't be ours. */
  private takenUp(
    { sentence, index }: Held,
    [from, to]: readonly [number, number],
    ours: readonly Token[],
  ): string | null {
    let at = to - 1;
    while (
      at >= from &&
      to - at <= SMALL_BETWEEN + 1 &&
      sentence.tokens[at]?.kind === 'stop' &&
      !this.lists.persons.has(sentence.tokens[at]?.lower ?? '')
    )
      at--;
    const pronoun = sentence.tokens[at];
    if (pronoun === undefined || at < from || !this.lists.persons.has(pronoun.lower)) return null;
    for (let before = Math.max(0, index - REACH); before <= index; before++) {
      if (ours.some(({ stem }) => this.sentence(before).stems.has(stem))) return null;
    }
    for (let before = index; before >= Math.max(0, index - 1); before--) {
      const { tokens } = this.sentence(before);
      const names = (before === index ? tokens.slice(0, at) : tokens).filter(
        (token) => this.isName(token, null) && !this.lists.roles.has(token.lower),
      );
      const name = names.at(-1);
      if (name !== undefined) return name.text;
    }
    return null;
  }

  /**
   * The name at one end of a gap: right before the shared word that ends it, or right behind the one that opens it. None
   * where other words than titles and small ones stand between, or where the shared word is a small one.
   */
  private nameAt(
    text: Text,
    [from, to]: readonly [number, number],
    side: 'before' | 'behind',
    other: Text | null = null,
  ): readonly Token[] {
    const { tokens } = text;
    const edge = side === 'before' ? tokens[to] : tokens[from - 1];
    if (edge === undefined || edge.kind === 'name') return [];
    const gap = tokens.slice(from, to);
    const ordered = side === 'before' ? gap.toReversed() : gap;
    let small = edge.kind === 'stop' ? SMALL_BETWEEN : 0;
    const name: Token[] = [];
    for (const token of ordered) {
      if (this.isName(token, other) && !this.lists.kinds.has(token.lower)) name.push(token);
      else if (name.length > 0) break;
      else if (token.kind !== 'stop' || ++small > SMALL_BETWEEN) return [];
    }
    // "the England team" is no name, "coach England" is one; "the Duchess of Kent" has another one.
    const follower = side === 'before' ? undefined : tokens[from + ordered.indexOf(name.at(-1) ?? edge) + 1];
    if (follower !== undefined && (follower.kind === 'word' || follower.lower === 'of') && isOneStretch(text, follower))
      return [];
    const words = (side === 'before' ? name.toReversed() : name).filter(({ lower }) => !this.lists.roles.has(lower));
    // Shortened names and initials stand for longer ones.
    return words.some(({ text: word }) => word.length > 1 && word.toUpperCase() === word) ? [] : words;
  }

  private isName({ kind, stem, text }: Token, other: Text | null): boolean {
    if (kind === 'name') return true;
    if (kind !== 'word') return false;
    // The first word of a sentence, or an article in small letters.
    const isKnown = this.articleNames.has(stem);
    if (isKnown && /^\p{Lu}/u.test(text)) return true;
    return other !== null && (other.names.has(stem) || (isKnown && other.stems.has(stem)));
  }

  /** The names of a text beside another one, with their places. */
  private namesIn({ tokens }: Text, other: Text): readonly (readonly [at: number, name: Token])[] {
    return tokens.flatMap((token, at) => (this.isName(token, other) ? [[at, token] as const] : []));
  }

  /** B3 */
  private turned({ bullet, sentence, index, shared }: Held): readonly Difference[] {
    if (shared < LEAST_SHARED.turned) return [];
    const places = new Map<string, number>();
    for (const [at, { stem }] of sentence.tokens.entries()) if (!places.has(stem)) places.set(stem, at);
    const ours = this.namesIn(bullet, sentence);
    const theirs = new Map<string, { readonly first: number; last: number }>();
    for (const [at, { stem }] of this.namesIn(sentence, bullet)) {
      const known = theirs.get(stem);
      if (known === undefined) theirs.set(stem, { first: at, last: at });
      else known.last = at;
    }
    for (const [i, { kind, stem: verb }] of bullet.tokens.entries()) {
      const j = kind === 'word' ? places.get(verb) : undefined;
      if (j === undefined) continue;
      const [doer, other] = [this.nameBefore(bullet, i, sentence), this.nameBefore(sentence, j, bullet)];
      if (
        doer.length > 0 &&
        other.length > 0 &&
        doer.every(({ stem }) => sentence.stems.has(stem) && !other.some((one) => one.stem === stem)) &&
        other.every(({ stem }) => bullet.stems.has(stem))
      )
        return [{ kind: 'name', bullet: wordsOf(bullet, doer, i), text: wordsOf(sentence, other, j), sentence: index }];
      const before = ours.findLast(([at]) => at < i)?.[1];
      const behind = ours.find(([at]) => at > i)?.[1];
      if (before === undefined || behind === undefined || before.stem === behind.stem) continue;
      const [one, another] = [theirs.get(before.stem), theirs.get(behind.stem)];
      // Of each name's places all are on the other side of the word.
      if (one === undefined || another === undefined || one.first <= j || another.last >= j) continue;
      return [
        {
          kind: 'name',
          bullet: bullet.text.slice(before.start, behind.end),
          text: sentence.text.slice(
            sentence.tokens.find(({ stem }) => stem === behind.stem)?.start,
            sentence.tokens.findLast(({ stem }) => stem === before.stem)?.end,
          ),
          sentence: index,
        },
      ];
    }
    return [];
  }

  /** The name right before a word, but for auxiliaries: who does it. */
  private nameBefore({ text, tokens }: Text, at: number, other: Text): readonly Token[] {
    const name: Token[] = [];
    let small = 0;
    for (let i = at - 1; i >= 0 && name.length < MOST_NAME_WORDS; i--) {
      const [token, next] = [tokens[i], tokens[i + 1]];
      if (token === undefined || next === undefined || /[,;:.!?()–—]/u.test(text.slice(token.end, next.start))) break;
      // The name of a day is never taken for who does something.
      if (this.isName(token, other) && !this.lists.kinds.has(token.lower)) name.push(token);
      else if (name.length > 0 || !this.lists.auxiliaries.has(token.lower) || ++small > SMALL_BETWEEN) break;
    }
    return name.toReversed();
  }

  /** B4 */
  private negations({ bullet, sentence, index, alignment, shared, ours, theirs }: Held): readonly Difference[] {
    if (shared < LEAST_SHARED.negation) return [];
    if (ours.any === theirs.any) return [];
    for (const [i, partner] of alignment.partner.entries()) {
      const [word, other] = [bullet.tokens[i], sentence.tokens[partner]];
      if (word === undefined || other === undefined || (word.kind !== 'word' && other.kind !== 'word')) continue;
      if (likenessOf(word, other, this.lists) < FORM || Math.abs(word.lower.length - other.lower.length) > 3) continue;
      const negator = ours.any ? ours.words.get(i) : theirs.words.get(partner);
      if (negator === undefined) continue;
      const from = ours.any ? bullet : sentence;
      const words = from.text.slice(from.tokens[negator]?.start, (ours.any ? word : other).end);
      return [
        {
          kind: 'negation',
          bullet: ours.any ? words : word.text,
          text: ours.any ? other.text : words,
          sentence: index,
        },
      ];
    }
    return [];
  }

  /** Which words are denied, by which; and whether anything is. */
  private denied({ text, tokens }: Text): Denied {
    const words = new Map<number, number>();
    let any = false;
    for (const [at, token] of tokens.entries()) {
      const isNegator = this.lists.negators.has(token.lower) || /n't$/.test(token.lower);
      const isDenial = this.lists.denials.has(token.lower);
      if (this.lists.doubts.has(token.lower)) any = true;
      if (!isNegator && !isDenial) continue;
      any = true;
      let left = isDenial ? DENIAL_REACH : 1;
      for (let next = at + 1; next < tokens.length; next++) {
        const [before, word] = [tokens[next - 1], tokens[next]];
        if (before === undefined || word === undefined || /[,;:.!?()–—]/u.test(text.slice(before.end, word.start)))
          break;
        if (word.kind === 'stop') continue;
        if (
          this.lists.limits.has(tokens[next + 1]?.lower ?? '') ||
          this.lists.limits.has(tokens[next + 2]?.lower ?? '')
        )
          break;
        words.set(next, at);
        if (--left === 0) break;
      }
    }
    return { any, words };
  }

  /** B5 */
  private opposites({ bullet, sentence, index, alignment, said, shared, ours, theirs }: Held): readonly Difference[] {
    if (shared < LEAST_SHARED.opposite) return [];
    if (ours.any !== theirs.any) return [];
    for (const gap of alignment.gaps) {
      const others = sentence.tokens.slice(...gap.sentence);
      for (const word of bullet.tokens.slice(...gap.bullet)) {
        const opposites = this.lists.opposites.get(word.lower);
        const other = opposites && others.find(({ lower }) => opposites.has(lower));
        if (other === undefined || said.has(word.stem) || bullet.stems.has(other.stem)) continue;
        return [{ kind: 'negation', bullet: word.text, text: other.text, sentence: index }];
      }
    }
    return [];
  }

  /** B6 */
  private events({ bullet, sentence, index, alignment, said, shared }: Held): readonly Difference[] {
    if (shared < LEAST_SHARED.event) return [];
    return alignment.gaps.flatMap((gap): Difference[] => {
      const ours = bullet.tokens.slice(...gap.bullet);
      const theirs = sentence.tokens.slice(...gap.sentence);
      if (ours.length > LONGEST_GAP || theirs.length > 2 * LONGEST_GAP) return [];
      for (const word of ours) {
        const kinds = this.lists.kinds.get(word.lower);
        if (kinds === undefined || said.has(word.stem)) continue;
        const other = theirs.find(
          ({ lower, stem }) =>
            !bullet.stems.has(stem) && this.lists.kinds.get(lower)?.some((kind) => kinds.includes(kind)) === true,
        );
        if (other === undefined || likenessOf(word, other, this.lists) > 0) continue;
        return [{ kind: 'event', bullet: word.text, text: other.text, sentence: index }];
      }
      return [];
    });
  }
}

/** Which words are denied, by place, with the place of what denies them; and whether anything is. */
interface Denied {
  readonly any: boolean;
  readonly words: ReadonlyMap<number, number>;
}

/** Another number of the same, and how well what is around it fits. */
interface OtherNumber {
  readonly fit: number;
  readonly index: number;
  readonly other: Quantity;
}

/** A statement beside one of its sentences. */
interface Held {
  readonly bullet: Text;
  readonly sentence: Text;
  readonly index: number;
  readonly alignment: Alignment;
  /** Stems of the supporting sentences. */
  readonly said: ReadonlySet<string>;
  /** Share of the statement's content words that the sentence has. */
  readonly shared: number;
  /** What the statement and what the sentence denies. */
  readonly ours: Denied;
  readonly theirs: Denied;
}

/** Whether two numbers can be told of the same things: of one unit, a year and a decade, or a count and a share of what is counted. */
function isComparable(a: Quantity, b: Quantity, isCounted: boolean): boolean {
  if (a.unit === 'age' || b.unit === 'age') return a.unit === b.unit && isCounted;
  if ((a.unit === '%') !== (b.unit === '%')) return isCounted && [a.unit, b.unit].includes('');
  const family = ({ unit }: Quantity) => (unit === 'decade' ? 'calendar' : unit);
  return family(a) === family(b);
}

interface Neighbourhood {
  readonly all: ReadonlySet<string>;
  /** Stems of the nearest content words. */
  readonly next: string | null;
  readonly last: string | null;
}

function neighbourhood(tokens: readonly Token[], { first, last }: Quantity): Neighbourhood {
  const behind = tokens
    .slice(last + 1, last + 1 + 2 * AROUND)
    .filter(isContent)
    .slice(0, AROUND);
  const before = tokens
    .slice(Math.max(0, first - 2 * AROUND), first)
    .filter(isContent)
    .slice(-AROUND);
  return {
    all: new Set([...behind, ...before].map(({ stem }) => stem)),
    next: behind[0]?.stem ?? null,
    last: before.at(-1)?.stem ?? null,
  };
}

/** How well what two numbers count fits: shared words, more for the nearest one. */
const fitOf = (a: Neighbourhood, b: Neighbourhood): number =>
  overlap(a.all, b.all) +
  (a.next !== null && a.next === b.next ? 1 : 0) +
  (a.last !== null && a.last === b.last ? 1 : 0);

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((item) => b.has(item)).length;

const textOf = ({ text }: Text, tokens: readonly Token[]): string => text.slice(tokens[0]?.start, tokens.at(-1)?.end);

const wordsOf = ({ text, tokens }: Text, from: readonly Token[], to: number): string =>
  text.slice(from[0]?.start, tokens[to]?.end);

function wordsAt({ text, tokens }: Text, { first, last }: Quantity): string {
  const start = tokens[first]?.start ?? 0;
  return text.slice(/\p{Sc}/u.test(text.charAt(start - 1)) ? start - 1 : start, tokens[last]?.end);
}

/** Whether nothing but white space stands before a word. */
const isOneStretch = ({ text }: Text, { start }: Token): boolean =>
  /[\s’']$/u.test(text.slice(Math.max(0, start - 1), start)) &&
  !/[,;:.!?()–—]\s$/u.test(text.slice(Math.max(0, start - 2), start));

/** "Rob" is "Robert". */
const isShortened = (a: Token, b: Token): boolean => a.lower.startsWith(b.lower) || b.lower.startsWith(a.lower);

function unique(differences: readonly Difference[]): readonly Difference[] {
  const seen = new Set<string>();
  return differences.filter(({ kind, bullet }) => {
    const key = `${kind} ${bullet}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}
