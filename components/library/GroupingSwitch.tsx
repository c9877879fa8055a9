import { i18n } from '@/components/i18n';
import type { Grouping } from '@/lib/library/groups';
import { Segments } from './Segments';

export interface GroupingSwitchProps {
  readonly value: Grouping;
  readonly onChange: (grouping: Grouping) => void;
}

/** By article, by speaker, by tag. */
export function GroupingSwitch({ value, onChange }: GroupingSwitchProps) {
  return (
    <Segments
      label={i18n.t('library.arrange')}
      value={value}
      choices={[
        { key: 'article', text: i18n.t('library.byArticle') },
        { key: 'speaker', text: i18n.t('library.bySpeaker') },
        { key: 'tag', text: i18n.t('library.byTag') },
      ]}
      onChange={onChange}
    />
  );
}
