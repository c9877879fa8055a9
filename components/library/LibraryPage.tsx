import type { ComponentChildren } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Entry } from '@/lib/library/entry';
import { counting, type Filters, facetsOf, filterCount, marked, markedIds, NO_FILTERS } from '@/lib/library/filter';
import { Arrangement, type Grouping, RowNumbers } from '@/lib/library/groups';
import { termsOf } from '@/lib/library/matches';
import { timelineOf } from '@/lib/library/timeline';
import type { Result } from '@/lib/messages';
import type { NamedSpeaker } from '@/lib/model';
import { LibraryFailed } from '../app/LibraryFailed';
import { Loading } from '../app/Loading';
import { Notice } from '../app/Notice';
import { type BarMessage, UndoBar } from '../app/UndoBar';
import { ExportMenu, type ExportMenuProps } from '../keeping/ExportMenu';
import type { ExportSource } from '../keeping/export-state';
import { counted } from '../messages';
import { SearchField } from '../SearchField';
import { EntryList } from './EntryList';
import { FilterPanel } from './FilterPanel';
import { GroupingSwitch } from './GroupingSwitch';
import type { Details, LibraryActions, LibraryState } from './library-state';
import { SamePersonDialog } from './SamePersonDialog';
import { SearchScope } from './SearchScope';
import { SelectionBar } from './SelectionBar';
import { TextResults } from './TextResults';
import { TimelineChart } from './TimelineChart';
import './library.css';

export interface LibraryPageProps {
  readonly state: LibraryState;
  readonly actions: LibraryActions;
  readonly details: Details;
  /** Saves what is selected as a file, or copies it. */
  readonly exporting?: ExportMenuProps['actions'] & {
    readonly sourceOf: (entries: readonly Entry[]) => ExportSource;
  };
  /** What can be done with the collection as a whole. */
  readonly tools?: ComponentChildren;
}

/** Wider than this, the filters stand beside the list. */
const WIDE = '(min-width: 60rem)';

/** Everybody who is named in what is kept of an article. */
function speakersIn(entries: readonly Entry[], article: string): readonly NamedSpeaker[] {
  return entries.flatMap(({ article: { key }, speaker, role }) =>
    key === article && speaker !== null ? [{ name: speaker, role }] : [],
  );
}

const NO_ENTRIES = [] as const;
const findNothing = () => () => false;

