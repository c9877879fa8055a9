import { render } from 'preact';
import { i18n } from '@/components/i18n';
import { CollectionTools } from '@/components/keeping/CollectionTools';
import type { ExportSource } from '@/components/keeping/export-state';
import type { BackupState } from '@/components/keeping/keeping-state';
import { LibraryPage } from '@/components/library/LibraryPage';
import type { LibraryActions, LibraryState } from '@/components/library/library-state';
import type { Entry } from '@/lib/library/entry';
import type { Search } from '@/lib/library/filter';
import { hear } from '@/lib/messaging';
import { answered } from '../shared/answered';
import { prepareDocument } from '../shared/document';
import { sendMessage } from '../shared/send-message';
import { Collection, Failed, keptArticles } from './collection';
import { askToPersist, backupState, keepingActions, remindLater } from './saving';

/** As many passages as fill a window. */
const FIRST_COUNT = 24;

let root: HTMLElement | null = null;
let shown: LibraryState = { kind: 'loading' };
let backup: BackupState = { last: null, isDue: false };
const collection = new Collection(() => draw());

/** What goes out of some entries. It is counted when it is asked for, since the page is drawn far more often. */
const sourceOf = (entries: readonly Entry[]): ExportSource => ({
  annotations: entries.length,
  get articles() {
    return new Set(entries.map(({ article }) => article.key)).size;
  },
  title: entries[0]?.article.title ?? '',
  read: (withTexts) => keptArticles(entries, collection.names, withTexts),
});

/** Shows the page as it is now. */
function draw(): void {
  if (root === null) return;
  const entries = shown.kind === 'ready' ? shown.entries : [];
  const tools = (
    <CollectionTools
      source={sourceOf(entries)}
      backup={backup}
      actions={keeping}
      onDone={() => void read(() => collection.read())}
      onLater={() => void remindLater().then(settle)}
    />
  );
  render(
    <LibraryPage state={shown} actions={actions} details={collection} exporting={exporting} tools={tools} />,
    root,
  );
}

function show(state: LibraryState): void {
  shown = state;
  draw();
}

/** Reads the collection, or what changed of it, and shows it. Searching and arranging happen in this page, at every keystroke. */
async function read(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    // Another search, so that the page searches again where nothing but the index changed.
    const search: Search = (query) => collection.search(query);
    const { entries, names } = collection;
    show({ kind: 'ready', entries, names, isWhole: true, search });
    await settle();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    show({ kind: 'failed', why: error.why });
  }
}

/** Whether the reader is to be reminded of a backup. */
async function settle(): Promise<void> {
  backup = await backupState(collection.entries.map(({ created }) => created));
  draw();
}

/** Begins with the newest passages, which are there long before thousands are. */
async function begin(): Promise<void> {
  await collection.begin(FIRST_COUNT).catch(() => undefined);
  const { entries, names, search } = collection;
  if (entries.length > 0) show({ kind: 'ready', entries, names, isWhole: false, search });
  await read(() => collection.read());
}

/** Passes an answer on once the page shows what it changed. */
async function thenRead<T>(ids: readonly string[] | null, answer: Promise<T>): Promise<T> {
  const settled = await answer;
  await read(() => collection.refresh(ids));
  return settled;
}

const actions: LibraryActions = {
  retry: () => void read(() => collection.read()),
  revise: (id, changes) => thenRead([id], answered(sendMessage('own:revise', { id, changes }))),
  tag: (ids, tags) => thenRead(ids, answered(sendMessage('own:tag', { ids, tags }))),
  remove: (ids) => thenRead(ids, answered(sendMessage('own:delete', { ids }))),
  restore: (ids) => thenRead(ids, answered(sendMessage('own:undelete', { ids }))),
  joinSpeakers: (names, as) => thenRead([], answered(sendMessage('own:joinSpeakers', { names, as }))),
  searchTexts: (query) => answered(sendMessage('own:searchTexts', { query })),
  excerpts: (query, of) =>
    answered(
      sendMessage('own:excerpts', { query, of: of.map(({ article: { key }, taken }) => ({ article: key, taken })) }),
    ),
  open: (id) => answered(sendMessage('own:reveal', { id })),
};

const keeping = keepingActions(
  (ids, answer) => thenRead(ids, answer),
  () => collection.entries.length,
);
const exporting = { ...keeping, sourceOf };

void askToPersist();
hear('own:libraryChanged', (changes) => void read(() => collection.refresh(changes?.ids ?? null)));
void begin();
root = await prepareDocument(() => i18n.t('library.title'), draw);
draw();
