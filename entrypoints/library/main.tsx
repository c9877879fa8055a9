import { render } from 'preact';
import { i18n } from '#i18n';
import { LibraryPage } from '@/components/library/LibraryPage';
import type { LibraryActions, LibraryState } from '@/components/library/state';
import { entriesOf } from '@/lib/library/entry';
import { sendMessage, serve } from '@/lib/messages';
import { attempt } from '../popup/attempt';
import { prepareDocument } from '../popup/document';

const root = prepareDocument(i18n.t('library.title'));
let turn = 0;

const show = (state: LibraryState) => render(<LibraryPage state={state} actions={actions} />, root);

/** Reads the whole collection; searching and arranging it happens here, at every key. */
async function read(): Promise<void> {
  const mine = ++turn;
  const result = await attempt(sendMessage('own:library', { query: '' }));
  // An answer to an earlier question is dropped.
  if (mine !== turn) return;
  show(result.ok ? { kind: 'ready', entries: entriesOf(result.value) } : { kind: 'failed', why: result.why });
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

serve({ 'own:libraryChanged': () => void read() });
show({ kind: 'loading' });
void read();
