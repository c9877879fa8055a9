/** What the browsers give extensions to look into closed shadow roots with. */
interface Opener {
  /** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/dom/openOrClosedShadowRoot */
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };
}

/** The shadow root of an element, closed or open; null where it has none or the browser doesn't say. */
export function closedRootOf(element: Element): ShadowRoot | null {
  // Firefox has it as a property of elements, for extensions only.
  const own = (element as Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  const open = (globalThis as Opener).chrome?.dom?.openOrClosedShadowRoot;
  // Chromium throws at an element that can have none.
  return open === undefined || !('innerText' in element)
    ? null
    : open.call((globalThis as Opener).chrome?.dom, element as HTMLElement);
}
