import { i18n } from '@/components/i18n';
import { Segments } from './Segments';

export interface SearchScopeProps {
  readonly isInTexts: boolean;
  readonly onChange: (isInTexts: boolean) => void;
}

/** Whether words are searched for in what is kept of articles, or in their texts. */
export function SearchScope({ isInTexts, onChange }: SearchScopeProps) {
  return (
    <Segments
      label={i18n.t('copy.scope')}
      value={isInTexts ? 'texts' : 'passages'}
      choices={[
        { key: 'passages', text: i18n.t('copy.inPassages') },
        { key: 'texts', text: i18n.t('copy.inArticles') },
      ]}
      onChange={(scope) => onChange(scope === 'texts')}
    />
  );
}
