import { browser } from 'wxt/browser';

/**
 * The JSON in a file of our own package, whose path is made when it is needed; null where the package has no such file.
 *
 * @param folder of the package, as wxt.config.ts writes it
 */
export async function packagedJson(folder: 'languages' | 'matches', name: string): Promise<unknown> {
  try {
    const answer = await fetch(new URL(`${folder}/${name}.json`, browser.runtime.getURL('/')));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // a file that is not in the package is a network error
  }
}
