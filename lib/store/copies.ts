/**
 * The copies of kept articles.
 *
 * K1 The first copy of a page is written in the transaction of the passage with which it was kept, or not at all; later
 *    ones each in a transaction of their own, and only as long as something of the article is kept.
 * K2 A version may be stored as its difference from another one of the same article, which is named by its digest. Nothing
 *    that another one needs is removed before it.
 * K3 Copies go with the last passage of their article, once that has left the bin.
 * K4 What comes in from a file stands beside what is here: a version is known by its article and time.
 * K6 What is written, moved or removed is written down in the index of the texts in the same transaction (indexing.ts: X).
 * K5 An article has `MOST_VERSIONS` at most: of a page that changes for ever the first are kept, and the newest.
 */
import type { ArticleCopy } from '../model';
import type { CopiesSlice, CopyChoice, CopyFacts, CopySpace, SealedCopy, SearchDoc, StoredCopy } from '../stored';
import { type Database, write } from './database';
import { clearIndex, type Indexed, Indexing, type IndexStores } from './indexing';
import { LIVE } from './schema';
import { sealed, unsealed } from './sealing';
import { copyWords, termsOf } from './search';
import type { SearchIndex } from './search-index';
import { type Marking, markStale } from './stale';

const MOST_VERSIONS = 200;
/** A slice of copies ends once it holds so many characters of texts: no message may pass 64 MB. */
const SLICE_LENGTH = 4_000_000;
/** So many facts are looked through at a time. */
const FACTS_AT_ONCE = 2000;

const ofArticle = (article: string) => IDBKeyRange.bound([article, ''], [article, '\uffff']);

/** As much of a transaction over both stores as is needed here. */
interface Copying {
  objectStore(name: 'copies'): {
    getAll(range: IDBKeyRange): Promise<readonly CopyFacts[]>;
    put(facts: CopyFacts): Promise<unknown>;
    delete(key: [string, string] | IDBKeyRange): Promise<void>;
  };
  objectStore(name: 'textJournal'): { put(doc: SearchDoc): Promise<unknown> };
  objectStore(name: 'texts'): {
    get(key: [string, string]): Promise<Uint8Array<ArrayBuffer> | undefined>;
    put(bytes: Uint8Array<ArrayBuffer>, key: [string, string]): Promise<unknown>;
    delete(key: [string, string] | IDBKeyRange): Promise<void>;
  };
}

/** The stores that a transaction over copies takes. */
export const COPY_STORES = ['copies', 'texts', 'textJournal', 'stale'] as const;

const docOf = (article: string, taken: string, text: string | null): SearchDoc => ({
  id: `${article} ${taken}`,
  article,
  created: taken,
  text,
});

async function put(
  transaction: Copying,
  article: string,
  { facts, bytes, words }: SealedCopy,
  isJournalled = true,
): Promise<void> {
  await transaction.objectStore('copies').put({ article, ...facts });
  // K6
  if (isJournalled) await transaction.objectStore('textJournal').put(docOf(article, facts.taken, words));
  await transaction.objectStore('texts').put(bytes, [article, facts.taken]);
}

/** K1: the first copy of a page, where it has none. */
export async function putFirst(transaction: Copying & Marking, article: string, copy: SealedCopy): Promise<void> {
  const known = await transaction.objectStore('copies').getAll(ofArticle(article));
  const isThere = known.some(({ page, taken }) => page === copy.facts.page || taken === copy.facts.taken);
  if (isThere) return;
  await put(transaction, article, copy);
  await markStale(transaction, article);
}

/** K3. */
export async function deleteCopies(transaction: Copying & Marking, article: string): Promise<void> {
  await markStale(transaction, article);
  for (const { taken } of await transaction.objectStore('copies').getAll(ofArticle(article)))
    await transaction.objectStore('textJournal').put(docOf(article, taken, null));
  await transaction.objectStore('copies').delete(ofArticle(article));
  await transaction.objectStore('texts').delete(ofArticle(article));
}

