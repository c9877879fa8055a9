import { i18n } from '@/components/i18n';
import type { Elsewhere as ElsewhereView } from '@/lib/messages';
import { counted } from '../messages';
import { hostOf } from './host-of';
import { Notice } from './Notice';

export interface ElsewhereProps {
  readonly elsewhere: ElsewhereView;
  readonly onAttach: (key: string) => void;
}

/** Offers to attach what was kept of an article of the same title at another address. */
export function Elsewhere({ elsewhere: { article, count }, onAttach }: ElsewhereProps) {
  return (
    <Notice
      title={i18n.t('elsewhere.title', count, counted(count), { host: hostOf(article.url) })}
      hint={i18n.t('elsewhere.hint')}
    >
      <button type="button" class="pm-button" onClick={() => onAttach(article.key)}>
        {i18n.t('elsewhere.attach')}
      </button>
    </Notice>
  );
}
