/**
 * Tells when the text of the page may have changed, seldom enough that page and reader can't keep each other busy.
 *
 * W1 Watched are text and what shows or hides text (classes, styles, `hidden`, `open`), in the document and in the open
 *    shadow roots that it was read from, and the canonical link. Highlights are no part of the DOM: what we paint is
 *    never seen here.
 * W2 A reading waits until the page has stood still for a moment and is idle; a page that never stands still is read all
 *    the same.
 * W3 Readings take at most one part in fifty of the time: the next one waits so much longer than the last one took. A
 *    ticker is followed cheaply, a huge page seldom.
 * W4 What the reader does (a click, a key, another address) is answered soon, whatever was read before: who unfolds the
 *    rest of an article waits for it.
 * W5 Nobody reads a hidden tab: it is read again when it is shown. So is a page that comes back out of the back/forward
 *    cache, where it heard of nothing meanwhile.
 */

/** After the last change of a burst, ms. */
const QUIET_MS = 300;
/** At the latest after the first change of a burst, ms. */
const PATIENCE_MS = 2000;
const SHARE = 50;
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** What a click changes has begun to change by then, ms. */
const ANSWER_MS = 3000;

const SHOWING = ['class', 'style', 'hidden', 'open', 'href'];

export interface TextWatch {
  /** Also what changes in these is seen. */
  watchRoots(roots: readonly ShadowRoot[]): void;
  /** The page may have changed in a way that is not seen here. */
  hint(): void;
  stop(): void;
}

export interface TextWatchOptions {
  readonly view: Window & typeof globalThis;
  /** Reads the page; its time counts (W3). */
  readonly onChange: () => Promise<void>;
  /** Called at every sign of life of the page, before anything is weighed; must be cheap. */
  readonly onSign?: () => void;
}

/** Whether a mutation can have changed what a reader reads, or which article it is. */
function matters({ type, target, attributeName, addedNodes, removedNodes }: MutationRecord): boolean {
  if (type === 'characterData') return true;
  if (type === 'attributes') return attributeName !== 'href' || target.nodeName.toLowerCase() === 'link';
  for (const nodes of [addedNodes, removedNodes]) {
    for (const node of nodes) {
      if (/\S/.test(node.textContent ?? '')) return true;
      // An element may bring its text in a shadow root; a canonical link has none.
      if (node.nodeType === 1 && /^link$|-/.test((node as Element).localName)) return true;
    }
  }
  return false;
}

export function watchText({ view, onChange, onSign }: TextWatchOptions): TextWatch {
  const { document, performance } = view;
  const stop = new view.AbortController();
  const { signal } = stop;
  let timer: number | null = null;
  /** When the first change was seen that was not read yet; null where there is none. */
  let since: number | null = null;
  let notBefore = 0;
  let answerUntil = 0;
  let busy = false;

  const idle = (then: () => void) =>
    view.requestIdleCallback === undefined
      ? void view.setTimeout(then, 0)
      : void view.requestIdleCallback(then, { timeout: 1000 });

  const run = async () => {
    if (signal.aborted || busy || document.visibilityState === 'hidden') return; // W5
    busy = true;
    since = null;
    const start = performance.now();
    try {
      await onChange();
    } finally {
      const end = performance.now();
      notBefore = end + Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, (end - start) * SHARE));
      busy = false;
      if (since !== null) schedule();
    }
  };

  const schedule = () => {
    const now = performance.now();
    since ??= now;
    if (busy || signal.aborted) return;
    if (timer !== null) view.clearTimeout(timer);
    const quiet = Math.min(now + QUIET_MS, since + PATIENCE_MS); // W2
    const pause = now < answerUntil ? 0 : notBefore; // W4
    timer = view.setTimeout(
      () => {
        timer = null;
        idle(() => void run());
      },
      Math.max(0, quiet - now, pause - now),
    );
  };

  const answer = () => {
    answerUntil = performance.now() + ANSWER_MS;
    // What is waiting need not wait for its turn any more.
    if (since !== null && !busy) schedule();
  };

  const observer = new view.MutationObserver((records) => {
    onSign?.();
    if (records.some(matters)) schedule();
  });
  const OPTIONS = {
    childList: true,
    characterData: true,
    subtree: true,
    attributes: true,
    attributeFilter: SHOWING,
  } as const;
  observer.observe(document.documentElement, OPTIONS);

  const acts = ['click', 'keydown', 'toggle', 'change'];
  for (const name of acts) {
    view.addEventListener(
      name,
      () => {
        onSign?.();
        answer();
        // Unfolding may be a matter of style alone.
        schedule();
      },
      { signal, capture: true, passive: true },
    );
  }
  view.addEventListener('resize', schedule, { signal, passive: true });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (since !== null && document.visibilityState === 'visible') schedule();
    },
    { signal },
  );
  view.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      answer();
      schedule();
    },
    { signal },
  );

  const watched = new WeakSet<ShadowRoot>();
  return {
    watchRoots(roots) {
      for (const root of roots) {
        if (watched.has(root)) continue;
        watched.add(root);
        observer.observe(root, OPTIONS);
      }
    },
    hint() {
      answer();
      schedule();
    },
    stop() {
      stop.abort();
      observer.disconnect();
      if (timer !== null) view.clearTimeout(timer);
    },
  };
}
