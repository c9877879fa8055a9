import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { NAME, type Schema, VERSION } from './schema';

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
];

/**
 * Opens the database, upgrading it where it is older. `onClosed` is called when the browser closes it (its data was
 * cleared, or a newer version of the extension wants to upgrade it): open it again for the next query.
 *
 * @throws DOMException as IndexedDB does, among others VersionError where the stored database is newer.
 */
export function openDatabase(onClosed: () => void, name: string = NAME): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    upgrade(db, oldVersion, newVersion, transaction) {
      for (const migrate of MIGRATIONS.slice(oldVersion, newVersion ?? VERSION)) migrate(db, transaction);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}
