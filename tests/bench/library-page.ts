/** Runs inside the library page: searches in it as a reader does. */

/** Milliseconds from a key to the list that answers it, laid out; and what the page says of the last key of each query. */
export interface Searched {
  readonly times: readonly number[];
  readonly found: readonly string[];
}

/**
 * Runs in the page. Everything that a key changes at once is rendered in microtasks of its event, so that it is there
 * when a message that was posted after the event arrives; rows whose words are still to come are marked as busy, and
 * are waited for. What was found is given back, so that an answer that came later would be noticed.
 */
export async function search(queries: readonly string[]): Promise<Searched> {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  const main = document.querySelector('main');
  if (field === null || main === null) throw new Error('There is nothing to search in');
  const turn = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  const times: number[] = [];
  const found: string[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      const start = performance.now();
      field.value = query.slice(0, length);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      do await turn();
      while (main.querySelector('[aria-busy="true"]') !== null);
      const { offsetHeight } = main;
      if (offsetHeight > 0) times.push(performance.now() - start);
    }
    found.push(main.querySelector('[role="status"]')?.textContent ?? '');
  }
  return { times, found };
}
