/** Tells when the page's text may have changed, seldom enough never to run in a circle with the page. */

/** After the last change of a burst, ms. */
const QUIET_MS = 300;
/** At first as often as every second; each reading doubles it, so that a ticker costs less and less. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** Whether a mutation can have changed what a reader reads. */
function changesText({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'characterData') return true;
  for (const nodes of [addedNodes, removedNodes]) {
    for (const node of nodes) if (/\S/.test(node.textContent ?? '')) return true;
  }
  return false;
}

/**
 * Calls `onChange` after the text of the page changed and then stood still, when the page is idle. Highlights are no
 * part of the DOM, so that what we paint never calls it.
 *
 * @returns stops watching
 */
export function watchText(view: Window & typeof globalThis, onChange: () => Promise<void>): () => void {
  let timer = 0;
  let pause = FIRST_PAUSE_MS;
  let notBefore = 0;
  let busy = false;
  let again = false;

  const idle = (then: () => void) =>
    view.requestIdleCallback === undefined
      ? void view.setTimeout(then, 0)
      : void view.requestIdleCallback(then, { timeout: 2000 });

  const run = async () => {
    busy = true;
    again = false;
    notBefore = view.performance.now() + pause;
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    try {
      await onChange();
    } finally {
      busy = false;
      if (again) schedule();
    }
  };

  const schedule = () => {
    again = true;
    if (busy) return;
    view.clearTimeout(timer);
    timer = view.setTimeout(() => idle(() => void run()), Math.max(QUIET_MS, notBefore - view.performance.now()));
  };

  const observer = new view.MutationObserver((records) => {
    if (records.some(changesText)) schedule();
  });
  observer.observe(view.document.documentElement, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    view.clearTimeout(timer);
  };
}
