import { render } from 'preact';
import { browser } from 'wxt/browser';
import { SampleHint } from '@/components/welcome/SampleHint';
import { highlightCss } from '@/lib/page/highlight-css';
import { loadSettings } from '../options/stored-settings';

const hint = document.getElementById('hint');
if (hint === null) throw new Error('The document has no #hint');
render(<SampleHint />, hint);

// What the background does on a page of the web: the styles first, then the reader itself.
const style = document.createElement('style');
style.textContent = highlightCss((await loadSettings()).styles);
document.head.append(style);
const script = document.createElement('script');
// The types know the pages of the package, not its scripts.
script.src = new URL('content-scripts/reader.js', browser.runtime.getURL('/')).href;
document.body.append(script);
