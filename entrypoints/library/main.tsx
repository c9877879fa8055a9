import { render } from 'preact';
import { i18n } from '#i18n';
import { CollectionTools } from '@/components/keeping/CollectionTools';
import type { BackupState } from '@/components/keeping/state';
import { LibraryPage } from '@/components/library/LibraryPage';
import type { LibraryActions, LibraryState } from '@/components/library/state';
import { articlesOf, entriesOf } from '@/lib/library/entry';
import { sendMessage, serve } from '@/lib/messages';
import { attempt } from '../popup/attempt';
import { prepareDocument } from '../popup/document';
import { askToPersist, backupState, keepingActions, remindLater } from './saving';

const root = prepareDocument(i18n.t('library.title'));
let turn = 0;

let shown: LibraryState = { kind: 'loading' };
let backup: BackupState = { last: null, isDue: false };

/** Shows the page as it is now. */
function draw(): void {
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
  backup = await backupState(entries.map(({ annotation }) => annotation.created));
  show(result.ok ? { kind: 'ready', entries } : { kind: 'failed', why: result.why });
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
show({ kind: 'loading' });
void read();
