// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../components/app/App';
import type { AppActions, AppState } from '../../components/app/app-state';
import { annotations, library, page, readyState } from '../gallery/data';
import { environment } from '../gallery/i18n';
import { click, find, press, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const [annotation] = annotations;
if (annotation === undefined) throw new Error('No annotation');
const readyArticle = library[0]?.article;
if (readyArticle === undefined) throw new Error('No article');
const ok = async () => ({ ok: true, value: annotation }) as const;

function actions(some: Partial<AppActions> = {}) {
  return {
    retry: vi.fn(),
    reveal: vi.fn(async () => true),
    keep: vi.fn(ok),
    keepSelection: vi.fn(async () => null),
    unkeep: vi.fn(ok),
    remove: vi.fn(ok),
    restore: vi.fn(ok),
    revise: vi.fn(ok),
    accept: vi.fn(ok),
    correct: vi.fn(ok),
    keepArticle: vi.fn(ok),
    openPage: vi.fn(),
    openArticle: vi.fn(),
    paint: vi.fn(),
    search: vi.fn(),
    more: vi.fn(),
    open: vi.fn(ok),
    attach: vi.fn(ok),
    grant: vi.fn(),
    revoke: vi.fn(),
    ...some,
  } satisfies AppActions;
}

const app = (on: AppActions, state: Partial<AppState> = {}) => (
  <App surface="popup" state={{ ...readyState, ...state }} actions={on} />
);

const panelOf = (root: HTMLElement, name: string) => {
  const tab = find(root, '[role="tab"]', name);
  return find(root, `[id="${tab.getAttribute('aria-controls')}"]`);
};

describe('tabs', () => {
  const cases = [
    { name: 'the right arrow goes on', dir: 'ltr', from: 'This article', key: 'ArrowRight', to: 'Saved' },
    { name: 'the right arrow goes round', dir: 'ltr', from: 'Saved', key: 'ArrowRight', to: 'This article' },
    { name: 'the left arrow goes back', dir: 'ltr', from: 'Saved', key: 'ArrowLeft', to: 'This article' },
    { name: 'the left arrow goes on, right to left', dir: 'rtl', from: 'This article', key: 'ArrowLeft', to: 'Saved' },
    { name: 'End goes to the last', dir: 'ltr', from: 'This article', key: 'End', to: 'Saved' },
    { name: 'Home goes to the first', dir: 'ltr', from: 'Saved', key: 'Home', to: 'This article' },
  ];
  for (const { name, dir, from, key, to } of cases) {
    it(`${name} (${key} on ${from})`, async () => {
      environment['locale.direction'] = dir;
      const root = await show(app(actions()));
      await click(find(root, '[role="tab"]', from));
      await press(find(root, '[role="tab"]', from), key);
      environment['locale.direction'] = 'ltr';
      const target = find(root, '[role="tab"]', to);
      expect(document.activeElement).toBe(target);
      expect(target.getAttribute('aria-selected')).toBe('true');
      expect(target.tabIndex).toBe(0);
      expect(panelOf(root, to).hidden).toBe(false);
      expect(root.querySelectorAll('[role="tabpanel"]:not([hidden])')).toHaveLength(1);
    });
  }

  it('asks for the library only when Saved is looked at', async () => {
    const on = actions();
    const root = await show(app(on));
    expect(on.search).not.toHaveBeenCalled();
    await click(find(root, '[role="tab"]', 'Saved'));
    expect(on.search).toHaveBeenCalledExactlyOnceWith('');
  });
});

describe('rows of an article', () => {
  it('reveal a claim on the page', async () => {
    const on = actions();
    const root = await show(app(on));
    await click(find(root, '.pm-claim button', 'Nobody in the valley'));
    expect(on.reveal).toHaveBeenCalledExactlyOnceWith({ kind: 'quotation', index: 0 });
  });

  it('say so where the words are gone', async () => {
    const root = await show(app(actions({ reveal: async () => false })));
    await click(find(root, '.pm-key-point button', 'Government drops'));
    expect(find(root, '.pm-foot [role="status"]').textContent).toContain('can’t be found');
  });

  it('keep what is not kept', async () => {
    const on = actions();
    const root = await show(app(on));
    const button = find(root, '.pm-key-point [aria-pressed]', 'Government drops');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    await click(button);
    expect(on.keep).toHaveBeenCalledExactlyOnceWith({ kind: 'key-point', index: 0 });
    expect(on.unkeep).not.toHaveBeenCalled();
  });

  it('keep once, however often one clicks before the answer', async () => {
    const on = actions({ keep: vi.fn(() => new Promise<never>(() => undefined)) });
    const root = await show(app(on));
    const button = find(root, '.pm-key-point [aria-pressed]', 'Government drops');
    await click(button);
    await click(button);
    expect(on.keep).toHaveBeenCalledTimes(1);
  });

  it('take back what is kept, with undo and without moving the focus', async () => {
    const on = actions();
    const root = await show(app(on));
    const button = find(root, '.pm-key-point [aria-pressed]', 'Cost of the reservoir');
    expect(button.getAttribute('aria-pressed')).toBe('true');
    button.focus();
    await click(button);
    expect(on.unkeep).toHaveBeenCalledExactlyOnceWith('urn:uuid:kept-2');
    expect(document.activeElement).toBe(button);
    await click(find(root, '.pm-foot button', 'Undo'));
    expect(on.restore).toHaveBeenCalledExactlyOnceWith(['urn:uuid:kept-2']);
    expect(find(root, '.pm-foot [role="status"]').textContent).toBe('Back again.');
  });

  it('say why something could not be kept', async () => {
    const root = await show(app(actions({ keep: async () => ({ ok: false, why: 'storage-full' }) })));
    await click(find(root, '.pm-key-point [aria-pressed]', 'Government drops'));
    expect(find(root, '.pm-foot [role="alert"]').textContent).toContain('disk space');
  });

  it('are grouped by speaker, who says most first and nobody last, with the place of each claim kept', async () => {
    const root = await show(app(actions()));
    const headings = [...root.querySelectorAll('.pm-speaker h4')].map((heading) => heading.textContent);
    expect(headings).toEqual(['Oriel Venn', 'Tamsin Okoro-Lindqvist', 'Calder Basin Authority', 'Unattributed']);
  });

  it('say honestly that nothing supports a publisher’s key point', async () => {
    const root = await show(app(actions()));
    const row = find(root, '.pm-key-point', 'Opposition calls');
    expect(row.textContent).toContain('Nothing in the article supports this.');
    expect(find(root, '.pm-key-point', 'Cost of').textContent).not.toContain('Nothing in the article');
  });

  it('show where a bullet, or the headline, and the article differ, in both wordings', async () => {
    const root = await show(app(actions()));
    const plain = (element: Element) => element.textContent?.replace(/[\u2068\u2069]/g, '');
    expect(plain(find(root, '.pm-key-point .pm-differs'))).toBe('The article differs: “trebled” here, “twice” there.');
    expect(find(root, '.pm-key-point', 'Government drops').querySelector('.pm-differs')).toBeNull();
    expect(root.querySelector('.pm-article-header .pm-differs')).toBeNull();
    const openings = [{ words: 'failing', text: 'sound' }];
    await show(app(actions(), { page: { kind: 'ready', page: { ...page, openings } } }), root);
    expect(plain(find(root, '.pm-article-header .pm-differs'))).toContain('“failing” here, “sound” there');
    const ways = [
      { as: 'reported', words: 'stone by stone', text: 'It is built stone by stone.' },
      { as: 'speaker', words: 'Marsh', text: 'Feld' },
      { as: 'inside', words: '14 boats', text: '23 boats' },
    ] as const;
    await show(app(actions(), { page: { kind: 'ready', page: { ...page, openings: ways } } }), root);
    expect(
      [...root.querySelectorAll('.pm-article-header .pm-differs')].map((line) => plain(line as HTMLElement)),
    ).toEqual([
      '“stone by stone” stands in the article, too, but not as a quotation.',
      'The quoted words are said to be Marsh’s here, and Feld’s in the article.',
      'The article differs with itself: “14 boats” in one place, “23 boats” in another.',
    ]);
  });

  it('name the source as written only where it differs from the speaker', async () => {
    const root = await show(app(actions()));
    expect(find(root, '.pm-claim', 'eleven sites').textContent).toContain('Named here as “She”');
    expect(find(root, '.pm-claim', 'Nobody in').textContent).not.toContain('Named here');
  });

  it('mark what is kept and not found any more', async () => {
    const root = await show(app(actions()));
    expect(find(root, '.pm-annotation', 'A spokesman declined').textContent).toContain('Not found on this page');
    expect(find(root, '.pm-annotation', 'The bill now').textContent).not.toContain('Not found on this page');
  });
});

describe('removing', () => {
  it('from the kept ones moves the focus to Undo, and dismissing it to the tab', async () => {
    const on = actions();
    const root = await show(app(on));
    const button = find(root, '.pm-annotation button', 'Remove: A spokesman');
    button.focus();
    await click(button);
    expect(on.unkeep).toHaveBeenCalledExactlyOnceWith(annotations[2]?.id);
    expect(document.activeElement?.textContent).toBe('Undo');
    await click(find(root, '.pm-foot button', 'Dismiss'));
    expect(root.querySelector('.pm-foot button')).toBeNull();
    expect(document.activeElement).toBe(find(root, '[role="tab"]', 'This article'));
  });

  it('all of a saved article can be undone at once', async () => {
    const on = actions();
    const root = await show(app(on));
    await click(find(root, '[role="tab"]', 'Saved'));
    await click(find(root, 'button', 'Remove all of'));
    const ids = annotations.map(({ id }) => id);
    expect(on.remove).toHaveBeenCalledExactlyOnceWith(ids);
    expect(find(root, '.pm-foot [role="status"]').textContent).toBe('3 removed.');
    await click(find(root, '.pm-foot button', 'Undo'));
    expect(on.restore).toHaveBeenCalledExactlyOnceWith(ids);
  });

  it('that fails offers no undo', async () => {
    const root = await show(app(actions({ remove: async () => ({ ok: false, why: 'storage-failed' }) })));
    await click(find(root, '[role="tab"]', 'Saved'));
    await click(find(root, 'button', 'Remove all of'));
    expect(find(root, '.pm-foot [role="alert"]').textContent).toContain('Could not be saved');
    expect(root.querySelector('.pm-foot .pm-button')).toBeNull();
  });
});

describe('Saved', () => {
  const savedTab = async (on: AppActions, state: Partial<AppState> = {}) => {
    const root = await show(app(on, state));
    await click(find(root, '[role="tab"]', 'Saved'));
    return { root, panel: panelOf(root, 'Saved') };
  };

  it('searches as one types and announces what was found', async () => {
    const on = actions();
    const { panel } = await savedTab(on);
    await type(find(panel, 'input[type="search"]'), 'valley');
    expect(on.search).toHaveBeenLastCalledWith('valley');
    expect(find(panel, '[role="status"]').textContent).toBe('4 passages in 2 articles');
  });

  it('offers to clear a search that found nothing', async () => {
    const on = actions();
    const { panel } = await savedTab(on, {
      library: { kind: 'ready', query: 'aqueduct', articles: [], total: { articles: 0, annotations: 0 } },
    });
    expect(panel.textContent).toContain('Nothing found for “aqueduct”');
    await click(find(panel, 'button', 'Clear the search'));
    expect(on.search).toHaveBeenLastCalledWith('');
  });

  it('says what will be there where nothing is saved, without a search', async () => {
    const { panel } = await savedTab(actions(), {
      library: { kind: 'ready', query: '', articles: [], total: { articles: 0, annotations: 0 } },
    });
    expect(panel.textContent).toContain('Nothing saved yet');
    expect(find(panel, 'search').hidden).toBe(true);
  });

  it('opens an article at the words', async () => {
    const on = actions();
    const { panel } = await savedTab(on);
    await click(find(panel, 'button', 'Wir bauen keine'));
    expect(on.open).toHaveBeenCalledExactlyOnceWith(
      readyState.library.kind === 'ready' && readyState.library.articles[1]?.annotations[0]?.id,
    );
  });

  it('tries again after a failure', async () => {
    const on = actions();
    const { panel } = await savedTab(on, { library: { kind: 'failed', why: 'storage-failed' } });
    await click(find(panel, 'button', 'Try again'));
    expect(on.search).toHaveBeenCalledTimes(2);
  });
});

describe('states of the page', () => {
  const cases: readonly { readonly name: string; readonly view: AppState['page']; readonly says: string }[] = [
    { name: 'loading', view: { kind: 'loading' }, says: 'Reading the page' },
    {
      name: 'a page of the browser',
      view: { kind: 'unreadable', why: 'restricted' },
      says: 'The browser keeps this page closed',
    },
    { name: 'a PDF', view: { kind: 'unreadable', why: 'pdf' }, says: 'PDF documents can’t be read' },
    { name: 'no permission', view: { kind: 'unreadable', why: 'no-permission' }, says: 'may not read this page yet' },
    { name: 'a page that failed', view: { kind: 'unreadable', why: 'failed' }, says: 'could not be read' },
    { name: 'no article', view: { kind: 'ready', page: { ...page, article: null } }, says: 'can still keep any words' },
    {
      name: 'a page that the reader asked for and that looks like no article',
      view: {
        kind: 'ready',
        page: { ...page, article: page.article === null ? null : { ...page.article, likely: false } },
      },
      says: 'This page may not be an article.',
    },
    { name: 'nothing found', view: { kind: 'ready', page: { ...page, claims: [] } }, says: 'No quoted claims found' },
  ];
  for (const { name, view, says } of cases) {
    it(`${name}: says "${says}"`, async () => {
      const root = await show(app(actions(), { page: view }));
      expect(panelOf(root, 'This article').textContent).toContain(says);
    });
  }

  it.each([
    ['a key point or a claim above', page],
    ['a key point above,', { ...page, claims: [] }],
    ['a claim above,', { ...page, keyPoints: [] }],
    ['To keep words, select them', { ...page, keyPoints: [], claims: [] }],
    ['To keep words, select them', { ...page, article: null }],
  ] as const)('nothing is kept: says "%s", of what there is', async (says, some) => {
    const root = await show(app(actions(), { page: { kind: 'ready', page: { ...some, kept: [] } } }));
    const hints = [...root.querySelectorAll('.pm-none')].map(({ textContent }) => textContent);
    expect(hints.at(-1)).toContain(says);
  });

  it('a page that failed can be tried again', async () => {
    const on = actions();
    const root = await show(app(on, { page: { kind: 'unreadable', why: 'failed' } }));
    await click(find(root, 'button', 'Try again'));
    expect(on.retry).toHaveBeenCalledOnce();
  });

  it('offers what was kept of the article at another address, and attaches it on a click only', async () => {
    const on = actions();
    const article = { ...readyArticle, key: 'https://old.example/a', url: 'https://www.old.example/a' };
    const root = await show(app(on, { page: { kind: 'ready', page, elsewhere: { article, count: 3 } } }));
    expect(find(root, '.pm-notice').textContent).toContain(
      '3 passages of an article with this title at www.old.example',
    );
    expect(on.attach).not.toHaveBeenCalled();
    await click(find(root, 'button', 'Attach them here'));
    expect(on.attach).toHaveBeenCalledExactlyOnceWith('https://old.example/a');
    expect(root.textContent).toContain('kept with this page now');
  });

  it('a selection can be kept, and the reader is told where nothing is selected', async () => {
    const on = actions();
    const root = await show(app(on));
    await click(find(root, 'button', 'Keep the selected words'));
    expect(find(root, '.pm-keep-selection [role="status"]').textContent).toContain('Nothing is selected');
  });

  it('highlights are switched', async () => {
    const on = actions();
    const root = await show(app(on));
    const control = find(root, '[role="switch"]');
    expect(control.getAttribute('aria-checked')).toBe('true');
    await click(control);
    expect(on.paint).toHaveBeenCalledExactlyOnceWith(false);
  });
});

describe('access to sites', () => {
  const site = 'news.example';
  const cases = [
    { granted: 'none', buttons: ['Allow on news.example', 'Allow on all sites'] },
    { granted: 'site', buttons: ['Stop on news.example', 'Allow on all sites'] },
    { granted: 'all', buttons: ['Stop on all sites'] },
  ] as const;
  for (const { granted, buttons } of cases) {
    it(`granted: ${granted}`, async () => {
      const root = await show(app(actions(), { access: { site, granted } }));
      expect([...root.querySelectorAll('.pm-access button')].map((button) => button.textContent)).toEqual(buttons);
    });
  }

  it('asks in the click itself', async () => {
    const on = actions();
    const root = await show(app(on, { access: { site, granted: 'none' } }));
    find(root, '.pm-access button', 'Allow on news.example').click();
    expect(on.grant).toHaveBeenCalledExactlyOnceWith('site');
  });

  it('offers no site where the page has none', async () => {
    const root = await show(
      app(actions(), { page: { kind: 'unreadable', why: 'no-permission' }, access: { site: null, granted: 'none' } }),
    );
    expect([...root.querySelectorAll('.pm-access button')].map((button) => button.textContent)).toEqual([
      'Allow on all sites',
    ]);
  });
});
