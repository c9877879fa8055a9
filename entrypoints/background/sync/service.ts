/** Decides when to synchronise, and knows how that stands. The synchronisation itself is in lib/sync. */
import type { SyncMemory } from '@/lib/store/sync-memory';
import { bundled, PlainFiles, unbundled } from '@/lib/sync/bundle';
import type { Context } from '@/lib/sync/context';
import { type Head, headOf, isOfKey, type Key, openedFile } from '@/lib/sync/file';
import { keyOf, newKey } from '@/lib/sync/keys';
import { type Collection, type Fault, type Transport, TransportError } from '@/lib/sync/ports';
import { pull } from '@/lib/sync/pull';
import { push } from '@/lib/sync/push';
import { scan } from '@/lib/sync/scan';
import type { SyncAnswer, SyncRequest, SyncSetup, SyncStatus, SyncTrouble, SyncWarning } from '@/lib/sync/status';
import { type Decisions, type Outcome, outcome, preview, synchronise } from '@/lib/sync/synchronise';
import { folderAddress, type Login } from '@/lib/sync/webdav';

type Bytes = Uint8Array<ArrayBuffer>;

/** The stored set-up. The password is in it, since every request needs it; the passphrase is not. */
interface Setup extends SyncSetup {
  readonly login: Login;
}

/** What our pages may see of it. */
const shownOf = ({ login: _, ...shown }: Setup): SyncSetup => shown;

const NEVER: SyncStatus = { setup: null, running: null, last: null, trouble: null, question: null, warnings: [] };

const SETUP = 'setup';
const STATUS = 'status';
const KEYS = 'keys';
const LOG = 'log';

/** A change is sent once nothing more was changed for this long. */
const QUIET_MS = 5000;
const MINUTE_MS = 60_000;
/** After a failure it is tried again after a minute, then after twice as long each time, up to this. */
const MOST_WAIT_MS = 60 * MINUTE_MS;
const LOG_LINES = 300;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What the service needs of the browser; tests give their own. */
export interface Surroundings {
  readonly collection: Collection;
  readonly memory: SyncMemory;
  readonly newDevice: () => string;
  readonly now: () => number;
  readonly breathe: () => Promise<void>;
  readonly webdav: (place: {
    readonly address: string;
    readonly login: Login;
  }) => Transport & { check(): Promise<void> };
  readonly folder: () => Promise<Transport>;
  /** Whether requests to that address were allowed by the reader. */
  readonly isAllowed: (address: string) => Promise<boolean>;
  /** Whether there is a connection, and it isn't metered. */
  readonly isCheap: () => boolean;
  /** Tells open pages that the collection has changed. */
  readonly onReceived: () => void;
  /** Keeps the background alive while something runs; returns how to stop. */
  readonly stayAwake: () => () => void;
  /** Wakes the background every now and then, or no longer. */
  readonly wake: (on: boolean) => void;
}

const troubleOf = (error: unknown): SyncTrouble =>
  error instanceof TransportError ? (error.fault satisfies Fault) : 'storage';

function warningsOf({ offset, ahead, unread }: Pick<Outcome, 'offset' | 'ahead' | 'unread'>): readonly SyncWarning[] {
  return [
    ...(offset === 0 ? [] : [{ kind: 'clock' as const, days: Math.round(offset / DAY_MS) }]),
    ...ahead.map((device) => ({ kind: 'clock-of' as const, device })),
    ...(['newer', 'damaged', 'older-key'] as const)
      .filter((kind) => unread[kind] > 0)
      .map((kind) => ({ kind, count: unread[kind] })),
  ];
}

export class SyncService {
  private status: SyncStatus = NEVER;
  private loaded: Promise<void> | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private notBefore = 0;
  /** A bundle that was made, or is coming in part by part. */
  private made: Bytes | null = null;
  private coming: Bytes[] = [];

  constructor(private readonly around: Surroundings) {}

  private load(): Promise<void> {
    this.loaded ??= (async () => {
      const { memory } = this.around;
      const [setup, status] = [await memory.value(SETUP), await memory.value(STATUS)];
      this.status = {
        ...NEVER,
        ...(status as Partial<SyncStatus>),
        setup: setup === undefined ? null : shownOf(setup as Setup),
        running: null,
      };
    })();
    this.loaded.catch(() => {
      this.loaded = null;
    });
    return this.loaded;
  }

