import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TextWatch, watchText } from '@/lib/page/watch';

type View = Window & typeof globalThis;

/** A page whose clock the test controls. */
describe('a page that is watched', () => {
  let view: View;
  let watch: TextWatch;
  let readings: number;
  /** How long a reading takes, ms. */
  let takes: number;
  let visibility: DocumentVisibilityState;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    view = new JSDOM('<head><link rel="canonical" href="/a"></head><body><p>One</p><div></div></body>')
      .window as unknown as View;
    visibility = 'visible';
    Object.defineProperty(view.document, 'visibilityState', { get: () => visibility });
    Object.assign(view, {
      setTimeout: globalThis.setTimeout,
      clearTimeout: globalThis.clearTimeout,
      requestIdleCallback: (then: () => void) => globalThis.setTimeout(then, 0),
    });
    Object.defineProperty(view, 'performance', { value: { now: () => Date.now() } });
    readings = 0;
    takes = 10;
    watch = watchText({
      view,
      onChange: async () => {
        readings += 1;
        await new Promise((resolve) => {
          globalThis.setTimeout(resolve, takes);
        });
      },
    });
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const say = (text: string) => {
    const paragraph = view.document.querySelector('p');
    if (paragraph !== null) paragraph.textContent = text;
  };
  /** Changes the text every `every` ms for `ms`. */
  const tick = async (ms: number, every: number) => {
    for (let at = 0; at < ms; at += every) {
      say(`Tick ${at}`);
      await pass(every);
    }
  };

  test('W1 is read after its text changed, and not when nothing was', async () => {
    await pass(60_000);
    expect(readings).toBe(0);
    say('Two');
    await pass(1000);
    expect(readings).toBe(1);
    await pass(60_000);
    expect(readings).toBe(1);
  });

  test.each<[string, (document: Document) => void]>([
    ['a class', (document) => document.querySelector('div')?.setAttribute('class', 'open')],
    ['a style', (document) => document.querySelector('div')?.setAttribute('style', 'display:none')],
    ['hidden', (document) => document.querySelector('div')?.setAttribute('hidden', '')],
    ['a canonical link', (document) => document.querySelector('link')?.setAttribute('href', '/b')],
    ['a new canonical link', (document) => document.head.append(document.createElement('link'))],
    ['an element with a shadow root to come', (document) => document.body.append(document.createElement('x-note'))],
  ])('W1 %s may change what is read', async (_, change) => {
    change(view.document);
    await pass(1000);
    expect(readings).toBe(1);
  });

  test.each<[string, (document: Document) => void]>([
    ['an attribute that shows nothing', (document) => document.querySelector('div')?.setAttribute('data-x', '1')],
    ['an empty element', (document) => document.body.append(document.createElement('div'))],
    ['the address of an ordinary link', (document) => document.querySelector('div')?.setAttribute('href', '/b')],
  ])('W1 %s does not', async (_, change) => {
    change(view.document);
    await pass(5000);
    expect(readings).toBe(0);
  });

  test('W1 text in a shadow root is seen once the root is known', async () => {
    const root = view.document.querySelector('div')?.attachShadow({ mode: 'open' });
    if (root === undefined) throw new Error('no root');
    root.innerHTML = '<p>In the shadow</p>';
    await pass(5000);
    expect(readings).toBe(0);
    watch.watchRoots([root]);
    watch.watchRoots([root]);
    root.append('more');
    await pass(1000);
    expect(readings).toBe(1);
  });

  test('W2 waits for the page to stand still, but not for ever', async () => {
    await tick(1000, 100);
    expect(readings).toBe(0);
    await tick(2000, 100);
    expect(readings).toBeGreaterThan(0);
  });

  test('W2 waits for the page to be idle', async () => {
    let whenIdle: (() => void) | null = null;
    Object.assign(view, {
      requestIdleCallback: (then: () => void) => {
        whenIdle = then;
      },
    });
    say('Two');
    await pass(5000);
    expect(readings).toBe(0);
    (whenIdle as (() => void) | null)?.();
    await pass(0);
    expect(readings).toBe(1);
  });

  test('W3 reads a page that never stands still for at most a fiftieth of the time', async () => {
    takes = 100;
    await tick(60_000, 100);
    expect(readings).toBeGreaterThan(5);
    expect((readings * takes) / 60_000).toBeLessThan(1 / 50 + 0.002);
  });

  test('W4 what the reader does is answered soon, however long the last reading took', async () => {
    takes = 400;
    say('Two');
    await pass(1500);
    expect(readings).toBe(1);
    say('Three');
    await pass(5000);
    expect(readings).toBe(1);
    view.dispatchEvent(new view.Event('click'));
    await pass(1000);
    expect(readings).toBe(2);
  });

  test('W4 a click alone is a reason to look: unfolding may be a matter of style', async () => {
    view.dispatchEvent(new view.Event('click'));
    await pass(1000);
    expect(readings).toBe(1);
  });

  test('W5 a hidden page is read when it is shown', async () => {
    visibility = 'hidden';
    say('Two');
    await pass(10_000);
    expect(readings).toBe(0);
    visibility = 'visible';
    view.document.dispatchEvent(new view.Event('visibilitychange'));
    await pass(1000);
    expect(readings).toBe(1);
  });

  test('W5 a page out of the back/forward cache is read, one that is newly loaded is not', async () => {
    const shown = (persisted: boolean) => view.dispatchEvent(Object.assign(new view.Event('pageshow'), { persisted }));
    shown(false);
    await pass(5000);
    expect(readings).toBe(0);
    shown(true);
    await pass(1000);
    expect(readings).toBe(1);
  });

  test('what changes while it is read is read after', async () => {
    takes = 500;
    say('Two');
    await pass(400);
    say('Three');
    await pass(40_000);
    expect(readings).toBe(2);
  });

  test('once stopped nothing is read any more', async () => {
    say('Two');
    await pass(0);
    watch.stop();
    say('Three');
    view.dispatchEvent(new view.Event('click'));
    await pass(10_000);
    expect(readings).toBe(0);
  });
});
