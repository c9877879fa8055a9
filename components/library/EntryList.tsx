import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { quoteOf } from '@/lib/annotation';
import type { Entry } from '@/lib/library/entry';
import type { Grouping, Row, Rows } from '@/lib/library/groups';
import type { Annotation, NamedSpeaker } from '@/lib/model';
import { AnnotationContent } from '../app/AnnotationRow';
import { dateText, firstWords } from '../messages';
import { factsText } from '../wording';
import { GroupHeading, type SpeakerActions } from './GroupHeading';
import type { Details, LibraryActions } from './library-state';
import { useVirtualRows } from './useVirtualRows';

export interface EntryListProps {
  readonly rows: Rows;
  readonly grouping: Grouping;
  /** Words searched for, folded. */
  readonly terms: readonly string[];
  readonly details: Details;
  readonly speakers: SpeakerActions;
  /** Everybody who is named in what is kept of an article, by its key. */
  readonly speakersOf: (article: string) => readonly NamedSpeaker[];
  /** Ids of the annotations that are selected. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], on: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onRevise: LibraryActions['revise'];
  readonly onRemove: (ids: readonly string[]) => void;
}

/** Rows of a heading, and of a passage of some lines; those that are shown are measured. */
const HEADING_PX = 76;
const ENTRY_PX = 118;

/** The passages under their headings, as many as there are. */
export function EntryList({
  rows,
  grouping,
  terms,
  details,
  speakers,
  speakersOf,
  selected,
  onSelect,
  onOpen,
  onRevise,
  onRemove,
}: EntryListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  /** Where the reader selected last: with Shift, all up to here are selected. */
  const anchor = useRef<string | null>(null);
  const { items, total, margin, measure } = useVirtualRows({
    list,
    count: rows.length,
    // These two functions must stay the same as long as the rows do, or all rows are measured again at every scroll.
    keyOf: rows.numberAt,
    estimate: useCallback((index: number) => (rows.isGroup(index) ? HEADING_PX : ENTRY_PX), [rows]),
    pinned: focused === null ? -1 : rows.indexOf(focused),
  });

  const select = (row: Row & { kind: 'entry' }, on: boolean, toAnchor: boolean) => {
    const to = rows.indexOf(row.id);
    const anchored = toAnchor && anchor.current !== null ? rows.indexOf(anchor.current) : -1;
    const from = anchored < 0 ? to : anchored;
    anchor.current = row.id;
    const first = Math.min(from, to);
    const range = Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => rows.at(first + index));
    onSelect(
      range.flatMap((each) => (each?.kind === 'entry' ? [each.entry.id] : [])),
      on,
    );
  };

  const shown = items.flatMap(({ index }) => {
    const row = rows.at(index);
    return row?.kind === 'entry' ? [row.entry.id] : [];
  });
  // A layout effect, since an ordinary effect would run one frame late.
  useLayoutEffect(() => details.want(shown), [details, shown.join(' ')]);

  let end = margin;
  return (
    <ul
      ref={list}
      class="pm-rows pm-virtual"
      aria-label={i18n.t('library.list')}
      style={{ height: `${total}px` }}
      onFocusIn={(event) => {
        const row = event.target instanceof Element ? event.target.closest('li[data-index]') : null;
        setFocused(rows.at(Number(row?.getAttribute('data-index') ?? -1))?.id ?? null);
      }}
      onFocusOut={() => setFocused(null)}
    >
      {items.map((item) => {
        const row = rows.at(item.index);
        if (row === null) return null;
        // Rows follow each other as they are; only where some are left out, there is a gap.
        const gap = item.start - end;
        end = item.end;
        return (
          <li
            key={row.id}
            ref={measure}
            data-index={item.index}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            class={row.kind === 'group' ? 'pm-group-row' : `pm-entry-row pm-row pm-annotation pm-${row.entry.color}`}
            style={gap === 0 ? undefined : { marginBlockStart: `${gap}px` }}
          >
            {row.kind === 'group' ? (
              <GroupHeading
                group={row.group}
                grouping={grouping}
                terms={terms}
                speakers={speakers}
                hasCopy={(article) => details.hasCopy?.(article) ?? false}
                isSelected={row.group.entries.every(({ id }) => selected.has(id))}
                onSelect={(on) =>
                  onSelect(
                    row.group.entries.map(({ id }) => id),
                    on,
                  )
                }
              />
            ) : (
              <EntryRow
                entry={row.entry}
                annotation={details.get(row.entry.id)}
                terms={terms}
                origin={grouping === 'article' ? null : originText(row.entry)}
                isSelected={selected.has(row.entry.id)}
                onSelect={(on, toAnchor) => select(row, on, toAnchor)}
                onOpen={() => onOpen(row.entry.id)}
                speakersOf={speakersOf}
                onRevise={onRevise}
                onRemove={() => onRemove([row.entry.id])}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface EntryRowProps extends Pick<EntryListProps, 'terms' | 'speakersOf' | 'onRevise'> {
  readonly entry: Entry;
  /** Null where it is not read yet: it keeps its place meanwhile. */
  readonly annotation: Annotation | null;
  readonly origin: string | null;
  readonly isSelected: boolean;
  readonly onSelect: CheckProps['onChange'];
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function EntryRow({
  entry,
  annotation,
  terms,
  origin,
  isSelected,
  onSelect,
  onOpen,
  speakersOf,
  onRevise,
  onRemove,
}: EntryRowProps) {
  if (annotation === null) return <div aria-busy="true" style={{ height: `${ENTRY_PX}px` }} />;
  return (
    <>
      <Check
        label={i18n.t('library.select', { words: firstWords(quoteOf(annotation)) })}
        checked={isSelected}
        onChange={onSelect}
      />
      <AnnotationContent
        annotation={annotation}
        lang={entry.article.lang}
        terms={terms}
        missing={entry.missing}
        listedAs={entry.speaker}
        speakersOf={() => speakersOf(entry.article.key)}
        {...(origin === null ? {} : { origin })}
        title={i18n.t('library.open')}
        onOpen={onOpen}
        onRevise={onRevise}
        onRemove={onRemove}
      />
    </>
  );
}

/** Article, site and date of a passage that stands under something else. */
const originText = ({ article, site }: Entry): string =>
  factsText([article.title || i18n.t('article.untitled'), site, dateText(article.published ?? article.created)]);

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  /** `toAnchor`: whether Shift was held, so that all from the last one to here are meant. */
  readonly onChange: (on: boolean, toAnchor: boolean) => void;
}

/** A check box whose whole target can be hit. */
function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="pm-select">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onClick={(event) => onChange(event.currentTarget.checked, event.shiftKey)}
      />
    </label>
  );
}
