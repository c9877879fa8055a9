import { browser } from 'wxt/browser';

/** The JSON of a file of our own package, by its path there without ".json"; null where the package has no such file. */
export async function packagedJson(path: string): Promise<unknown> {
  try {
    const answer = await fetch(new URL(`${path}.json`, browser.runtime.getURL('/')));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // a file that is not in the package is a network error
  }
}
