import { useId } from 'preact/hooks';
import { stanceText, statusText } from '@/components/claim-wording';
import { i18n } from '@/components/i18n';
import {
  type EntryForm,
  type Facet,
  type Facets,
  type Filters,
  filterCount,
  NO_FILTERS,
  type Trait,
} from '@/lib/library/filter';
import type { HighlightColor } from '@/lib/model';
import { counted, numberText } from '../messages';
import { colorText, formText } from '../wording';

export interface FilterPanelProps {
  readonly filters: Filters;
  readonly facets: Facets;
  readonly onChange: (filters: Filters) => void;
}

const entryFormText = (form: EntryForm): string => {
  if (form === 'key-point') return i18n.t('forms.keyPoint');
  if (form === 'article') return i18n.t('copy.whole');
  return form === 'passage' ? i18n.t('forms.passage') : formText(form);
};

const traitText = (trait: Trait): string => {
  if (trait === 'checkable') return i18n.t('library.checkable');
  if (trait === 'missing') return i18n.t('library.missing');
  return trait === 'changed' ? i18n.t('library.changed') : i18n.t('library.noted');
};

const asItIs = (value: string) => value;

/** What is shown of the collection. */
export function FilterPanel({ filters, facets, onChange }: FilterPanelProps) {
  const set = (changes: Partial<Filters>) => onChange({ ...filters, ...changes });
  const count = filterCount(filters);
  return (
    <div class="pm-filters">
      <Choice
        label={i18n.t('library.form')}
        value={filters.form}
        facets={facets.forms}
        textOf={entryFormText}
        onChange={(form) => set({ form })}
      />
      <Choice
        label={i18n.t('library.stance')}
        value={filters.stance}
        facets={facets.stances}
        textOf={stanceText}
        onChange={(stance) => set({ stance })}
      />
      <Choice
        label={i18n.t('library.speaker')}
        value={filters.speaker}
        facets={facets.speakers}
        textOf={asItIs}
        onChange={(speaker) => set({ speaker })}
      />
      <Choice
        label={i18n.t('library.status')}
        value={filters.status}
        facets={facets.statuses}
        textOf={statusText}
        onChange={(status) => set({ status })}
      />
      <Choice
        label={i18n.t('library.site')}
        value={filters.site}
        facets={facets.sites}
        textOf={asItIs}
        onChange={(site) => set({ site })}
      />
      <Choice
        label={i18n.t('library.tag')}
        value={filters.tag}
        facets={facets.tags}
        textOf={asItIs}
        onChange={(tag) => set({ tag })}
      />
      <Choice
        label={i18n.t('library.color')}
        value={filters.color}
        facets={facets.colors}
        textOf={(color: HighlightColor) => colorText(color)}
        onChange={(color) => set({ color })}
      />
      <Day label={i18n.t('library.from')} value={filters.from} onChange={(from) => set({ from })} />
      <Day label={i18n.t('library.until')} value={filters.until} onChange={(until) => set({ until })} />
      {facets.traits.length > 0 && (
        <fieldset class="pm-traits">
          <legend class="pm-label">{i18n.t('library.traits')}</legend>
          {facets.traits.map(({ value, count: having }) => (
            <label key={value} class="pm-tick">
              <input
                type="checkbox"
                checked={filters.traits.includes(value)}
                onChange={(event) =>
                  set({
                    traits: event.currentTarget.checked
                      ? [...filters.traits, value]
                      : filters.traits.filter((trait) => trait !== value),
                  })
                }
              />
              {i18n.t('library.facet', { value: traitText(value), count: numberText(having) })}
            </label>
          ))}
        </fieldset>
      )}
      {count > 0 && (
        <button type="button" class="pm-link" onClick={() => onChange({ ...NO_FILTERS, query: filters.query })}>
          {i18n.t('library.clearFilters')} ({i18n.t('library.filtersSet', count, counted(count))})
        </button>
      )}
    </div>
  );
}

function Choice<T extends string>({
  label,
  value,
  facets,
  textOf,
  onChange,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly facets: readonly Facet<T>[];
  readonly textOf: (value: T) => string;
  readonly onChange: (value: T | null) => void;
}) {
  const id = useId();
  // A value that nothing has any more can still be taken back.
  const options =
    value === null || facets.some((facet) => facet.value === value) ? facets : [{ value, count: 0 }, ...facets];
  return (
    <div class="pm-filter">
      <label class="pm-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class={value === null ? 'pm-field' : 'pm-field pm-set'}
        disabled={options.length === 0}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(options.find((option) => option.value === chosen)?.value ?? null);
        }}
      >
        <option value="">{i18n.t('library.any')}</option>
        {options.map(({ value: option, count }) => (
          <option key={option} value={option}>
            {i18n.t('library.facet', { value: textOf(option), count: numberText(count) })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="pm-filter pm-filter-day">
      <label class="pm-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        class={value === '' ? 'pm-field' : 'pm-field pm-set'}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