/** What is searched of the versions of an article, by their times; read before a transaction, as `moveCopies` wants it. */
export async function wordsOfCopies(db: Database, article: string): Promise<ReadonlyMap<string, string>> {
  const { copies, texts } = await readAll(db, article);
  const words = new Map<string, string>();
  for (const { taken } of copies) {
    const copy = await versionIn(copies, texts, taken);
    if (copy !== null) words.set(taken, copyWords(copy));
  }
  return words;
}

/** What is kept of an article that moves to another key moves with it; `words` as of `wordsOfCopies`. */
export async function moveCopies(
  transaction: Copying & Marking,
  from: string,
  to: string,
  words: ReadonlyMap<string, string>,
): Promise<void> {
  await markStale(transaction, to);
  const texts = transaction.objectStore('texts');
  const there = new Set((await transaction.objectStore('copies').getAll(ofArticle(to))).map(({ taken }) => taken));
  for (const { article: _, ...facts } of await transaction.objectStore('copies').getAll(ofArticle(from))) {
    const bytes = await texts.get([from, facts.taken]);
    if (bytes !== undefined && !there.has(facts.taken))
      await put(transaction, to, { facts, bytes, words: words.get(facts.taken) ?? '' });
  }
  await deleteCopies(transaction, from);
}

/** What is known of the versions of an article, oldest first. */
export async function factsOf(db: Database, article: string): Promise<readonly CopyFacts[]> {
  return db.getAll('copies', ofArticle(article));
}

/** A version of an article, with those that it differs from; null where it is not there or is damaged. */
export async function readCopy(db: Database, article: string, taken: string): Promise<ArticleCopy | null> {
  const { copies, texts } = await readAll(db, article);
  return versionIn(copies, texts, taken);
}

type Texts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** All versions of an article, as they are stored, in one transaction. */
async function readAll(
  db: Database,
  article: string,
): Promise<{ readonly copies: readonly CopyFacts[]; readonly texts: Texts }> {
  const transaction = db.transaction(['copies', 'texts']);
  const [copies, keys, bytes] = await Promise.all([
    transaction.objectStore('copies').getAll(ofArticle(article)),
    transaction.objectStore('texts').getAllKeys(ofArticle(article)),
    transaction.objectStore('texts').getAll(ofArticle(article)),
  ]);
  const texts = new Map<string, Uint8Array<ArrayBuffer>>();
  keys.forEach(([, taken], index) => {
    const found = bytes[index];
    if (found instanceof Uint8Array) texts.set(taken, found);
  });
  return { copies, texts };
}

async function versionIn(copies: readonly CopyFacts[], texts: Texts, taken: string): Promise<ArticleCopy | null> {
  const chain: CopyFacts[] = [];
  let next = copies.find((facts) => facts.taken === taken);
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    const { base } = next;
    if (base === null) break;
    // The same words may be stored twice, once as a difference from what was made of them.
    const same = copies.filter(({ digest }) => digest === base);
    next = same.find((each) => each.base === null) ?? same[0];
  }
  let copy: ArticleCopy | null = null;
  for (const facts of chain.reverse()) {
    const bytes = texts.get(facts.taken);
    copy = bytes === undefined ? null : await unsealed(bytes, facts, copy);
    if (copy === null) return null;
  }
  return copy;
}

/** The newest version of a page of an article with its text; null where there is none that can be read. */
export async function newestOf(
  db: Database,
  article: string,
  page: string,
): Promise<{ readonly facts: CopyFacts; readonly copy: ArticleCopy } | null> {
  const { copies, texts } = await readAll(db, article);
  const facts = copies.findLast((each) => each.page === page);
  const copy = facts === undefined ? null : await versionIn(copies, texts, facts.taken);
  return facts === undefined || copy === null ? null : { facts, copy };
}

/** The newest version of each page of an article that can be read. */
export async function newestCopies(db: Database, article: string): Promise<readonly ArticleCopy[]> {
  const { copies, texts } = await readAll(db, article);
  const newest = new Map(copies.map((facts) => [facts.page, facts.taken]));
  const found: ArticleCopy[] = [];
  for (const taken of newest.values()) {
    const copy = await versionIn(copies, texts, taken);
    if (copy !== null) found.push(copy);
  }
  return found;
}

