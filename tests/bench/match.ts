/**
 * `npm run bench -- match`: the claims of an article looked for among all that is kept, in Node.js: candidates from the
 * search index, then compared. Beside it the simple way, the words of each claim held against those of every passage.
 */
import { quoteOf, speakerOf } from '@/lib/annotation';
import { indexedText } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { SEGMENT_MOST, SegmentReader, segmentOf } from '@/lib/store/search-segment';
import type { SearchDoc } from '@/lib/stored';
import { languageOf } from '@/lib/text/languages';
import { type Claim, matchingClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { Candidates } from '@/lib/text/matches/candidates';
import type { MatchWords } from '@/lib/text/matches/match-words';
import { finish, type Steps } from '@/lib/text/steps';
import { articleWithRows } from './collection';
import { at } from './library';

const SIZES = [1_000, 10_000, 100_000];
const PER_ARTICLE = 10;
const CLAIMS = 30;
const ARTICLES = 24;

interface Collection {
  readonly index: SearchIndex;
  readonly claims: ReadonlyMap<string, Claim>;
}

function collectionOf(size: number): Collection {
  const claims = new Map<string, Claim>();
  const docs: SearchDoc[] = [];
  for (let article = 0; article < size / PER_ARTICLE; article += 1) {
    const { article: record, rows } = articleWithRows(article, PER_ARTICLE);
    for (const { id, annotation } of rows) {
      const speaker = speakerOf(annotation)?.name ?? null;
      claims.set(id, { text: quoteOf(annotation), speaker, form: 'direct' });
      docs.push({ id, article: record.key, created: annotation.created, text: indexedText(annotation, record) });
    }
  }
  const readers: SegmentReader[] = [];
  for (let from = 0; from < docs.length; from += SEGMENT_MOST)
    readers.push(new SegmentReader(readers.length, segmentOf(docs.slice(from, from + SEGMENT_MOST))));
  return { index: new SearchIndex(readers, []), claims };
}

/** Of three claims one is kept, one is kept with words left out and a figure added, and one nobody has. */
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

/** The longest of some steps, ms by the clock on the wall: asking for the processor's time takes longer than most. */
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
function* matching(claims: readonly Claim[], { index, claims: kept }: Collection, words: MatchWords): Steps<number> {
  const candidates = new Candidates(index);
  let found = 0;
  for (const claim of claims) {
    const read = readClaim(claim, words);
    const numbers = yield* candidates.of(read);
    const others = numbers.flatMap((number) => {
      const other = kept.get(index.idOf(number));
      return other === undefined ? [] : [[number, readClaim(other, words)] as const];
    });
    const matches = yield* matchingClaims(read, others, words);
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
    '| passages kept | first article, ms | longest step of it, ms | median, ms | p95, ms | its longest step, p95, ms | found | simple way, median, ms | simple / ours |\n|---|---|---|---|---|---|---|---|---|\n',
  );
  const medians: number[] = [];
  for (const size of SIZES) {
    const collection = collectionOf(size);
    const kept = [...collection.claims.values()];
    // The first question of all brings the words of the index into an order.
    let firstLongest = 0;
    const first = took(() => {
      firstLongest = longestOf(matching(claimsOf(ARTICLES, kept), collection, words));
    });
    const times: number[] = [];
    let found = 0;
    for (let article = 0; article < ARTICLES; article += 1) {
      const claims = claimsOf(article, kept);
      times.push(
        took(() => {
          found += finish(matching(claims, collection, words));
        }),
      );
    }
    const longest = Array.from({ length: ARTICLES }, (_, article) =>
      longestOf(matching(claimsOf(article, kept), collection, words)),
    );
    const sets = kept.map(({ text }) => new Set(text.toLowerCase().split(/\s+/u)));
    const simple = [0, 1, 2].map((article) => took(() => void scanned(claimsOf(article, kept), sets)));
    const median = at(times, 0.5);
    medians.push(median);
    const cells = [
      size.toLocaleString('en'),
      first.toFixed(0),
      firstLongest.toFixed(1),
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
