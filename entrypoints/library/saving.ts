import { browser } from 'wxt/browser';
import type { BackupState, KeepingActions } from '@/components/keeping/keeping-state';
import { type BackupArticle, type BackupSayings, backupOf } from '@/lib/export';
import type { Result } from '@/lib/messages';
import type { Settings } from '@/lib/settings';
import type {
  AnnotationRow,
  ArticleCorrections,
  CopiesSlice,
  CorrectionsSlice,
  ReadSlice,
  StoredCopy,
} from '@/lib/stored';
import { answered } from '../shared/answered';
import { blobOf, copyText, download, saveFile } from '../shared/save-file';
import { sendMessage } from '../shared/send-message';
import { loadSettings, saveSettings, watchSettings } from '../shared/stored-settings';
import { Failed } from './collection';

/** Everything that is stored, read from the background a slice at a time. @throws Failed */
async function* storedArticles(onRows: (count: number) => void): AsyncGenerator<BackupArticle> {
  for (let after: string | null = null; ; ) {
    const slice: Result<ReadSlice> = await answered(sendMessage('own:slice', { after, withDeleted: true }));
    if (!slice.ok) throw new Failed(slice.why);
    const { articles, rows } = slice.value;
    const byArticle = new Map(articles.map(({ key }): [string, AnnotationRow[]] => [key, []]));
    for (const row of rows) byArticle.get(row.article)?.push(row);
    for (const article of articles) yield { article, rows: byArticle.get(article.key) ?? [] };
    onRows(rows.length);
    after = slice.value.next;
    if (after === null) return;
  }
}

/** All corrections of findings and merged speakers' names. @throws Failed */
async function sayings(): Promise<BackupSayings> {
  const merges = await answered(sendMessage('own:speakerMerges'));
  if (!merges.ok) throw new Failed(merges.why);
  return { corrections: corrections(), merges: merges.value, copies: copies() };
}

/** @throws Failed */
async function* corrections(): AsyncGenerator<ArticleCorrections> {
  for (let after: string | null = null; ; ) {
    const slice: Result<CorrectionsSlice> = await answered(sendMessage('own:corrections', { after }));
    if (!slice.ok) throw new Failed(slice.why);
    yield* slice.value.corrections;
    after = slice.value.next;
    if (after === null) return;
  }
}

/** @throws Failed */
async function* copies(): AsyncGenerator<StoredCopy> {
  for (let after: CopiesSlice['next'] = null; ; ) {
    const slice: Result<CopiesSlice> = await answered(sendMessage('own:copiesAfter', { after }));
    if (!slice.ok) throw new Failed(slice.why);
    yield* slice.value.copies;
    after = slice.value.next;
    if (after === null) return;
  }
}

/** `kept` annotations live; those of the bin, which are saved as well, are seldom so many that the bar would be wrong. */
async function backup(kept: number, onProgress: (share: number) => void): Promise<Result<unknown>> {
  try {
    let done = 0;
    const articles = storedArticles((count) => {
      done += count;
      onProgress(Math.min(1, done / Math.max(1, kept)));
    });
    // Made whole before it is saved: a backup that failed on the way must not look like one.
    const blob = await blobOf(backupOf(articles, await sayings()), 'application/x-ndjson');
    const now = new Date().toISOString();
    download(`pressmark-backup-${now.slice(0, 10)}.jsonl`, blob);
    await browser.storage.local.set({ [BACKUP_KEY]: { last: now, asked: now } });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, why: error instanceof Failed ? error.why : 'storage-failed' };
  }
}

/** Passes an answer on once the page shows what it changed: those ids, or null where it may be anything. */
type Then = <T>(ids: readonly string[] | null, answer: Promise<T>) => Promise<T>;

/** Whether the reader had the texts of articles put into the last exported file. */
let withTexts = false;
const heed = ({ exportTexts }: Settings) => {
  withTexts = exportTexts;
};
void loadSettings().then(heed);
watchSettings(heed);

async function rememberWithTexts(on: boolean): Promise<void> {
  withTexts = on;
  await saveSettings({ ...(await loadSettings()), exportTexts: on });
}

export const keepingActions = (then: Then, kept: () => number): KeepingActions => ({
  save: saveFile,
  withTexts: () => withTexts,
  rememberWithTexts: (on) =>
    void rememberWithTexts(on).catch((error: unknown) => console.error('Pressmark: the choice was not stored', error)),
  copy: copyText,
  backup: (onProgress) => then([], backup(kept(), onProgress)),
  port: {
    check: (slice) => answered(sendMessage('own:importCheck', { slice })),
    stage: (id, number, slice) => answered(sendMessage('own:importStage', { id, number, slice })),
    commit: (id, slices) => again(() => sendMessage('own:importCommit', { id, slices })),
    cancel: (id) => answered(sendMessage('own:importCancel', { id })),
  },
  bin: () => answered(sendMessage('own:bin')),
  restore: (ids) => then(ids, answered(sendMessage('own:undelete', { ids }))),
  emptyBin: (ids) => answered(sendMessage('own:emptyBin', { ids })),
});

/** A background that was killed before it answered is asked again: the answer is the same. */
const again = <T>(question: () => Promise<Result<T>>): Promise<Result<T>> =>
  question().catch(() => answered(question()));

// --- The reminder ------------------------------------------------------------------------------------------------

const BACKUP_KEY = 'backup';
const DAY_MS = 86_400_000;
/** Seldom enough not to annoy, and often enough that no more than a month of passages can be lost. */
const REMIND_DAYS = 30;
/** For fewer new passages than this there is no reminder. */
const WORTH_KEEPING = 10;

interface Stored {
  readonly last: string | null;
  /** When the reader was last reminded and said "later", or saved. */
  readonly asked: string | null;
}

async function stored(): Promise<Stored> {
  const { [BACKUP_KEY]: value } = await browser.storage.local.get(BACKUP_KEY).catch(() => ({ [BACKUP_KEY]: null }));
  const { last, asked } = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >;
  return { last: typeof last === 'string' ? last : null, asked: typeof asked === 'string' ? asked : null };
}

/** Due where enough was kept since the last backup, and nobody was asked in the last days. */
export async function backupState(created: readonly string[], now = new Date()): Promise<BackupState> {
  const { last, asked } = await stored();
  const since = created.filter((date) => date > (last ?? '')).length;
  const isQuiet = asked !== null && now.getTime() - Date.parse(asked) < REMIND_DAYS * DAY_MS;
  return { last, isDue: since >= WORTH_KEEPING && !isQuiet };
}

export async function remindLater(): Promise<void> {
  const { last } = await stored();
  await browser.storage.local.set({ [BACKUP_KEY]: { last, asked: new Date().toISOString() } });
}

/** Asks the browser not to clear our storage when the disk runs full; browsers decide by themselves. */
export async function askToPersist(): Promise<boolean> {
  try {
    if (await navigator.storage.persisted()) return true;
    return await navigator.storage.persist();
  } catch {
    return false; // not in this browser
  }
}
