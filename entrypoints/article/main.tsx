/** The reading view of a kept article. The address names the article and the version behind "#". */
import { render } from 'preact';
import { ArticlePage } from '@/components/article/ArticlePage';
import type { ArticleActions, ArticleState, PlacedPassage } from '@/components/article/article-state';
import type { SourceChoice } from '@/components/article/WordingCheck';
import { i18n } from '@/components/i18n';
import { exportWords } from '@/components/keeping/export-words';
import { isWholeArticle } from '@/lib/annotation';
import { compareCopies } from '@/lib/copy/difference';
import { articleFile, fileNameOf } from '@/lib/export';
import { archivePage } from '@/lib/export/archive';
import { termsOf } from '@/lib/library/matches';
import { hear } from '@/lib/messaging';
import type { Annotation, ArticleCopy, Selectors } from '@/lib/model';
import type { CopyFacts } from '@/lib/stored';
import { answered } from '../shared/answered';
import { prepareDocument } from '../shared/document';
import { saveFile } from '../shared/save-file';
import { sendMessage } from '../shared/send-message';
import { loadSettings } from '../shared/stored-settings';

let root: HTMLElement | null = null;
let state: ArticleState = { kind: 'loading' };
/** Counts the questions to the background, so that an answer to an earlier one can be dropped. */
let turn = 0;
/** Copies that were read already. They never change, so each is read once. */
const known = new Map<string, ArticleCopy>();

function show(next: ArticleState): void {
  state = next;
  draw();
}

function draw(): void {
  if (root !== null) render(<ArticlePage state={state} actions={actions} />, root);
}

interface Route {
  readonly article: string;
  readonly version: string | null;
  readonly other: string | null;
  /** Words that were searched for. */
  readonly find: string;
}

function route(): Route {
  const named = new URLSearchParams(location.hash.slice(1));
  return {
    article: named.get('article') ?? '',
    version: named.get('version'),
    other: named.get('other'),
    find: named.get('find') ?? '',
  };
}

async function copyAt({ article, taken }: CopyFacts): Promise<ArticleCopy | null> {
  const key = `${article}\n${taken}`;
  const read = known.get(key);
  if (read !== undefined) return read;
  const result = await answered(sendMessage('own:copy', { article, taken }));
  if (!result.ok) return null;
  known.set(key, result.value);
  return result.value;
}

/** Where the kept passages stand in a text. Where the text core doesn't answer, none of them is shown in it. */
async function placed(
  { article: { text } }: ArticleCopy,
  annotations: readonly Annotation[],
): Promise<PlacedPassage[]> {
  // Their positions are those in the page's text, which is not the text of the copy.
  const passages = annotations.filter((annotation) => !isWholeArticle(annotation));
  const wanted = passages.map(({ target: { selector } }): Selectors => [selector[0]]);
  const places = await sendMessage('page:locate', { text, wanted }).catch(() => []);
  const spans = new Map(passages.map(({ id }, index) => [id, places[index]?.span ?? null]));
  return annotations.map((annotation) => ({ annotation, span: spans.get(annotation.id) ?? null }));
}

/** The version that is shown: the one that is named, else the newest. */
function chosen(copies: readonly CopyFacts[], { version }: Route): CopyFacts | undefined {
  return copies.find(({ taken }) => taken === version) ?? copies.at(-1);
}

