import { browser } from 'wxt/browser';
import type { Language } from '@/lib/text/language';

/**
 * The data of a language out of our own package, or null where the package has none of that code. It is read here, since
 * a page could tell that we are there by what it may load from us.
 */
export async function readLanguage(code: string): Promise<Language | null> {
  if (!/^[a-z]{2,3}$/.test(code)) return null;
  try {
    // The path is made at run time: which languages there are is decided by lib/text/languages.
    const answer = await fetch(new URL(`languages/${code}.json`, browser.runtime.getURL('/')));
    return answer.ok ? ((await answer.json()) as Language) : null;
  } catch {
    return null; // a file that is not in the package is a network error
  }
}
