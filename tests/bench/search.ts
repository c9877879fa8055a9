/**
 * `npm run bench -- search`: the search index beside MiniSearch's on the same invented collection, in Node.js: making it,
 * loading it as a background does that died, the heap it takes, a key of a search, and what one of them doesn't find.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch, { type Options } from 'minisearch';
import { fold, indexedText, searchText } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { SEGMENT_MOST, SegmentReader, segmentOf } from '@/lib/store/search-segment';
import type { SearchDoc, SearchSegment } from '@/lib/stored';
import { articleWithRows, QUERIES } from './collection';
import { at } from './library';

const PASSAGES = 100_000;
const PER_ARTICLE = 10;
const ROUNDS = 5;

/** Invented passages in writing without spaces, among the others, and what a reader may look for in them. */
const UNSPACED: readonly (readonly [text: string, query: string])[] = [
  ['港の新しい橋は来年の春に完成すると町長が述べた。', '新しい橋'],
  ['市长说新的渡船将在明年春天开始运营。', '渡船'],
  ['นายกเทศมนตรีกล่าวว่าสะพานใหม่จะเปิดในฤดูใบไม้ผลิ', 'สะพาน'],
];

/** Parts of words that hardly any passage has, and pieces of names and addresses. */
const INNER = ['uillon-37', 'omise', 'rucke 99', 'ite 12', 'orba'];

interface Doc {
  readonly id: string;
  readonly article: string;
  readonly text: string;
}

interface Contender {
  readonly name: string;
  /** Makes the index, and gives what is stored of it. */
  make(): string;
  load(stored: string): void;
  /** How many passages a query finds. */
  find(query: string): number;
  forget(): void;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

function collection(): { readonly plain: readonly Doc[]; readonly indexed: readonly SearchDoc[] } {
  const plain: Doc[] = [];
  const indexed: SearchDoc[] = [];
  for (let at = 0; at < PASSAGES / PER_ARTICLE; at += 1) {
    const { article, rows } = articleWithRows(at, PER_ARTICLE);
    for (const { id, annotation } of rows) {
      plain.push({ id, article: article.key, text: searchText(annotation, article) });
      const { created } = annotation;
      indexed.push({ id, article: article.key, created, text: indexedText(annotation, article) });
    }
  }
  UNSPACED.forEach(([text], index) => {
    const doc = { id: `unspaced-${index}`, article: 'unspaced', created: '2026-03-12T07:00:00.000Z', text: fold(text) };
    plain.push(doc);
    indexed.push(doc);
  });
  return { plain, indexed };
}

function ours(docs: readonly SearchDoc[]): Contender {
  let index: SearchIndex | null = null;
  const over = (segments: readonly SearchSegment[]) =>
    new SearchIndex(
      segments.map((segment, number) => new SegmentReader(number, segment)),
      [],
    );
  return {
    name: 'ours',
    make: () => {
      const segments: SearchSegment[] = [];
      for (let from = 0; from < docs.length; from += SEGMENT_MOST)
        segments.push(segmentOf(docs.slice(from, from + SEGMENT_MOST)));
      index = over(segments);
      return JSON.stringify(segments);
    },
    load: (stored) => {
      index = over(JSON.parse(stored) as SearchSegment[]);
    },
    find: (query) => {
      let count = 0;
      for (const mark of index?.match(query) ?? []) count += mark;
      return count;
    },
    forget: () => {
      index = null;
    },
  };
}

/** As near to what our search does as its options come: every word, folded as ours are, each as the beginning of one. */
const OPTIONS: Options<Doc> = {
  fields: ['text'],
  processTerm: fold,
  searchOptions: { prefix: true, combineWith: 'AND' },
};

function miniSearch(docs: readonly Doc[]): Contender {
  let index: MiniSearch<Doc> | null = null;
  return {
    name: 'MiniSearch',
    make: () => {
      index = new MiniSearch<Doc>(OPTIONS);
      index.addAll(docs);
      return JSON.stringify(index);
    },
    load: (stored) => {
      index = MiniSearch.loadJSON<Doc>(stored, OPTIONS);
    },
    find: (query) => index?.search(query).length ?? 0,
    forget: () => {
      index = null;
    },
  };
}

const took = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

interface Measured {
  readonly made: number;
  readonly stored: number;
  readonly loaded: number;
  readonly heap: number;
  readonly keys: readonly number[];
}

function measure(contender: Contender, keys: readonly string[]): Measured {
  let stored = '';
  const made: number[] = [];
  const loaded: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const start = performance.now();
    stored = contender.make();
    made.push(performance.now() - start);
  }
  contender.forget();
  const before = heap();
  for (let round = 0; round < 3; round += 1) loaded.push(took(() => contender.load(stored)));
  // What is made on the first question belongs to it.
  contender.find(QUERIES[0] ?? '');
  const after = heap();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const key of keys) times.push(took(() => void contender.find(key)));
  return {
    made: Math.min(...made),
    stored: stored.length,
    loaded: at(loaded, 0.5),
    heap: after - before,
    keys: times,
  };
}

export function benchSearch(): void {
  const { plain, indexed } = collection();
  const keys = QUERIES.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));
  const [own, mini] = [ours(indexed), miniSearch(plain)];
  const results = [own, mini].map((contender) => {
    const measured = measure(contender, keys);
    process.stderr.write(`${contender.name}: measured\n`);
    return measured;
  });
  const row = (...cells: readonly (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  process.stdout.write(
    `${plain.length.toLocaleString('en')} passages; MiniSearch with prefixes, all words required, and terms folded as ours are\n\n`,
  );
  row('', own.name, mini.name, 'MiniSearch / ours');
  row('---', '---', '---', '---');
  const line = (what: string, value: (one: Measured) => number, digits = 0) => {
    const [a = Number.NaN, b = Number.NaN] = results.map(value);
    row(what, a.toFixed(digits), b.toFixed(digits), (b / a).toFixed(1));
  };
  line('made from all passages, ms', ({ made }) => made);
  line('stored as JSON, MB', ({ stored }) => stored / 1e6, 1);
  line('loaded from that, ms', ({ loaded }) => loaded);
  line('heap, MB', (one) => one.heap / 1e6, 1);
  line('a key of a search, median, ms', (one) => at(one.keys, 0.5), 2);
  line('the same, p95, ms', (one) => at(one.keys, 0.95), 2);
  process.stdout.write('\n');
  row('query', 'what it is', 'really there', own.name, mini.name);
  row('---', '---', '---', '---', '---');
  const found = (query: string, what: string) => {
    const terms = fold(query).split(/\s+/u);
    const there = plain.filter(({ text }) => terms.every((term) => text.includes(term))).length;
    row(`\`${query}\``, what, there, own.find(query), mini.find(query));
  };
  for (const query of QUERIES) found(query, 'of the measured');
  for (const query of INNER) found(query, 'inside a word');
  for (const [, query] of UNSPACED) found(query, 'no spaces');
}