async function read(): Promise<void> {
  turn += 1;
  const asked = turn;
  const wanted = route();
  const listed = await answered(sendMessage('own:copies', { article: wanted.article }));
  if (asked !== turn) return;
  if (!listed.ok) return show(listed.why === 'not-found' ? { kind: 'gone' } : { kind: 'failed', why: listed.why });
  const facts = chosen(listed.value.copies, wanted);
  const copy = facts === undefined ? null : await copyAt(facts);
  if (asked !== turn) return;
  if (facts === undefined || copy === null) return show({ kind: 'gone' });
  const versions = listed.value.copies.filter(({ page }) => page === facts.page);
  const otherFacts = versions.find(({ taken }) => taken === wanted.other && taken !== facts.taken);
  const [otherCopy, kept, settings] = await Promise.all([
    otherFacts === undefined ? null : copyAt(otherFacts),
    placed(copy, listed.value.annotations),
    loadSettings(),
  ]);
  if (asked !== turn) return;
  const isNewer = otherFacts !== undefined && facts.taken > otherFacts.taken;
  const other =
    otherFacts === undefined || otherCopy === null
      ? null
      : {
          facts: otherFacts,
          copy: otherCopy,
          difference: isNewer ? compareCopies(otherCopy, copy) : compareCopies(copy, otherCopy),
        };
  const archive = {
    find: archivePage(settings, 'find', copy.address),
    save: archivePage(settings, 'save', copy.address),
  };
  const { record } = listed.value;
  show({ kind: 'ready', versions, facts, copy, kept, other, record, terms: termsOf(wanted.find), archive });
}

/** The most articles that are offered for comparison, those visited last first. */
const MOST_SOURCES = 200;

/** Those articles by their titles. */
async function titlesOf(keys: ReadonlySet<string>): Promise<readonly SourceChoice[]> {
  const found: { readonly key: string; readonly title: string; readonly visited: string }[] = [];
  for (let after: string | null = null; ; ) {
    const slice: Awaited<ReturnType<typeof articlesAfter>> = await articlesAfter(after);
    if (!slice.ok) break;
    for (const { key, title, visited } of slice.value.articles)
      if (keys.has(key)) found.push({ key, title: title || key, visited });
    after = slice.value.next;
    if (after === null) break;
  }
  return found.sort((a, b) => (a.visited < b.visited ? 1 : -1)).slice(0, MOST_SOURCES);
}

const articlesAfter = (after: string | null) => answered(sendMessage('own:articles', { after }));

/** Passes an answer on once the page shows what it changed. */
async function thenRead<T>(answer: Promise<T>): Promise<T> {
  const settled = await answer;
  await read();
  return settled;
}

const actions: ArticleActions = {
  retry: () => void read(),
  show: (version, other) => {
    const { article } = route();
    location.hash = new URLSearchParams({ article, version, ...(other === null ? {} : { other }) }).toString();
  },
  keep: async (span, claim) => {
    if (state.kind !== 'ready') return { ok: false, why: 'not-found' };
    const { article, taken } = state.facts;
    return thenRead(answered(sendMessage('own:keepInCopy', { article, taken, span, claim })));
  },
  sources: async () => {
    const copied = await answered(sendMessage('own:copied'));
    if (!copied.ok) return [];
    const { article: own } = route();
    const others = copied.value.filter((key) => key !== own);
    return titlesOf(new Set(others));
  },
  checkWording: async (source) => {
    if (state.kind !== 'ready') return { ok: false, why: 'not-found' };
    const { article, taken } = state.facts;
    return answered(sendMessage('own:checkWording', { article, taken, source }));
  },
  setArchived: async (address) => {
    if (state.kind !== 'ready') return { ok: false, why: 'not-found' };
    return thenRead(answered(sendMessage('own:archived', { article: state.facts.article, address })));
  },
  saveFile: async () => {
    if (state.kind !== 'ready') return false;
    const { copy, facts, kept, record } = state;
    const { taken, digest } = facts;
    const archived = record?.archived;
    const parts = articleFile(
      { taken, digest, copy, kept, ...(archived === undefined ? {} : { archived }) },
      exportWords(),
    );
    const name = fileNameOf(copy.article.title) || 'article';
    return saveFile(`${name}.html`, 'text/html', parts);
  },
  remove: (id) => thenRead(answered(sendMessage('own:delete', { ids: [id] }))),
};

addEventListener('hashchange', () => void read());
hear('own:libraryChanged', () => void read());
void read();
root = await prepareDocument(() => i18n.t('copy.title'), draw);
draw();
