import { render } from 'preact';
import { i18n } from '#i18n';
import { App, type AppProps } from '@/components/app/App';
import { interfaceDirection, interfaceLanguage } from '@/components/messages';
import { connect } from './connect';

/** Shows the app in this document and keeps it up to date. */
export function show(surface: AppProps['surface']): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The document has no #app');
  document.title = i18n.t('extName');
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  const actions = connect(surface, (state) => render(<App surface={surface} state={state} actions={actions} />, root));
}