/**
 * Adds a version of a page, or puts it in the place of the newest one (`completes`). False, and nothing is written, where
 * nothing of the article is kept any more, or where another window was faster: then `newest` is not the newest.
 */
export async function addVersion(
  db: Database,
  article: string,
  copy: ArticleCopy,
  page: string,
  newest: { readonly facts: CopyFacts; readonly copy: ArticleCopy },
  completes: boolean,
): Promise<boolean> {
  const known = await factsOf(db, article);
  const replaces = completes || known.length >= MOST_VERSIONS; // K5
  const made = await sealed(copy, page, replaces ? null : { copy: newest.copy, digest: newest.facts.digest });
  if (made === null) return false;
  return write(db, ['annotations', ...COPY_STORES], async (transaction) => {
    const live = await transaction.objectStore('annotations').index('article').count([article, LIVE]);
    const now = await transaction.objectStore('copies').getAll(ofArticle(article));
    const last = now.findLast((each) => each.page === page);
    const isThere = now.some(({ taken }) => taken === copy.taken);
    if (live === 0 || isThere || last?.taken !== newest.facts.taken) return false; // K1
    // K2: of one that was read twice, the later may be needed.
    const isNeeded = now.some(({ base }) => base === last?.digest);
    if (replaces && last !== undefined && !isNeeded) {
      await transaction.objectStore('copies').delete([article, last.taken]);
      await transaction.objectStore('texts').delete([article, last.taken]);
      await transaction.objectStore('textJournal').put(docOf(article, last.taken, null));
    }
    await put(transaction, article, made);
    await markStale(transaction, article);
    return true;
  });
}

/** All facts, some thousand at a time. */
async function* allFacts(db: Database): AsyncGenerator<CopyFacts> {
  for (let after: [string, string] | null = null; ; ) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const found: readonly CopyFacts[] = await db.getAll('copies', range, FACTS_AT_ONCE);
    yield* found;
    const last = found.at(-1);
    if (last === undefined) return;
    after = [last.article, last.taken];
  }
}

/** The keys of all articles that have copies. */
export async function copiedArticles(db: Database): Promise<readonly string[]> {
  return [...new Set((await db.getAllKeys('copies')).map(([article]) => article))];
}

export async function copySpace(db: Database): Promise<CopySpace> {
  let [articles, versions, size, last]: [number, number, number, string | null] = [0, 0, 0, null];
  for await (const facts of allFacts(db)) {
    if (facts.article !== last) articles += 1;
    last = facts.article;
    versions += 1;
    size += facts.size;
  }
  return { articles, versions, size };
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : address);

/** Removes the copies of whole articles; gives of how many. Their passages stay. */
export async function removeCopies(db: Database, choice: CopyChoice): Promise<number> {
  const newest = new Map<string, { readonly taken: string; readonly page: string }>();
  for await (const { article, taken, page } of allFacts(db)) newest.set(article, { taken, page });
  const isChosen = (taken: string, page: string) =>
    choice === 'all' || ('before' in choice ? taken < choice.before : hostOf(page) === choice.host);
  const chosen = [...newest].filter(([, { taken, page }]) => isChosen(taken, page)).map(([article]) => article);
  if (chosen.length === 0) return 0;
  await write(db, [...COPY_STORES, 'textSegments', 'textBacklog'], async (transaction) => {
    for (const article of chosen) await deleteCopies(transaction, article);
    if (chosen.length > JOURNALLED_MOST) await clearIndex(transaction, TEXT_STORES);
  });
  return chosen.length;
}

/** Versions with their texts after one that is named, for the backup; what is damaged is left out. */
export async function readCopies(db: Database, after: readonly [string, string] | null): Promise<CopiesSlice> {
  const copies: StoredCopy[] = [];
  let length = 0;
  let at = after;
  for (;;) {
    const range = at === null ? null : IDBKeyRange.lowerBound([...at], true);
    const [facts] = await db.getAll('copies', range, 1);
    if (facts === undefined) return { copies, next: null };
    const all = await readAll(db, facts.article);
    for (const { taken, page, digest } of all.copies) {
      if (at?.[0] === facts.article && taken <= at[1]) continue;
      at = [facts.article, taken];
      const copy = await versionIn(all.copies, all.texts, taken);
      if (copy === null) continue;
      copies.push({ article: facts.article, page, digest, copy });
      length += copy.article.text.length + 1000;
      if (length >= SLICE_LENGTH) return { copies, next: at };
    }
  }
}

