import { i18n } from '@/components/i18n';
import { interfaceDirection, interfaceLanguage } from '../messages';

/** What can be tried on the sample article. */
export function SampleHint() {
  return (
    <div lang={interfaceLanguage()} dir={interfaceDirection()}>
      <p>
        <strong>{i18n.t('sample.title')}</strong> {i18n.t('sample.intro')}
      </p>
      <ul>
        <li>{i18n.t('sample.click')}</li>
        <li>{i18n.t('sample.select')}</li>
        <li>{i18n.t('sample.map')}</li>
      </ul>
      <p>{i18n.t('sample.nothing')}</p>
    </div>
  );
}
