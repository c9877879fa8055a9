import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveTab } from '@/lib/messaging';
import { isInFrame } from '@/lib/page/selection';
import { watchText } from '@/lib/page/watch';
import { watchAddress } from '@/lib/page/watch-address';
import { ReaderSession } from '@/lib/reader/session';
import type { Settings } from '@/lib/settings';
import type { SecondPart } from '../page-interface/second-part';
import { lentKeeper } from '../shared/lent-keeper';
import { sendMessage } from '../shared/send-message';
import { loadSettings, watchSettings } from '../shared/stored-settings';
import { backgroundCore } from './background-core';
import { backgroundKeeper } from './background-keeper';
import { bringSecondPart } from './bring-second-part';
import { beginLife, extensionGone } from './lifetime';
import { ReaderSigns } from './reader-signs';

/** How often the highlight registry is checked: a page may clear it, and no event says so. ms. */
const REASSERT_MS = 1000;

/**
 * The reader: reads the page it is brought into, paints, and answers to the popup. Brought in at run time, by the
 * popup, a command, the context menu, or the resident script of a granted site. Our interface on the page is a second
 * script, which it brings in when somebody is there.
 */
export default defineUnlistedScript({
  main() {
    const life = beginLife();
    const here = AbortSignal.any([life, extensionGone]);
    let second: Promise<SecondPart | null> | null = null;
    let isRefused = false;
    const secondPart = (): Promise<SecondPart | null> => {
      second ??= bringSecondPart().then((part) => {
        // A later try may be allowed, so a refusal is not remembered.
        if (part === null) second = null;
        const wasRefused = isRefused;
        isRefused = part === null;
        if (isRefused !== wasRefused) tell();
        return part;
      });
      return second;
    };
    const tell = () => {
      const kept = isRefused ? null : session.keptCount;
      // Where the background doesn't answer, only the badge and an open popup are out of date.
      sendMessage('page:changed', { ...session.identity, kept }).catch(() => undefined);
    };
    const session = new ReaderSession({
      window: window as Window & typeof globalThis,
      // On our own sample article nothing is stored.
      keeper: lentKeeper() ?? backgroundKeeper,
      core: backgroundCore,
      onChange: () => {
        tell();
        signs.present?.renewMap();
      },
      onRoots: (roots) => watch.watchRoots(roots),
    });
    const signs = new ReaderSigns(
      session,
      async () => {
        await read.catch(() => undefined);
        return secondPart();
      },
      // A script in a page can't read the extension's files, so the background reads them for it.
      (code) => sendMessage('page:messages', { code }).catch(() => null),
      (claim, lang) => sendMessage('page:met', { ...session.identity, claim, lang }).catch(() => []),
    );
    const heed = (settings: Settings) => {
      session.choose(settings);
      signs.heed(settings);
    };
    const watch = watchText({
      view: window as Window & typeof globalThis,
      onChange: async () => {
        read = session.read();
        await read.catch((error: unknown) => console.error('Pressmark: the page could not be read', error));
        signs.present?.reread();
      },
      onSign: () => address.check(),
    });
    const address = watchAddress(window as Window & typeof globalThis, () => watch.hint());
    // Whoever asks before the first reading is done waits for it; a reading that fails is asked for again.
    let read = loadSettings().then((settings) => {
      heed(settings);
      return session.read();
    });
    read.catch((error: unknown) => console.error('Pressmark: the page could not be read', error));

    const unwatchSettings = watchSettings((settings) => {
      heed(settings);
      void sendMessage('page:restyle').catch((error: unknown) => console.error('Pressmark: not restyled', error));
    });
    const stop = serveTab({
      'tab:ping': () => {
        signs.retry();
        return true as const;
      },
      'tab:identity': () => session.identity,
      'tab:ask': () => {
        if (session.ask()) {
          const before = read.catch(() => undefined);
          read = before.then(() => session.read());
          read.catch((error: unknown) => console.error('Pressmark: the page could not be read', error));
        }
        return true as const;
      },
      'tab:state': async () => {
        await read.catch(() => {
          read = session.read();
          return read;
        });
        return session.state();
      },
      'tab:reveal': async ({ target }) => {
        await read;
        return (await signs.summon())?.reveal(target) ?? false;
      },
      'tab:keep': async ({ target }) => {
        await read;
        return session.keep(target);
      },
      'tab:keepSelection': async ({ inFrame }) => {
        await read;
        const control = await signs.summon();
        if (inFrame || (session.selection().length === 0 && isInFrame(document, session.roots))) {
          control?.refuse('in-frame');
          return { ok: false, why: 'in-frame' } as const;
        }
        return control?.keepSelection(session.selection()) ?? session.keepRanges(session.selection());
      },
      'tab:keepArticle': async () => {
        await read;
        return session.keepArticle();
      },
      'tab:unkeep': async ({ id }) => session.delete(id),
      'tab:accept': async ({ id }) => {
        const result = await session.accept(id);
        signs.present?.refresh();
        return result;
      },
      'tab:correct': async ({ target, change }) => {
        await read;
        const result = await session.correct(target, change);
        signs.present?.refresh();
        return result;
      },
      'tab:next': async () => {
        await read;
        (await signs.summon())?.goToNext();
      },
      'tab:paint': ({ on }) => session.setPainted(on),
      'tab:togglePaint': () => session.setPainted(!session.isPainted),
      'tab:annotationsChanged': () => session.restore(),
    });
    // While the page lay in the back/forward cache, it was not told what was kept or deleted elsewhere.
    window.addEventListener(
      'pageshow',
      ({ persisted }) => {
        if (persisted) void session.restore();
      },
      { signal: here },
    );
    // The background announces what was changed elsewhere; but one that is killed announces nothing.
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') void session.restore();
      },
      { signal: here },
    );
    const reasserting = setInterval(() => {
      if (document.visibilityState === 'visible') session.reassert();
    }, REASSERT_MS);
    const leave = () => {
      session.end();
      clearInterval(reasserting);
      watch.stop();
      address.stop();
    };
    life.addEventListener('abort', () => {
      leave();
      signs.end();
      // Once the extension is gone, its listeners are gone, too, and calling its API would throw.
      if (extensionGone.aborted) return;
      stop();
      unwatchSettings();
    });
    extensionGone.addEventListener('abort', () => {
      if (life.aborted) return;
      leave();
      signs.orphan();
    });
  },
});