  private async show(changes: Partial<SyncStatus>): Promise<void> {
    this.status = { ...this.status, ...changes };
    const { setup: _, running: __, ...rest } = this.status;
    await this.around.memory.setValue(STATUS, rest);
  }

  async now(): Promise<SyncStatus> {
    await this.load();
    return this.status;
  }

  private readonly lines: string[] = [];

  private log(what: string, detail: string | number = ''): void {
    this.lines.push(`${new Date(this.around.now()).toISOString()} ${what} ${detail}`.trimEnd());
  }

  private async keepLog(): Promise<void> {
    const old = await this.oldLines();
    await this.around.memory.setValue(LOG, [...old, ...this.lines.splice(0)].slice(-LOG_LINES));
  }

  private async oldLines(): Promise<readonly string[]> {
    const stored = await this.around.memory.value(LOG);
    return Array.isArray(stored) ? (stored as string[]) : [];
  }

  /** What happened, without words, addresses or passwords. */
  async logText(): Promise<string> {
    return [...(await this.oldLines()), ...this.lines].join('\n');
  }

  private async keys(): Promise<readonly [Key, ...Key[]] | null> {
    const stored = (await this.around.memory.value(KEYS)) as readonly Key[] | undefined;
    const [first, ...rest] = stored ?? [];
    return first === undefined ? null : [first, ...rest];
  }

  private async setup(): Promise<Setup | null> {
    return ((await this.around.memory.value(SETUP)) as Setup | undefined) ?? null;
  }

  private async transport(setup: Setup): Promise<Transport> {
    if (setup.way === 'folder') return this.around.folder();
    if (setup.way === 'hand') return new PlainFiles();
    if (!(await this.around.isAllowed(setup.address))) throw new TransportError('no-permission');
    return this.around.webdav(setup);
  }

  private context(setup: Setup, keys: readonly [Key, ...Key[]], transport: Transport): Context {
    const { collection, memory, newDevice, now, breathe } = this.around;
    return {
      collection,
      memory,
      transport,
      keys,
      name: setup.name,
      now,
      newDevice,
      breathe,
      log: (what, detail) => this.log(what, detail),
      progress: (part, done, of) => {
        this.status = { ...this.status, running: { part, done, of } };
      },
    };
  }

  /** The head of the newest key among the files in the folder, with one file that was written with it; null for an empty folder. */
  private async newestHead(transport: Transport): Promise<{ readonly head: Head; readonly bytes: Bytes } | null> {
    let found: { head: Head; bytes: Bytes } | null = null;
    // The last file of each device is of its newest key.
    const last = new Map<string, string>();
    for (const name of [...(await transport.list())].sort()) last.set(name.split('/')[0] ?? '', name);
    for (const name of last.values()) {
      const bytes = await transport.get(name);
      const head = bytes === null ? null : headOf(bytes);
      if (bytes !== null && head !== null && (found === null || head.epoch > found.head.epoch)) found = { head, bytes };
    }
    return found;
  }

  /** The key that a passphrase gives for the files in the folder; a new key for an empty folder. Null where it is the wrong passphrase. */
  private async keyFor(transport: Transport, passphrase: string): Promise<Key | null> {
    const newest = await this.newestHead(transport);
    if (newest === null) return newKey(passphrase, 1);
    const key = await keyOf(passphrase, newest.head).catch(() => null);
    if (key === null) return null;
    return (await openedFile(newest.bytes, [key])).state === 'open' ? key : null;
  }

  /** Sets it up as far as asking the reader whether what would come and go is right. */
  async setUp(request: SyncRequest, passphrase: string, name: string): Promise<SyncStatus> {
    await this.load();
    await this.whenIdle();
    const address = request.way === 'webdav' ? folderAddress(request.address) : '';
    if (address === null) return this.failed('not-an-address');
    const login = request.way === 'webdav' ? request.login : ({ kind: 'none' } as const);
    const setup: Setup = { way: request.way, address, name, login, confirmed: false };
    const { memory } = this.around;
    return this.busy(async () => {
      const transport = await this.transport(setup);
      if (request.way === 'webdav') await (transport as ReturnType<Surroundings['webdav']>).check();
      const isFirst = (await transport.list()).length === 0;
      const key = await this.keyFor(transport, passphrase);
      if (key === null) return this.failed('passphrase-wrong');
      await memory.clear();
      await memory.setValue(KEYS, [key]);
      await memory.setValue(SETUP, setup);
      await memory.note(['']);
      this.log('set up', request.way);
      const { received, toSend, unread } = await preview(this.context(setup, [key], transport));
      const counts = { ...received, sent: toSend };
      await this.show({
        setup: shownOf(setup),
        trouble: null,
        last: null,
        warnings: warningsOf({ offset: 0, ahead: [], unread }),
        question: { kind: 'join', counts, isFirst },
      });
      return this.status;
    });
  }

