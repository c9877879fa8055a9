/**
 * Painting with the CSS Custom Highlight API: ranges are registered under names, and the style sheet of
 * highlight-css.ts says how these look. The page's DOM is not touched.
 *
 * P1 Every name is ours alone ("pressmark-…"), for the registry is shared with the page.
 * P2 What is registered is also remembered here: Firefox can't iterate a registry or a Highlight through its Xray
 *    wrappers, and a page may clear the registry at any time (`reassert` puts ours back).
 * P3 Layers differ by the kind of line under the words, not by colour only: key points a dashed line, claims a dotted
 *    one, kept passages a solid one over a tint.
 * P4 A tint is translucent and text keeps its own colour, so contrast stays the page's own; lines come in a light and
 *    a dark variant, chosen by the background that the words really stand on.
 */
import { type Layer, nameOf, PRIORITY, type Scheme } from './highlight-css';

/** Whether the page shows its text on a dark ground, by the first opaque background from `element` outwards. */
export function schemeOf(element: Element): Scheme {
  const view = element.ownerDocument.defaultView;
  for (let at: Element | null = element; at !== null && view !== null; at = at.parentElement) {
    const parts = view
      .getComputedStyle(at)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number);
    if (parts === undefined) continue;
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
    if (alpha < 0.5) continue;
    // Rec. 709 luma: enough to tell dark from light.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? 'dark' : 'light';
  }
  return view?.matchMedia?.('(prefers-color-scheme: dark)').matches === true &&
    view.getComputedStyle(element.ownerDocument.documentElement).colorScheme.includes('dark')
    ? 'dark'
    : 'light';
}

export interface Painter {
  /** Replaces what a layer paints. */
  paint(layer: Layer, ranges: readonly AbstractRange[]): void;
  /** Shows or hides all layers; what was painted is remembered. */
  show(on: boolean): void;
  /** Puts ours back where the page took them out; true where it had to. */
  reassert(): boolean;
  /** Takes all of ours out. */
  clear(): void;
}

/**
 * A painter for the document's registry, or null where the browser has none.
 *
 * @param scheme the ground that the article's text stands on
 */
export function createPainter(view: Window & typeof globalThis, scheme: () => Scheme): Painter | null {
  const registry = view.CSS?.highlights;
  if (registry === undefined || view.Highlight === undefined) return null;
  const painted = new Map<string, Highlight>();
  let shown = true;

  const register = (name: string, highlight: Highlight) => {
    if (shown && highlight.size > 0) registry.set(name, highlight);
    else registry.delete(name);
  };

  return {
    paint(layer, ranges) {
      const highlight = new view.Highlight();
      // One by one, since spreading thousands of ranges would pass the limit of an argument list.
      for (const range of ranges) highlight.add(range);
      highlight.priority = PRIORITY.indexOf(layer) + 1;
      const ground = scheme();
      const name = nameOf(layer, ground);
      const other = nameOf(layer, ground === 'dark' ? 'light' : 'dark');
      painted.delete(other);
      registry.delete(other);
      painted.set(name, highlight);
      register(name, highlight);
    },
    show(on) {
      shown = on;
      for (const [name, highlight] of painted) register(name, highlight);
    },
    reassert() {
      if (!shown) return false;
      let lost = false;
      for (const [name, highlight] of painted) {
        if (highlight.size === 0 || registry.get(name) === highlight) continue;
        registry.set(name, highlight);
        lost = true;
      }
      return lost;
    },
    clear() {
      for (const name of painted.keys()) registry.delete(name);
      painted.clear();
    },
  };
}
