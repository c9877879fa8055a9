import { render } from 'preact';
import { i18n } from '@/components/i18n';
import { CollectionTools } from '@/components/keeping/CollectionTools';
import type { BackupState } from '@/components/keeping/state';
import { LibraryPage } from '@/components/library/LibraryPage';
import type { LibraryActions, LibraryState } from '@/components/library/state';
import { articlesOf, type Entry, entriesOf } from '@/lib/library/entry';
import { prepareSearch } from '@/lib/library/filter';
import { sendMessage, serve } from '@/lib/messages';
import { attempt } from '../popup/attempt';
import { prepareDocument } from '../popup/document';
import { askToPersist, backupState, keepingActions, remindLater } from './saving';

let turn = 0;

/** As many passages as fill a window, and so many that are made ready for a search in one go. */
const FIRST_COUNT = 24;
const PREPARED_AT_ONCE = 200;

let root: HTMLElement | null = null;
let shown: LibraryState = { kind: 'loading' };
let backup: BackupState = { last: null, isDue: false };

/** Shows the page as it is now. */
function draw(): void {
  if (root === null) return;
  const entries = shown.kind === 'ready' ? shown.entries : [];
  const tools = (
    <CollectionTools
      articles={articlesOf(entries)}
      backup={backup}
      actions={keeping}
      onDone={() => void read()}
      onLater={() => void remindLater().then(read)}
    />
  );
  render(<LibraryPage state={shown} actions={actions} exporting={keeping} tools={tools} />, root);
}

function show(state: LibraryState): void {
  shown = state;
  draw();
}

/** Reads the whole collection; searching and arranging it happens here, at every key. */
async function read(): Promise<void> {
  const mine = ++turn;
  const result = await attempt(sendMessage('own:library', { query: '' }));
  // An answer to an earlier question is dropped.
  if (mine !== turn) return;
  const entries = result.ok ? entriesOf(result.value) : [];
  show(result.ok ? { kind: 'ready', entries, isWhole: true } : { kind: 'failed', why: result.why });
  prepare(mine, entries);
  backup = await backupState(entries.map(({ annotation }) => annotation.created));
  draw();
}

/** Makes the collection ready to be searched, a little at a time, while nothing else is to do. */
function prepare(mine: number, entries: readonly Entry[]): void {
  setTimeout(() => {
    if (mine === turn && prepareSearch(entries, PREPARED_AT_ONCE)) prepare(mine, entries);
  });
}

/** Begins with the newest passages, which are there long before thousands are. */
async function begin(): Promise<void> {
  const result = await attempt(sendMessage('own:newest', { count: FIRST_COUNT }));
  if (result.ok && result.value.length > 0 && shown.kind === 'loading') {
    show({ kind: 'ready', entries: entriesOf(result.value), isWhole: false });
  }
  await read();
}

/** Passes an answer on once the page shows what it changed. */
async function thenRead<T>(answer: Promise<T>): Promise<T> {
  const settled = await answer;
  await read();
  return settled;
}

const actions: LibraryActions = {
  retry: () => void read(),
  revise: (id, changes) => thenRead(attempt(sendMessage('own:revise', { id, changes }))),
  tag: (ids, tags) => thenRead(attempt(sendMessage('own:tag', { ids, tags }))),
  remove: (ids) => thenRead(attempt(sendMessage('own:delete', { ids }))),
  restore: (ids) => thenRead(attempt(sendMessage('own:undelete', { ids }))),
  open: (id) => attempt(sendMessage('own:reveal', { id })),
};

const keeping = keepingActions(thenRead);

void askToPersist();
serve({ 'own:libraryChanged': () => void read() });
void begin();
root = await prepareDocument(() => i18n.t('library.title'), draw);
draw();
