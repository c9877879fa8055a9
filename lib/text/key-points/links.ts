/**
 * Which of a bullet's candidates support it, by two logistic models that know no words: how likely the first one does, and
 * how likely a further one does beside it. `npx tsx tests/training/train-links.ts` makes the weights.
 */
import type { Language } from '../language';
import { finish, type Steps } from '../steps';
import { isSameValue, type Quantity, quantitiesIn } from './borne-out/quantities';
import { type ContrastLists, contrastsOf, type Token, tokensOf } from './borne-out/words';
import weights from './links.json';
import { stopwordsOf, type Term, termsOf } from './terms';

/** A sentence that supports a bullet: its index, and how well, 0 to 1. */
export interface BulletSupport {
  readonly sentence: number;
  readonly score: number;
}

/** A sentence as a candidate for a bullet. `coverage`, `order`, `inBefore` and `bm25` are shares of the bullet. */
export interface Measured {
  readonly sentence: number;
  /** What L1 to L7 make of it; comparable within an article, mostly 0 to 1. */
  readonly value: number;
  readonly coverage: number;
  readonly order: number;
  readonly bm25: number;
  readonly inBefore: number;
}

/** A bullet with its candidates, best first. */
export interface MeasuredBullet {
  /** What is no stop word, with its share of the bullet. */
  readonly content: readonly (Term & { readonly weight: number })[];
  readonly candidates: readonly Measured[];
  readonly bestCoverage: number;
  readonly bestOrder: number;
  /** Share of the bullet's content words that the article has. */
  readonly known: number;
}

/** Weights in the order of the observations. */
export interface LinkModel {
  readonly best: readonly number[];
  readonly further: readonly number[];
}

export const linkModel: LinkModel = weights;

/** A candidate, and what the models look at. */
export interface Candidate {
  readonly sentence: number;
  readonly observed: readonly number[];
  /** Of the bullet's content, what the sentence has: stems. */
  readonly held: ReadonlySet<string>;
  /** The bullet's content words with their shares. */
  readonly content: MeasuredBullet['content'];
  readonly stems: ReadonlySet<string>;
  /** Of each clause of the bullet the share of its content words that the sentence has. */
  readonly clauses: readonly number[];
}

/** Between two clauses of a bullet: "; ", " – ", ", but", " after". */
const CLAUSE = /[;:]\s|\s[–—-]\s|,\s/u;
/** A shorter clause is a part of its neighbour: an age, a place. */
const FEWEST_IN_CLAUSE = 3;

