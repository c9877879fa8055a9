import type { browser } from 'wxt/browser';
import type { AnswerTo, PayloadOf } from '../shared/send-message';

type Asked = 'page:open' | 'page:hasAnnotations';

/**
 * Asks the background, in the form of lib/messaging.ts. Its library and WXT's `browser` would be half of this script; and
 * the browser makes its API anew in every page when it is first touched, so that this is the only place that does.
 *
 * @throws Error where nobody answers, as once the extension was updated and this script is left over
 */
export function ask<K extends Asked>(type: K, data: PayloadOf<K>): Promise<AnswerTo<K>> {
  return new Promise((resolve, reject) => {
    // Both browsers have `chrome.runtime`; its callback form costs the page less than promises.
    const { runtime } = (globalThis as unknown as { readonly chrome: typeof browser }).chrome;
    const message = { id: 0, type, data, timestamp: Date.now() };
    // In a script that is left over after an update, `chrome.runtime` has no functions any more.
    runtime.sendMessage(message, (answer?: { readonly res?: unknown; readonly err?: unknown }) => {
      const failed = runtime.lastError?.message ?? answer?.err;
      if (failed != null || answer === undefined) reject(new Error(`${type}: ${String(failed)}`));
      else resolve(answer.res as AnswerTo<K>);
    });
  });
}
