/**
 * `npm run bench -- match`: the claims of an article looked for among all that is kept, in Node.js: candidates from the
 * index of kept claims, then compared. Beside it the simple way, the words of each claim held against those of every passage.
 */
import { quoteOf, speakerOf } from '@/lib/annotation';
import type { ClaimSegment } from '@/lib/stored';
import { languageOf } from '@/lib/text/languages';
import {
  type Claim,
  matchingClaims,
  matchWordDataOf,
  matchWordsOf,
  type ReadClaim,
  readClaim,
} from '@/lib/text/matches';
import { ClaimIndex } from '@/lib/text/matches/candidates';
import { type IndexedArticle, SEGMENT_MOST, segmentOf, termsOf } from '@/lib/text/matches/claim-segment';
import type { MatchWords } from '@/lib/text/matches/match-words';
import { finish, type Steps } from '@/lib/text/steps';
import { articleWithRows } from './collection';
import { at } from './library';

/** Passages, and beside them copies with so many claims each that were not kept as passages. */
const SIZES: readonly (readonly [passages: number, copies: number])[] = [
  [1_000, 100],
  [10_000, 1_000],
  [100_000, 10_000],
];
const PER_ARTICLE = 10;
const PER_COPY = 20;
const CLAIMS = 30;
const ARTICLES = 60;

