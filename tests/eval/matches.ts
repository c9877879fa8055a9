/**
 * `npm run eval -- matches`: how well claims are matched, on the project's own pairs, beside simple ways. Blocks
 * that were put aside while the rules were made are told apart.
 */
import { languageOf } from '@/lib/text/languages';
import { compareClaims, matchWordDataOf, matchWordsOf, type Relation, readClaim } from '@/lib/text/matches';
import { keyOf, type MatchWords } from '@/lib/text/matches/match-words';
import { allPairs, isGiven, KINDS, type Kind, LANGS, type Pair } from '../text/matches/pairs';

type Way = (pair: Pair) => Relation | null;

async function matcher(): Promise<(pair: Pair) => ReturnType<typeof compareClaims>> {
  const words = new Map<string, MatchWords>();
  for (const lang of LANGS) words.set(lang, matchWordsOf(await languageOf(lang), await matchWordDataOf(lang), lang));
  return ({ claim, kept, lang }) => {
    const of = words.get(lang);
    if (of === undefined) throw new Error(lang);
    return compareClaims(readClaim(claim, of), readClaim(kept, of), of);
  };
}

const wordsIn = (text: string): string[] => keyOf(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const exact: Way = ({ claim, kept }) =>
  wordsIn(claim.text).join(' ') === wordsIn(kept.text).join(' ') ? 'same' : null;

/** Share of all words that both have. */
function jaccard({ claim, kept }: Pair): number {
  const [a, b] = [new Set(wordsIn(claim.text)), new Set(wordsIn(kept.text))];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

/** BM25 of the kept claim for the words of the other, as a share of what the claim has for itself. */
function bm25(pairs: readonly Pair[]): (pair: Pair) => number {
  const texts = pairs.map(({ kept }) => wordsIn(kept.text));
  const average = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const holders = new Map<string, number>();
  for (const text of texts) for (const word of new Set(text)) holders.set(word, (holders.get(word) ?? 0) + 1);
  const score = (query: readonly string[], text: readonly string[]) => {
    let sum = 0;
    for (const word of new Set(query)) {
      const count = text.filter((other) => other === word).length;
      const n = holders.get(word) ?? 0;
      const idf = Math.log(1 + (texts.length - n + 0.5) / (n + 0.5));
      sum += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * text.length) / average));
    }
    return sum;
  };
  return ({ claim, kept }) => {
    const query = wordsIn(claim.text);
    return score(query, wordsIn(kept.text)) / score(query, query);
  };
}

/** Simple ways show what is alike enough, call it "same" where the words are exactly the same, and else "changed". */
const above =
  (score: (pair: Pair) => number, least: number): Way =>
  (pair) =>
    exact(pair) ?? (score(pair) >= least ? 'changed' : null);

interface Scores {
  readonly precision: number;
  /** Counts by relation and by kind. */
  readonly recall: ReadonlyMap<string, string>;
  readonly shown: number;
  readonly topic: number;
}

/** Precision is the share of what is shown that is the same claim with the right relation. Recall counts the right relation only. */
function scoresOf(pairs: readonly Pair[], way: Way): Scores {
  let [shown, right, topics, topicsShown] = [0, 0, 0, 0];
  const counts = new Map<string, { all: number; found: number }>();
  const count = (name: string, isFound: boolean) => {
    const known = counts.get(name) ?? { all: 0, found: 0 };
    counts.set(name, { all: known.all + 1, found: known.found + (isFound ? 1 : 0) });
  };
  for (const pair of pairs) {
    const found = way(pair);
    if (found !== null) shown += 1;
    if (found !== null && found === pair.relation) right += 1;
    if (pair.relation === null) {
      topics += 1;
      if (found !== null) topicsShown += 1;
    } else count(pair.relation, found === pair.relation);
    count(`· ${pair.kind}`, found === pair.relation);
  }
  const recall = new Map(
    [...counts].map(([name, { all, found }]) => [name, `${((100 * found) / all).toFixed(1)} (${found}/${all})`]),
  );
  return { precision: right / shown, recall, shown, topic: topicsShown / topics };
}

export async function evalMatches(): Promise<void> {
  const match = await matcher();
  const pairs = allPairs();
  for (const [name, some] of [
    ['given', pairs.filter(isGiven)],
    ['put aside', pairs.filter((pair) => !isGiven(pair))],
  ] as const) {
    const ways: readonly (readonly [string, Way])[] = [
      ['Pressmark', (pair) => match(pair)?.relation ?? null],
      ['the same words', exact],
      ['Jaccard ≥ 0.5', above(jaccard, 0.5)],
      ['Jaccard ≥ 0.3', above(jaccard, 0.3)],
      ['BM25 ≥ 0.5', above(bm25(pairs), 0.5)],
    ];
    const scores = ways.map(([, way]) => scoresOf(some, way));
    process.stdout.write(`\n${name}: ${some.length} pairs\n\n| | ${ways.map(([way]) => way).join(' | ')} |\n`);
    process.stdout.write(`|---|${ways.map(() => '---').join('|')}|\n`);
    const row = (label: string, cell: (score: Scores) => string) =>
      process.stdout.write(`| ${label} | ${scores.map(cell).join(' | ')} |\n`);
    row('shown', ({ shown }) => String(shown));
    row('right of what is shown, %', ({ precision }) => (100 * precision).toFixed(1));
    row('no relation but shown, %', ({ topic }) => (100 * topic).toFixed(1));
    const kinds = Object.keys(KINDS) as Kind[];
    for (const label of ['same', 'changed', 'differs', 'reworded', ...kinds.map((kind) => `· ${kind}`)])
      row(label, ({ recall }) => recall.get(label) ?? '–');
  }
}
