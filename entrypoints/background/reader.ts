import { browser } from 'wxt/browser';
import type { OpenResult, Unreadable } from '@/lib/messages';
import { sendToTab } from '@/lib/messaging';
import { highlightCss } from '@/lib/page/highlight-css';
import { loadSettings } from '../shared/stored-settings';
import { prepareTextCore } from './text-core';

/** Addresses that no extension may read, in one browser or both. */
const RESTRICTED =
  /^(?!https?:|file:)|^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(?:\/|$)/;

async function isThere(tabId: number): Promise<boolean> {
  return sendToTab('tab:ping', undefined, tabId).catch(() => false);
}

/** Why the tab refused us. Its address is known only where we may read it. */
async function whyNot(tabId: number): Promise<Unreadable> {
  const url = (await browser.tabs.get(tabId).catch(() => null))?.url;
  if (url === undefined) return 'no-permission';
  if (/^[^?#]*\.pdf(?:[?#]|$)/i.test(url)) return 'pdf';
  return RESTRICTED.test(url) ? 'restricted' : 'failed';
}

/** Puts the highlights' styles as they are set now into a tab; what is inserted later wins over what was before. */
export async function styleHighlights(tabId: number): Promise<void> {
  const { styles } = await loadSettings();
  const css = highlightCss(styles);
  // As the reader's own style, since that of a page doesn't reach into shadow trees in Firefox; and as the page's, since
  // Chromium paints no background of a highlight that no style of the page gives it (css-pseudo-4, "paired cascade").
  await Promise.all(
    (['USER', 'AUTHOR'] as const).map((origin) => browser.scripting.insertCSS({ target: { tabId }, css, origin })),
  );
}

/** Openings under way, by tab: two at once must not bring in two readers. */
const opening = new Map<number, Promise<OpenResult>>();

async function open(tabId: number): Promise<OpenResult> {
  if (await isThere(tabId)) return { ok: true };
  try {
    const [probe] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => document.contentType,
    });
    if (probe?.result === 'application/pdf') return { ok: false, why: 'pdf' };
    // All at once, so that the page's own styles are worked out anew only once.
    const brought = [
      styleHighlights(tabId),
      browser.scripting.executeScript({ target: { tabId }, files: ['/reader.js'] }),
    ];
    prepareTextCore();
    await Promise.all(brought);
    return { ok: true };
  } catch {
    // The browsers refuse with differing texts only; what the reader can do about it follows from the tab.
    return { ok: false, why: await whyNot(tabId) };
  }
}

/** Brings the reader into a tab's page, if it is not there yet. */
export function openReader(tabId: number): Promise<OpenResult> {
  const under = opening.get(tabId);
  if (under !== undefined) return under;
  const promise = open(tabId).finally(() => opening.delete(tabId));
  opening.set(tabId, promise);
  return promise;
}

/** The same where somebody asks for the page, so that its text is read whatever the gate says. */
export async function askReader(tabId: number): Promise<OpenResult> {
  const opened = await openReader(tabId);
  if (opened.ok) await sendToTab('tab:ask', undefined, tabId).catch(() => undefined);
  return opened;
}

/** Brings the reader's second script into a tab's page; false where the browser doesn't let us there any more. */
export async function openInterface(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: ['/page-interface.js'] });
    return true;
  } catch {
    return false;
  }
}
