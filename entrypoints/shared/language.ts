/** The language of the interface in each context of ours, as the reader chose it. */
import { browserLanguage, type Messages, speak } from '@/components/i18n';
import type { InterfaceLanguage } from '@/lib/settings';
import { packagedJson } from './packaged';

/** The messages of a language out of our own package, which only our own pages can read; null where it has none. */
export async function readMessages(code: string): Promise<Messages | null> {
  // Which languages there are is decided by assets/locales.
  const entries = (await packagedJson(`_locales/${code}/messages`)) as Readonly<
    Record<string, { readonly message: string }>
  > | null;
  return entries && Object.fromEntries(Object.entries(entries).map(([key, { message }]) => [key, message]));
}

let turn = 0;
/** The language whose messages were read; null while the browser chooses. */
let spoken: InterfaceLanguage | null = null;

/**
 * Changes the language of the interface. Messages are read only where the browser would choose others. True
 * where the texts have changed by it, so that what is shown must be drawn again.
 *
 * @param read where the messages come from, other than in a page of ours
 */
export async function speakLanguage(language: InterfaceLanguage, read = readMessages): Promise<boolean> {
  turn += 1;
  const mine = turn;
  const wanted = language === 'browser' || language === browserLanguage() ? null : language;
  if (wanted === spoken) return false;
  const messages = wanted === null ? null : await read(wanted);
  // Another choice was made meanwhile, or the words can't be read: then the last ones stay.
  if (mine !== turn || (messages === null && wanted !== null)) return false;
  speak(messages);
  spoken = wanted;
  return true;
}
