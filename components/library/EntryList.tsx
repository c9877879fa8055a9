import { useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { colorOf } from '@/lib/annotation';
import type { Entry } from '@/lib/library/entry';
import type { Grouping, Row } from '@/lib/library/groups';
import { AnnotationContent } from '../app/AnnotationRow';
import { dateText, firstWords } from '../messages';
import { factsText } from '../wording';
import { GroupHeading } from './GroupHeading';
import type { LibraryActions } from './state';
import { useVirtualRows } from './useVirtualRows';

export interface EntryListProps {
  readonly rows: readonly Row[];
  readonly grouping: Grouping;
  /** Words searched for, folded. */
  readonly terms: readonly string[];
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
export function EntryList({ rows, grouping, terms, selected, onSelect, onOpen, onRevise, onRemove }: EntryListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  /** Where the reader selected last: with Shift, all up to here are selected. */
  const anchor = useRef<string | null>(null);
  const { items, total, margin, measure } = useVirtualRows({
    list,
    count: rows.length,
    keyOf: (index) => rows[index]?.id ?? '',
    estimate: (index) => (rows[index]?.kind === 'group' ? HEADING_PX : ENTRY_PX),
    pinned: focused === null ? -1 : rows.findIndex(({ id }) => id === focused),
  });

  const select = (row: Row & { kind: 'entry' }, on: boolean, toAnchor: boolean) => {
    const from = toAnchor ? rows.findIndex(({ id }) => id === anchor.current) : -1;
    const to = rows.indexOf(row);
    anchor.current = row.id;
    const range = from < 0 ? [row] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    onSelect(
      range.flatMap((each) => (each.kind === 'entry' ? [each.entry.annotation.id] : [])),
      on,
    );
  };

  let end = margin;
  return (
    <ul
      ref={list}
      class="pm-rows pm-virtual"
      aria-label={i18n.t('library.list')}
      style={{ height: `${total}px` }}
      onFocusIn={(event) => {
        const row = event.target instanceof Element ? event.target.closest('li[data-index]') : null;
        setFocused(rows[Number(row?.getAttribute('data-index') ?? -1)]?.id ?? null);
      }}
      onFocusOut={() => setFocused(null)}
    >
      {items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
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
            class={
              row.kind === 'group'
                ? 'pm-group-row'
                : `pm-entry-row pm-row pm-annotation pm-${colorOf(row.entry.annotation)}`
            }
            style={gap === 0 ? undefined : { marginBlockStart: `${gap}px` }}
          >
            {row.kind === 'group' ? (
              <GroupHeading
                group={row.group}
                grouping={grouping}
                terms={terms}
                isSelected={row.group.entries.every(({ annotation }) => selected.has(annotation.id))}
                onSelect={(on) =>
                  onSelect(
                    row.group.entries.map(({ annotation }) => annotation.id),
                    on,
                  )
                }
              />
            ) : (
              <>
                <Check
                  label={i18n.t('library.select', { words: firstWords(row.entry.quote) })}
                  checked={selected.has(row.entry.annotation.id)}
                  onChange={(on, toAnchor) => select(row, on, toAnchor)}
                />
                <AnnotationContent
                  annotation={row.entry.annotation}
                  lang={row.entry.article.lang}
                  terms={terms}
                  missing={row.entry.missing}
                  {...(grouping === 'article' ? {} : { origin: originText(row.entry) })}
                  title={i18n.t('library.open')}
                  onOpen={() => onOpen(row.entry.annotation.id)}
                  onRevise={onRevise}
                  onRemove={() => onRemove([row.entry.annotation.id])}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
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
