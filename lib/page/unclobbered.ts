/**
 * A property of a node as its class has it, methods bound. A form has its fields by their names before anything else, so
 * that with an `<input name="firstChild">` in it that is its `firstChild`; no other element has such properties.
 */
export function unclobbered<N extends Node, K extends keyof N>(node: N, name: K): N[K] {
  let at: unknown = Object.getPrototypeOf(node);
  while (at !== null) {
    const property = Object.getOwnPropertyDescriptor(at, name);
    if (property !== undefined) {
      return (property.get === undefined ? property.value.bind(node) : property.get.call(node)) as N[K];
    }
    at = Object.getPrototypeOf(at);
  }
  throw new TypeError(`nodes have no ${String(name)}`);
}

/** The nearest of an element and those above it for which that holds; forms may be among them. */
export function nearestAbove(element: Element, holds: (element: Element) => boolean): Element | null {
  for (let at: Element | null = element; at !== null; at = unclobbered(at, 'parentElement')) if (holds(at)) return at;
  return null;
}
