/** Runs inside a page of the extension: fills its database, and measures the store against plain IndexedDB on it. */
import { newAnnotation } from '@/lib/annotation';
import type { Annotation, ArticleRecord } from '@/lib/model';
import { sealed } from '@/lib/store/sealing';
import { Store } from '@/lib/store/store';
import { articleWithRows, copyOfArticle, QUERIES } from './collection';

export { search } from './library-page';

const now = () => performance.now();

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

const answer = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = (name: string) => answer(indexedDB.open(name));

/** The name of a database of that many annotations; that of the extension itself is "pressmark". */
const nameOf = (size: number) => `bench-${size}`;

/** Fills a database, in the place of what it holds, and leaves all of it to be indexed. */
export async function fill(size: number, perArticle: number, name = 'pressmark'): Promise<void> {
  // Creates the database where it does not exist yet.
  const store = new Store(name);
  await store.health();
  await store.close();
  const db = await open(name);
  const clear = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const each of db.objectStoreNames) clear.objectStore(each).clear();
  clear.objectStore('backlog').put('', 'rows');
  await done(clear);
  const articles = size / perArticle;
  for (let at = 0; at < articles; at += 500) {
    const transaction = db.transaction(['articles', 'annotations'], 'readwrite');
    for (let one = at; one < Math.min(articles, at + 500); one += 1) {
      const { article, rows } = articleWithRows(one, perArticle);
      transaction.objectStore('articles').put(article);
      for (const row of rows) transaction.objectStore('annotations').put(row);
    }
    await done(transaction);
  }
  db.close();
}

/** Beside what a database of that many annotations holds: the text of each of its articles. Gives the bytes of each. */
export async function addCopies(size: number, perArticle: number, name = nameOf(size)): Promise<readonly number[]> {
  const db = await open(name);
  const sizes: number[] = [];
  for (let at = 0; at < size / perArticle; at += 100) {
    const made = await Promise.all(
      Array.from({ length: Math.min(100, size / perArticle - at) }, async (_, index) => {
        const { article } = articleWithRows(at + index, perArticle);
        return { key: article.key, one: await sealed(copyOfArticle(at + index), article.key, null) };
      }),
    );
    const transaction = db.transaction(['copies', 'texts'], 'readwrite');
    for (const { key, one } of made) {
      if (one === null) throw new Error(`no copy of ${key}`);
      transaction.objectStore('copies').put({ article: key, ...one.facts });
      transaction.objectStore('texts').put(one.bytes, [key, one.facts.taken]);
      sizes.push(one.facts.size);
    }
    await done(transaction);
  }
  const transaction = db.transaction('textBacklog', 'readwrite');
  transaction.objectStore('textBacklog').put('', 'rows');
  await done(transaction);
  db.close();
  return sizes;
}

/** The longest of the pauses between turns of the event loop while something is done, and how long it takes. */
async function withPauses(work: () => Promise<unknown>): Promise<{ readonly time: number; readonly longest: number }> {
  let [longest, last, isDone] = [0, now(), false];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    longest = Math.max(longest, now() - last);
    last = now();
    if (!isDone) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  const start = now();
  await work();
  isDone = true;
  return { time: now() - start, longest };
}

/** The same questions with the texts of articles and without, by turns; and a search in the texts at every key. */
export async function measureCopies(size: number, perArticle: number, runs: number) {
  const stores = { without: new Store(nameOf(size)), with: new Store(COPIES) };
  const indexed = await withPauses(() => stores.with.searchTexts('ba'));
  const names = ['restore', 'save', 'save with a copy', 'newest'] as const;
  const times = Object.fromEntries(
    names.map((name) => [name, { without: [] as number[], with: [] as number[] }]),
  ) as Record<(typeof names)[number], { without: number[]; with: number[] }>;
  for (let run = -3; run < runs; run += 1) {
    const { article } = articleWithRows(((run + 3) * 7919) % (size / perArticle), perArticle);
    for (const side of turned(['without', 'with'] as const, run + 3)) {
      const store = stores[side];
      const timed = async (name: (typeof names)[number], work: () => Promise<unknown>) => {
        const start = now();
        await work();
        if (run >= 0) times[name][side].push(now() - start);
      };
      await timed('restore', () => store.annotationsOf(article.key));
      await timed('newest', () => store.newest(24));
      await timed('save', () => store.save(article, another(article.url)));
      const fresh = { ...article, key: `${article.key}/fresh-${run}`, url: `${article.url}/fresh-${run}` };
      const copy = copyOfArticle(size + run + 10);
      await timed('save with a copy', async () =>
        store.save(fresh, another(fresh.url), side === 'with' ? await sealed(copy, fresh.key, null) : null),
      );
    }
  }
  const searched: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    for (const key of KEYS) {
      const start = now();
      await stores.with.searchTexts(key);
      if (run > 0) searched.push(now() - start);
    }
  }
  for (const store of Object.values(stores)) await store.close();
  return { times, searched, indexed };
}

/** The name of the database that has the texts of its articles, too. */
export const COPIES = 'bench-copies';

/** Empties the extension's own database. */
export async function clear(): Promise<void> {
  const db = await open('pressmark');
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite');
  for (const name of db.objectStoreNames) transaction.objectStore(name).clear();
  await done(transaction);
  db.close();
}

/** Fills a database of that size, and says how many milliseconds it takes until all of it is indexed. */
export async function prepare(size: number, perArticle: number): Promise<number> {
  await fill(size, perArticle, nameOf(size));
  const store = new Store(nameOf(size));
  const start = now();
  await store.index();
  const time = now() - start;
  await store.close();
  return time;
}

