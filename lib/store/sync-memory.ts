/**
 * What a device remembers between two synchronisations, in a database of its own: it can be thrown away at any time, and
 * then everything is compared anew.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Changed, type Memory, newProgress, type Progress, type Shadow } from '../sync/ports';

interface Schema extends DBSchema {
  shadows: { key: string; value: Shadow };
  /** Ids of records that are to be sent. */
  outbox: { key: string; value: true };
  /** Marks by article. */
  changes: { key: string; value: number };
  /** Progress, settings, keys and the log, each under its name. */
  state: { key: string; value: unknown };
}

type Names = ('shadows' | 'outbox' | 'changes' | 'state')[];

const PROGRESS = 'progress';

export class SyncMemory implements Memory {
  private database: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(
    private readonly newDevice: () => string,
    private readonly name: string = 'pressmark-sync',
  ) {}

  private open(): Promise<IDBPDatabase<Schema>> {
    if (this.database === null) {
      const forget = () => {
        this.database = null;
      };
      const opening = openDB<Schema>(this.name, 1, {
        upgrade(db) {
          db.createObjectStore('shadows', { keyPath: 'id' });
          for (const name of ['outbox', 'changes', 'state'] as const) db.createObjectStore(name);
        },
        blocking(_current, _blocked, event) {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      });
      this.database = opening;
      opening.catch(forget);
    }
    return this.database;
  }

  async close(): Promise<void> {
    const { database } = this;
    this.database = null;
    (await database)?.close();
  }

  private async writing(names: Names) {
    return (await this.open()).transaction(names, 'readwrite', { durability: 'strict' });
  }

  /** A setting, key or log by its name; undefined where there is none. What it is, is for the caller to check. */
  async value(name: string): Promise<unknown> {
    return (await this.open()).get('state', name);
  }

  async setValue(name: string, value: unknown): Promise<void> {
    const transaction = await this.writing(['state']);
    await transaction.objectStore('state').put(value, name);
    await transaction.done;
  }

  /** Forgets everything. */
  async clear(): Promise<void> {
    const names: Names = ['shadows', 'outbox', 'changes', 'state'];
    const transaction = await this.writing(names);
    await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  }

  async progress(): Promise<Progress> {
    const stored = (await (await this.open()).get('state', PROGRESS)) as Progress | undefined;
    if (stored !== undefined) return stored;
    const fresh = newProgress(this.newDevice());
    await this.setProgress(fresh);
    return fresh;
  }

  setProgress = (progress: Progress): Promise<void> => this.setValue(PROGRESS, progress);

  async shadows(ids: readonly string[]): Promise<readonly (Shadow | undefined)[]> {
    const { store } = (await this.open()).transaction('shadows');
    return Promise.all(ids.map((id) => store.get(id)));
  }

  async put(shadows: readonly Shadow[], toSend: readonly string[]): Promise<void> {
    const transaction = await this.writing(['shadows', 'outbox']);
    const [known, outbox] = [transaction.objectStore('shadows'), transaction.objectStore('outbox')];
    await Promise.all([
      ...shadows.map((shadow) => known.put(shadow)),
      ...toSend.map((id) => outbox.put(true, id)),
      transaction.done,
    ]);
  }

  async forget(ids: readonly string[]): Promise<void> {
    const transaction = await this.writing(['shadows']);
    const known = transaction.objectStore('shadows');
    await Promise.all([...ids.map((id) => known.delete(id)), transaction.done]);
  }

  async shadowsAfter(id: string, count: number): Promise<readonly Shadow[]> {
    return (await this.open()).getAll('shadows', IDBKeyRange.lowerBound(id, true), count);
  }

  async toSend(after: string, count: number): Promise<readonly string[]> {
    return (await this.open()).getAllKeys('outbox', IDBKeyRange.lowerBound(after, true), count);
  }

  async countToSend(): Promise<number> {
    return (await this.open()).count('outbox');
  }

  async sent(ids: readonly string[], progress: Progress): Promise<void> {
    const transaction = await this.writing(['outbox', 'state']);
    const outbox = transaction.objectStore('outbox');
    await Promise.all([
      ...ids.map((id) => outbox.delete(id)),
      transaction.objectStore('state').put(progress, PROGRESS),
      transaction.done,
    ]);
  }

  async sendAll(): Promise<void> {
    for (let after = ''; ; ) {
      const db = await this.open();
      const ids = await db.getAllKeys('shadows', IDBKeyRange.lowerBound(after, true), 5000);
      const last = ids.at(-1);
      if (last === undefined) return;
      await this.put([], ids);
      after = last;
    }
  }

  /** Says that something of these articles may have changed; "" for anything. */
  async note(articles: readonly string[]): Promise<void> {
    const transaction = await this.writing(['changes']);
    const changes = transaction.objectStore('changes');
    for (const article of articles) await changes.put(((await changes.get(article)) ?? 0) + 1, article);
    await transaction.done;
  }

  async changed(): Promise<readonly Changed[]> {
    const transaction = (await this.open()).transaction('changes');
    const [articles, marks] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
    return articles.map((article, index) => ({ article, mark: marks[index] ?? 0 }));
  }

  async compared(changed: readonly Changed[]): Promise<void> {
    const transaction = await this.writing(['changes']);
    const changes = transaction.objectStore('changes');
    for (const { article, mark } of changed) if ((await changes.get(article)) === mark) await changes.delete(article);
    await transaction.done;
  }
}
