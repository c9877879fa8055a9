// @vitest-environment jsdom
/** The settings page, by what a reader sees and presses. */
import { describe, expect, test, vi } from 'vitest';
import { SettingsPage } from '@/components/settings/SettingsPage';
import type { SettingsActions, SettingsState } from '@/components/settings/settings-state';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings';
import type { CopyChoice } from '@/lib/stored';
import { choose, click, doing, find, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const STATE: SettingsState = {
  settings: DEFAULT_SETTINGS,
  sites: [],
  shortcuts: [],
  copies: null,
  saving: 'idle',
  sync: null,
};

/** The page, and all that was chosen on it. */
async function page(some: Partial<SettingsState> = {}, on: Partial<SettingsActions> = {}) {
  const chosen: Settings[] = [];
  const actions: SettingsActions = {
    change: (settings) => chosen.push(settings),
    revoke: vi.fn(),
    removeCopies: vi.fn(async () => ({ ok: true, value: 2 }) as const),
    sync: {
      setUp: vi.fn(async () => undefined),
      go: vi.fn(async () => undefined),
      leave: vi.fn(async () => undefined),
      passphrase: vi.fn(async () => undefined),
      copyLog: vi.fn(async () => undefined),
      save: vi.fn(async () => undefined),
      take: vi.fn(async () => undefined),
      allow: vi.fn(async () => undefined),
      newPassphrase: () => 'abcde',
    },
    ...on,
  };
  const root = await show(<SettingsPage state={{ ...STATE, ...some }} actions={actions} />);
  return { root, chosen, actions };
}

/** The section under a heading. */
function section(root: HTMLElement, heading: string): HTMLElement {
  for (const each of root.querySelectorAll('section')) {
    if (each.querySelector('h2')?.textContent === heading) return each;
  }
  throw new Error(`No section "${heading}"`);
}

describe('a choice', () => {
  const cases: readonly (readonly [string, (root: HTMLElement) => Promise<void>, Partial<Settings>])[] = [
    [
      'claims are not highlighted',
      (root) => click(find(root, '[role="switch"]', 'Quoted claims')),
      { shown: { keyPoints: true, claims: false, kept: true } },
    ],
    [
      'key points are not',
      (root) => click(find(root, '[role="switch"]', 'Key points')),
      { shown: { keyPoints: false, claims: true, kept: true } },
    ],
    [
      'kept passages are not',
      (root) => click(find(root, '[role="switch"]', 'Kept passages')),
      { shown: { keyPoints: true, claims: true, kept: false } },
    ],
    [
      'another line under claims',
      (root) => choose(find(root, 'select', 'Quoted claims: Line') as HTMLSelectElement, 'solid'),
      { styles: { ...DEFAULT_SETTINGS.styles, claim: { tone: 'violet', line: 'solid', tint: true } } },
    ],
    [
      'key points without a tint',
      (root) => click(find(root, 'input', 'Key points: With a tint')),
      { styles: { ...DEFAULT_SETTINGS.styles, keyPoint: { tone: 'teal', line: 'dashed', tint: false } } },
    ],
    ['another colour to keep in', (root) => click(find(root, 'input', 'Pink')), { color: 'pink' }],
    [
      'only what is very likely right',
      (root) => click(find(root, 'label', 'very likely right').querySelector('input') as HTMLElement),
      { leastConfidence: 0.85 },
    ],
    [
      'no card at the pointer',
      (root) => click(find(root, '[role="switch"]', 'when the pointer rests')),
      { hover: false },
    ],
    ['no map', (root) => click(find(root, '[role="switch"]', 'Show a map')), { map: false }],
    [
      'another language',
      (root) => choose(section(root, 'Language').querySelector('select') as HTMLSelectElement, 'ur'),
      { language: 'ur' },
    ],
    [
      'another place to look claims up',
      (root) => click(find(root, 'label', 'DuckDuckGo').querySelector('input') as HTMLElement),
      { engine: 'duckduckgo' },
    ],
    ['no copies', (root) => click(find(root, '[role="switch"]', 'Keep the text of an article')), { keepCopies: false }],
    [
      'passages of private windows, too',
      (root) => click(find(root, '[role="switch"]', 'private windows')),
      { keepInPrivate: true },
    ],
  ];
  test.each(cases)('%s: changes that and nothing else', async (_, make, changes) => {
    const { root, chosen } = await page();
    await make(root);
    expect(chosen).toEqual([{ ...DEFAULT_SETTINGS, ...changes }]);
  });

  test('back to the defaults', async () => {
    const { root, chosen } = await page({ settings: { ...DEFAULT_SETTINGS, map: false, color: 'green' } });
    await click(find(root, 'button', 'Back to the defaults'));
    expect(chosen).toEqual([DEFAULT_SETTINGS]);
  });

  test('that holds is shown as what holds', async () => {
    const { root } = await page({ settings: { ...DEFAULT_SETTINGS, map: false, color: 'green', language: 'fr' } });
    expect(find(root, '[role="switch"]', 'Show a map').getAttribute('aria-checked')).toBe('false');
    expect(find(root, '[role="switch"]', 'Quoted claims').getAttribute('aria-checked')).toBe('true');
    expect((find(root, 'input', 'Green') as HTMLInputElement).checked).toBe(true);
    expect((section(root, 'Language').querySelector('select') as HTMLSelectElement).value).toBe('fr');
  });

  test.each([
    ['idle', '', ''],
    ['saved', 'Saved.', ''],
    ['failed', '', 'Your browser could not save this.'],
  ] as const)('that is %s is said to be', async (saving, said, alerted) => {
    const { root } = await page({ saving });
    expect(root.querySelector('header [role="status"]')?.textContent).toBe(said);
    expect(root.querySelector('header [role="alert"]')?.textContent).toContain(alerted);
    expect(root.querySelector('header [role="alert"]')?.textContent === '').toBe(alerted === '');
  });
});

describe('sites', () => {
  test('are none to begin with', async () => {
    const { root } = await page();
    expect(section(root, 'Sites that Pressmark may read by itself').textContent).toContain('None.');
    expect(section(root, 'Sites that Pressmark may read by itself').querySelector('button')).toBeNull();
  });

  test('can each be taken back', async () => {
    const { root, actions } = await page({ sites: ['a.example', 'b.example'] });
    await click(find(root, 'button', 'Stop on b.example'));
    expect(actions.revoke).toHaveBeenCalledExactlyOnceWith('b.example');
  });

  test('can be taken back all at once where it is all of them', async () => {
    const { root, actions } = await page({ sites: null });
    await click(find(root, 'button', 'Stop on All sites'));
    expect(actions.revoke).toHaveBeenCalledExactlyOnceWith(null);
  });
});

describe('shortcuts', () => {
  const shortcuts = [
    { name: 'keep-selection', description: 'in the browser’s words', keys: 'Alt+Shift+K' },
    { name: 'unheard-of', description: 'in the browser’s words', keys: '' },
  ];

  test('are listed, in our words where we have some', async () => {
    const { root } = await page({ shortcuts });
    const rows = [...section(root, 'Shortcuts').querySelectorAll('dl > div')].map(({ textContent }) => textContent);
    expect(rows).toEqual([expect.stringMatching(/^(?!in the).*Alt\+Shift\+K$/), 'in the browser’s wordsnone']);
  });

  test('are changed where the browser opens a page for it, and else it is said where', async () => {
    const changeShortcuts = vi.fn();
    const { root } = await page({ shortcuts }, { changeShortcuts });
    await click(find(root, 'button', 'Change shortcuts'));
    expect(changeShortcuts).toHaveBeenCalledOnce();
    const without = (await page({ shortcuts })).root;
    expect(section(without, 'Shortcuts').querySelector('button')).toBeNull();
    expect(section(without, 'Shortcuts').textContent).toContain('about:addons');
  });
});

describe('copies of articles', () => {
  const copies = { articles: 214, versions: 231, size: 1_240_000 };
  const copiesOf = (root: HTMLElement) => section(root, 'Copies of articles');

  test('are not spoken of as long as there are none', async () => {
    const { root } = await page({ copies: { articles: 0, versions: 0, size: 0 } });
    expect(copiesOf(root).querySelector('form')).toBeNull();
  });

  test('say what they take', async () => {
    const { root } = await page({ copies });
    expect(copiesOf(root).textContent).toContain('214 articles take 1.2 MB.');
  });

  test.each([
    ['all', 'all'],
    ['month', { before: expect.stringMatching(/^2026-04-01T/) }],
    ['year', { before: expect.stringMatching(/^2025-05-01T/) }],
  ] as const)('are removed: %s', async (which, choice) => {
    vi.useFakeTimers({ now: new Date('2026-05-01T12:00:00.000Z'), toFake: ['Date'] });
    try {
      const asked: CopyChoice[] = [];
      const removeCopies = async (wanted: CopyChoice) => {
        asked.push(wanted);
        return { ok: true, value: 2 } as const;
      };
      const { root } = await page({ copies }, { removeCopies });
      await choose(copiesOf(root).querySelector('select') as HTMLSelectElement, which);
      await click(find(copiesOf(root), 'button', 'Remove copies'));
      expect(asked).toEqual([choice]);
      expect(copiesOf(root).querySelector('[role="status"]')?.textContent).toContain('2');
    } finally {
      vi.useRealTimers();
    }
  });

  test('of a site are removed by whatever names it, and not before it is named', async () => {
    const { root, actions } = await page({ copies });
    await choose(copiesOf(root).querySelector('select') as HTMLSelectElement, 'site');
    const button = find(copiesOf(root), 'button', 'Remove copies') as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await type(copiesOf(root).querySelector('input') as HTMLElement, ' https://Ledger.example/harbour?x=1 ');
    await click(button);
    expect(actions.removeCopies).toHaveBeenCalledExactlyOnceWith({ host: 'ledger.example' });
    await type(copiesOf(root).querySelector('input') as HTMLElement, 'ledger.example/harbour');
    await click(button);
    expect(actions.removeCopies).toHaveBeenLastCalledWith({ host: 'ledger.example' });
  });

  test('that could not be removed are said to be there still', async () => {
    const { root } = await page({ copies }, { removeCopies: async () => ({ ok: false, why: 'storage-failed' }) });
    await click(find(copiesOf(root), 'button', 'Remove copies'));
    await doing(() => undefined);
    expect(copiesOf(root).querySelector('[role="alert"]')?.textContent).not.toBe('');
    expect(copiesOf(root).querySelector('[role="status"]')?.textContent).toBe('');
  });
});
