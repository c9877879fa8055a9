import { browser } from 'wxt/browser';
import { type SecondPart, takeOver } from '../page-interface/second-part';
import { sendMessage } from '../shared/send-message';
import { TRIES } from './ask-background';

/** In a page of our own a script is loaded as any other; into a page of the web the background brings it. */
function bring(): Promise<boolean> {
  const own = browser.runtime.getURL('/');
  if (location.origin !== new URL(own).origin) return sendMessage('page:interface');
  return new Promise((resolve) => {
    const script = document.createElement('script');
    // The types know the pages of the package, not its scripts.
    script.src = new URL('page-interface.js', own).href;
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    document.body.append(script);
  });
}

/**
 * The reader's second script, or null where the browser doesn't let us bring it: the page was granted when the first one
 * came, but a grant may be taken back, and the one by a click on our button ends when the reader goes elsewhere, while
 * the page itself may come back out of the back/forward cache. Another click on our button grants it anew.
 */
export async function bringSecondPart(): Promise<SecondPart | null> {
  // A second script of an older version may still be there after an update: it can't reach the background any more.
  takeOver();
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      const isAllowed = await bring();
      const part = takeOver();
      if (part !== null || !isAllowed) return part;
    } catch (error) {
      // The background may have been killed after it injected the script, before it answered.
      const part = takeOver();
      if (part !== null) return part;
      if (left === 1) console.error('Pressmark: the interface did not come', error);
    }
  }
  return null;
}
