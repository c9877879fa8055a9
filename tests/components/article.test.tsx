// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { ArticlePage } from '../../components/article/ArticlePage';
import type { ArticleActions, ArticleState } from '../../components/article/article-state';
import { TextResults } from '../../components/library/TextResults';
import { newAnnotation, wholeArticle } from '../../lib/annotation';
import { copyOf } from '../../lib/copy/copy';
import { compareCopies } from '../../lib/copy/difference';
import type { Annotation, ArticleCopy } from '../../lib/model';
import type { CopyFacts } from '../../lib/stored';
import { analyze } from '../../lib/text/analyze';
import { english } from '../../lib/text/languages';
import { articleOf, STORIES, type Story } from '../copy/stories';
import { ARTICLE } from '../export/collections';
import { choose, click, doing, find, show, type } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const FIRST = '2026-03-02T10:00:00.000Z';
const SECOND = '2026-03-05T18:20:00.000Z';
const clinic = STORIES.clinic ?? { lang: 'en', title: '', blocks: [] };
const copyAt = (story: Story, taken: string): ArticleCopy => {
  const article = articleOf(story);
  return copyOf(article, analyze(article, english), article.url, taken);
};
const before = copyAt(clinic, FIRST);
const after = copyAt(
  { ...clinic, blocks: clinic.blocks.filter((block) => !String(block).startsWith('Nurses have')) },
  SECOND,
);
const factsAt = (taken: string): CopyFacts => ({
  article: 'https://paper.example/story',
  taken,
  page: 'https://paper.example/story',
  digest: '3f9a'.repeat(16),
  base: null,
  size: 2100,
});

const WORDS = 'We probably would have had to send patients two hours north';
const passage: Annotation = {
  ...newAnnotation({
    uuid: '0190a8e2-7d3c-7000-8000-000000000001',
    selectors: [{ type: 'TextQuoteSelector', exact: WORDS, prefix: '', suffix: '' }],
    source: before.address,
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
    now: FIRST,
  }),
  body: [{ type: 'TextualBody', purpose: 'commenting', value: 'By which road?', format: 'text/plain' }],
};
const start = before.article.text.indexOf(WORDS);
const placed = { annotation: passage, span: { start, end: start + WORDS.length } };
const whole = wholeArticle({
  uuid: '0190a8e2-7d3c-7000-8000-000000000002',
  source: before.address,
  title: clinic.title,
  now: FIRST,
});

const ok = async () => ({ ok: true, value: passage }) as const;
const actions = (some: Partial<ArticleActions> = {}) =>
  ({
    retry: vi.fn(),
    show: vi.fn(),
    keep: vi.fn(ok),
    remove: vi.fn(ok),
    setArchived: vi.fn(ok),
    saveFile: vi.fn(async () => true),
    sources: vi.fn(async () => []),
    checkWording: vi.fn(async () => ({ ok: false, why: 'not-found' }) as const),
    ...some,
  }) satisfies ArticleActions;

const ready = (some: Partial<Extract<ArticleState, { kind: 'ready' }>> = {}): ArticleState => ({
  kind: 'ready',
  versions: [factsAt(FIRST), factsAt(SECOND)],
  facts: factsAt(FIRST),
  copy: before,
  kept: [placed],
  other: null,
  record: ARTICLE,
  terms: [],
  archive: { find: 'https://web.archive.org/web/*/x', save: 'https://web.archive.org/save/x' },
  ...some,
});
const page = (state: ArticleState, on = actions()) => <ArticlePage state={state} actions={on} />;