const QUESTION = /[?？]["'”’»)\]]*$/u;

/** How likely a further sentence must be. */
const LEAST_FURTHER = 0.65;
const MOST_SENTENCES = 4;
/** A pronoun takes up a name of so many sentences before. */
const REACH = 2;

interface SentenceRead {
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly stems: ReadonlySet<string>;
  /** Beginnings of words by which forms of one word are known: "deni" of "deny" and "denied". */
  readonly roots: ReadonlySet<string>;
  readonly classes: ReadonlySet<number>;
  readonly pairs: ReadonlySet<string>;
  readonly hasPronoun: boolean;
}

const rootOf = (stem: string): string => stem.replace(/y$/, 'i').slice(0, 4);

/** Reads sentences once, for several bullets. */
export class LinkReader {
  private readonly lists: ContrastLists;
  private readonly pronouns: ReadonlySet<string>;
  private readonly joints: RegExp;
  private readonly read = new Map<number, SentenceRead>();

  constructor(
    private readonly sentences: readonly string[],
    private readonly language: Language,
  ) {
    this.lists = contrastsOf(language);
    const { pronoun, possessive } = language.words;
    this.pronouns = new Set(`${pronoun} ${possessive}`.split(' '));
    const { conjunction, subordinator, relative } = language.words;
    const words = `${conjunction} ${subordinator} ${relative}`.split(' ').filter((word) => /^\p{L}+$/u.test(word));
    this.joints = new RegExp(`${CLAUSE.source}|\\s(?:${words.join('|')})\\s`, 'u');
  }

  *readingCandidates(
    bullet: string,
    { content, candidates, bestCoverage, bestOrder, known }: MeasuredBullet,
  ): Steps<Candidate[]> {
    const own = this.readText(bullet);
    const names = content.filter(({ kind }) => kind === 'name');
    const bestValue = candidates[0]?.value ?? 0;
    const statements = candidates.filter(({ sentence }) => !QUESTION.test(this.sentences[sentence] ?? ''));
    const found: Candidate[] = [];
    const clauses = this.clausesOf(bullet);
    for (const [rank, measured] of (statements.length > 0 ? statements : candidates).entries()) {
      yield;
      const { sentence, value, coverage, order, bm25, inBefore } = measured;
      const read = this.sentence(sentence);
      const soft = sum(content, (term) => term.weight * this.likeness(term, read));
      const taken = read.hasPronoun ? this.namesBefore(sentence) : new Set<string>();
      const named = names.filter(({ stem }) => read.stems.has(stem) || taken.has(stem)).length;
      const numbers = own.quantities.filter((one) => read.quantities.some((other) => isSameValue(one, other))).length;
      const paired = [...own.pairs].filter((pair) => read.pairs.has(pair)).length;
      const length = read.tokens.length;
      const observed = [
        1,
        value,
        value - bestValue,
        coverage,
        coverage / Math.max(0.01, bestCoverage),
        order,
        order / Math.max(0.01, bestOrder),
        bm25,
        inBefore,
        soft,
        share(named, names.length),
        names.length === 0 ? 1 : 0,
        share(numbers, own.quantities.length),
        own.quantities.length > 0 && numbers === 0 ? 1 : 0,
        share(paired, own.pairs.size),
        Math.log(1 + length) / 4,
        length < 7 ? 1 : 0,
        1 - sentence / Math.max(1, this.sentences.length),
        sentence === 0 ? 1 : 0,
        known,
        1 / (1 + rank),
        length / Math.max(1, own.tokens.length) < 0.5 ? 1 : 0,
      ];
      const held = new Set(content.filter((term) => this.likeness(term, read) > 0).map(({ stem }) => stem));
      const holds = clauses.map((terms) =>
        share(terms.filter((term) => this.likeness(term, read) > 0).length, terms.length),
      );
      found.push({ sentence, observed, held, content, stems: read.stems, clauses: holds });
    }
    return found;
  }

  /** The content words of each clause of a bullet that joins several statements. */
  private clausesOf(bullet: string): readonly (readonly Term[])[] {
    const { common } = stopwordsOf(this.language);
    const clauses: Term[][] = [];
    for (const part of bullet.split(this.joints)) {
      const terms = termsOf(part, common).terms.filter(({ kind }) => kind !== 'stop');
      const last = clauses.at(-1);
      if (last !== undefined && (terms.length < FEWEST_IN_CLAUSE || last.length < FEWEST_IN_CLAUSE))
        last.push(...terms);
      else clauses.push(terms);
    }
    return clauses;
  }

  /** The same at once. */
  candidatesFor(bullet: string, measured: MeasuredBullet): Candidate[] {
    return finish(this.readingCandidates(bullet, measured));
  }

  /** 1 for the same stem, less for a form or a word for the same event. */
  private likeness({ word, stem, kind }: Term, read: SentenceRead): number {
    if (read.stems.has(stem)) return 1;
    if (kind === 'figure') return 0;
    if (stem.length >= 3 && read.roots.has(rootOf(stem))) return 0.6;
    return (this.lists.classes.get(word) ?? []).some((group) => read.classes.has(group)) ? 0.6 : 0;
  }

  private namesBefore(sentence: number): ReadonlySet<string> {
    const names = new Set<string>();
    for (let at = Math.max(0, sentence - REACH); at < sentence; at++) {
      for (const { kind, stem } of this.sentence(at).tokens) if (kind === 'name') names.add(stem);
    }
    return names;
  }

  private sentence(index: number): SentenceRead {
    const known = this.read.get(index);
    if (known !== undefined) return known;
    const read = this.readText(this.sentences[index] ?? '');
    this.read.set(index, read);
    return read;
  }

  private readText(text: string): SentenceRead {
    const tokens = tokensOf(text, this.language);
    const { terms } = termsOf(text, stopwordsOf(this.language).common);
    const content = terms.filter(({ kind }) => kind !== 'stop');
    return {
      tokens,
      quantities: quantitiesIn(text, tokens, this.lists),
      stems: new Set(terms.map(({ stem }) => stem)),
      roots: new Set(
        content.filter(({ stem, kind }) => stem.length >= 3 && kind !== 'figure').map(({ stem }) => rootOf(stem)),
      ),
      classes: new Set(terms.flatMap(({ word }) => this.lists.classes.get(word) ?? [])),
      pairs: new Set(terms.slice(1).map(({ stem }, i) => `${terms[i]?.stem} ${stem}`)),
      hasPronoun: tokens.some(({ lower }) => this.pronouns.has(lower)),
    };
  }
}

export function chanceOf(observed: readonly number[], model: readonly number[]): number {
  let value = 0;
  for (const [i, feature] of observed.entries()) value += feature * (model[i] ?? 0);
  return 1 / (1 + Math.exp(-value));
}

/** What the second model looks at: the candidate, and the candidate beside the ones that are chosen. */
export function observeFurther(
  candidate: Candidate,
  chosen: readonly Candidate[],
  chances: readonly number[],
): number[] {
  const best = chosen[0];
  const missing = candidate.content.filter(({ stem }) => !chosen.some(({ held }) => held.has(stem)));
  const lacking = sum(missing, ({ weight }) => weight);
  const fresh = sum(missing, ({ stem, weight }) => (candidate.held.has(stem) ? weight : 0));
  const shared = best === undefined ? 0 : [...candidate.stems].filter((stem) => best.stems.has(stem)).length;
  const size = best === undefined ? 1 : candidate.stems.size + best.stems.size - shared;
  return [
    ...candidate.observed,
    chances[0] ?? 0,
    lacking,
    fresh,
    fresh / Math.max(0.05, lacking),
    shared / Math.max(1, size),
    best !== undefined && Math.abs(best.sentence - candidate.sentence) === 1 ? 1 : 0,
    fresherClause(candidate, best),
    fresherClause(candidate, best) > 0.5 ? 1 : 0,
    Math.min(1, (candidate.clauses.length - 1) / 2),
    ...(best?.observed.slice(3, 7) ?? []).map((value, i) => value - (candidate.observed[i + 3] ?? 0)),
  ];
}

/** How much more the candidate has of a clause than the best one, for the clause where that is most. */
function fresherClause({ clauses }: Candidate, best: Candidate | undefined): number {
  let most = 0;
  for (const [at, share] of clauses.entries()) most = Math.max(most, share - (best?.clauses[at] ?? 0));
  return most;
}

/** The candidates that support a bullet, best first. */
export function chooseLinks(
  candidates: readonly Candidate[],
  model: LinkModel,
  leastFurther = LEAST_FURTHER,
): BulletSupport[] {
  const rated = candidates
    .map((candidate) => ({ candidate, chance: chanceOf(candidate.observed, model.best) }))
    .sort((a, b) => b.chance - a.chance);
  const [best, ...others] = rated;
  if (best === undefined) return [];
  const further = others
    .map(({ candidate }) => ({
      candidate,
      chance: chanceOf(observeFurther(candidate, [best.candidate], [best.chance]), model.further),
    }))
    .filter(({ chance }) => chance >= leastFurther)
    .sort((a, b) => b.chance - a.chance)
    .slice(0, MOST_SENTENCES - 1);
  return [best, ...further].map(({ candidate: { sentence }, chance }) => ({
    sentence,
    score: Math.min(best.chance, chance),
  }));
}

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0);

const share = (part: number, total: number): number => (total === 0 ? 0 : part / total);
