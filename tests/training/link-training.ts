/** Learns which sentences support a bullet; see lib/text/key-points/links.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measuringBullets } from '@/lib/text/key-points/align';
import {
  type Candidate,
  chanceOf,
  chooseLinks,
  type LinkModel,
  LinkReader,
  type Measured,
  observeFurther,
} from '@/lib/text/key-points/links';
import { english } from '@/lib/text/languages';
import { finish } from '@/lib/text/steps';
import { solve } from './linear-system';

const PENALTY = { best: 5, further: 3 };
/** How much a sentence that supports a bullet in part counts against one that supports all of it. */
const IN_PART = 0.4;
const STEPS = 12;

/** Aligned by hand, of the folder of key points. */
export const ALIGNED = ['gold_align.jsonl', 'align.jsonl'];

interface AlignedBullet {
  readonly highlight: number;
  readonly sentences: readonly number[];
  readonly ok?: readonly number[];
}

export interface AlignedArticle {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly highlights: readonly string[];
  readonly alignment: readonly AlignedBullet[];
}

interface BulletExample {
  readonly highlight: number;
  /** Null where nothing in the article supports it (L9). */
  readonly candidates: readonly Candidate[] | null;
  /** The same as they were measured, questions among them. */
  readonly measured: readonly Measured[] | null;
  readonly gold: ReadonlySet<number>;
  /** Sentences that are acceptable, too, and count as neither right nor wrong. */
  readonly ok: ReadonlySet<number>;
}

export interface LinkExample {
  readonly id: string;
  readonly bullets: readonly BulletExample[];
}

/** Articles of JSONL files of records `{id, sentences, highlights, alignment: [{highlight, sentences, ok?}]}`. */
export function linkExamplesOf(articles: readonly AlignedArticle[]): LinkExample[] {
  return articles.map(({ id, sentences, highlights, alignment }) => {
    const measured = finish(measuringBullets(highlights, sentences, english));
    const reader = new LinkReader(sentences, english);
    return {
      id,
      bullets: alignment.map(({ highlight, sentences: gold, ok }) => {
        const one = measured[highlight] ?? null;
        return {
          highlight,
          measured: one?.candidates ?? null,
          candidates: one === null ? null : reader.candidatesFor(highlights[highlight] ?? '', one),
          gold: new Set(gold),
          ok: new Set(ok),
        };
      }),
    };
  });
}

export function alignedArticlesOf(folder: string, files: readonly string[]): AlignedArticle[] {
  return files.flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as AlignedArticle),
  );
}

/** What a logistic model learns from. */
export interface Row {
  readonly features: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** Logistic regression by Newton's method; the first feature is 1 and not held small. */
export function regress(rows: readonly Row[], penalty: number): number[] {
  const size = rows[0]?.features.length ?? 0;
  const model = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = model.map((weight, i) => (i === 0 ? 0 : -penalty * weight));
    const hessian = model.map((_, i) => model.map((__, j) => (i === j ? (i === 0 ? 0.01 : penalty) : 0)));
    for (const { features, positive, weight } of rows) {
      const p = chanceOf(features, model);
      const slope = weight * ((positive ? 1 : 0) - p);
      const curve = weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        const feature = features[i] ?? 0;
        if (feature === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + slope * feature;
        const line = hessian[i] ?? [];
        for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + curve * feature * (features[j] ?? 0);
      }
    }
    solve(hessian, gradient).forEach((value, i) => {
      model[i] = (model[i] ?? 0) + value;
    });
  }
  return model;
}

const bestOf = (candidates: readonly Candidate[], model: readonly number[]) =>
  candidates
    .map((candidate) => ({ candidate, chance: chanceOf(candidate.observed, model) }))
    .sort((a, b) => b.chance - a.chance)[0];

export function trainLinks(examples: readonly LinkExample[]): LinkModel {
  const bullets = examples.flatMap((example) => example.bullets);
  const best = regress(
    bullets.flatMap(({ candidates, gold, ok }) =>
      (candidates ?? []).map(({ sentence, observed }) => ({
        features: observed,
        positive: gold.has(sentence) || ok.has(sentence),
        weight: ok.has(sentence) ? IN_PART : 1,
      })),
    ),
    PENALTY.best,
  );
  const further = regress(
    bullets.flatMap(({ candidates, gold, ok }) => {
      const first = bestOf(candidates ?? [], best);
      if (first === undefined) return [];
      return (candidates ?? [])
        .filter((candidate) => candidate !== first.candidate && !ok.has(candidate.sentence))
        .map((candidate) => ({
          features: observeFurther(candidate, [first.candidate], [first.chance]),
          positive: gold.has(candidate.sentence),
          weight: 1,
        }));
    }),
    PENALTY.further,
  );
  return { best, further };
}

/** Of an article in so many folds, the same each time: by a hash of its id, so that neighbours in a file are parted. */
export const foldOf = (id: string, folds: number): number =>
  [...id].reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 1_000_003, 7) % folds;

/** For every article the links by a model that was trained on the articles of the other folds alone. */
export function crossValidatedLinks(examples: readonly LinkExample[], folds: number, leastFurther?: number) {
  return Array.from({ length: folds }, (_, fold) => {
    const model = trainLinks(examples.filter(({ id }) => foldOf(id, folds) !== fold));
    return examples
      .filter(({ id }) => foldOf(id, folds) === fold)
      .map(({ id, bullets }) => ({
        id,
        alignment: bullets.map(({ highlight, candidates }) => ({
          highlight,
          sentences: chooseLinks(candidates ?? [], model, leastFurther).map(({ sentence }) => sentence),
        })),
      }));
  }).flat();
}
