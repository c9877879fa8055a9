/** The collection as a whole: what can be done with it, and its dialogs. */
import { CollectionTools } from '../../components/keeping/CollectionTools';
import type { KeepingActions } from '../../components/keeping/keeping-state';
import { LibraryPage } from '../../components/library/LibraryPage';
import type { LibraryActions } from '../../components/library/library-state';
import { backupOf } from '../../lib/export';
import { entriesOf } from '../../lib/library/entry';
import { speakerNames } from '../../lib/library/speaker-names';
import type { LibraryArticle } from '../../lib/messages';
import type { BinEntry, Outcome } from '../../lib/stored';
import { After, click } from './After';
import { library, longArticle } from './data';

const NOW = '2026-03-14T09:30:00.000Z';

const rowsOf = ({ article, annotations }: LibraryArticle) =>
  annotations.map((annotation) => ({
    id: annotation.id,
    article: article.key,
    annotation,
    revision: 1,
    modified: NOW,
    deleted: '',
  }));

const bin: readonly BinEntry[] = library.flatMap(({ article, annotations }) =>
  annotations.map((annotation) => ({ article, annotation, deleted: NOW })),
);

const OUTCOMES: readonly Outcome[] = ['added', 'added', 'merged', 'same'];
const nothing = async () => ({ ok: true, value: null }) as const;

const keeping: KeepingActions = {
  save: async () => true,
  copy: async () => true,
  withTexts: () => true,
  rememberWithTexts: () => undefined,
  backup: async () => ({ ok: false, why: 'storage-failed' }),
  port: {
    check: async ({ rows }) => ({ ok: true, value: rows.map((_, at) => OUTCOMES[at % OUTCOMES.length] ?? 'added') }),
    stage: nothing,
    commit: async () => ({ ok: true, value: { added: 2, same: 1, merged: 1, inBin: 0, binned: 0 } }),
    cancel: nothing,
  },
  bin: async () => ({ ok: true, value: bin }),
  restore: nothing,
  emptyBin: async () => ({ ok: true, value: bin.length }),
};

const done = async () => ({ ok: false, why: 'not-found' }) as const;
const libraryActions: LibraryActions = {
  retry: () => undefined,
  revise: done,
  tag: done,
  remove: done,
  restore: done,
  joinSpeakers: done,
  searchTexts: done,
  excerpts: done,
  open: done,
};

const page = (articles: readonly LibraryArticle[], some: Partial<KeepingActions> = {}, isDue = false) => {
  const actions = { ...keeping, ...some };
  const source = {
    annotations: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
    articles: articles.length,
    title: articles[0]?.article.title ?? '',
    read: () => articles,
  };
  const kept = articles.flatMap(({ annotations }) => annotations);
  return (
    <LibraryPage
      details={{ get: (id) => kept.find((each) => each.id === id) ?? null, want: () => undefined }}
      state={{
        kind: 'ready',
        entries: entriesOf(articles),
        names: speakerNames([]),
        isWhole: true,
        search: () => () => true,
      }}
      actions={libraryActions}
      exporting={{ ...actions, sourceOf: () => source }}
      tools={
        <CollectionTools
          source={source}
          backup={{ last: isDue ? '2026-01-02T09:30:00.000Z' : null, isDue }}
          actions={actions}
          onDone={() => undefined}
          onLater={() => undefined}
        />
      }
    />
  );
};

/** Presses the n-th of the tools. */
const pressed = (number: number, some: Partial<KeepingActions> = {}) => (
  <After run={click(`.pm-tool-row button:nth-child(${number})`)}>{page(library, some)}</After>
);

/** Opens the import, and chooses a file in it once it is there. */
const chosen = (name: string, text: () => Promise<string>) => (element: HTMLElement) => {
  click('.pm-tool-row button:nth-child(2)')(element);
  void text().then((contents) => {
    const field = element.querySelector<HTMLInputElement>('dialog input[type="file"]');
    if (field === null) throw new Error('No place for a file');
    const files = new DataTransfer();
    files.items.add(new File([contents], name));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
};

async function backup(): Promise<string> {
  let text = '';
  const articles = [...library].sort((a, b) => (a.article.key < b.article.key ? -1 : 1));
  for await (const part of backupOf(articles.map((each) => ({ article: each.article, rows: rowsOf(each) }))))
    text += part;
  return text;
}

export const collectionScenes = {
  'library-tools': () => page(library, {}, true),
  'library-backup-failed': () => pressed(1),
  'library-import': () => pressed(2),
  'library-import-preview': () => <After run={chosen('pressmark-backup.jsonl', backup)}>{page(library)}</After>,
  'library-import-fault': () => (
    <After run={chosen('holiday.txt', async () => 'no backup at all')}>{page(library)}</After>
  ),
  'library-export': () => pressed(3),
  'library-bin': () => pressed(4),
  'library-bin-empty': () => pressed(4, { bin: async () => ({ ok: true, value: [] }) }),
  'library-bin-failed': () => pressed(4, { bin: async () => ({ ok: false, why: 'storage-failed' }) }),
  'library-long': () => page([longArticle]),
};
