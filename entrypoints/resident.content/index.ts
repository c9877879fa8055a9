import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { sendMessage } from '@/lib/messages';
import { readCanonical } from '@/lib/page/canonical';
import { isArticle } from '@/lib/page/is-article';

/** How long after the last change of a page that is no article yet it is looked at again. */
const QUIET_MS = 400;
/** Pages that load their text late have done so by then; what changes later (feeds, tickers) is not watched. */
const WATCH_MS = 15_000;

/**
 * Runs on sites that the reader granted, registered at run time (so that the manifest asks for no site): decides
 * whether the page is an article or has annotations, and only then brings in the reader.
 */
export default defineContentScript({
  registration: 'runtime',
  async main(ctx: ContentScriptContext) {
    const identity = () => ({ canonical: readCanonical(document) });
    let asked = '';

    /** True once the reader is on its way. */
    const look = async (): Promise<boolean> => {
      const address = location.href.replace(/#.*$/s, '');
      let wanted = isArticle(document, { url: address });
      if (!wanted && asked !== address) {
        asked = address;
        wanted = await sendMessage('page:hasAnnotations', identity());
      }
      if (wanted) await sendMessage('page:open', identity());
      return wanted;
    };

    if (await look()) return;
    let timer = 0;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = ctx.setTimeout(async () => {
        if (await look()) observer.disconnect();
      }, QUIET_MS) as unknown as number;
    });
    observer.observe(document.documentElement, { childList: true, subtree: true });
    ctx.setTimeout(() => observer.disconnect(), WATCH_MS);
    ctx.onInvalidated(() => observer.disconnect());
  },
});
