import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sendMessage } from '@/lib/messages';
import { isArticle } from '@/lib/page/is-article';
import { PageIdentity } from '@/lib/page/page-identity';
import { watchAddress } from '@/lib/page/watch-address';

/** How long after the last change of a page that is no article yet it is looked at again. */
const QUIET_MS = 400;
/** Pages that load their text late have done so by then; what changes later (feeds, tickers) is not looked at. */
const WATCH_MS = 15_000;

/**
 * Runs on sites that the reader granted, registered at run time (so that the manifest asks for no site): decides
 * whether the page is an article or has annotations, and only then brings in the reader.
 */
export default defineContentScript({
  registration: 'runtime',
  async main(ctx: ContentScriptContext) {
    const identity = new PageIdentity(document);
    let asked = '';
    let until = 0;

    /** True once the reader is on its way. */
    const look = async (): Promise<boolean> => {
      const page = identity.now();
      let wanted = isArticle(document, { url: page.address });
      if (!wanted && asked !== page.address) {
        asked = page.address;
        wanted = await sendMessage('page:hasAnnotations', page);
      }
      if (wanted) await sendMessage('page:open', page);
      return wanted;
    };

    if (await look()) return;
    let timer = 0;
    const lookSoon = () => {
      clearTimeout(timer);
      timer = ctx.setTimeout(async () => {
        if (await look()) end();
        // Where the browser tells of `pushState`, nothing more needs to be watched.
        else if (performance.now() > until && 'navigation' in window) observer.disconnect();
      }, QUIET_MS) as unknown as number;
    };
    const observer = new MutationObserver(() => {
      address.check();
      if (performance.now() < until) lookSoon();
    });
    const watch = () => {
      until = performance.now() + WATCH_MS;
      observer.observe(document.documentElement, { childList: true, subtree: true });
    };
    // The page's own program may go from the front page to an article without loading another document.
    const address = watchAddress(window as Window & typeof globalThis, () => {
      watch();
      lookSoon();
    });
    const end = () => {
      observer.disconnect();
      address.stop();
    };
    watch();
    ctx.onInvalidated(end);
  },
});
