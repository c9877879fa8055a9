import { useId } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Grouping } from '@/lib/library/groups';

export interface GroupingSwitchProps {
  readonly value: Grouping;
  readonly onChange: (grouping: Grouping) => void;
}

/** By article, by speaker, by tag. */
export function GroupingSwitch({ value, onChange }: GroupingSwitchProps) {
  const name = useId();
  const choices: readonly { readonly key: Grouping; readonly text: string }[] = [
    { key: 'article', text: i18n.t('library.byArticle') },
    { key: 'speaker', text: i18n.t('library.bySpeaker') },
    { key: 'tag', text: i18n.t('library.byTag') },
  ];
  return (
    <fieldset class="pm-segments">
      <legend class="pm-hidden">{i18n.t('library.arrange')}</legend>
      {choices.map(({ key, text }) => (
        <label key={key}>
          <input type="radio" name={name} value={key} checked={key === value} onChange={() => onChange(key)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
