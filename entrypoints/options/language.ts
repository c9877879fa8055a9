/** The language of the interface in each context of ours, as the reader chose it. */
import { browser } from 'wxt/browser';
import { browserLanguage, type Messages, speak } from '@/components/i18n';
import { sendMessage } from '@/lib/messages';
import type { InterfaceLanguage } from '@/lib/settings';

/**
 * The messages of a language out of our own package; null where they can't be read. A page of the web can't read our
 * files: there the background is asked for them.
 */
export async function readMessages(code: string): Promise<Messages | null> {
  try {
    const own = browser.runtime.getURL('/');
    if (location.origin !== new URL(own).origin) return await sendMessage('page:messages', { code });
    // The path is made at run time; which languages there are is decided by assets/locales.
    const answer = await fetch(new URL(`_locales/${code}/messages.json`, own));
    const entries = (await answer.json()) as Readonly<Record<string, { readonly message: string }>>;
    return Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
  } catch {
    return null;
  }
}

let turn = 0;
/** The language whose messages were read; null while the browser chooses. */
let spoken: InterfaceLanguage | null = null;

/**
 * Lets the interface speak a language from now on. Messages are read only where the browser would choose others. True
 * where the words are others now, so that what is shown must be shown again.
 */
export async function speakLanguage(language: InterfaceLanguage): Promise<boolean> {
  turn += 1;
  const mine = turn;
  const wanted = language === 'browser' || language === browserLanguage() ? null : language;
  if (wanted === spoken) return false;
  const messages = wanted === null ? null : await readMessages(wanted);
  // Another choice was made meanwhile, or the words can't be read: then the last ones stay.
  if (mine !== turn || (messages === null && wanted !== null)) return false;
  speak(messages);
  spoken = wanted;
  return true;
}