/**
 * What comes in, ready to be stored: each as its difference from the one before it where that is shorter. Those whose
 * digest is not that of their words are left out.
 */
export async function sealAll(copies: readonly StoredCopy[]): Promise<(SealedCopy & { readonly article: string })[]> {
  const made: (SealedCopy & { readonly article: string })[] = [];
  let last: StoredCopy | null = null;
  for (const each of copies) {
    const base: StoredCopy | null = last?.article === each.article ? last : null;
    const one = await sealed(each.copy, each.page, base);
    if (one === null || one.facts.digest !== each.digest) continue;
    made.push({ article: each.article, ...one });
    last = each;
  }
  return made;
}

/** K4, for what was sealed; only of articles that have passages here. Gives how many were not here before. */
export async function putImported(
  transaction: Copying &
    Marking & { objectStore(name: 'articles'): { getKey(key: string): Promise<string | undefined> } },
  copies: readonly (SealedCopy & { readonly article: string })[],
  isJournalled: boolean,
): Promise<number> {
  let count = 0;
  for (const { article, ...copy } of copies) {
    if ((await transaction.objectStore('articles').getKey(article)) === undefined) continue;
    const known = await transaction.objectStore('copies').getAll(ofArticle(article));
    if (known.some(({ taken }) => taken === copy.facts.taken)) continue;
    // What it differs from was not taken: that time is another version's here.
    const { base } = copy.facts;
    if (base !== null && !known.some(({ digest }) => digest === base)) continue;
    await put(transaction, article, copy, isJournalled);
    await markStale(transaction, article);
    count += 1;
  }
  return count;
}

/** Where more versions came or went at once, they are indexed later from what is stored. */
export const JOURNALLED_MOST = 64;

export const TEXT_STORES: IndexStores = { segments: 'textSegments', journal: 'textJournal', backlog: 'textBacklog' };

/** The versions after a key, which is the JSON of article and time. */
const TEXTS: Indexed = {
  stores: TEXT_STORES,
  readPiece: async (db, after, most) => {
    const range = after === '' ? null : IDBKeyRange.lowerBound(JSON.parse(after), true);
    const facts: readonly CopyFacts[] = await db.getAll('copies', range, most);
    const docs: SearchDoc[] = [];
    let words: ReadonlyMap<string, string> = new Map();
    let of: string | null = null;
    for (const { article, taken } of facts) {
      if (article !== of) words = await wordsOfCopies(db, article);
      of = article;
      docs.push(docOf(article, taken, words.get(taken) ?? ''));
    }
    const last = facts.at(-1);
    return { docs, last: last === undefined ? null : JSON.stringify([last.article, last.taken]) };
  },
};

/**
 * The index of the texts. A text has some hundred words, so that a piece of it has fewer texts than one of passages: it is
 * made in some ten milliseconds, and the journal is read in some.
 */
export const textIndexing = (limits = { journal: 32, segment: 128 }): Indexing => new Indexing(limits, TEXTS);

/** So many articles that were found are given. */
const MOST_FOUND = 50;

/** The articles whose texts have every word of a query, those first of which a version was read last. */
export function foundIn(
  index: SearchIndex,
  query: string,
): { readonly found: readonly { readonly article: string; readonly taken: string }[]; readonly total: number } {
  if (termsOf(query).length === 0) return { found: [], total: 0 };
  const matches = index.match(query);
  const { keys, of } = index.articlesOf();
  const seen = new Uint8Array(keys.length);
  const found: { readonly article: string; readonly taken: string }[] = [];
  let total = 0;
  for (const number of index.newestFirst()) {
    const place = of[number] ?? 0;
    if (matches[number] !== 1 || seen[place] === 1) continue;
    seen[place] = 1;
    total += 1;
    if (total > MOST_FOUND) continue;
    const article = keys[place] ?? '';
    found.push({ article, taken: index.idOf(number).slice(article.length + 1) });
  }
  return { found, total };
}
