/** Devices for tests: a collection in memory that a reader can change, and a shared folder with all the faults of a server. */
import { newAnnotation, revised, tagsOf } from '@/lib/annotation';
import type { Annotation, ArticleRecord, Changes, FindingCorrection, SpeakerMerge } from '@/lib/model';
import { idOf } from '@/lib/store/corrections';
import { withNotesAfter } from '@/lib/store/notes';
import { articleFor } from '@/lib/store/sound';
import { after, settledRow } from '@/lib/store/stamps';
import type { AnnotationRow, StoredCopy } from '@/lib/stored';
import type { Context } from '@/lib/sync/context';
import type { Key } from '@/lib/sync/file';
import type {
  Changed,
  Collection,
  CopyKey,
  Memory,
  PlacedCorrection,
  Portion,
  Progress,
  Shadow,
  Stored,
  Transport,
  Wanted,
} from '@/lib/sync/ports';
import { newProgress, TransportError } from '@/lib/sync/ports';
import { type Decisions, type Outcome, synchronise } from '@/lib/sync/synchronise';

export const ARTICLES: readonly ArticleRecord[] = [1, 2, 3].map((number) => ({
  key: `https://ledger.example/${number}`,
  url: `https://ledger.example/${number}`,
  title: `Story ${number}`,
  siteName: 'The Harbour Ledger',
  byline: ['Ida Roth'],
  published: '2026-03-12',
  lang: 'en',
  created: '2026-03-12T08:00:00.000Z',
  visited: '2026-03-12T08:00:00.000Z',
}));

/** What a device has stored. Every method that a reader calls does what the store does. */
export class FakeCollection implements Collection {
  rows = new Map<string, AnnotationRow>();
  articles = new Map<string, ArticleRecord>();
  said = new Map<string, PlacedCorrection>();
  joined = new Map<string, SpeakerMerge>();
  kept = new Map<string, StoredCopy>();
  onChange: (article: string) => void = () => undefined;
  /** Called before each transaction, so that a test can write in between as another window does. */
  beforeApply: () => void = () => undefined;

  constructor(private readonly clock: () => string) {}

