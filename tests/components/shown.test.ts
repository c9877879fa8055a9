/** What our interface on the page shows, step by step, without a page. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CardState } from '@/components/page/interface-state';
import { Shown } from '@/entrypoints/page-interface/shown';
import type { Target } from '@/lib/messages';

const anchor = { top: 100, left: 20, right: 220, bottom: 120 };
const elsewhere = { top: 300, left: 20, right: 220, bottom: 320 };
const claim: Target = { kind: 'quotation', index: 1 };
const other: Target = { kind: 'key-point', index: 1 };
const cardOf = (words: string, some: Partial<CardState> = {}): Omit<CardState, 'key' | 'target' | 'met'> => ({
  anchor,
  words,
  lang: 'en',
  claim: null,
  keyPoint: null,
  annotation: null,
  change: null,
  speakers: [],
  hasPrevious: false,
  hasNext: false,
  lookUp: null,
  editing: false,
  takesFocus: false,
  ...some,
});
const map = { marks: [], side: 'right', view: { start: 0, end: 0.5 } } as const;

let draws: number;
let shown: Shown;
beforeEach(() => {
  draws = 0;
  shown = new Shown('yellow', () => {
    draws += 1;
  });
});

describe('the card', () => {
  test('takes the place of the toolbar, and says what it is about', () => {
    shown.select(anchor);
    shown.openCard(claim, cardOf('The wall is safe'));
    expect(shown.state).toMatchObject({ toolbar: null, card: { target: claim, words: 'The wall is safe' } });
    expect(shown.target).toEqual(claim);
    expect(draws).toBe(2);
  });

  test('of the same words is the same card, so that what is typed in it stays; of others it is another', () => {
    shown.openCard(claim, cardOf('The wall is safe'));
    const first = shown.state.card?.key;
    shown.openCard({ kind: 'annotation', id: 'a' }, cardOf('The wall is safe'));
    expect(shown.state.card?.key).toBe(first);
    expect(shown.target).toEqual({ kind: 'annotation', id: 'a' });
    shown.openCard(other, cardOf('The gate is shut'));
    expect(shown.state.card?.key).not.toBe(first);
  });

  test('that was closed is where the next highlight is looked for from, until another is closed', () => {
    shown.openCard(claim, cardOf('The wall is safe'));
    expect(shown.lastTarget).toBeNull();
    shown.closeCard();
    expect(shown).toMatchObject({ target: null, lastTarget: claim, state: { card: null } });
    shown.closeCard();
    expect(shown.lastTarget).toEqual(claim);
  });
});

describe('the pointer', () => {
  test('opens what it rests on, and nothing where there is nothing', () => {
    expect(shown.restsOn(claim)).toBe(true);
    expect(shown.restsOn(null)).toBe(false);
  });

  test('does not open again what the reader closed under it, before it was elsewhere', () => {
    shown.openCard(claim, cardOf('The wall is safe'));
    shown.closeCard();
    expect(shown.restsOn({ ...claim })).toBe(false);
    expect(shown.restsOn(null)).toBe(false);
    expect(shown.restsOn(claim)).toBe(true);
  });

  test('does after it was on another highlight', () => {
    shown.openCard(claim, cardOf('The wall is safe'));
    shown.closeCard();
    expect(shown.restsOn(other)).toBe(true);
    expect(shown.restsOn(claim)).toBe(true);
  });

  test('opens again at once what it left by itself', () => {
    shown.openCard(claim, cardOf('The wall is safe'));
    shown.closeCard(true);
    expect(shown.restsOn(claim)).toBe(true);
  });
});

describe('the toolbar', () => {
  test('stands at what is selected, in the colour of the next passage, and goes with the selection', () => {
    shown.color = 'pink';
    shown.select(anchor);
    expect(shown.state.toolbar).toEqual({ anchor, color: 'pink', takesFocus: false });
    shown.select(null);
    expect(shown.state.toolbar).toBeNull();
  });

  test('is not drawn again by each selection that is none', () => {
    shown.select(null);
    shown.closeToolbar();
    expect(draws).toBe(0);
  });
});

describe('the map', () => {
  test('goes where there is none any more, and is not drawn where there was none', () => {
    shown.drawMap(null);
    expect(draws).toBe(0);
    shown.drawMap(map);
    expect(shown.state.map).toEqual(map);
    shown.drawMap(null);
    expect(shown.state.map).toBeNull();
  });
});

describe('a page that is scrolled', () => {
  test('takes card and map with it', () => {
    shown.drawMap(map);
    shown.openCard(claim, cardOf('The wall is safe'));
    shown.move({ view: () => ({ start: 0.5, end: 1 }), card: elsewhere, toolbar: anchor });
    expect(shown.state).toMatchObject({
      map: { side: 'right', view: { start: 0.5, end: 1 } },
      card: { anchor: elsewhere, words: 'The wall is safe' },
      toolbar: null,
    });
  });

  test('leaves them where they were when their words are nowhere', () => {
    shown.select(anchor);
    const view = vi.fn();
    shown.move({ view, card: null, toolbar: null });
    expect(shown.state.toolbar?.anchor).toEqual(anchor);
    expect(shown.state.card).toBeNull();
    expect(view, 'where there is no map, nothing is measured for it').not.toHaveBeenCalled();
  });
});

describe('what is told', () => {
  test('can be taken back where something can, and says then that it was', async () => {
    const run = vi.fn(async () => ({ ok: true, value: [] }) as const);
    shown.tell({ kind: 'removed' }, { comesBack: true, run });
    const first = shown.state.toast;
    expect(first).toMatchObject({ message: { kind: 'removed' }, canUndo: true });
    await shown.undo();
    expect(run).toHaveBeenCalledOnce();
    expect(shown.state.toast).toMatchObject({ message: { kind: 'restored' }, canUndo: false });
    expect(shown.state.toast?.id).not.toBe(first?.id);
    await shown.undo();
    expect(run, 'and is taken back once').toHaveBeenCalledOnce();
  });

  test('of what was kept is taken back by removing it', async () => {
    shown.tell({ kind: 'kept' }, { comesBack: false, run: async () => ({ ok: true, value: [] }) });
    await shown.undo();
    expect(shown.state.toast?.message).toEqual({ kind: 'removed' });
  });

  test('says why it could not be taken back', async () => {
    shown.tell({ kind: 'kept' }, { comesBack: false, run: async () => ({ ok: false, why: 'storage-full' }) });
    await shown.undo();
    expect(shown.state.toast?.message).toEqual({ kind: 'failed', why: 'storage-full' });
  });

  test('goes when it is closed', () => {
    shown.tell({ kind: 'nothing-selected' });
    shown.closeToast();
    expect(shown.isEmpty).toBe(true);
  });
});

describe('when the extension is gone', () => {
  test('that is told once, and an open card stays until it is closed', () => {
    shown.drawMap(map);
    shown.openCard(claim, cardOf('The wall is safe'));
    shown.tell({ kind: 'kept' }, { comesBack: false, run: vi.fn() });
    shown.orphan(true);
    expect(shown.state).toMatchObject({
      map: null,
      toolbar: null,
      card: { words: 'The wall is safe' },
      toast: { message: { kind: 'failed', why: 'gone' }, canUndo: false },
    });
    shown.tell({ kind: 'failed', why: 'storage-failed' });
    expect(shown.state.toast?.message, 'what fails now fails since the extension is gone').toEqual({
      kind: 'failed',
      why: 'gone',
    });
    shown.closeToast();
    expect(shown.isEmpty).toBe(false);
    shown.closeCard();
    expect(shown.isEmpty).toBe(true);
  });

  test('a reader who was shown nothing is told nothing', () => {
    shown.orphan(false);
    expect(shown).toMatchObject({ isOrphan: true, isEmpty: true });
    expect(draws).toBe(0);
  });
});

test('where a claim was met before is told in the card that asked, and stays while its words do', () => {
  const shown = new Shown('yellow', () => undefined);
  const [one, two]: Target[] = [
    { kind: 'quotation', index: 0 },
    { kind: 'quotation', index: 1 },
  ];
  const met = [{ told: 'Also in Ostrel Courier', diff: [], lang: 'en' }];
  shown.openCard(one ?? { kind: 'quotation', index: 0 }, cardOf('The wall holds.'));
  shown.tellMet(one ?? { kind: 'quotation', index: 0 }, met);
  expect(shown.state.card?.met).toEqual(met);
  shown.openCard({ kind: 'annotation', id: 'kept' }, cardOf('The wall holds.'));
  expect(shown.state.card?.met).toEqual(met);
  shown.openCard(two ?? { kind: 'quotation', index: 1 }, cardOf('The wall fell.'));
  expect(shown.state.card?.met).toEqual([]);
  shown.tellMet(one ?? { kind: 'quotation', index: 0 }, met);
  expect(shown.state.card?.met).toEqual([]);
});