describe('the reading view', () => {
  it('shows every block in the form of its kind, and marks what is kept in its place, its note beside it', async () => {
    const root = await show(page(ready()));
    const blocks = [...root.querySelectorAll('[data-block]')];
    expect(blocks.map(({ textContent }) => textContent)).toEqual(
      before.article.blocks.map((block) => before.article.text.slice(block.start, block.end)),
    );
    expect([...root.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([WORDS]);
    expect(find(root, '.pm-article-row', WORDS).textContent).toContain('By which road?');
  });

  it('leads from a note to its words, which take the focus', async () => {
    const root = await show(page(ready()));
    Element.prototype.scrollIntoView = vi.fn();
    await click(find(root, '.pm-article-note a'));
    expect(document.activeElement?.textContent).toBe(WORDS);
  });

  it('keeps a claim by its index, and says so', async () => {
    const on = actions();
    const root = await show(page(ready({ kept: [] }), on));
    await click(find(root, '.pm-article-claims button'));
    const [span, claim] = vi.mocked(on.keep).mock.calls[0] as unknown as [{ start: number; end: number }, number];
    expect(before.claims[claim]?.contents[0].start).toBe(span.start);
    expect(find(root, '[role="status"]', 'Kept').textContent).not.toBe('');
  });

  it('offers to keep what is selected in the text, and nothing else', async () => {
    const on = actions();
    const root = await show(page(ready(), on));
    const block = find(root, '[data-block]', 'Nurses have').firstChild;
    if (block === null) throw new Error('no words');
    const select = (from: number, to: number) =>
      doing(() => {
        getSelection()?.setBaseAndExtent(block, from, block, to);
        document.dispatchEvent(new Event('selectionchange'));
      });
    await select(0, 11);
    await click(find(root, 'button', 'Keep the selected words'));
    const [span] = vi.mocked(on.keep).mock.calls[0] as unknown as [{ start: number; end: number }];
    expect(before.article.text.slice(span.start, span.end)).toBe('Nurses have');
    await select(3, 3);
    expect(() => find(root, 'button', 'Keep the selected words')).toThrow();
  });

  it('says what could not be kept', async () => {
    const root = await show(
      page(ready({ kept: [] }), actions({ keep: async () => ({ ok: false, why: 'storage-full' }) })),
    );
    await click(find(root, '.pm-article-claims button'));
    expect(find(root, '.pm-article-bar [role="alert"]').textContent).toMatch(/full|space/i);
  });

  it('switches versions, and puts another beside the one that is shown', async () => {
    const on = actions();
    const root = await show(page(ready(), on));
    const [version, compare] = [...root.querySelectorAll('select')];
    if (version === undefined || compare === undefined) throw new Error('no versions to choose from');
    await choose(version, SECOND);
    expect(on.show).toHaveBeenLastCalledWith(SECOND, null);
    await choose(compare, SECOND);
    expect(on.show).toHaveBeenLastCalledWith(FIRST, SECOND);
  });

  it('says in words what changed between two versions, and shows it beside each other and as one text', async () => {
    const difference = compareCopies(before, after);
    const root = await show(page(ready({ other: { facts: factsAt(SECOND), copy: after, difference } })));
    expect(find(root, '.pm-change-list').textContent).toContain('1 paragraph removed');
    expect(find(root, '.pm-difference-sides').textContent).toContain('Nurses have');
    expect(
      find(root, '.pm-difference-inline del, .pm-difference-inline .pm-removed, .pm-difference-inline', 'Nurses have'),
    ).toBeDefined();
  });

  it('lists what is kept of another version apart, and an article that is kept as a whole is none of it', async () => {
    const root = await show(
      page(
        ready({
          kept: [
            { ...placed, span: null },
            { annotation: whole, span: null },
          ],
        }),
      ),
    );
    expect(find(root, '.pm-article-missing').querySelectorAll('li')).toHaveLength(1);
    expect(find(root, '.pm-article-whole').textContent).toContain('The whole article');
  });

  it('marks what was searched for, in kept words as well', async () => {
    Element.prototype.scrollIntoView = vi.fn();
    const root = await show(page(ready({ terms: ['patients', 'probably'] })));
    const marks = [...root.querySelectorAll('[data-block] mark:not(.pm-kept-mark)')];
    expect(marks.length).toBeGreaterThan(1);
    expect(new Set(marks.map(({ textContent }) => textContent?.toLowerCase()))).toEqual(
      new Set(['patients', 'probably']),
    );
    expect(marks.filter((mark) => mark.closest('.pm-kept-mark') !== null)).not.toHaveLength(0);
    expect(Element.prototype.scrollIntoView).toHaveBeenCalled();
  });

  it('leads to the archive only by links, and keeps an address only where it is one', async () => {
    const on = actions();
    const root = await show(page(ready(), on));
    const links = [...root.querySelectorAll('.pm-archive a')].map((link) => [
      link.getAttribute('href'),
      link.getAttribute('target'),
      link.getAttribute('rel'),
    ]);
    expect(links).toEqual([
      ['https://web.archive.org/web/*/x', '_blank', 'noreferrer noopener'],
      ['https://web.archive.org/save/x', '_blank', 'noreferrer noopener'],
    ]);
    const submit = () =>
      doing(() =>
        find(root, '.pm-archive form').dispatchEvent(new Event('submit', { cancelable: true, bubbles: true })),
      );
    await type(find(root, '.pm-archive input'), 'javascript:alert(1)');
    await submit();
    expect(on.setArchived).not.toHaveBeenCalled();
    expect(find(root, '.pm-archive [role="alert"]').textContent).not.toBe('');
    await type(find(root, '.pm-archive input'), ' https://web.archive.org/web/2026/x ');
    await submit();
    expect(on.setArchived).toHaveBeenCalledWith('https://web.archive.org/web/2026/x');
  });

  it('opens and forgets the archived copy that is kept', async () => {
    const on = actions();
    const archived = 'https://web.archive.org/web/2026/x';
    const root = await show(page(ready({ record: { ...ARTICLE, archived } }), on));
    expect(find(root, '.pm-archive a', 'Open the archived copy').getAttribute('href')).toBe(archived);
    await click(find(root, '.pm-archive button', 'Remove'));
    expect(on.setArchived).toHaveBeenCalledWith(null);
  });

  it('saves one file, and says whether it could', async () => {
    const root = await show(page(ready(), actions({ saveFile: async () => false })));
    await click(find(root, 'button', 'Save as one file'));
    expect(find(root, '.pm-article-bar [role="alert"]').textContent).not.toBe('');
  });
});

describe('what a search finds in texts', () => {
  const found = { article: ARTICLE, taken: FIRST };

  it('leads to its version in the reading view, with the words around it', async () => {
    const root = await show(
      <TextResults
        query="wall"
        searchTexts={async () => ({ ok: true, value: { found: [found], total: 1 } })}
        excerpts={async () => ({ ok: true, value: ['… the old wall stands …'] })}
      />,
    );
    await doing(() => undefined);
    const link = find(root, 'a');
    const place = new URLSearchParams(link.getAttribute('href')?.split('#')[1]);
    expect([place.get('article'), place.get('version'), place.get('find')]).toEqual([ARTICLE.key, FIRST, 'wall']);
    expect(find(root, '.pm-excerpt mark').textContent).toBe('wall');
    expect(find(root, '[role="status"]').textContent).toContain('1 article');
  });

  it('shows the answer to the last question only', async () => {
    const answers = new Map<string, (value: unknown) => void>();
    const searchTexts = (query: string) => new Promise<never>((resolve) => answers.set(query, resolve as never));
    const excerpts = async () => ({ ok: true, value: [] }) as const;
    const root = await show(<TextResults query="a" searchTexts={searchTexts} excerpts={excerpts} />);
    await show(<TextResults query="ab" searchTexts={searchTexts} excerpts={excerpts} />, root);
    await doing(() => answers.get('ab')?.({ ok: true, value: { found: [], total: 0 } }));
    await doing(() => answers.get('a')?.({ ok: true, value: { found: [found], total: 1 } }));
    expect(root.querySelectorAll('.pm-text-results li')).toHaveLength(0);
  });
});