  keep(number: number, article: number, words: string): string {
    const now = this.clock();
    const record = ARTICLES[article % ARTICLES.length] as ArticleRecord;
    const annotation = newAnnotation({
      uuid: `0190d8e2-7d3c-7000-8000-${number.toString(16).padStart(12, '0')}`,
      source: record.url,
      selectors: [{ type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' }],
      finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
      now,
    });
    const known = this.articles.get(record.key);
    this.articles.set(
      record.key,
      known === undefined ? { ...record, created: now, visited: now } : { ...known, visited: now },
    );
    this.rows.set(annotation.id, {
      id: annotation.id,
      article: record.key,
      annotation,
      revision: 1,
      modified: now,
      deleted: '',
    });
    this.onChange(record.key);
    return annotation.id;
  }

  change(id: string, edit: (row: AnnotationRow, now: string) => AnnotationRow): boolean {
    const stored = this.rows.get(id);
    if (stored === undefined) return false;
    const clock = this.clock();
    const old = settledRow(stored, null, clock);
    const now = after(old.modified, clock);
    this.rows.set(id, withNotesAfter(old, { ...edit(old, now), revision: old.revision + 1, modified: now }));
    this.onChange(old.article);
    return true;
  }

  revise(id: string, changes: Omit<Changes, 'before'>): boolean {
    return (
      this.rows.get(id)?.deleted === '' &&
      this.change(id, (row, now) => ({ ...row, annotation: revised(row.annotation, changes, now) }))
    );
  }

  tag(id: string, tag: string): boolean {
    const row = this.rows.get(id);
    return row !== undefined && this.revise(id, { tags: [...tagsOf(row.annotation), tag] });
  }

  delete = (id: string) => this.change(id, (row, now) => ({ ...row, deleted: now }));
  undelete = (id: string) => this.change(id, (row) => ({ ...row, deleted: '' }));

  emptyBin(): void {
    for (const [id, { deleted }] of [...this.rows]) if (deleted !== '') this.rows.delete(id);
  }

  correct(article: number, words: string, wrong: boolean): void {
    const key = (ARTICLES[article % ARTICLES.length] as ArticleRecord).key;
    const said: FindingCorrection = {
      kind: 'quotation',
      selector: { type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' },
      ...(wrong ? { wrong: true as const } : {}),
      modified: this.clock(),
    };
    const id = idOf(said);
    const known = this.said.get(`${key} ${id}`);
    const modified = after(known?.said.modified ?? '', this.clock());
    this.said.set(`${key} ${id}`, { article: key, id, said: { ...said, modified } });
    this.onChange(key);
  }

  join(alias: string, canonical: string | null): void {
    const modified = after(this.joined.get(alias)?.modified ?? '', this.clock());
    this.joined.set(alias, { alias, canonical, modified });
    this.onChange(ARTICLES[0]?.key ?? '');
  }

  async *read(articles: 'all' | readonly string[]): AsyncGenerator<Portion> {
    const isAsked = (key: string) => articles === 'all' || articles.includes(key);
    yield structuredClone({
      articles: [...this.articles.values()].filter(({ key }) => isAsked(key)),
      rows: [...this.rows.values()].filter(({ article }) => isAsked(article)),
      corrections: [...this.said.values()].filter(({ article }) => isAsked(article)),
      merges: [...this.joined.values()],
      copies: [...this.kept.values()]
        .filter(({ article }) => isAsked(article))
        .map(({ article, copy }): CopyKey => ({ article, taken: copy.taken })),
    });
  }

  async load({ rows, articles, corrections, merges }: Wanted): Promise<Stored> {
    return structuredClone({
      rows: rows.flatMap((id) => this.rows.get(id) ?? []),
      articles: articles.flatMap((key) => this.articles.get(key) ?? []),
      corrections: [...this.said.values()].filter(({ article }) => corrections.includes(article)),
      merges: merges.flatMap((alias) => this.joined.get(alias) ?? []),
    });
  }

  async apply(wanted: Wanted, decide: (stored: Stored) => Stored): Promise<void> {
    this.beforeApply();
    const written = structuredClone(decide(await this.load(wanted)));
    for (const row of written.rows) this.rows.set(row.id, row);
    for (const article of written.articles) this.articles.set(article.key, article);
    for (const row of written.rows) {
      if (!this.articles.has(row.article)) this.articles.set(row.article, articleFor(row));
    }
    for (const each of written.corrections) this.said.set(`${each.article} ${each.id}`, each);
    for (const merge of written.merges) this.joined.set(merge.alias, merge);
  }

  async copy({ article, taken }: CopyKey): Promise<StoredCopy | null> {
    return this.kept.get(`${article} ${taken}`) ?? null;
  }

  async addCopies(copies: readonly StoredCopy[]): Promise<void> {
    for (const each of copies)
      if (this.articles.has(each.article)) this.kept.set(`${each.article} ${each.copy.taken}`, each);
  }

  async count(): Promise<number> {
    return [...this.rows.values()].filter(({ deleted }) => deleted === '').length;
  }

  get live(): readonly Annotation[] {
    return [...this.rows.values()].filter(({ deleted }) => deleted === '').map(({ annotation }) => annotation);
  }

  /** Everything that must be the same on every device in the end, as text. */
  state(): string {
    const rows = [...this.rows.values()]
      .filter(({ deleted }) => deleted === '')
      .map(({ binned: _, ...row }) => row)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const keys = new Set(rows.map(({ article }) => article));
    const sorted = <T>(values: Iterable<T>) => [...values].map((value) => ordered(value)).sort();
    return JSON.stringify([
      sorted(rows),
      sorted([...this.articles.values()].filter(({ key }) => keys.has(key))),
      sorted(this.said.values()),
      sorted(this.joined.values()),
    ]);
  }
}

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What a device remembers, which can be copied as a backup of its profile would be. */
export class FakeMemory implements Memory {
  private marks = 0;
  changes = new Map<string, number>([['', 0]]);
  known = new Map<string, Shadow>();
  outbox = new Set<string>();

  constructor(private state: Progress) {}

  note(article: string): void {
    this.marks += 1;
    this.changes.set(article, this.marks);
  }

  copy(): FakeMemory {
    const copy = new FakeMemory(this.state);
    copy.changes = new Map(this.changes);
    copy.known = new Map(this.known);
    copy.outbox = new Set(this.outbox);
    copy.marks = this.marks;
    return copy;
  }

  progress = async () => this.state;
  setProgress = async (progress: Progress) => {
    this.state = structuredClone(progress);
  };
  shadows = async (ids: readonly string[]) => ids.map((id) => this.known.get(id));
  put = async (shadows: readonly Shadow[], toSend: readonly string[]) => {
    for (const shadow of shadows) this.known.set(shadow.id, shadow);
    for (const id of toSend) this.outbox.add(id);
  };
  forget = async (ids: readonly string[]) => {
    for (const id of ids) this.known.delete(id);
  };
  shadowsAfter = async (after: string, count: number) =>
    [...this.known.values()]
      .filter(({ id }) => id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, count);
  toSend = async (after: string, count: number) =>
    [...this.outbox]
      .filter((id) => id > after)
      .sort()
      .slice(0, count);
  countToSend = async () => this.outbox.size;
  sent = async (ids: readonly string[], progress: Progress) => {
    for (const id of ids) this.outbox.delete(id);
    this.state = structuredClone(progress);
  };
  sendAll = async () => {
    for (const id of this.known.keys()) this.outbox.add(id);
  };
  changed = async () => [...this.changes].map(([article, mark]): Changed => ({ article, mark }));
  compared = async (changed: readonly Changed[]) => {
    for (const { article, mark } of changed) if (this.changes.get(article) === mark) this.changes.delete(article);
  };
}

/** Faults that the next call may have. */
export type Trouble = 'none' | 'fails' | 'truncated' | 'done-but-fails' | 'stale-list';

/** A folder that several devices share. */
export class Folder {
  files = new Map<string, Uint8Array<ArrayBuffer>>();
  requests = 0;
}

export class FakeTransport implements Transport {
  clock: number | null = null;
  /** Asked before every call whether it fails, and how. */
  trouble: () => Trouble = () => 'none';
  private stale: readonly string[] | null = null;

  constructor(readonly folder: Folder) {}

  private begin(): Trouble {
    this.folder.requests += 1;
    const trouble = this.trouble();
    if (trouble === 'fails') throw new TransportError('server', '500');
    return trouble;
  }

  async list(): Promise<readonly string[]> {
    const trouble = this.begin();
    const names = [...this.folder.files.keys()];
    // A server with a cache of its own answers with what was there the last time.
    const answer = trouble === 'stale-list' && this.stale !== null ? this.stale : names;
    this.stale = names;
    return answer;
  }

  async get(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const trouble = this.begin();
    const bytes = this.folder.files.get(name) ?? null;
    return trouble === 'truncated' && bytes !== null ? bytes.slice(0, bytes.length / 2) : bytes;
  }

  async put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const trouble = this.begin();
    this.folder.files.set(name, trouble === 'truncated' ? bytes.slice(0, bytes.length / 2) : bytes.slice());
    if (trouble === 'done-but-fails') throw new TransportError('timeout');
  }

  async remove(name: string): Promise<void> {
    const trouble = this.begin();
    this.folder.files.delete(name);
    if (trouble === 'done-but-fails') throw new TransportError('timeout');
  }
}

const plain = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** A key that was made without a passphrase, since deriving one takes long. */
export const KEY: Key = { epoch: 1, rounds: 600_000, salt: new Uint8Array(16).fill(7), key: plain };

let devices = 0;
export const newDevice = (): string => {
  devices += 1;
  return `d${devices}`;
};

export class Device {
  readonly collection: FakeCollection;
  memory: FakeMemory;
  readonly transport: FakeTransport;
  readonly log: string[] = [];
  keys: readonly [Key, ...Key[]] = [KEY];

  constructor(
    folder: Folder,
    readonly name: string,
    readonly now: () => number,
  ) {
    this.collection = new FakeCollection(() => new Date(now()).toISOString());
    this.memory = new FakeMemory(newProgress(newDevice()));
    this.transport = new FakeTransport(folder);
    this.collection.onChange = (article) => this.memory.note(article);
  }

  get context(): Context {
    return {
      collection: this.collection,
      memory: this.memory,
      transport: this.transport,
      keys: this.keys,
      name: this.name,
      now: this.now,
      newDevice,
      breathe: async () => undefined,
      log: (what, detail = '') => this.log.push(`${what} ${detail}`.trim()),
      progress: () => undefined,
    };
  }

  sync = (decisions: Decisions = {}): Promise<Outcome> => synchronise(this.context, decisions);
}
