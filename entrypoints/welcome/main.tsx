import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '@/components/i18n';
import { WelcomePage } from '@/components/welcome/WelcomePage';
import { commands } from '../shared/abilities';
import { prepareDocument } from '../shared/document';

const shortcuts = (await commands()?.getAll()) ?? [];
const root = await prepareDocument(() => i18n.t('welcome.title'), draw);
draw();

function draw(): void {
  render(
    <WelcomePage
      shortcut={shortcuts.find(({ name }) => name === '_execute_action')?.shortcut ?? ''}
      sampleUrl={browser.runtime.getURL('/sample.html')}
      onSettings={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
}
