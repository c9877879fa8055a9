import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { WelcomePage } from '@/components/welcome/WelcomePage';
import { prepareDocument } from '../popup/document';

const root = prepareDocument(i18n.t('welcome.title'));
const commands = await browser.commands.getAll();
render(
  <WelcomePage
    shortcut={commands.find(({ name }) => name === '_execute_action')?.shortcut ?? ''}
    sampleUrl={browser.runtime.getURL('/sample.html')}
    onSettings={() => void browser.runtime.openOptionsPage()}
  />,
  root,
);
