/**
 * Learns which suspected differences between a bullet and its article are some; see lib/text/key-points/borne-out. Publishers'
 * own bullets are taken to be true; changed ones are made of them by rules (changed-bullets.ts), by hand (the project's own
 * pairs), and given (`near_miss.jsonl`).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { alignBullets } from '@/lib/text/key-points';
import { chanceOfDifference, type DifferenceModel, Evidence, isSure } from '@/lib/text/key-points/borne-out';
import type { Ground, Suspect } from '@/lib/text/key-points/borne-out/suspects';
import { english } from '@/lib/text/languages';
import { finish } from '@/lib/text/steps';
import { changedBullets, randomBy } from './changed-bullets';
import { foldOf, type Row, regress } from './link-training';

const GROUNDS: readonly Ground[] = [
  'number',
  'name',
  'pronoun',
  'turned',
  'doer',
  'denial',
  'opposite',
  'kind',
  'slot',
];
const PENALTY = 3;
/** How much a pair written by hand counts against one that is made by rules. */
const BY_HAND = 3;
/** Share of publishers' bullets that may be called different. They are noisier than bullets that were aligned by hand. */
const ALARMS = 0.04;
/** A threshold above every chance, so that nothing reaches it. */
const NEVER = 2;

interface Article {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly highlights: readonly string[];
}

/** A pair of tests/text/key-points. */
export interface OwnPair {
  readonly kind: string;
  readonly context: readonly string[];
  readonly true: string;
  readonly changed: string;
}

export interface DifferenceExample {
  readonly id: string;
  readonly bullet: string;
  readonly kind: string;
  readonly from: 'publisher' | 'made' | 'own' | 'given';
  readonly isChanged: boolean;
  readonly isLinked: boolean;
  /** Of a changed bullet those that the change brought. */
  readonly suspects: readonly Suspect[];
}

const keyOf = ({ ground, bullet, text, sentence }: Suspect): string => `${ground}|${bullet}|${text}|${sentence}`;
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** What they say of the statement need not be a word that was changed. */
const BY_PLACE: readonly Ground[] = ['denial', 'opposite', 'turned'];

/** Examples of one article: true bullets, and changed ones with the true one each was made of. */
class Maker {
  private readonly evidence: Evidence;

  constructor(
    private readonly id: string,
    private readonly sentences: readonly string[],
  ) {
    this.evidence = new Evidence(sentences, english);
  }

  example(
    bullet: string,
    from: DifferenceExample['from'],
    changed: { readonly kind: string; readonly original: string; readonly before: readonly Suspect[] } | null = null,
  ): DifferenceExample {
    const support = (alignBullets([bullet], this.sentences, english)[0] ?? []).map(({ sentence }) => sentence);
    const all = support.length === 0 ? [] : finish(this.evidence.suspecting(bullet, support));
    const known = new Set((changed?.before ?? []).map(keyOf));
    const old = new Set(wordsOf(changed?.original ?? ''));
    const suspects =
      changed === null
        ? all
        : all.filter(
            (one) =>
              !known.has(keyOf(one)) &&
              (BY_PLACE.includes(one.ground) || wordsOf(one.bullet).some((word) => !old.has(word))),
          );
    return {
      id: this.id,
      bullet,
      kind: changed?.kind ?? 'true',
      from,
      isChanged: changed !== null,
      isLinked: support.length > 0,
      suspects,
    };
  }
}

const readJsonl = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export function differenceExamplesOf(folder: string, own: readonly OwnPair[]): DifferenceExample[] {
  const articles = readJsonl<Article>(path.join(folder, 'cnndm.jsonl'));
  const examples = articles.flatMap(({ id, sentences, highlights }, index) => {
    const maker = new Maker(id, sentences);
    const random = randomBy([...id].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) >>> 0, 7));
    const foreign = articles[(index + 1) % articles.length]?.sentences ?? [];
    return highlights.flatMap((original) => {
      const one = maker.example(original, 'publisher');
      const changed = changedBullets(original, sentences, foreign, random);
      return [
        one,
        ...changed.map(({ kind, text }) => maker.example(text, 'made', { kind, original, before: one.suspects })),
      ];
    });
  });
  for (const [index, { kind, context, true: original, changed }] of own.entries()) {
    const maker = new Maker(`own ${index}`, context);
    const one = maker.example(original, 'own');
    examples.push(one, maker.example(changed, 'own', { kind, original, before: one.suspects }));
  }
  const given = path.join(folder, 'near_miss.jsonl');
  for (const { id, sentences, highlights, change, from } of existsSync(given)
    ? readJsonl<Article & { readonly change: string; readonly from: string }>(given)
    : []) {
    const maker = new Maker(id, sentences);
    const kind = change === 'person' ? 'name' : change;
    const before = maker.example(from, 'given').suspects;
    examples.push(maker.example(highlights[0] ?? '', 'given', { kind, original: from, before }));
  }
  return examples;
}

