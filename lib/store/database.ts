import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { CLAIMS, NAME, ROWS, type Schema, VERSION } from './schema';

export type Database = IDBPDatabase<Schema>;

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Step n takes the database from version n to n + 1. */
const MIGRATIONS: readonly ((db: Database, transaction: Upgrade) => void)[] = [
  (db) => {
    const articles = db.createObjectStore('articles', { keyPath: 'key' });
    articles.createIndex('visited', 'visited');
    const annotations = db.createObjectStore('annotations', { keyPath: 'id' });
    annotations.createIndex('article', ['article', 'deleted']);
    annotations.createIndex('modified', 'modified');
    annotations.createIndex('deleted', 'deleted');
  },
  (db) => {
    db.createObjectStore('staged', { keyPath: ['id', 'number'] });
    db.createObjectStore('imports', { keyPath: 'id' });
  },
  (db) => {
    db.createObjectStore('segments', { autoIncrement: true });
    db.createObjectStore('journal', { keyPath: 'id' });
    // What is kept is indexed later, a piece at a time: an upgrade must not take the longer the more there is.
    void db.createObjectStore('backlog').put('', ROWS);
  },
  (db) => {
    db.createObjectStore('corrections', { keyPath: 'article' });
    db.createObjectStore('merges', { keyPath: 'alias' });
    db.createObjectStore('dates');
  },
  (db) => {
    db.createObjectStore('copies', { keyPath: ['article', 'taken'] });
    db.createObjectStore('texts');
  },
  (db) => {
    db.createObjectStore('textSegments', { autoIncrement: true });
    db.createObjectStore('textJournal', { keyPath: 'id' });
    void db.createObjectStore('textBacklog').put('', ROWS);
  },
  (db, transaction) => {
    db.createObjectStore('claims', { keyPath: 'article' });
    db.createObjectStore('claimSegments', { autoIncrement: true });
    db.createObjectStore('stale');
    void transaction.objectStore('backlog').put('', CLAIMS);
  },
];

/** How long an upgrade waits for another context to let go of the older database, which it is asked to do at once. */
const BLOCKED_MS = 10_000;

/**
 * Opens the database, upgrading it where it is older. `onClosed` is called when the browser closes it (its data was
 * cleared, or a newer version of the extension wants to upgrade it): open it again for the next query.
 *
 * @throws DOMException as IndexedDB does: VersionError where the stored database is newer, and nothing of it is touched;
 *   TimeoutError where another context holds on to an older one.
 */
export async function openDatabase(
  onClosed: () => void,
  name: string = NAME,
  blockedFor: number = BLOCKED_MS,
): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  let giveUp: (error: DOMException) => void = () => undefined;
  const tooLong = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const opening = openDB<Schema>(name, VERSION, {
    upgrade(db, oldVersion, newVersion, transaction) {
      for (const migrate of MIGRATIONS.slice(oldVersion, newVersion ?? VERSION)) migrate(db, transaction);
    },
    blocked() {
      timer = setTimeout(() => {
        isLate = true;
        giveUp(new DOMException('An older database is still open', 'TimeoutError'));
      }, blockedFor);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  // A database that opens after the time is up is closed again, or it would block the next try.
  opening.then((db) => isLate && db.close()).catch(() => undefined);
  try {
    return await Promise.race([opening, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

type Writing<Names extends StoreNames<Schema>[]> = IDBPTransaction<Schema, Names, 'readwrite'>;

/**
 * Does something in one transaction: resolves when it is complete and on the disk, as far as the browser can tell, and
 * not before. Where anything fails, all of it is taken back.
 *
 * @throws whatever `work` does, or the DOMException that made the transaction abort (QuotaExceededError among them).
 */
export async function write<T, const Names extends StoreNames<Schema>[]>(
  db: Database,
  names: Names,
  work: (transaction: Writing<Names>) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction(names, 'readwrite', { durability: 'strict' });
  // Looked at even where `work` fails first, so that no rejection goes unhandled.
  const end = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let value: T;
  try {
    value = await work(transaction);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // The transaction has ended already.
    }
    const ended = await end;
    // An error that only says that the transaction had ended is replaced by the transaction's own error.
    throw ended !== null && isConsequence(error) ? ended.error : error;
  }
  const ended = await end;
  if (ended !== null) throw ended.error;
  return value;
}

/** Whether an error may say no more than that a transaction ended before. */
const isConsequence = (error: unknown): boolean =>
  error instanceof DOMException && ['AbortError', 'InvalidStateError', 'TransactionInactiveError'].includes(error.name);