let made = 0;

function another(source: string): Annotation {
  made += 1;
  return newAnnotation({
    uuid: `018f0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    source,
    selectors: [
      { type: 'TextQuoteSelector', exact: `another passage ${made} of about as many words`, prefix: '', suffix: '' },
    ],
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
    now: new Date().toISOString(),
  });
}

/** Milliseconds of each run, by what was done and by size. */
export type Times = Readonly<Record<string, Readonly<Record<number, number[]>>>>;

interface Open {
  readonly size: number;
  readonly store: Store;
  readonly db: IDBDatabase;
  /** Any of its articles, another for each run. */
  readonly article: (run: number) => ArticleRecord;
}

type Work = (on: Open, run: number) => Promise<unknown>;

/** What is measured, each beside the same questions to IndexedDB by hand. */
const WORK: Readonly<Record<string, Work>> = {
  restore: ({ store, article }, run) => store.annotationsOf(article(run).key),
  'restore, plain': async ({ db, article }, run) => {
    const { key } = article(run);
    await answer(db.transaction('annotations').objectStore('annotations').index('article').getAll([key, '']));
    const transaction = db.transaction('articles', 'readwrite', { durability: 'strict' });
    const record = await answer<unknown>(transaction.objectStore('articles').get(key));
    transaction.objectStore('articles').put(Object.assign({}, record, { visited: new Date().toISOString() }));
    await done(transaction);
  },
  save: ({ store, article }, run) => store.save(article(run), another(article(run).url)),
  'save, plain': async ({ db, article }, run) => {
    const annotation = another(article(run).url);
    const transaction = db.transaction(['articles', 'annotations'], 'readwrite', { durability: 'strict' });
    const [old] = await Promise.all([
      answer<unknown>(transaction.objectStore('articles').get(article(run).key)),
      answer<unknown>(transaction.objectStore('annotations').get(annotation.id)),
    ]);
    transaction.objectStore('articles').put(Object.assign({}, old, { visited: new Date().toISOString() }));
    // Kept out of the lists, so that both sides measure the same collection.
    const row = { id: annotation.id, article: 'plain', annotation, revision: 1, modified: '', deleted: 'plain' };
    transaction.objectStore('annotations').put(row);
    await done(transaction);
  },
  newest: ({ store }) => store.newest(24),
  'newest, plain': async ({ db }) => {
    const annotations = db.transaction('annotations').objectStore('annotations');
    const keys = await new Promise<IDBValidKey>((resolve, reject) => {
      const request = annotations.openKeyCursor(null, 'prev');
      let isThere = false;
      request.onsuccess = () => {
        if (request.result === null || isThere) return resolve(request.result?.key ?? '');
        isThere = true;
        request.result.advance(23);
      };
      request.onerror = () => reject(request.error);
    });
    const rows = await answer<{ readonly article: string }[]>(annotations.getAll(IDBKeyRange.lowerBound(keys)));
    const transaction = db.transaction(['articles', 'annotations']);
    const byArticle = transaction.objectStore('annotations').index('article');
    await Promise.all(
      [...new Set(rows.map(({ article }) => article))].map((key) =>
        Promise.all([answer(transaction.objectStore('articles').get(key)), answer(byArticle.getAll([key, '']))]),
      ),
    );
  },
  slice: ({ store }) => store.slice(null, true),
  'slice, plain': async ({ db }) => {
    const transaction = db.transaction(['articles', 'annotations']);
    const records = await answer<{ readonly key: string }[]>(transaction.objectStore('articles').getAll(null, 128));
    const range = IDBKeyRange.upperBound([records.at(-1)?.key ?? '', '\uffff']);
    await answer(transaction.objectStore('annotations').index('article').getAll(range));
  },
  search: async ({ store }, run) => {
    const key = KEYS[run % KEYS.length] ?? '';
    return store.library(key, 25);
  },
};

/** Every key of every query, in the order in which it is typed. */
const KEYS = QUERIES.flatMap((query) => Array.from(query, (_, index) => query.slice(0, index + 1)));

const turned = <T>(list: readonly T[], by: number): readonly T[] => [
  ...list.slice(by % list.length),
  ...list.slice(0, by % list.length),
];

/** All sizes and questions take turns, so that whatever else the machine does is the same for each. */
export async function measure(sizes: readonly number[], perArticle: number, runs: number): Promise<Times> {
  const opened = await Promise.all(
    sizes.map(async (size): Promise<Open> => {
      const store = new Store(nameOf(size));
      await store.index();
      const articles = size / perArticle;
      const article = (run: number) => articleWithRows((run * 7919) % articles, perArticle).article;
      return { size, store, db: await open(nameOf(size)), article };
    }),
  );
  const names = Object.keys(WORK);
  const times: Record<string, Record<number, number[]>> = Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(sizes.map((size) => [size, []]))]),
  );
  // The first runs warm up.
  for (let run = -3; run < Math.max(runs, KEYS.length); run += 1) {
    // The first measurement still pays for the work before it, so that another one comes first each time.
    for (const [name, work] of turned(Object.entries(WORK), run + 3)) {
      for (const on of turned(opened, run + 3)) {
        const start = now();
        await work(on, run + 3);
        if (run >= 0) times[name]?.[on.size]?.push(now() - start);
      }
    }
  }
  for (const { store, db } of opened) {
    db.close();
    await store.close();
  }
  return times;
}
