// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type CardState,
  NOTHING_SHOWN,
  type PageInterfaceActions,
  type PageInterfaceState,
  type ToolbarState,
} from '../../components/page/interface-state';
import { PageInterface } from '../../components/page/PageInterface';
import { kept } from '../gallery/data';
import { click, doing, find, press, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const annotation = kept({ text: 'The gates would not hold.', note: 'Since when?' });
const ok = async () => ({ ok: true, value: annotation }) as const;

function actions(some: Partial<PageInterfaceActions> = {}) {
  return {
    keep: vi.fn(ok),
    unkeep: vi.fn(ok),
    revise: vi.fn(ok),
    copy: vi.fn(async () => true),
    share: vi.fn(async () => true),
    step: vi.fn(),
    openMark: vi.fn(),
    accept: vi.fn(ok),
    correct: vi.fn(ok),
    closeCard: vi.fn(),
    keepSelection: vi.fn(),
    closeToolbar: vi.fn(),
    undo: vi.fn(),
    closeToast: vi.fn(),
    ...some,
  } satisfies PageInterfaceActions;
}

const anchor = { top: 100, left: 100, right: 300, bottom: 120 };
const card: CardState = {
  key: 'quotation 0',
  anchor,
  target: { kind: 'quotation', index: 0 },
  words: 'The gates would not hold.',
  lang: 'en',
  claim: {
    speaker: { name: 'Oriel Venn', role: 'Water minister' },
    form: 'direct',
    cue: 'said',
    stance: 'says',
    contents: [],
    sentence: '',
    certainty: { words: 0.9, speaker: 0.9 },
    checkable: [],
    reasons: [
      { code: 'cue', values: { cue: 'said' } },
      { code: 'a code that nobody has words for', values: {} },
      { code: 'pronoun', values: { mention: 'she' } },
    ],
  },
  keyPoint: null,
  annotation: null,
  change: null,
  speakers: [
    { name: 'Oriel Venn', role: 'Water minister' },
    { name: 'Ilse Varga', role: null },
  ],
  hasPrevious: false,
  hasNext: false,
  met: [],
  lookUp: null,
  editing: false,
  takesFocus: false,
};
const toolbar: ToolbarState = { anchor, color: 'green', takesFocus: false };
const view = (on: PageInterfaceActions, state: Partial<PageInterfaceState>) => (
  <PageInterface state={{ ...NOTHING_SHOWN, ...state }} on={on} />
);

/** A button of the page that has the focus before ours. */
function pageButton(): HTMLElement {
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  return button;
}

afterEach(() => document.body.replaceChildren());

const noKeyPoint = { origin: null, supports: [], support: null, reasons: [], checkable: [] } as const;

describe('the card', () => {
  it('says who spoke, in which form, and why, without reasons that it has no words for', async () => {
    const root = await show(view(actions(), { card }));
    const dialog = find(root, '[role="dialog"]');
    expect(dialog.textContent).toContain('Oriel Venn');
    expect(dialog.textContent).toContain('Water minister');
    expect(dialog.textContent).toContain(
      'Direct quotation\u00a0· “said”\u00a0· words very likely right\u00a0· speaker very likely right',
    );
    expect([...dialog.querySelectorAll('details li')].map((item) => item.textContent)).toEqual([
      '“said” introduces it',
    ]);
  });

  it('shows the bullet that a key point supports', async () => {
    const target = { kind: 'key-point', index: 2 } as const;
    const supports = [
      { text: 'Cost has doubled', target },
      { text: 'A gate broke', target: null },
    ];
    const keyPoint = { ...noKeyPoint, supports };
    const on = actions();
    const root = await show(view(on, { card: { ...card, claim: null, keyPoint } }));
    expect(find(root, '[role="dialog"]').textContent).toContain('Supports 2 key pointsCost has doubledA gate broke');
    await click(find(root, 'button', 'Cost has doubled'));
    expect(on.openMark).toHaveBeenCalledExactlyOnceWith(target, true);
  });

  it('leads from a bullet to the sentence that supports it, or says that nothing does', async () => {
    const on = actions();
    const support = { kind: 'support', index: 2 } as const;
    const keyPoint = { ...noKeyPoint, origin: 'publisher', support } as const;
    const root = await show(view(on, { card: { ...card, claim: null, keyPoint } }));
    await click(find(root, 'button', 'To the sentence that supports it'));
    expect(on.openMark).toHaveBeenCalledExactlyOnceWith(support, true);
    await show(view(on, { card: { ...card, claim: null, keyPoint: { ...keyPoint, support: null } } }), root);
    expect(find(root, '[role="dialog"]').textContent).toContain('Nothing in the article supports this.');
  });

  it('shows where a bullet and the article differ, in both wordings', async () => {
    const differs = [{ words: '50 miners', text: '42' }];
    const keyPoint = { ...noKeyPoint, origin: 'publisher', differs } as const;
    const root = await show(view(actions(), { card: { ...card, claim: null, keyPoint } }));
    const plain = find(root, '.pm-differs').textContent?.replace(/[\u2068\u2069]/g, '');
    expect(plain).toBe('The article differs: “50 miners” here, “42” there.');
  });

  it('says what can be checked, and which words show it', async () => {
    const checkable = [{ kind: 'number', words: '1.4 million' }] as const;
    const keyPoint = { ...noKeyPoint, origin: 'selected', checkable } as const;
    const root = await show(view(actions(), { card: { ...card, claim: null, keyPoint } }));
    const mark = find(root, '.pm-checkable li');
    expect(mark.textContent).toBe('Number');
    expect(mark.getAttribute('title')).toContain('1.4 million');
  });

  it('keeps, and takes back what is kept', async () => {
    const on = actions();
    const root = await show(view(on, { card }));
    await click(find(root, '[aria-pressed="false"]'));
    expect(on.keep).toHaveBeenCalledExactlyOnceWith(card.target);
    await show(view(on, { card: { ...card, annotation } }), root);
    await click(find(root, '[aria-pressed="true"]'));
    expect(on.unkeep).toHaveBeenCalledExactlyOnceWith(annotation.id);
  });

  it('keeps what a note is asked for, and opens the note once it is kept', async () => {
    const on = actions();
    const root = await show(view(on, { card }));
    await click(find(root, 'button', 'Note'));
    expect(on.keep).toHaveBeenCalledOnce();
    await show(view(on, { card: { ...card, annotation } }), root);
    expect(document.activeElement).toBe(find(root, 'textarea'));
  });

  it('opens no note where keeping failed', async () => {
    const on = actions({ keep: async () => ({ ok: false, why: 'storage-full' }) });
    const root = await show(view(on, { card }));
    await click(find(root, 'button', 'Note'));
    expect(root.querySelector('textarea')).toBeNull();
  });

  it('says whether it could copy', async () => {
    const copy = vi.fn<PageInterfaceActions['copy']>().mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    const root = await show(view(actions({ copy }), { card }));
    await click(find(root, 'button', 'Copy'));
    expect(copy).toHaveBeenCalledExactlyOnceWith(card.target);
    expect(find(root, 'footer [role="status"]').textContent).toBe('Copied');
    await click(find(root, 'button', 'Copy'));
    expect(find(root, 'footer [role="status"]').textContent).toBe('Could not be copied');
  });

  it('closes with Escape, wherever the focus is', async () => {
    const on = actions();
    await show(view(on, { card }));
    await press(document.body, 'Escape');
    expect(on.closeCard).toHaveBeenCalledOnce();
  });

  it('closes when one presses elsewhere, not when one presses inside', async () => {
    const on = actions();
    const root = await show(view(on, { card }));
    await doing(() => find(root, '[role="dialog"]').dispatchEvent(new Event('pointerdown', { bubbles: true })));
    expect(on.closeCard).not.toHaveBeenCalled();
    await doing(() => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
    expect(on.closeCard).toHaveBeenCalledOnce();
  });

  it('leaves the focus alone where the mouse opened it', async () => {
    const button = pageButton();
    await show(view(actions(), { card }));
    expect(document.activeElement).toBe(button);
  });

  it('takes the focus where the keyboard opened it, and gives it back', async () => {
    const button = pageButton();
    const on = actions();
    const root = await show(view(on, { card: { ...card, takesFocus: true } }));
    expect(document.activeElement).toBe(find(root, '[role="dialog"]'));
    await show(view(on, {}), root);
    expect(document.activeElement).toBe(button);
  });

  it('saves a note that is being written when it closes', async () => {
    const on = actions();
    const root = await show(view(on, { card: { ...card, annotation, editing: true } }));
    await type(find(root, 'textarea'), 'Since 2019');
    await show(view(on, {}), root);
    const changes = { before: 'Since when?', note: 'Since 2019', tags: [] };
    expect(on.revise).toHaveBeenCalledExactlyOnceWith(annotation.id, changes);
  });

  it('keeps what is typed from the page’s own shortcuts', async () => {
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    const root = await show(view(actions(), { card: { ...card, annotation, editing: true } }));
    await press(find(root, 'textarea'), 'j');
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('the toolbar at a selection', () => {
  it('is one stop of the Tab key, with arrows inside', async () => {
    const root = await show(view(actions(), { toolbar: { ...toolbar, takesFocus: true } }));
    const buttons = [...root.querySelectorAll<HTMLElement>('[role="toolbar"] button')];
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
    expect(document.activeElement).toBe(buttons[0]);
    await press(document.activeElement ?? root, 'ArrowRight');
    expect(document.activeElement).toBe(buttons[1]);
    await press(document.activeElement ?? root, 'End');
    expect(document.activeElement).toBe(buttons.at(-1));
    await press(document.activeElement ?? root, 'ArrowRight');
    expect(document.activeElement).toBe(buttons[0]);
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[0]]);
  });

  const cases = [
    { name: 'Keep', options: { color: 'green', andEdit: false } },
    { name: 'Keep with note', options: { color: 'green', andEdit: true } },
    { name: 'Keep in Pink', options: { color: 'pink', andEdit: false } },
  ];
  for (const { name, options } of cases) {
    it(name, async () => {
      const on = actions();
      const root = await show(view(on, { toolbar }));
      await click(find(root, `[aria-label="${name}"]`));
      expect(on.keepSelection).toHaveBeenCalledExactlyOnceWith(options);
    });
  }

  it('does not take the selection away', async () => {
    const root = await show(view(actions(), { toolbar }));
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    find(root, '[role="toolbar"] button').dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
  });

  it('goes with Escape', async () => {
    const on = actions();
    await show(view(on, { toolbar }));
    await press(document.body, 'Escape');
    expect(on.closeToolbar).toHaveBeenCalledOnce();
    expect(on.closeCard).not.toHaveBeenCalled();
  });
});

describe('what is said of an extension that is gone', () => {
  const toast = { id: 1, message: { kind: 'failed', why: 'gone' }, canUndo: false } as const;

  it('is one sentence, and goes with Escape once the card is closed', async () => {
    const on = actions();
    const root = await show(view(on, { card, toast }));
    expect(find(root, '.pm-root .pm-toast [role="alert"]').textContent).toBe(
      'Pressmark was updated or turned off. Reload the page to go on.',
    );
    await press(document.body, 'Escape');
    expect(on.closeCard).toHaveBeenCalledOnce();
    expect(on.closeToast).not.toHaveBeenCalled();
    await show(view(on, { toast }), root);
    await press(document.body, 'Escape');
    expect(on.closeToast).toHaveBeenCalledOnce();
  });

  it('stands ready where a stopped script can’t say it, with a button that needs none', async () => {
    const root = await show(view(actions(), {}));
    const notice = find(root, 'dialog.pm-stopped');
    expect(notice.textContent).toContain('Reload the page to go on.');
    expect(find(notice, 'form').getAttribute('method')).toBe('dialog');
    expect(find(notice, 'form button').getAttribute('type')).toBe('submit');
  });
});

describe('the card of one of several claims', () => {
  it("leads to the speaker's other claims, as far as there are any", async () => {
    const on = actions();
    const root = await show(view(on, { card: { ...card, hasNext: true } }));
    await click(find(root, 'button', 'Next claim'));
    expect(on.step).toHaveBeenCalledExactlyOnceWith(card.target, 1);
    expect(find(root, 'button', 'Previous claim').getAttribute('aria-disabled')).toBe('true');
    await click(find(root, 'button', 'Previous claim'));
    expect(on.step).toHaveBeenCalledTimes(1);
  });

  it('shares a link, and looks the words up in a new tab that is not told where one comes from', async () => {
    const on = actions();
    const lookUp = { url: 'https://search.example/?q=gates', engine: 'Search' };
    const root = await show(view(on, { card: { ...card, lookUp } }));
    await click(find(root, 'button', 'link'));
    expect(on.share).toHaveBeenCalledExactlyOnceWith(card.target);
    expect(find(root, '.pm-card [role="status"]').textContent).toBe('Link copied');
    const link = find(root, 'a', 'Look up');
    expect(link.getAttribute('href')).toBe(lookUp.url);
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });

  it('has the colours of what is kept at hand', async () => {
    const on = actions();
    const root = await show(view(on, { card: { ...card, annotation } }));
    await click(find(root, 'input[value="green"]'));
    expect(on.revise).toHaveBeenCalledExactlyOnceWith(annotation.id, { color: 'green' });
  });
});

describe('the map of the article', () => {
  const mark = { kind: 'claim', color: null, size: 0.02, more: 0 } as const;
  const map: NonNullable<PageInterfaceState['map']> = {
    side: 'right',
    view: { start: 0, end: 0.3 },
    marks: [0, 1, 2].map((index) => ({
      ...mark,
      target: { kind: 'quotation', index },
      words: `Claim number ${index}`,
      at: index / 4,
    })),
  };

  it('is one stop of the Tab key, with arrows inside', async () => {
    const root = await show(view(actions(), { map }));
    const buttons = [...root.querySelectorAll<HTMLElement>('.pm-map button')];
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    buttons[0]?.focus();
    await press(buttons[0] ?? root, 'ArrowDown');
    expect(document.activeElement).toBe(buttons[1]);
    await press(buttons[1] ?? root, 'End');
    expect(document.activeElement).toBe(buttons[2]);
    await press(buttons[2] ?? root, 'ArrowDown');
    expect(document.activeElement).toBe(buttons[0]);
    await press(buttons[0] ?? root, 'Escape');
    expect(document.activeElement).toBe(document.body);
  });

  it('leads to what is there, and gives the focus along where the keyboard asked', async () => {
    const on = actions();
    const root = await show(view(on, { map }));
    await click(find(root, '.pm-map button', 'Claim number 1'));
    expect(on.openMark).toHaveBeenCalledExactlyOnceWith({ kind: 'quotation', index: 1 }, true);
  });
});

describe('the toast', () => {
  it('goes by itself, later where it can be undone, and a failure not at all', async () => {
    vi.useFakeTimers();
    try {
      const on = actions();
      const root = await show(view(on, { toast: { id: 1, message: { kind: 'kept' }, canUndo: false } }));
      await doing(() => vi.advanceTimersByTime(5000));
      expect(on.closeToast).toHaveBeenCalledTimes(1);
      await show(view(on, { toast: { id: 2, message: { kind: 'removed' }, canUndo: true } }), root);
      await doing(() => vi.advanceTimersByTime(5000));
      expect(on.closeToast).toHaveBeenCalledTimes(1);
      await doing(() => vi.advanceTimersByTime(6000));
      expect(on.closeToast).toHaveBeenCalledTimes(2);
      await show(
        view(on, { toast: { id: 3, message: { kind: 'failed', why: 'storage-full' }, canUndo: false } }),
        root,
      );
      await doing(() => vi.advanceTimersByTime(60_000));
      expect(on.closeToast).toHaveBeenCalledTimes(2);
      expect(find(root, '.pm-toast [role="alert"]').textContent).toContain('disk space');
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays while the mouse is on it, and is undone', async () => {
    vi.useFakeTimers();
    try {
      const on = actions();
      const root = await show(view(on, { toast: { id: 1, message: { kind: 'kept' }, canUndo: true } }));
      await doing(() => find(root, '.pm-toast').dispatchEvent(new Event('pointerenter')));
      await doing(() => vi.advanceTimersByTime(60_000));
      expect(on.closeToast).not.toHaveBeenCalled();
      await click(find(root, 'button', 'Undo'));
      expect(on.undo).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});
