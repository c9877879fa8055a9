import { describe, expect, test } from 'vitest';
import { highlightCss, lookOf, PRIORITY, type Scheme } from '@/lib/page/highlight-css';
import { DEFAULT_SETTINGS, type HighlightStyles, LINES, TONES } from '@/lib/settings';

type Rgb = readonly [number, number, number];

const hex = (color: string): Rgb => {
  const at = (index: number) => Number.parseInt(color.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
};

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (color: Rgb) => {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: Rgb, b: Rgb) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** "rgb(20 184 166 / 0.13)" over an opaque colour. */
function over(background: string, ground: Rgb): Rgb {
  const [red, green, blue, alpha] = background.match(/[\d.]+/g)?.map(Number) ?? [];
  if (background === 'transparent') return ground;
  const mixed = [red ?? 0, green ?? 0, blue ?? 0].map(
    (value, index) => value * (alpha ?? 1) + (ground[index] ?? 0) * (1 - (alpha ?? 1)),
  );
  return mixed as [number, number, number];
}

/** Pages as news sites set them: ground and text. */
const PAGES: readonly { name: string; scheme: Scheme; ground: string; text: string }[] = [
  { name: 'black on white', scheme: 'light', ground: '#ffffff', text: '#000000' },
  { name: 'dark grey on white', scheme: 'light', ground: '#ffffff', text: '#333333' },
  { name: 'grey on white', scheme: 'light', ground: '#ffffff', text: '#595959' },
  { name: 'sepia', scheme: 'light', ground: '#f4ecd8', text: '#5b4636' },
  { name: 'salmon', scheme: 'light', ground: '#fff1e5', text: '#33302e' },
  { name: 'dark', scheme: 'dark', ground: '#121212', text: '#e0e0e0' },
  { name: 'dark blue', scheme: 'dark', ground: '#15202b', text: '#d9d9d9' },
  { name: 'white on black', scheme: 'dark', ground: '#000000', text: '#ffffff' },
];

const STYLES: readonly HighlightStyles[] = TONES.flatMap((tone) =>
  LINES.map((line) => ({ keyPoint: { tone, line, tint: true }, claim: { tone, line, tint: true } })),
);

describe.each(PAGES)('on a page in $name', ({ scheme, ground, text }) => {
  test('text keeps 4.5:1 on every tint that can be chosen, two over each other included', () => {
    for (const styles of STYLES) {
      for (const layer of PRIORITY) {
        const tinted = over(lookOf(layer, scheme, styles).background, hex(ground));
        expect(contrast(hex(text), tinted), `${layer} ${styles.claim.tone}`).toBeGreaterThanOrEqual(4.5);
      }
      const both = over(
        lookOf('claim', scheme, styles).background,
        over(lookOf('key-point', scheme, styles).background, hex(ground)),
      );
      expect(contrast(hex(text), both), `both ${styles.claim.tone}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('lines have 3:1 against the page', () => {
    for (const styles of STYLES) {
      for (const layer of PRIORITY) {
        expect(contrast(hex(lookOf(layer, scheme, styles).line), hex(ground)), layer).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

test('a layer without a tint keeps its line', () => {
  const styles = { ...DEFAULT_SETTINGS.styles, claim: { tone: 'rose', line: 'solid', tint: false } } as const;
  expect(highlightCss(styles)).toContain(
    '::highlight(pressmark-claim-light){background-color:transparent;text-decoration:underline solid 1px #be123c',
  );
});

describe('where the system gives the colours', () => {
  const [, forced = ''] = (highlightCss().split('@media print')[0] ?? '').split('@media (forced-colors:active)');
  test('every layer has colours of the system alone, and what belongs together of them', () => {
    for (const layer of PRIORITY) {
      for (const scheme of ['light', 'dark']) {
        const rule = forced.match(new RegExp(`::highlight\\(pressmark-${layer}-${scheme}\\)\\{([^}]*)\\}`))?.[1];
        expect(rule, layer).toMatch(
          /^forced-color-adjust:none;background-color:(?:Canvas;color:CanvasText|Mark;color:MarkText|Highlight;color:HighlightText);text-decoration:underline \w+ \dpx (?:Highlight|MarkText|HighlightText)$/,
        );
      }
    }
  });
  test('key points and claims are told apart by their lines', () => {
    expect(forced).toContain(
      '::highlight(pressmark-key-point-light){forced-color-adjust:none;background-color:Canvas;color:CanvasText;text-decoration:underline dashed',
    );
    expect(forced).toContain(
      '::highlight(pressmark-claim-light){forced-color-adjust:none;background-color:Canvas;color:CanvasText;text-decoration:underline dotted',
    );
  });
});

describe('on paper', () => {
  const [, print = ''] = highlightCss().split('@media print');
  test.each(['light', 'dark'])('what is kept is underlined as on a light page (%s)', (scheme) => {
    for (const layer of PRIORITY.filter((name) => name.startsWith('kept-'))) {
      expect(print).toContain(
        `::highlight(pressmark-${layer}-${scheme}){background-color:${lookOf(layer, 'light').background};text-decoration:underline solid 2px ${lookOf(layer, 'light').line}`,
      );
    }
  });
  test.each(['light', 'dark'])('what was only found is not marked (%s)', (scheme) => {
    for (const layer of ['key-point', 'claim', 'focus']) {
      expect(print).toContain(
        `::highlight(pressmark-${layer}-${scheme}){background-color:transparent;text-decoration:none}`,
      );
    }
  });
});
