/** Every state of the interface, each as a scene of its own. */
import type { VNode } from 'preact';
import { AnnotationEditor } from '../../components/AnnotationEditor';
import { App } from '../../components/app/App';
import type { AppActions, AppState } from '../../components/app/app-state';
import { LibraryPage } from '../../components/library/LibraryPage';
import type { Details, LibraryActions, LibraryState } from '../../components/library/library-state';
import { type CardState, NOTHING_SHOWN, type PageInterfaceActions } from '../../components/page/interface-state';
import { PageInterface } from '../../components/page/PageInterface';
import { SettingsPage } from '../../components/settings/SettingsPage';
import type { SettingsState } from '../../components/settings/settings-state';
import { WelcomePage } from '../../components/welcome/WelcomePage';
import { entriesOf } from '../../lib/library/entry';
import { facetsOf, type Search } from '../../lib/library/filter';
import { speakerNames } from '../../lib/library/speaker-names';
import type { MetView } from '../../lib/messages';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { searchText, termsOf } from '../../lib/store/search';
import type { SyncStatus } from '../../lib/sync/status';
import { After, click, clickOnPage } from './After';
import { articleScenes } from './article-scenes';
import { collectionScenes } from './collection-scenes';
import {
  annotations,
  crowdedPage,
  LONG_NAME,
  LONG_ROLE,
  library,
  longAnnotation,
  longPage,
  manyArticles,
  page,
  readyState,
  selectedKeyPoints,
  urduPage,
} from './data';
import { PageFrame } from './PageFrame';

const first = annotations[0];
if (first === undefined) throw new Error('No annotation to show');

const [firstSaved] = library;
if (firstSaved === undefined) throw new Error('No article to show');
const movedArticle = firstSaved.article;

const done = async () => ({ ok: true, value: first }) as const;
const full = async () => ({ ok: false, why: 'storage-full' }) as const;

const open = (selector: string) => (element: HTMLElement) => {
  const found = element.querySelector<HTMLDetailsElement>(selector);
  if (found === null) throw new Error(`Nothing to open at ${selector}`);
  found.open = true;
  found.scrollIntoView();
};

const actions: AppActions = {
  retry: () => undefined,
  reveal: async () => false,
  keep: done,
  keepSelection: async () => null,
  unkeep: done,
  remove: done,
  restore: done,
  revise: done,
  accept: done,
  correct: done,
  keepArticle: done,
  openPage: () => undefined,
  openArticle: () => undefined,
  paint: () => undefined,
  search: () => undefined,
  more: () => undefined,
  open: done,
  attach: done,
  grant: () => undefined,
  revoke: () => undefined,
  openPanel: () => undefined,
};

const pageActions: PageInterfaceActions = {
  keep: done,
  unkeep: done,
  revise: done,
  copy: async () => true,
  share: async () => true,
  step: () => undefined,
  openMark: () => undefined,
  accept: done,
  correct: done,
  closeCard: () => undefined,
  keepSelection: () => undefined,
  closeToolbar: () => undefined,
  undo: () => undefined,
  closeToast: () => undefined,
};

const app = (changes: Partial<AppState>, some: Partial<AppActions> = {}) => (
  // A popup always has the width it asks for; only a side panel can be narrower.
  <App
    surface={innerWidth < 400 ? 'panel' : 'popup'}
    state={{ ...readyState, ...changes }}
    actions={{ ...actions, ...some }}
  />
);

const saved = (library: AppState['library'], some: Partial<AppActions> = {}) => (
  <After run={click('[data-tab="saved"]')}>{app({ library }, some)}</After>
);

const card: CardState = {
  key: 'quotation 0',
  anchor: { top: 60, left: 40, right: 320, bottom: 82 },
  target: { kind: 'quotation', index: 0 },
  words: 'Nobody in the valley will be asked to leave their home before the spring.',
  lang: 'en',
  claim: {
    speaker: { name: 'Oriel Venn', role: 'Water minister' },
    form: 'direct',
    cue: 'said',
    stance: 'says',
    contents: [],
    sentence: '',
    certainty: { words: 0.95, speaker: 0.95 },
    reasons: [{ code: 'cue', values: { cue: 'said' } }],
    checkable: [{ kind: 'number', words: 'eleven weeks' }],
  },
  keyPoint: null,
  annotation: null,
  change: null,
  speakers: [
    { name: 'Oriel Venn', role: 'Water minister' },
    { name: 'Tamsin Okoro-Lindqvist', role: 'chief engineer of the Calder Basin Authority' },
    { name: 'Calder Basin Authority', role: null },
  ],
  hasPrevious: true,
  hasNext: true,
  met: [],
  lookUp: { url: 'https://search.example/?q=valley', engine: 'DuckDuckGo' },
  editing: false,
  takesFocus: false,
};

