/** How the layers look. Apart from lib/page/paint.ts, for the background inserts it and has no document. */
import type { HighlightColor } from '../model';
import { DEFAULT_SETTINGS, type HighlightStyles, type LayerStyle, type Line, type Tone } from '../settings';

/** What there is to paint, each with a look of its own. Where layers overlap, the later one's tint and line win. */
export const PRIORITY = [
  'key-point',
  'claim',
  'kept-yellow',
  'kept-green',
  'kept-blue',
  'kept-pink',
  'kept-purple',
  'focus',
] as const;

export type Layer = (typeof PRIORITY)[number];

export type Scheme = 'light' | 'dark';

/** The name that a layer's ranges are registered under; with a prefix of ours, for the page shares the registry. */
export const nameOf = (layer: Layer, scheme: Scheme) => `pressmark-${layer}-${scheme}`;

/** Colours of a layer: its line on light and on dark pages, and "red green blue" of its tint. */
interface Colors {
  readonly light: string;
  readonly dark: string;
  readonly tint: string;
}

/**
 * Lines: on light pages at least 3:1 against white and sepia, on dark ones at least 3:1 against black and dark grey
 * (WCAG 2.2, 1.4.11); tests/page/highlight-css.test.ts computes it, and the contrast of text on the tints.
 */
const TONE_COLORS: Readonly<Record<Tone, Colors>> = {
  teal: { light: '#0f766e', dark: '#5eead4', tint: '20 184 166' },
  violet: { light: '#6d4bc9', dark: '#c4b5fd', tint: '139 92 246' },
  blue: { light: '#1d4ed8', dark: '#93c5fd', tint: '59 130 246' },
  orange: { light: '#b45309', dark: '#fdba74', tint: '249 115 22' },
  rose: { light: '#be123c', dark: '#fda4af', tint: '244 63 94' },
  grey: { light: '#57534e', dark: '#d6d3d1', tint: '120 113 108' },
};

/** Dotted lines are lost below two pixels, and key points and claims may be the same colour. */
const WIDTHS: Readonly<Record<Line, number>> = { dashed: 1, dotted: 2, solid: 1 };

const KEPT_COLORS: Readonly<Record<`kept-${HighlightColor}`, Colors & { readonly alpha: number }>> = {
  'kept-yellow': { light: '#a16207', dark: '#fde047', tint: '250 204 21', alpha: 0.32 },
  'kept-green': { light: '#15803d', dark: '#86efac', tint: '74 222 128', alpha: 0.28 },
  'kept-blue': { light: '#1d4ed8', dark: '#93c5fd', tint: '96 165 250', alpha: 0.26 },
  'kept-pink': { light: '#be185d', dark: '#f9a8d4', tint: '244 114 182', alpha: 0.26 },
  'kept-purple': { light: '#7e22ce', dark: '#d8b4fe', tint: '192 132 252', alpha: 0.28 },
};

const FOCUS: Colors = { light: '#c2410c', dark: '#fdba74', tint: '251 146 60' };

/** How the words of a layer look, in terms of CSS. */
export interface Look {
  /** Translucent: text keeps its own colour, so that its contrast stays nearly the page's own. */
  readonly background: string;
  readonly line: string;
  readonly style: Line;
  /** Pixels. */
  readonly width: number;
}

const look = (
  { light, dark, tint }: Colors,
  scheme: Scheme,
  { alpha, style, width }: { readonly alpha: number; readonly style: Line; readonly width: number },
): Look => ({
  background: alpha === 0 ? 'transparent' : `rgb(${tint} / ${alpha})`,
  line: scheme === 'light' ? light : dark,
  style,
  width,
});

const layerLook = ({ tone, line, tint }: LayerStyle, scheme: Scheme, alpha: number): Look =>
  look(TONE_COLORS[tone], scheme, { alpha: tint ? alpha : 0, style: line, width: WIDTHS[line] });

export function lookOf(layer: Layer, scheme: Scheme, styles: HighlightStyles = DEFAULT_SETTINGS.styles): Look {
  // Claims are many, and may fill whole paragraphs: their tint is the lighter one.
  if (layer === 'key-point') return layerLook(styles.keyPoint, scheme, 0.13);
  if (layer === 'claim') return layerLook(styles.claim, scheme, 0.07);
  if (layer === 'focus') return look(FOCUS, scheme, { alpha: 0.38, style: 'solid', width: 3 });
  const colors = KEPT_COLORS[layer];
  return look(colors, scheme, { alpha: colors.alpha, style: 'solid', width: 2 });
}

/** The declarations of a look, as they stand in a rule. */
export const declarationsOf = ({ background, line, style, width }: Look): string =>
  `background-color:${background};text-decoration:underline ${style} ${width}px ${line};text-underline-offset:.18em`;

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/**
 * On paper stands what the reader marked, as with a pen: what is kept, its lines in the darker colour, since paper is
 * light. What we found and nobody kept is help for reading on the screen.
 */
const printCss = (): string =>
  PRIORITY.flatMap((layer) =>
    SCHEMES.map((scheme) => {
      const isKept = layer.startsWith('kept-');
      const declarations = isKept
        ? declarationsOf(lookOf(layer, 'light'))
        : 'background-color:transparent;text-decoration:none';
      return `::highlight(${nameOf(layer, scheme)}){${declarations}}`;
    }),
  ).join('\n');

/**
 * Where the reader's system gives the colours (forced-colors), only its own are heeded: what we found is a line of its
 * kind, what is kept is marked. Chromium 156 gives every layer the selection's colours, whatever is asked of it; there the
 * line alone says which layer it is, so it is a thicker one.
 */
const forcedCss = (styles: HighlightStyles): string =>
  PRIORITY.flatMap((layer) =>
    SCHEMES.map((scheme) => {
      const { style, width } = lookOf(layer, scheme, styles);
      const isKept = layer.startsWith('kept-');
      const [ground, text] = isKept
        ? ['Mark', 'MarkText']
        : layer === 'focus'
          ? ['Highlight', 'HighlightText']
          : ['Canvas', 'CanvasText'];
      const line = isKept || layer === 'focus' ? text : 'Highlight';
      return `::highlight(${nameOf(layer, scheme)}){forced-color-adjust:none;background-color:${ground};color:${text};text-decoration:underline ${style} ${width + 1}px ${line}}`;
    }),
  ).join('\n');

/** The style sheet of all layers; whoever may style the page inserts it once, and again when the styles changed. */
export const highlightCss = (styles: HighlightStyles = DEFAULT_SETTINGS.styles): string =>
  [
    ...PRIORITY.flatMap((layer) =>
      SCHEMES.map(
        (scheme) => `::highlight(${nameOf(layer, scheme)}){${declarationsOf(lookOf(layer, scheme, styles))}}`,
      ),
    ),
    `@media (forced-colors:active){${forcedCss(styles)}}`,
    `@media print{${printCss()}}`,
  ].join('\n');
