import { render } from 'preact';
import { browser } from 'wxt/browser';
import { SampleHint } from '@/components/welcome/SampleHint';
import { highlightCss } from '@/lib/page/highlight-css';
import { speakLanguage } from '../shared/language';
import { lendKeeper } from '../shared/lent-keeper';
import { loadSettings, watchSettings } from '../shared/stored-settings';
import { sampleKeeper } from './sample-keeper';

const hint = document.getElementById('hint');
if (hint === null) throw new Error('The document has no #hint');
const draw = () => render(<SampleHint />, hint);
const { language, styles } = await loadSettings();
await speakLanguage(language);
draw();
watchSettings(async (settings) => {
  if (await speakLanguage(settings.language)) draw();
});

// What the background does on a page of the web: the styles first, then the reader itself.
const style = document.createElement('style');
style.textContent = highlightCss(styles);
document.head.append(style);
lendKeeper(sampleKeeper());
const script = document.createElement('script');
// The types know the pages of the package, not its scripts.
script.src = new URL('reader.js', browser.runtime.getURL('/')).href;
document.body.append(script);