const MET: readonly MetView[] = [
  {
    told: 'Also in The Harbour Ledger, 3 Mar 2026 · there said by Tamsin Okoro-Lindqvist · with summer for spring',
    diff: [
      { kind: 'same', text: 'Nobody in the valley will be asked to leave their home before the ' },
      { kind: 'removed', text: 'summer' },
      { kind: 'added', text: 'spring' },
      { kind: 'same', text: '.' },
    ],
    lang: 'en',
  },
  { told: 'Also in Calder Courier, 4 Mar 2026 · word for word', diff: [], lang: 'en' },
];

const onPage = (state: Partial<Parameters<typeof PageInterface>[0]['state']>) => (
  <PageFrame>
    <PageInterface state={{ ...NOTHING_SHOWN, ...state }} on={pageActions} />
  </PageFrame>
);

const libraryActions: LibraryActions = {
  retry: () => undefined,
  revise: done,
  tag: done,
  remove: done,
  restore: done,
  joinSpeakers: done,
  searchTexts: full,
  excerpts: full,
  open: done,
};

const many = manyArticles(40);
const entries = entriesOf(many);
const words = new Map(many.flatMap(({ annotations: kept }) => kept.map((each) => [each.id, each] as const)));

const search: Search = (query) => {
  const terms = termsOf(query);
  return ({ id, article }) => {
    const annotation = words.get(id);
    return annotation !== undefined && terms.every((term) => searchText(annotation, article).includes(term));
  };
};

const details: Details = { get: (id) => words.get(id) ?? null, want: () => undefined };

const names = speakerNames([]);

const libraryPage = (
  state: LibraryState = { kind: 'ready', entries, names, isWhole: true, search },
  some: Partial<LibraryActions> = {},
) => <LibraryPage state={state} actions={{ ...libraryActions, ...some }} details={details} />;

/** The speaker with most passages under one name with another. */
const merged: LibraryState = (() => {
  const [most] = facetsOf(entries).speakers;
  const alias = most?.value.split(' ').at(-1) ?? '';
  const said = [{ alias, canonical: most?.value ?? '', modified: '2026-03-14T09:30:00.000Z' }];
  return { kind: 'ready', entries, names: speakerNames(said), isWhole: true, search };
})();

/** Chooses the n-th way of arranging the library. */
const arranged = (by: string) => <After run={click(`input[value="${by}"]`)}>{libraryPage()}</After>;