  private async failed(trouble: SyncTrouble): Promise<SyncStatus> {
    await this.show({ trouble });
    return this.status;
  }

  /** Runs one piece of work after the other, and shows a failure in the status. */
  private async busy(work: () => Promise<SyncStatus>): Promise<SyncStatus> {
    await this.whenIdle();
    const stop = this.around.stayAwake();
    const run = (async () => {
      try {
        await work();
        this.failures = 0;
        this.notBefore = 0;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === 'storage') console.error('Pressmark: the synchronisation stopped', error);
        this.log('stopped', error instanceof TransportError ? error.message : trouble);
        this.failures += 1;
        this.notBefore = this.around.now() + Math.min(MINUTE_MS * 2 ** (this.failures - 1), MOST_WAIT_MS);
        await this.show({ trouble });
      } finally {
        this.status = { ...this.status, running: null };
        await this.keepLog();
        stop();
      }
    })();
    this.running = run;
    await run;
    this.running = null;
    return this.status;
  }

  private async whenIdle(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  /** Synchronises now, with what the reader answered where something was asked. */
  async sync(answer?: SyncAnswer): Promise<SyncStatus> {
    await this.load();
    clearTimeout(this.timer);
    const [setup, keys] = [await this.setup(), await this.keys()];
    if (setup === null || keys === null) return this.status;
    if (answer === 'join') {
      await this.around.memory.setValue(SETUP, { ...setup, confirmed: true });
      await this.show({ setup: { ...shownOf(setup), confirmed: true }, question: null });
      this.around.wake(setup.way !== 'hand');
    } else if (!setup.confirmed) return this.status;
    if (setup.way === 'hand') return this.status;
    const decisions: Decisions = {
      ...(answer === 'delete' || answer === 'keep' ? { deletions: answer } : {}),
      ...(answer === 'put-back' ? { missing: 'put-back' as const } : {}),
    };
    return this.busy(async () => {
      const transport = await this.transport(setup);
      return this.finished(await synchronise(this.context(setup, keys, transport), decisions));
    });
  }

  private async finished(result: Outcome): Promise<SyncStatus> {
    const { added, changed, deleted } = result.received;
    if (added + changed + deleted > 0) this.around.onReceived();
    const warnings = warningsOf(result);
    this.log(result.state, `received ${added} ${changed} ${deleted}, sent ${result.sent}`);
    if (result.state === 'locked') await this.show({ trouble: 'passphrase-changed', warnings });
    else if (result.state === 'deletions')
      await this.show({ question: { kind: 'deletions', held: result.held }, trouble: null, warnings });
    else if (result.state === 'missing')
      await this.show({ question: { kind: 'missing', count: result.missing }, trouble: null, warnings });
    else {
      const at = new Date(this.around.now()).toISOString();
      await this.show({
        last: { at, added, changed, deleted, sent: result.sent },
        question: null,
        trouble: null,
        warnings,
      });
    }
    return this.status;
  }

  /** Another passphrase: one that another device chose, or a new one that this device chooses for all. */
  async passphrase(passphrase: string, isNew: boolean): Promise<SyncStatus> {
    await this.load();
    await this.whenIdle();
    const [setup, keys] = [await this.setup(), await this.keys()];
    if (setup === null || keys === null) return this.status;
    const { memory } = this.around;
    let isSet = false;
    await this.busy(async () => {
      const key = isNew
        ? await newKey(passphrase, keys[0].epoch + 1)
        : await this.keyFor(await this.transport(setup), passphrase);
      if (key === null) return this.failed('passphrase-wrong');
      await memory.setValue(KEYS, [key, ...keys]);
      // Devices that join later can't read files of the old key, so all of them are written anew.
      if (isNew) await memory.sendAll();
      this.log('another passphrase', key.epoch);
      isSet = true;
      return this.status;
    });
    return isSet ? this.sync() : this.status;
  }

  /** Forgets the set-up. The collection stays here, and the files stay in the folder. */
  async leave(): Promise<SyncStatus> {
    await this.load();
    await this.whenIdle();
    clearTimeout(this.timer);
    this.around.wake(false);
    await this.around.memory.clear();
    this.status = NEVER;
    return this.status;
  }

  /** Something was changed here: "" for anything, keys of articles or ids of annotations. */
  async noteChange(changed: readonly string[]): Promise<void> {
    await this.load();
    const { setup } = this.status;
    if (setup === null) return;
    await this.around.memory.note(changed);
    if (!setup.confirmed || setup.way === 'hand') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.soon(), QUIET_MS);
  }

  /** Synchronises without being asked to, unless a question to the reader is open, it has just failed, or the connection is metered. */
  async soon(isStart = false): Promise<void> {
    await this.load();
    const { setup, question, trouble } = this.status;
    if (setup === null || !setup.confirmed || setup.way === 'hand' || question !== null) return;
    // At a start everything is compared: whatever was not written down before the background was stopped is found.
    if (isStart) await this.around.memory.note(['']);
    const isHopeless = trouble === 'passphrase-changed' || trouble === 'passphrase-wrong';
    if (isHopeless || !this.around.isCheap() || this.around.now() < this.notBefore || this.running !== null) return;
    await this.sync();
  }

  /** Everything that is known here as one file; gives its length. */
  async makeBundle(): Promise<number> {
    await this.load();
    const [setup, keys] = [await this.setup(), await this.keys()];
    if (setup === null || keys === null) return 0;
    const { memory } = this.around;
    this.made = null;
    await this.busy(async () => {
      const files = new PlainFiles();
      const context = this.context(setup, keys, files);
      let progress = await scan(context, await memory.progress());
      // The device that reads it may have read no file before: so it holds everything, and none of its files replaces another.
      progress = { ...progress, own: [], trash: [], pending: null };
      await memory.setProgress(progress);
      await memory.sendAll();
      const { sent } = await push(context, progress);
      this.made = bundled(files.files);
      const at = new Date(this.around.now()).toISOString();
      await this.show({ trouble: null, last: { at, added: 0, changed: 0, deleted: 0, sent } });
      return this.status;
    });
    return (this.made as Bytes | null)?.length ?? 0;
  }

  bundlePart(at: number, length: number): Bytes {
    return this.made?.slice(at, at + length) ?? new Uint8Array(0);
  }

  /** The keys with that of a bundle from a device that made its own, where the passphrase is given. */
  private async keysFor(
    files: ReadonlyMap<string, Bytes>,
    keys: readonly [Key, ...Key[]],
    passphrase: string | undefined,
  ): Promise<readonly [Key, ...Key[]]> {
    const [first] = files.values();
    const head = first === undefined ? null : headOf(first);
    if (head === null || passphrase === undefined || keys.some((key) => isOfKey(head, key))) return keys;
    const key = await keyOf(passphrase, head).catch(() => null);
    if (key === null || first === undefined || (await openedFile(first, [key])).state !== 'open') return keys;
    const all: [Key, ...Key[]] = [...keys, key];
    await this.around.memory.setValue(KEYS, all);
    return all;
  }

  /** Takes a file in, part by part; the last one gives what became of it. */
  async takeBundle(
    part: Bytes,
    isFirst: boolean,
    isLast: boolean,
    answer?: SyncAnswer,
    passphrase?: string,
  ): Promise<SyncStatus> {
    await this.load();
    if (isFirst) this.coming = [];
    this.coming.push(part);
    if (!isLast) return this.status;
    const all = new Uint8Array(await new Blob(this.coming).arrayBuffer());
    this.coming = [];
    const [setup, keys] = [await this.setup(), await this.keys()];
    if (setup === null || keys === null) return this.status;
    return this.busy(async () => {
      const files = await unbundled(all);
      if (files === null || files.size === 0) return this.failed('no-file');
      const { memory } = this.around;
      const context = this.context(setup, await this.keysFor(files, keys, passphrase), new PlainFiles(new Map(files)));
      const progress = await scan(context, await memory.progress());
      const mode = answer === 'delete' || answer === 'keep' ? answer : 'ask';
      const pulled = await pull(context, progress, [...files.keys()], mode);
      const state = pulled.unread.locked > 0 ? 'locked' : pulled.held.size > 0 ? 'deletions' : 'done';
      return this.finished(outcome(state, context, pulled));
    });
  }
}
