import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isArticle } from '@/lib/page/is-article';
import { IdentityWatch } from '@/lib/page/page-identity';
import { watchAddress } from '@/lib/page/watch-address';
import { ask } from './ask';

/** A page that is no article yet is looked at again this long after its last change. */
const QUIET_MS = 400;
/** Pages that load their text late have done so by then; what changes later (feeds, tickers) is not looked at. */
const WATCH_MS = 15_000;

/**
 * Runs on sites that the reader granted, registered at run time (so that the manifest asks for no site): decides
 * whether the page is an article or has annotations, and only then brings in the reader. It is no content script of WXT's,
 * since WXT's wrapper costs more than all of this, and tells the page that we are there.
 */
export default defineUnlistedScript(() => {
  const identity = new IdentityWatch(document);
  let asked = '';
  let until = 0;

  /** True once nothing is left to do: the reader is on its way, or nobody is there who could bring it. */
  const look = async (): Promise<boolean> => {
    const page = identity.now();
    const wanted = isArticle(document, { url: page.address });
    try {
      if (!wanted) {
        if (asked === page.address) return false;
        asked = page.address;
        if (!(await ask('page:hasAnnotations', page))) return false;
      }
      await ask('page:open', page);
    } catch {
      // The extension was updated or removed: this script is left over.
    }
    return true;
  };

  const start = () => {
    let timer = 0;
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
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
      observer.observe(document, { childList: true, subtree: true });
    };
    // The page's own program may go from the front page to an article without loading another document.
    const address = watchAddress(window as Window & typeof globalThis, () => {
      watch();
      lookSoon();
    });
    const end = () => {
      clearTimeout(timer);
      observer.disconnect();
      address.stop();
    };
    watch();
  };

  void look().then((done) => {
    if (!done) start();
  });
});