/** What is typed into a field that renders at every key. */
const typed = (selector: string, text: string) => (element: HTMLElement) => {
  const field = element.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`Nothing to type into at ${selector}`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const NOT_SYNCED: SyncStatus = { setup: null, running: null, last: null, trouble: null, question: null, warnings: [] };

const SYNCED: SyncStatus = {
  ...NOT_SYNCED,
  setup: {
    way: 'webdav',
    address: 'https://cloud.example/remote.php/dav/files/ida/pressmark/',
    name: 'Laptop',
    confirmed: true,
  },
  last: { at: '2026-03-14T09:30:00.000Z', added: 12, changed: 3, deleted: 1, sent: 8 },
};

const settingsPage = (changes: Partial<SettingsState> = {}) => (
  <SettingsPage
    state={{
      settings: DEFAULT_SETTINGS,
      sites: ['www.harbourledger.example', 'ebersfurter-bote.example'],
      shortcuts: [
        { name: '_execute_action', description: 'Read the page and open the popup', keys: 'Alt+Shift+Y' },
        { name: 'keep-selection', description: 'Keep this passage', keys: 'Alt+Shift+K' },
        { name: 'toggle-highlights', description: 'Turn highlights on or off', keys: '' },
      ],
      copies: { articles: 214, versions: 231, size: 1_240_000 },
      saving: 'idle',
      sync: NOT_SYNCED,
      ...changes,
    }}
    actions={{
      change: () => undefined,
      revoke: () => undefined,
      removeCopies: async () => ({ ok: true, value: 3 }),
      changeShortcuts: () => undefined,
      sync: {
        setUp: async () => undefined,
        go: async () => undefined,
        leave: async () => undefined,
        passphrase: async () => undefined,
        copyLog: async () => undefined,
        save: async () => undefined,
        take: async () => undefined,
        chooseFolder: async () => 'Notes',
        allow: async () => undefined,
        newPassphrase: () => 'abcde-fghjk-mnpqr-stuvw-xyz23',
      },
    }}
  />
);

/** Scenes of whole pages, which are looked at in a window of their own. */
export const isPage = (name: string) => /^(?:library|settings|welcome|kept)/.test(name);

export const scenes: Readonly<Record<string, () => VNode>> = {
  ...articleScenes,
  article: () => app({}),
  'article-met': () => (
    <After run={open('.pm-met-claims')}>
      {app({ page: { kind: 'ready', page, met: new Map([[page.claims[0]?.index ?? 0, MET]]) } })}
    </After>
  ),
  'article-selected': () =>
    app({
      page: { kind: 'ready', page: { ...page, keyPoints: selectedKeyPoints, kept: [] } },
      access: { site: 'www.harbourledger.example', granted: 'site' },
    }),
  'article-empty': () =>
    app({
      page: { kind: 'ready', page: { ...page, keyPoints: [], claims: [], kept: [] } },
      access: { site: 'www.harbourledger.example', granted: 'all' },
    }),
  'article-elsewhere': () =>
    app({
      page: {
        kind: 'ready',
        page: { ...page, kept: [] },
        elsewhere: { article: { ...movedArticle, url: 'https://www.oldledger.example/harbour' }, count: 3 },
      },
    }),
  'article-urdu': () => app({ page: { kind: 'ready', page: urduPage } }),
  'article-changed': () =>
    app({
      page: {
        kind: 'ready',
        page: {
          ...page,
          changed: {
            since: '2026-03-14T09:30:00.000Z',
            title: [
              { kind: 'same', text: 'Ministers ' },
              { kind: 'removed', text: 'stand by' },
              { kind: 'added', text: 'retreat over' },
              { kind: 'same', text: ' Calder reservoir' },
            ],
            changed: 2,
            added: 1,
            removed: 0,
            modified: '2026-03-15T07:00:00.000Z',
            claims: 1,
            copy: { article: 'https://www.harbourledger.example/harbour', taken: '2026-03-14T09:30:00.000Z' },
          },
          kept: page.kept.map((view, index) =>
            index === 1
              ? {
                  ...view,
                  changed: {
                    diff: [
                      { kind: 'same', text: 'The bill now stands at ' },
                      { kind: 'removed', text: '2.4' },
                      { kind: 'added', text: '2.9' },
                      { kind: 'same', text: ' billion, twice what parliament was told in 2021.' },
                    ],
                    kept: '2026-03-14T09:30:00.000Z',
                    seen: '2026-03-15T08:00:00.000Z',
                  },
                }
              : view,
          ),
        },
      },
    }),
  'article-one-speaker': () =>
    app({ page: { kind: 'ready', page: { ...page, claims: page.claims.filter(({ speaker }) => speaker === 0) } } }),
  'article-long': () => app({ page: { kind: 'ready', page: longPage } }),
  'article-crowded': () => app({ page: { kind: 'ready', page: crowdedPage } }),
  'article-undo': () => <After run={click('#pm-kept ~ ul .pm-row-actions button:last-child')}>{app({})}</After>,
  'article-failed-keep': () => <After run={click('.pm-keep[aria-pressed="false"]')}>{app({}, { keep: full })}</After>,
  'article-edit': () => <After run={click('#pm-kept ~ ul [aria-expanded]')}>{app({})}</After>,
  loading: () => app({ page: { kind: 'loading' } }),
  'not-article': () => app({ page: { kind: 'ready', page: { ...page, article: null, keyPoints: [], claims: [] } } }),
  'unlikely-article': () =>
    app({
      page: {
        kind: 'ready',
        page: { ...page, article: page.article === null ? null : { ...page.article, likely: false } },
      },
    }),
  restricted: () => app({ page: { kind: 'unreadable', why: 'restricted' }, access: { site: null, granted: 'none' } }),
  pdf: () => app({ page: { kind: 'unreadable', why: 'pdf' } }),
  'no-permission': () => app({ page: { kind: 'unreadable', why: 'no-permission' } }),
  unsynced: () => app({ unsynced: true }),
  offline: () => app({ page: { kind: 'unreadable', why: 'restricted' }, offline: true }),
  failed: () => app({ page: { kind: 'unreadable', why: 'failed' } }),
  saved: () => saved(readyState.library),
  'saved-empty': () => saved({ kind: 'ready', query: '', articles: [], total: { articles: 0, annotations: 0 } }),
  'saved-loading': () => saved({ kind: 'loading' }),
  'saved-no-match': () =>
    saved({ kind: 'ready', query: 'aqueduct', articles: [], total: { articles: 0, annotations: 0 } }),
  'saved-failed': () => saved({ kind: 'failed', why: 'storage-failed' }),
  'editor-failed': () => (
    <main style={{ padding: '16px' }}>
      <h1>A note</h1>
      <After run={click('input[value="pink"]')}>
        <AnnotationEditor annotation={first} onSave={full} />
      </After>
    </main>
  ),
  'card-claim': () => onPage({ card }),
  'card-met': () => onPage({ card: { ...card, met: MET } }),
  'card-denial': () =>
    onPage({
      card: {
        ...card,
        words: 'the lower gates had been unsafe since June',
        claim: {
          speaker: { name: 'Calder Basin Authority', role: null },
          form: 'indirect',
          cue: 'denied that',
          stance: 'denies',
          contents: ['the lower gates had been unsafe since June'],
          sentence: 'The authority denied that the lower gates had been unsafe since June.',
          certainty: { words: 0.7, speaker: 0.7 },
          reasons: [{ code: 'cue', values: { cue: 'denied that' } }],
          checkable: [],
        },
      },
    }),
  'card-kept': () => onPage({ card: { ...card, annotation: first } }),
  'card-changed': () =>
    onPage({
      card: {
        ...card,
        annotation: first,
        change: {
          diff: [
            { kind: 'same', text: 'Nobody in the valley will be asked to leave their home before the ' },
            { kind: 'removed', text: 'spring' },
            { kind: 'added', text: 'end of the year' },
            { kind: 'same', text: '.' },
          ],
          kept: '2026-03-01T10:00:00.000Z',
          seen: '2026-03-12T10:00:00.000Z',
        },
      },
    }),
  'card-editing': () => onPage({ card: { ...card, annotation: first, editing: true } }),
  'card-key-point': () =>
    onPage({
      card: {
        ...card,
        key: 'key-point 0',
        claim: null,
        keyPoint: {
          origin: null,
          supports: [{ text: 'Cost of the reservoir has doubled since 2021', target: { kind: 'key-point', index: 0 } }],
          support: null,
          reasons: [],
          checkable: [],
        },
      },
    }),
  'card-differs': () =>
    onPage({
      card: {
        ...card,
        key: 'key-point 2',
        claim: null,
        keyPoint: {
          origin: 'publisher',
          supports: [],
          support: { kind: 'support', index: 1 },
          differs: [{ words: 'trebled', text: 'twice' }],
          reasons: [],
          checkable: [],
        },
      },
    }),
  'card-selected': () =>
    onPage({
      card: {
        ...card,
        key: 'key-point 1',
        claim: null,
        keyPoint: {
          origin: 'selected',
          supports: [],
          support: null,
          reasons: [{ code: 'opens-article', values: {} }],
          checkable: [{ kind: 'date', words: 'Tuesday' }],
        },
      },
    }),
  'card-long': () =>
    onPage({
      card: {
        ...card,
        annotation: longAnnotation,
        claim: {
          speaker: { name: LONG_NAME, role: LONG_ROLE },
          form: 'mixed',
          cue: 'said',
          stance: 'says',
          contents: [],
          sentence: '',
          certainty: { words: 0.95, speaker: 0.95 },
          reasons: [],
          checkable: [],
        },
      },
    }),
  'card-correct': () => <After run={clickOnPage('.pm-correct')}>{onPage({ card })}</After>,
  'card-corrected': () => (
    <After run={clickOnPage('.pm-correct')}>
      {onPage({
        card: {
          ...card,
          claim: card.claim && {
            ...card.claim,
            speaker: { name: 'Ilse Varga', role: null },
            found: card.claim.speaker,
          },
          annotation: { ...first, status: 'checking' },
        },
      })}
    </After>
  ),
  'article-correct': () => <After run={click('[data-claim="0"] .pm-correct')}>{app({})}</After>,
  'article-name-speaker': () => (
    <After
      run={(element) => {
        click('[data-claim="0"] .pm-correct')(element);
        requestAnimationFrame(() => {
          const select = element.querySelector<HTMLSelectElement>('.pm-speaker-choice select');
          if (select === null) return;
          select.value = 'other';
          select.dispatchEvent(new Event('change', { bubbles: true }));
        });
      }}
    >
      {app({})}
    </After>
  ),
  'article-hidden': () => (
    <After run={click('.pm-hidden-findings summary')}>
      {app({
        page: {
          kind: 'ready',
          page: {
            ...page,
            claims: page.claims.slice(1),
            hidden: page.claims.slice(0, 1).map(({ index, contents, form }) => ({
              target: { kind: 'quotation', index },
              contents,
              form,
            })),
            kept: page.kept.map((view, index) =>
              index === 0 ? { ...view, annotation: { ...view.annotation, status: 'disputed' } } : view,
            ),
          },
        },
      })}
    </After>
  ),
  'card-passage': () =>
    onPage({ card: { ...card, key: 'annotation', claim: null, annotation: annotations[2] ?? null } }),
  'selection-toolbar': () =>
    onPage({ toolbar: { anchor: { top: 90, left: 90, right: 300, bottom: 112 }, color: 'yellow', takesFocus: false } }),
  welcome: () => <WelcomePage shortcut="Alt+Shift+Y" sampleUrl="#sample" onSettings={() => undefined} />,
  settings: () => settingsPage(),
  'settings-all-sites': () => settingsPage({ sites: null, saving: 'saved' }),
  'settings-synced': () =>
    settingsPage({
      sync: {
        ...SYNCED,
        warnings: [
          { kind: 'clock', days: 3650 },
          { kind: 'damaged', count: 1 },
        ],
      },
    }),
  'settings-sync-asks': () =>
    settingsPage({ sync: { ...SYNCED, question: { kind: 'deletions', held: [{ device: 'Old phone', count: 48 }] } } }),
  'settings-sync-joins': () =>
    settingsPage({
      sync: {
        ...SYNCED,
        last: null,
        question: { kind: 'join', isFirst: false, counts: { added: 214, changed: 7, deleted: 2, sent: 31 } },
      },
    }),
  'settings-sync-locked': () => settingsPage({ sync: { ...SYNCED, trouble: 'passphrase-changed' } }),
  'settings-failed': () => settingsPage({ sites: [], saving: 'failed' }),
  library: () => libraryPage(),
  'library-speakers': () => arranged('speaker'),
  'library-merged': () => <After run={click('input[value="speaker"]')}>{libraryPage(merged)}</After>,
  'library-same-person': () => (
    <After
      run={(element) => {
        click('input[value="speaker"]')(element);
        requestAnimationFrame(() => requestAnimationFrame(() => click('.pm-same-person > .pm-link')(element)));
      }}
    >
      {libraryPage(merged)}
    </After>
  ),
  'library-tags': () => arranged('tag'),
  'library-search': () => <After run={typed('input[type="search"]', 'gates survey')}>{libraryPage()}</After>,
  'library-selected': () => (
    <After
      run={(element) =>
        [...element.querySelectorAll<HTMLElement>('.pm-entry-row input')].slice(0, 4).map((box) => box.click())
      }
    >
      {libraryPage()}
    </After>
  ),
  'library-no-match': () => <After run={typed('input[type="search"]', 'aqueduct')}>{libraryPage()}</After>,
  'library-removed': () => (
    <After run={click('.pm-entry-row .pm-row-actions button:last-child')}>
      {libraryPage({ kind: 'ready', entries: entries.slice(0, 6), names, isWhole: true, search })}
    </After>
  ),
  'library-empty': () => libraryPage({ kind: 'ready', entries: [], names, isWhole: true, search }),
  'library-loading': () => libraryPage({ kind: 'loading' }),
  'library-failed': () => libraryPage({ kind: 'failed', why: 'storage-failed' }),
  ...collectionScenes,
  map: () =>
    onPage({
      map: {
        side: 'right',
        view: { start: 0.1, end: 0.4 },
        marks: Array.from({ length: 24 }, (_, index) => ({
          target: { kind: 'quotation', index },
          kind: (['key-point', 'claim', 'claim', 'kept'] as const)[index % 4] ?? 'claim',
          color: index % 4 === 3 ? 'yellow' : null,
          words: 'Nobody in the valley will be asked to leave their home before the spring.',
          at: index / 25,
          size: 0.02 + (index % 3) / 100,
          more: 0,
        })),
      },
    }),
  'toast-kept': () => onPage({ toast: { id: 1, message: { kind: 'kept' }, canUndo: true } }),
  'toast-failed': () => onPage({ toast: { id: 1, message: { kind: 'failed', why: 'storage-full' }, canUndo: false } }),
};
