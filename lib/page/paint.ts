/**
 * Painting with the CSS Custom Highlight API: ranges are registered under names, and `HIGHLIGHT_CSS` says how names
 * look. The page's DOM is not touched.
 *
 * P1 Every name is ours alone ("pressmark-…"), for the registry is shared with the page.
 * P2 What is registered is also remembered here: Firefox can't iterate a registry or a Highlight through its Xray
 *    wrappers, and a page may clear the registry at any time (`reassert` puts ours back).
 * P3 Layers differ by the kind of line under the words, not by colour only: key points a double line, claims a dotted
 *    one, kept passages a solid one over a tint.
 * P4 A tint is translucent and text keeps its own colour, so contrast stays the page's own; lines come in a light and
 *    a dark variant, chosen by the background that the words really stand on.
 */
import type { HighlightColor } from '../model';

export type Layer = 'key-point' | 'claim' | `kept-${HighlightColor}` | 'focus';

export type Scheme = 'light' | 'dark';

const nameOf = (layer: Layer, scheme: Scheme) => `pressmark-${layer}-${scheme}`;

/** Lines: on light pages at least 3:1 against white, on dark ones at least 3:1 against black (WCAG 2.2, 1.4.11). */
const LINES: Readonly<Record<Layer, { light: string; dark: string; tint: string; line: string }>> = {
  'key-point': { light: '#0f766e', dark: '#5eead4', tint: 'rgb(20 184 166 / .10)', line: 'double 3px' },
  claim: { light: '#6d4bc9', dark: '#c4b5fd', tint: 'rgb(139 92 246 / .07)', line: 'dotted 2px' },
  'kept-yellow': { light: '#a16207', dark: '#fde047', tint: 'rgb(250 204 21 / .32)', line: 'solid 2px' },
  'kept-green': { light: '#15803d', dark: '#86efac', tint: 'rgb(74 222 128 / .28)', line: 'solid 2px' },
  'kept-blue': { light: '#1d4ed8', dark: '#93c5fd', tint: 'rgb(96 165 250 / .26)', line: 'solid 2px' },
  'kept-pink': { light: '#be185d', dark: '#f9a8d4', tint: 'rgb(244 114 182 / .26)', line: 'solid 2px' },
  'kept-purple': { light: '#7e22ce', dark: '#d8b4fe', tint: 'rgb(192 132 252 / .28)', line: 'solid 2px' },
  focus: { light: '#c2410c', dark: '#fdba74', tint: 'rgb(251 146 60 / .38)', line: 'solid 3px' },
};

/** Where layers overlap the higher one's tint and line win. */
const PRIORITY: readonly Layer[] = [
  'key-point',
  'claim',
  'kept-yellow',
  'kept-green',
  'kept-blue',
  'kept-pink',
  'kept-purple',
  'focus',
];

/** The style sheet of all layers; whoever may style the page inserts it once. */
export const HIGHLIGHT_CSS = PRIORITY.flatMap((layer) =>
  (['light', 'dark'] as const).map((scheme) => {
    const { tint, line, [scheme]: color } = LINES[layer];
    const [style, width] = line.split(' ');
    return `::highlight(${nameOf(layer, scheme)}){background-color:${tint};text-decoration:underline ${style} ${width} ${color};text-underline-offset:.18em}`;
  }),
).join('\n');

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
      for (const range of ranges) highlight.add(range); // not spread: an argument list has a limit
      highlight.priority = PRIORITY.indexOf(layer) + 1;
      const name = nameOf(layer, scheme());
      const other = nameOf(layer, scheme() === 'dark' ? 'light' : 'dark');
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
