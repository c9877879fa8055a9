import type { Ref } from 'preact';
import { i18n } from '@/components/i18n';
import { Icon } from './Icon';

export interface SearchFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly field?: Ref<HTMLInputElement>;
  readonly hidden?: boolean;
}

/** Searches what is kept, at every key. */
export function SearchField({ query, onQuery, field, hidden = false }: SearchFieldProps) {
  return (
    <search class="pm-search" hidden={hidden}>
      <Icon name="search" />
      <input
        {...(field === undefined ? {} : { ref: field })}
        type="search"
        class="pm-field"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={i18n.t('library.search')}
        placeholder={i18n.t('library.placeholder')}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </search>
  );
}
