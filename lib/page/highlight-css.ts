/** How the layers look. Apart from lib/page/paint.ts, for the background inserts it and has no document. */
import type { HighlightColor } from '../model';

export type Layer = 'key-point' | 'claim' | `kept-${HighlightColor}` | 'focus';

export type Scheme = 'light' | 'dark';

/** The name that a layer's ranges are registered under; with a prefix of ours, for the page shares the registry. */
export const nameOf = (layer: Layer, scheme: Scheme) => `pressmark-${layer}-${scheme}`;

/** Lines: on light pages at least 3:1 against white, on dark ones at least 3:1 against black (WCAG 2.2, 1.4.11). */
const LINES: Readonly<Record<Layer, { light: string; dark: string; tint: string; line: string }>> = {
  'key-point': { light: '#0f766e', dark: '#5eead4', tint: 'rgb(20 184 166 / .13)', line: 'dashed 1px' },
  claim: { light: '#6d4bc9', dark: '#c4b5fd', tint: 'rgb(139 92 246 / .07)', line: 'dotted 2px' },
  'kept-yellow': { light: '#a16207', dark: '#fde047', tint: 'rgb(250 204 21 / .32)', line: 'solid 2px' },
  'kept-green': { light: '#15803d', dark: '#86efac', tint: 'rgb(74 222 128 / .28)', line: 'solid 2px' },
  'kept-blue': { light: '#1d4ed8', dark: '#93c5fd', tint: 'rgb(96 165 250 / .26)', line: 'solid 2px' },
  'kept-pink': { light: '#be185d', dark: '#f9a8d4', tint: 'rgb(244 114 182 / .26)', line: 'solid 2px' },
  'kept-purple': { light: '#7e22ce', dark: '#d8b4fe', tint: 'rgb(192 132 252 / .28)', line: 'solid 2px' },
  focus: { light: '#c2410c', dark: '#fdba74', tint: 'rgb(251 146 60 / .38)', line: 'solid 3px' },
};

/** Where layers overlap the higher one's tint and line win. */
export const PRIORITY: readonly Layer[] = [
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
