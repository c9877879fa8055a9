import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { highlightCss, nameOf, PRIORITY } from '@/lib/page/highlight-css';
import { createPainter, type Painter, schemeOf } from '@/lib/page/paint';

/** jsdom has no highlights, so these stand in for the two parts that a painter uses. */
class FakeHighlight extends Set<AbstractRange> {
  priority = 0;
}

type View = Window & typeof globalThis;

function viewWith(registry: Map<string, FakeHighlight>, html = '<p>One two three</p>'): View {
  const view = new JSDOM(html).window as unknown as View;
  Object.assign(view, { CSS: { highlights: registry }, Highlight: FakeHighlight });
  return view;
}

describe('a painter', () => {
  let registry: Map<string, FakeHighlight>;
  let painter: Painter;
  let range: Range;
  let scheme: 'light' | 'dark';
  beforeEach(() => {
    registry = new Map();
    scheme = 'light';
    const view = viewWith(registry);
    range = view.document.createRange();
    range.selectNodeContents(view.document.body);
    const made = createPainter(view, () => scheme);
    if (made === null) throw new Error('no painter');
    painter = made;
  });

  test('P1 registers under names of ours only', () => {
    registry.set('the-page', new FakeHighlight());
    painter.paint('claim', [range]);
    expect([...registry.keys()]).toEqual(['the-page', 'pressmark-claim-light']);
    painter.clear();
    expect([...registry.keys()]).toEqual(['the-page']);
  });

  test('what a layer paints is replaced, and an empty layer is taken out', () => {
    painter.paint('claim', [range]);
    painter.paint('claim', [range, range.cloneRange()]);
    expect(registry.get(nameOf('claim', 'light'))?.size).toBe(2);
    painter.paint('claim', []);
    expect(registry.has(nameOf('claim', 'light'))).toBe(false);
  });

  test('P2 is put back where the page cleared the registry, and left alone where it did not', () => {
    painter.paint('claim', [range]);
    expect(painter.reassert()).toBe(false);
    registry.clear();
    expect(painter.reassert()).toBe(true);
    expect(registry.get(nameOf('claim', 'light'))?.size).toBe(1);
  });

  test('hidden layers stay hidden when painted or reasserted, and come back', () => {
    painter.paint('claim', [range]);
    painter.show(false);
    painter.paint('key-point', [range]);
    expect(painter.reassert()).toBe(false);
    expect(registry.size).toBe(0);
    painter.show(true);
    expect([...registry.keys()].sort()).toEqual(['pressmark-claim-light', 'pressmark-key-point-light']);
  });

  test('P4 a page that turned dark gets the dark lines', () => {
    painter.paint('claim', [range]);
    scheme = 'dark';
    painter.paint('claim', [range]);
    expect([...registry.keys()]).toEqual(['pressmark-claim-dark']);
  });

  test('later layers lie over earlier ones', () => {
    painter.paint('key-point', [range]);
    painter.paint('kept-yellow', [range]);
    const priority = (layer: 'key-point' | 'kept-yellow') => registry.get(nameOf(layer, 'light'))?.priority ?? 0;
    expect(priority('kept-yellow')).toBeGreaterThan(priority('key-point'));
  });

  test('a browser without highlights has no painter', () => {
    expect(createPainter(new JSDOM('').window as unknown as View, () => 'light')).toBeNull();
  });
});

describe('the style sheet', () => {
  test('P3 tells kinds of layers apart by the line under the words', () => {
    const lineOf = (name: string) =>
      new RegExp(`::highlight\\(${name}\\)\\{[^}]*underline (\\w+)`).exec(highlightCss())?.[1];
    expect(
      new Set([
        lineOf('pressmark-key-point-light'),
        lineOf('pressmark-claim-light'),
        lineOf('pressmark-kept-yellow-light'),
      ]).size,
    ).toBe(3);
  });

  test('has a rule for every layer on either ground', () => {
    for (const layer of PRIORITY) {
      for (const scheme of ['light', 'dark'] as const)
        expect(highlightCss()).toContain(`::highlight(${nameOf(layer, scheme)})`);
    }
  });

  // WCAG 2.2, 1.4.11: lines carry meaning, so that they need 3:1 against the ground.
  test.each(PRIORITY)('the lines of %s are seen on white and on black', (layer) => {
    for (const [scheme, ground] of [
      ['light', 1],
      ['dark', 0],
    ] as const) {
      const [, hex = ''] = new RegExp(`${nameOf(layer, scheme)}\\)[^#]*#([0-9a-f]{6})`).exec(highlightCss()) ?? [];
      const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
        const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      const [high, low] = luminance > ground ? [luminance, ground] : [ground, luminance];
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the ground that text stands on', () => {
  test.each([
    ['P4 a dark body', '<body style="background: rgb(20, 20, 24)"><p>x</p></body>', 'dark'],
    [
      'P4 a light card on a dark body',
      '<body style="background: #111"><div style="background: #fff"><p>x</p></div></body>',
      'light',
    ],
    [
      'P4 a see-through card on a dark body',
      '<body style="background: #111"><div style="background: rgba(255, 255, 255, 0.1)"><p>x</p></div></body>',
      'dark',
    ],
    ['nothing said', '<body><p>x</p></body>', 'light'],
  ] as const)('%s', (_, html, expected) => {
    const { document } = new JSDOM(html).window;
    const paragraph = document.querySelector('p');
    if (paragraph === null) throw new Error('no paragraph');
    expect(schemeOf(paragraph)).toBe(expected);
  });
});
