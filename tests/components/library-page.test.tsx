// @vitest-environment jsdom
/** The library page, by what a reader sees and presses. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LibraryPage } from '@/components/library/LibraryPage';
import type { LibraryActions, LibraryState } from '@/components/library/library-state';
import { entriesOf } from '@/lib/library/entry';
import { speakerNames } from '@/lib/library/speaker-names';
import type { Annotation } from '@/lib/model';
import { searchText, termsOf } from '@/lib/store/search';
import { ARTICLE, annotationOf } from '../export/collections';
import { click, doing, find, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const kept = (number: number, exact: string, speaker: string, tags: readonly string[] = []): Annotation => {
  const made = annotationOf({ number, exact, tags });
  return {
    ...made,
    finding: { ...made.finding, kind: 'quotation', form: 'indirect', speaker: { name: speaker, role: null } },
  };
};
const WALL = kept(1, 'the wall will hold', 'Ada Quill', ['harbour']);
const GATE = kept(2, 'the gate is shut', 'Ben Rook');
const PIER = kept(3, 'the pier was never surveyed', 'Ada Quill');
const HARBOUR = { ...ARTICLE, key: 'https://ledger.example/a', url: 'https://ledger.example/a', title: 'The harbour' };
const CITY = {
  ...ARTICLE,
  key: 'https://post.example/b',
  url: 'https://post.example/b',
  title: 'The city',
  siteName: 'Post',
};
const ENTRIES = entriesOf([
  { article: HARBOUR, annotations: [WALL, GATE] },
  { article: CITY, annotations: [PIER] },
]);
const byId = new Map([WALL, GATE, PIER].map((each) => [each.id, each]));
const ready = (some: Partial<LibraryState & { kind: 'ready' }> = {}): LibraryState => ({
  kind: 'ready',
  entries: ENTRIES,
  names: speakerNames([]),
  isWhole: true,
  search: (query) => {
    const terms = termsOf(query);
    return ({ id, article }) => {
      const annotation = byId.get(id);
      return annotation !== undefined && terms.every((term) => searchText(annotation, article).includes(term));
    };
  },
  ...some,
});

let actions: { [Name in keyof LibraryActions]: ReturnType<typeof vi.fn<LibraryActions[Name]>> };
const details = { get: (id: string) => byId.get(id) ?? null, want: vi.fn() };
const page = (state: LibraryState = ready()) => show(<LibraryPage state={state} actions={actions} details={details} />);

const words = (root: HTMLElement) =>
  [WALL, GATE, PIER].filter(({ target }) => root.textContent?.includes(target.selector[0].exact));
const said = (root: HTMLElement) => root.querySelector('.pm-library-bar [role="status"]')?.textContent;
const bar = (root: HTMLElement) => root.querySelector('.pm-undo') as HTMLElement;
const check = (root: HTMLElement, name: string) => find(root, 'input[type="checkbox"]', `Select: ${name}`);

beforeAll(() => {
  vi.stubGlobal('scrollTo', vi.fn());
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
beforeEach(() => {
  const ok = async () => ({ ok: true, value: null }) as never;
  actions = {
    retry: vi.fn(),
    revise: vi.fn(ok),
    tag: vi.fn(ok),
    remove: vi.fn(ok),
    restore: vi.fn(ok),
    joinSpeakers: vi.fn(ok),
    searchTexts: vi.fn(async () => ({ ok: true, value: { found: [], total: 0 } }) as const),
    excerpts: vi.fn(async () => ({ ok: true, value: [] }) as const),
    open: vi.fn(ok),
  };
});

describe('the page', () => {
  test('says that it is on its way, and why it could not come', async () => {
    const root = await page({ kind: 'loading' });
    expect(root.textContent).toContain('Opening the library');
    const failed = await page({ kind: 'failed', why: 'storage-newer' });
    expect(failed.textContent).toContain('can’t be shown');
    await click(find(failed, 'button', 'Try again'));
    expect(actions.retry).toHaveBeenCalledOnce();
  });

  test('says so where nothing was kept yet, and has nothing to search then', async () => {
    const root = await page(ready({ entries: [] }));
    expect(root.textContent).toContain('Nothing saved yet');
    expect(root.querySelector('input[type="search"]')).toBeNull();
  });

  test('shows all that was kept, and counts it', async () => {
    const root = await page();
    expect(words(root)).toEqual([WALL, GATE, PIER]);
    expect(said(root)).toBe('3 passages in 2 articles');
    expect(details.want).toHaveBeenLastCalledWith(expect.arrayContaining([WALL.id, GATE.id, PIER.id]));
  });

  test('counts nothing, and selects not all, before it has all', async () => {
    const root = await page(ready({ isWhole: false }));
    expect(said(root)).toContain('Opening the library');
    expect([...root.querySelectorAll('button')].some(({ textContent }) => textContent === 'Select all shown')).toBe(
      false,
    );
  });

  test('is arranged by whoever said it', async () => {
    const root = await page();
    await click(find(root, 'label', 'Speakers').querySelector('input') as HTMLElement);
    const headings = [...root.querySelectorAll('.pm-group-row')].map(({ textContent }) => textContent ?? '');
    expect(headings).toHaveLength(2);
    expect(headings.some((text) => text.includes('Ada Quill') && text.includes('2'))).toBe(true);
  });
});

describe('a search', () => {
  test('leaves what it finds, and can be taken back where that is nothing', async () => {
    const root = await page();
    const field = root.querySelector('input[type="search"]') as HTMLInputElement;
    await type(field, 'gate');
    expect(words(root)).toEqual([GATE]);
    expect(said(root)).toBe('1 passage in 1 article');
    await type(field, 'nowhere to be found');
    expect(said(root)).toBe('Nothing found');
    expect(root.textContent).toContain('Nothing found for “nowhere to be found”');
    await click(find(root, 'button', 'Clear the search'));
    expect(words(root)).toEqual([WALL, GATE, PIER]);
    expect(field.value).toBe('');
  });
});

describe('a selection', () => {
  test('is what is ticked, and with all shown ticked it is all', async () => {
    const root = await page();
    await click(check(root, 'the gate'));
    expect(root.querySelector('.pm-selection-bar')?.textContent).toContain('1 selected');
    await click(find(root, 'button', 'Select all shown'));
    expect(root.querySelector('.pm-selection-bar')?.textContent).toContain('3 selected');
    await click(find(root, 'button', 'Select none'));
    expect(root.querySelector('.pm-selection-bar')).toBeNull();
  });

  test('is no longer what a search leaves out: nothing is done to what is not seen', async () => {
    const root = await page();
    await click(find(root, 'button', 'Select all shown'));
    await type(root.querySelector('input[type="search"]') as HTMLElement, 'gate');
    await click(find(root, '.pm-selection-bar button', 'Remove'));
    expect(actions.remove).toHaveBeenCalledExactlyOnceWith([GATE.id]);
  });

  test('is tagged with each of the words between commas', async () => {
    const root = await page();
    await click(check(root, 'the wall'));
    await click(find(root, '.pm-selection-bar button', 'Add tags'));
    const form = root.querySelector('.pm-tag-form') as HTMLFormElement;
    expect(form.hidden).toBe(false);
    await type(form.querySelector('input') as HTMLElement, 'harbour, money، , water');
    await doing(() => form.requestSubmit());
    expect(actions.tag).toHaveBeenCalledExactlyOnceWith([WALL.id], ['harbour', 'money', 'water']);
    expect(bar(root).textContent).toContain('Tagged 1 passage.');
    expect(form.hidden).toBe(true);
  });

  test('of no words adds no tag', async () => {
    const root = await page();
    await click(check(root, 'the wall'));
    const form = root.querySelector('.pm-tag-form') as HTMLFormElement;
    await type(form.querySelector('input') as HTMLElement, ' , ');
    await doing(() => form.requestSubmit());
    expect(actions.tag).not.toHaveBeenCalled();
  });
});

describe('what is removed', () => {
  test('comes back, and the focus goes where it can be taken back', async () => {
    const root = await page();
    await click(check(root, 'the wall'));
    await click(find(root, '.pm-selection-bar button', 'Remove'));
    expect(actions.remove).toHaveBeenCalledExactlyOnceWith([WALL.id]);
    expect(root.querySelector('.pm-selection-bar'), 'it is selected no longer').toBeNull();
    expect(bar(root).textContent).toContain('Removed.');
    expect(document.activeElement?.textContent).toBe('Undo');
    await click(document.activeElement as HTMLElement);
    expect(actions.restore).toHaveBeenCalledExactlyOnceWith([WALL.id]);
    expect(bar(root).textContent).toContain('Back again.');
    expect(document.activeElement?.getAttribute('type')).toBe('search');
  });

  test('stays selected where it could not be removed, and it is said why', async () => {
    actions.remove.mockResolvedValue({ ok: false, why: 'storage-full' });
    const root = await page();
    await click(check(root, 'the wall'));
    await click(find(root, '.pm-selection-bar button', 'Remove'));
    expect(root.querySelector('.pm-selection-bar')?.textContent).toContain('1 selected');
    expect(bar(root).querySelector('[role="alert"]')?.textContent).not.toBe('');
    expect([...bar(root).querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain('Undo');
  });

  test('takes no focus from a reader who went on meanwhile', async () => {
    const root = await page();
    await click(check(root, 'the wall'));
    await click(find(root, '.pm-selection-bar button', 'Remove'));
    check(root, 'the gate').focus();
    await click(find(bar(root), 'button', 'Dismiss'));
    expect(document.activeElement).toBe(check(root, 'the gate'));
  });
});

describe('two names of one speaker', () => {
  test('are joined, and parted again', async () => {
    const root = await page();
    await click(find(root, 'label', 'Speakers').querySelector('input') as HTMLElement);
    await click(find(root, 'button', 'Ben Rook is the same person as…'));
    const dialog = root.querySelector('dialog') as HTMLDialogElement;
    await click(find(dialog, 'button', 'Ada Quill'));
    expect(actions.joinSpeakers).toHaveBeenCalledExactlyOnceWith(['Ben Rook'], 'Ada Quill');
    expect(bar(root).textContent).toContain('Ben Rook is now listed under Ada Quill.');
    expect(root.querySelector('dialog')).toBeNull();
    await click(find(bar(root), 'button', 'Undo'));
    expect(actions.joinSpeakers).toHaveBeenLastCalledWith(['Ben Rook'], null);
    expect(bar(root).textContent).toContain('Ben Rook is listed by itself again.');
  });
});

describe('a passage', () => {
  test('is opened in its article, and where that fails it is said', async () => {
    const root = await page();
    await click(find(root, '.pm-entry-row button[title="Open in the article"]', 'the pier'));
    expect(actions.open).toHaveBeenCalledExactlyOnceWith(PIER.id);
    actions.open.mockResolvedValue({ ok: false, why: 'not-found' });
    await click(find(root, '.pm-entry-row button[title="Open in the article"]', 'the pier'));
    expect(bar(root).querySelector('[role="alert"]')?.textContent).not.toBe('');
  });

  test('is removed from its row', async () => {
    const root = await page();
    await click(find(root, '.pm-entry-row button', 'Remove: the gate'));
    expect(actions.remove).toHaveBeenCalledExactlyOnceWith([GATE.id]);
  });
});
