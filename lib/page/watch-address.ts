/** Tells when a page's program changed the address without loading another document. */
export interface AddressWatch {
  /** Looks now: for browsers that tell of no `pushState`, where the page does something else that is seen. */
  check(): void;
  stop(): void;
}

/** The part of https://developer.mozilla.org/docs/Web/API/Navigation_API that is used; Firefox has it from 147 on. */
interface WithNavigation {
  readonly navigation?: EventTarget;
}

/**
 * Calls `onChange` with the new address, its fragment included, once for each change. Nothing of the page is wrapped: a
 * content script has no hold of the page's own `history`, and the browser tells all worlds alike.
 */
export function watchAddress(
  view: Window & typeof globalThis & WithNavigation,
  onChange: (address: string) => void,
): AddressWatch {
  const stop = new view.AbortController();
  const { signal } = stop;
  let last = view.location.href;
  const check = () => {
    const { href } = view.location;
    if (href === last || signal.aborted) return;
    last = href;
    onChange(href);
  };
  view.navigation?.addEventListener('currententrychange', check, { signal });
  for (const name of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(name, check, { signal });
  return { check, stop: () => stop.abort() };
}