const weightOf = ({ from }: DifferenceExample): number => (from === 'own' || from === 'given' ? BY_HAND : 1);

function weightsOf(examples: readonly DifferenceExample[], ground: Ground): readonly number[] {
  const rows: Row[] = examples.flatMap((example) =>
    example.suspects
      .filter((suspect) => suspect.ground === ground)
      .map(({ observed }) => ({ features: observed, positive: example.isChanged, weight: weightOf(example) })),
  );
  const total = (positive: boolean) => rows.reduce((sum, row) => sum + (row.positive === positive ? row.weight : 0), 0);
  const [changed, right] = [total(true), total(false)];
  if (changed === 0 || right === 0) return [];
  // True and changed bullets have the same weight in total.
  return regress(
    rows.map((row) => (row.positive ? { ...row, weight: (row.weight * right) / changed } : row)),
    PENALTY,
  );
}

type Chances = ReadonlyMap<Ground, number>;

const chancesOf = ({ suspects }: DifferenceExample, weights: Readonly<Record<Ground, readonly number[]>>): Chances => {
  const chances = new Map<Ground, number>();
  for (const { ground, observed } of suspects) {
    if (weights[ground].length === 0) continue;
    chances.set(ground, Math.max(chances.get(ground) ?? 0, chanceOfDifference(observed, weights[ground])));
  }
  return chances;
};

/**
 * How likely a difference must be, by ground: so that of each kind of change as many as can be are noticed while no more of
 * the publishers' own bullets than `ALARMS` are called different. The next step is always where most is noticed for an alarm.
 */
function leastsOf(
  examples: readonly DifferenceExample[],
  weights: Readonly<Record<Ground, readonly number[]>>,
): Record<Ground, number> {
  const rated = examples.map((example) => ({ example, chances: chancesOf(example, weights) }));
  const right = rated.filter(({ example }) => example.from === 'publisher' && example.isLinked);
  const changed = rated.filter(({ example }) => example.isChanged);
  const sums = new Map<string, number>();
  for (const { example } of changed) sums.set(example.kind, (sums.get(example.kind) ?? 0) + weightOf(example));
  const least = Object.fromEntries(GROUNDS.map((ground) => [ground, NEVER])) as Record<Ground, number>;
  const alarmed = new Set<Chances>();
  const noticed = new Set(changed.filter(({ example }) => !example.isLinked));
  for (;;) {
    let best: { value: number; ground: Ground; to: number } | null = null;
    for (const ground of GROUNDS) {
      const next = right
        .flatMap(({ chances }) => (alarmed.has(chances) ? [] : [chances.get(ground) ?? -1]))
        .filter((chance) => chance >= 0 && chance < least[ground])
        .sort((a, b) => b - a);
      for (const more of [1, 2, 4, 8]) {
        if (more > next.length || alarmed.size + more > ALARMS * right.length) continue;
        const to = (next[more - 1] ?? 0) - 1e-9;
        let gain = 0;
        for (const one of changed) {
          const chance = one.chances.get(ground);
          if (chance !== undefined && chance > to && !noticed.has(one))
            gain += weightOf(one.example) / (sums.get(one.example.kind) ?? 1);
        }
        const value = gain / (more + 0.5);
        if (gain > 0 && value > (best?.value ?? 0)) best = { value, ground, to };
      }
    }
    if (best === null) return least;
    const { ground, to } = best;
    least[ground] = to;
    for (const { chances } of right) if ((chances.get(ground) ?? -1) >= to) alarmed.add(chances);
    for (const one of changed) if ((one.chances.get(ground) ?? -1) >= to) noticed.add(one);
  }
}

export function trainDifferences(examples: readonly DifferenceExample[]): DifferenceModel {
  const weights = Object.fromEntries(GROUNDS.map((ground) => [ground, weightsOf(examples, ground)])) as Record<
    Ground,
    readonly number[]
  >;
  const least = leastsOf(examples, weights);
  return Object.fromEntries(
    GROUNDS.map((ground) => [ground, { weights: weights[ground], least: least[ground] }]),
  ) as DifferenceModel;
}

/** Whether each example is called different or not linked, by a model that was trained on the articles of other folds alone. */
export function crossValidatedDifferences(
  examples: readonly DifferenceExample[],
  folds: number,
): readonly (readonly [DifferenceExample, isNoticed: boolean])[] {
  return Array.from({ length: folds }, (_, fold) => {
    const model = trainDifferences(examples.filter(({ id }) => foldOf(id, folds) !== fold));
    return examples
      .filter(({ id }) => foldOf(id, folds) === fold)
      .map((example) => {
        const isTold = example.suspects.some((suspect) => isSure(suspect, model));
        return [example, isTold || !example.isLinked] as const;
      });
  }).flat();
}