/** The whole collection: to look at by article, speaker and tag, to search, and to put in order. */
export function LibraryPage({ state, actions, details, exporting, tools }: LibraryPageProps) {
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [grouping, setGrouping] = useState<Grouping>('article');
  /** Whether the words are searched for in the texts of kept articles instead of in the passages. */
  const [isInTexts, setInTexts] = useState(false);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [message, setMessage] = useState<BarMessage | null>(null);
  const [isExporting, setExporting] = useState(false);
  /** Whose other name is asked for. */
  const [sameAs, setSameAs] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);

  const entries = state.kind === 'ready' ? state.entries : NO_ENTRIES;
  const searching = state.kind === 'ready' ? state.search : findNothing;
  const marks = useMemo(() => marked(entries, filters, searching), [entries, filters, searching]);
  const numbers = useMemo(() => new RowNumbers(), [grouping]);
  const arrangement = useMemo(() => new Arrangement(entries, grouping, numbers), [entries, grouping, numbers]);
  const rows = useMemo(() => arrangement.rows(marks), [arrangement, marks]);
  const count = useMemo(() => counting(entries), [entries]);
  const shown = useMemo(() => count(marks), [count, marks]);
  const facets = useMemo(() => facetsOf(entries), [entries]);
  const timeline = useMemo(() => timelineOf(entries), [entries]);
  const terms = useMemo(() => termsOf(filters.query), [filters.query]);
  // Passages that the filters hide are not selected, so that nothing is done to what the reader doesn't see.
  const selected = useMemo(
    () => new Set(selection.size === 0 ? [] : markedIds(entries, marks).filter((id) => selection.has(id))),
    [entries, marks, selection],
  );

  const change = (next: Filters) => {
    setFilters(next);
    // Another list starts at its top again.
    if (scrollY > 0) scrollTo({ top: 0 });
  };
  // Choices of thousands of speakers are not gone through again at each key of a search, which changes none of them.
  const choose = useCallback((next: Filters) => {
    setFilters(({ query }) => ({ ...next, query }));
    if (scrollY > 0) scrollTo({ top: 0 });
  }, []);
  const panel = useMemo(
    () => <FilterPanel filters={filters} facets={facets} onChange={choose} />,
    [JSON.stringify({ ...filters, query: '' }), facets],
  );
  const select = (ids: readonly string[], on: boolean) => {
    setSelection((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  };
  const tell = (result: Result<unknown>, told: BarMessage | null) =>
    setMessage(result.ok ? told : { kind: 'failed', why: result.why });
  const dismiss = () => {
    // The focus is not taken from a reader who moved on while the store was being asked.
    const focused = document.activeElement;
    const isLost = focused === null || focused === document.body || focused.closest('.pm-undo') !== null;
    setMessage(null);
    if (isLost) search.current?.focus({ preventScroll: true });
  };
  const remove = async (ids: readonly string[]) => {
    const result = await actions.remove(ids);
    if (result.ok) select(ids, false);
    tell(result, { kind: 'removed', ids, takesFocus: true });
  };
  const undo = async (ids: readonly string[]) => {
    const result = await actions.restore(ids);
    dismiss();
    tell(result, { kind: 'said', text: i18n.t('undo.restored') });
  };
  const tag = async (tags: readonly string[]) => {
    const ids = [...selected];
    tell(await actions.tag(ids, tags), {
      kind: 'said',
      text: i18n.t('library.tagged', ids.length, counted(ids.length)),
    });
  };

  const join = async (
    names: readonly string[],
    as: string | null,
    told: Omit<BarMessage & { kind: 'said' }, 'kind'>,
  ) => {
    const result = await actions.joinSpeakers(names, as);
    if (result.ok && as !== null && names.some((name) => name === filters.speaker)) {
      setFilters((now) => ({ ...now, speaker: as }));
    }
    tell(result, { kind: 'said', ...told });
  };
  const joined = (name: string, other: string) =>
    join([name], other, {
      text: i18n.t('speakers.joined', { name, other }),
      undo: () => void parted(name, other),
    });
  const parted = (name: string, other: string): Promise<void> =>
    join([name], null, {
      text: i18n.t('speakers.parted', { name }),
      undo: () => void joined(name, other),
    });

  const isWhole = state.kind === 'ready' && state.isWhole;
  const isEmpty = isWhole && entries.length === 0;
  const hasFilters = filterCount(filters) > 0;
  const isSearching = terms.length > 0;
  return (
    <>
      <header class="pm-library-head">
        <h1>
          {i18n.t('library.title')} <span class="pm-brand">{i18n.t('extName')}</span>
        </h1>
        {!isEmpty && (
          <SearchField field={search} query={filters.query} onQuery={(query) => change({ ...filters, query })} />
        )}
      </header>
      <div class="pm-library-page">
        {state.kind !== 'loading' && (
          <aside class="pm-library-side" aria-label={i18n.t('library.filters')}>
            {isWhole && timeline !== null && (
              <TimelineChart timeline={timeline} onChoose={(from, until) => change({ ...filters, from, until })} />
            )}
            {entries.length > 0 && (
              <details class="pm-filter-box" open={matchMedia(WIDE).matches}>
                <summary>{i18n.t('library.filters')}</summary>
                {panel}
              </details>
            )}
            {/* In one place of the tree, whatever is kept: a dialog that brings something in must outlive the change. */}
            {tools}
          </aside>
        )}
        <main class="pm-library-main">
          {state.kind === 'loading' && <Loading text={i18n.t('library.loading')} />}
          {state.kind === 'failed' && <LibraryFailed why={state.why} onRetry={actions.retry} />}
          {isEmpty && <Notice title={i18n.t('library.empty')} hint={i18n.t('library.emptyHint')} />}
          {state.kind === 'ready' && !isEmpty && (
            <>
              {isSearching && <SearchScope isInTexts={isInTexts} onChange={setInTexts} />}
              {isSearching && isInTexts && (
                <TextResults query={filters.query} searchTexts={actions.searchTexts} excerpts={actions.excerpts} />
              )}
            </>
          )}
          {state.kind === 'ready' && !isEmpty && !(isSearching && isInTexts) && (
            <>
              <div class="pm-library-bar">
                <GroupingSwitch value={grouping} onChange={setGrouping} />
                <p class="pm-hint" role="status">
                  {!isWhole
                    ? i18n.t('library.loading')
                    : shown.entries === 0
                      ? i18n.t('library.results', 0, counted(0))
                      : i18n.t('library.inArticles', shown.articles, counted(shown.articles), {
                          passages: i18n.t('library.results', shown.entries, counted(shown.entries)),
                        })}
                </p>
                {isWhole && shown.entries > 0 && (
                  <button type="button" class="pm-link" onClick={() => select(markedIds(entries, marks), true)}>
                    {i18n.t('library.selectAll')}
                  </button>
                )}
              </div>
              {selected.size > 0 && (
                <SelectionBar
                  count={selected.size}
                  onTag={(tags) => void tag(tags)}
                  {...(exporting !== undefined && { onExport: () => setExporting(true) })}
                  onRemove={() => void remove([...selected])}
                  onClear={() => setSelection(new Set())}
                />
              )}
              {shown.entries === 0 ? (
                <Notice
                  title={
                    filters.query.trim() === ''
                      ? i18n.t('library.noMatchFilters')
                      : i18n.t('library.noMatch', { query: filters.query.trim() })
                  }
                  hint={hasFilters ? i18n.t('library.noMatchFiltersHint') : i18n.t('library.noMatchHint')}
                >
                  <button type="button" class="pm-button" onClick={() => change(NO_FILTERS)}>
                    {hasFilters ? i18n.t('library.clearFilters') : i18n.t('library.clear')}
                  </button>
                </Notice>
              ) : (
                <EntryList
                  key={grouping}
                  rows={rows}
                  grouping={grouping}
                  terms={terms}
                  details={details}
                  speakers={{
                    aliases: state.names.aliases,
                    onSame: setSameAs,
                    onPart: (alias, name) => void parted(alias, name),
                  }}
                  speakersOf={(article) => speakersIn(entries, article)}
                  selected={selected}
                  onSelect={select}
                  onOpen={(id) => void actions.open(id).then((result) => tell(result, null))}
                  onRevise={actions.revise}
                  onRemove={(ids) => void remove(ids)}
                />
              )}
            </>
          )}
        </main>
      </div>
      {isExporting && exporting !== undefined && (
        <ExportMenu
          source={exporting.sourceOf(entries.filter(({ id }) => selected.has(id)))}
          actions={exporting}
          onClose={() => setExporting(false)}
        />
      )}
      {sameAs !== null && (
        <SamePersonDialog
          name={sameAs}
          speakers={facets.speakers.map(({ value }) => value)}
          onChoose={(other) => {
            setSameAs(null);
            void joined(sameAs, other);
          }}
          onClose={() => setSameAs(null)}
        />
      )}
      <UndoBar message={message} onUndo={(ids) => void undo(ids)} onDismiss={dismiss} />
    </>
  );
}