interface Collection {
  readonly segments: readonly ClaimSegment[];
  /** By article. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
}

function collectionOf(passages: number, copies: number, words: MatchWords): Collection {
  const claims = new Map<string, readonly Claim[]>();
  const add = (article: number, count: number) => {
    const { article: record, rows } = articleWithRows(article, count);
    const found = rows.map(
      ({ annotation }): Claim => ({
        text: quoteOf(annotation),
        speaker: speakerOf(annotation)?.name ?? null,
        form: 'direct',
      }),
    );
    claims.set(record.key, [...(claims.get(record.key) ?? []), ...found]);
  };
  for (let article = 0; article < passages / PER_ARTICLE; article += 1) add(article, PER_ARTICLE);
  for (let copy = 0; copy < copies; copy += 1) add(10_000_000 + copy, PER_COPY);
  const segments: ClaimSegment[] = [];
  let articles: IndexedArticle[] = [];
  let count = 0;
  const close = () => {
    segments.push(finish(segmentOf(articles, '')));
    articles = [];
    count = 0;
  };
  for (const [article, of] of claims) {
    if (count + of.length > SEGMENT_MOST) close();
    articles.push({ article, claims: of.map((claim) => termsOf(readClaim(claim, words))) });
    count += of.length;
  }
  close();
  return { segments, claims };
}

const bytesOf = (segments: readonly ClaimSegment[]): number =>
  segments.reduce(
    (sum, { starts, counts, terms, offsets, claims }) =>
      sum + [starts, counts, terms, offsets, claims].reduce((all, { byteLength }) => all + byteLength, 0),
    0,
  );

/** Of every three claims one is kept as it is, one is kept with words left out and a figure added, and one is not kept. */
function claimsOf(article: number, kept: readonly Claim[]): Claim[] {
  return Array.from({ length: CLAIMS }, (_, number) => {
    const claim = kept[(article * 7_919 + number * 104_729) % kept.length];
    if (claim === undefined || number % 3 === 2) {
      const { rows } = articleWithRows(1_000_000 + article * CLAIMS + number, 1);
      return { text: rows.map(({ annotation }) => quoteOf(annotation)).join(' '), speaker: null, form: 'direct' };
    }
    if (number % 3 === 0) return claim;
    const words = claim.text.split(' ');
    return { ...claim, text: [...words.slice(0, 4), ...words.slice(6), '21'].join(' ') };
  });
}

/** Milliseconds of processor time: the clock on the wall would also count whatever else the machine does. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const took = (work: () => void): number => {
  const start = now();
  work();
  return now() - start;
};

/** The longest of some steps, ms by the clock on the wall, since asking for processor time takes longer than most steps. */
function longestOf(steps: Steps<unknown>): number {
  let longest = 0;
  for (let isDone = false; !isDone; ) {
    const start = performance.now();
    isDone = steps.next().done === true;
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

/** How many of an article's claims are found. */
function* matching(
  claims: readonly Claim[],
  index: ClaimIndex,
  kept: Collection['claims'],
  words: MatchWords,
): Steps<number> {
  const others = new Map<string, ReadClaim>();
  let found = 0;
  for (const claim of claims) {
    const read = readClaim(claim, words);
    const candidates: (readonly [string, ReadClaim])[] = [];
    for (const { article, claim: number } of yield* index.candidates(read)) {
      const key = `${number} ${article}`;
      const other = kept.get(article)?.[number];
      if (other === undefined) continue;
      const known = others.get(key) ?? readClaim(other, words);
      others.set(key, known);
      candidates.push([key, known]);
      yield;
    }
    const matches = yield* matchingClaims(read, candidates, words);
    if (matches.length > 0) found += 1;
  }
  return found;
}

/** The simple way: the share of words in common with every passage. */
function scanned(claims: readonly Claim[], kept: readonly ReadonlySet<string>[]): number {
  let found = 0;
  for (const { text } of claims) {
    const words = new Set(text.toLowerCase().split(/\s+/u));
    const isFound = kept.some((other) => {
      let both = 0;
      for (const word of words) if (other.has(word)) both += 1;
      return both / (words.size + other.size - both) >= 0.5;
    });
    if (isFound) found += 1;
  }
  return found;
}

export async function benchMatch(): Promise<void> {
  const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'), 'en');
  process.stdout.write(`${CLAIMS} claims of an article, ${ARTICLES} articles; two of three claims are kept\n\n`);
  process.stdout.write(
    '| passages + claims of copies | index, MB | reading it, ms | first article, ms | median, ms | p95, ms | its longest step, p95, ms | found | simple way, median, ms | simple / ours |\n|---|---|---|---|---|---|---|---|---|---|\n',
  );
  const medians: number[] = [];
  for (const [passages, copies] of SIZES) {
    const { segments, claims } = collectionOf(passages, copies, words);
    const kept = [...claims.values()].flat();
    let index = new ClaimIndex([]);
    const reading = took(() => {
      index = new ClaimIndex(structuredClone(segments));
    });
    const first = took(() => void finish(matching(claimsOf(ARTICLES, kept), index, claims, words)));
    const times: number[] = [];
    let found = 0;
    for (let article = 0; article < ARTICLES; article += 1) {
      const asked = claimsOf(article, kept);
      times.push(
        took(() => {
          found += finish(matching(asked, index, claims, words));
        }),
      );
    }
    const longest = Array.from({ length: ARTICLES }, (_, article) =>
      longestOf(matching(claimsOf(article, kept), index, claims, words)),
    );
    const sets = kept.map(({ text }) => new Set(text.toLowerCase().split(/\s+/u)));
    const simple = [0, 1, 2].map((article) => took(() => void scanned(claimsOf(article, kept), sets)));
    const median = at(times, 0.5);
    medians.push(median);
    const cells = [
      `${passages.toLocaleString('en')} + ${(copies * PER_COPY).toLocaleString('en')}`,
      (bytesOf(segments) / 1e6).toFixed(1),
      reading.toFixed(0),
      first.toFixed(0),
      median.toFixed(1),
      at(times, 0.95).toFixed(1),
      at(longest, 0.95).toFixed(1),
      `${found} of ${(ARTICLES * CLAIMS * 2) / 3}`,
      at(simple, 0.5).toFixed(0),
      (at(simple, 0.5) / median).toFixed(1),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  const exponents = medians.slice(1).map((median, place) => Math.log10(median / (medians[place] ?? Number.NaN)));
  process.stdout.write(
    `\nexponents of the median, each ×10: ${exponents.map((value) => value.toFixed(2)).join(', ')}\n`,
  );
}
