import { v7 as uuid } from 'uuid';
import { newAnnotation } from '@/lib/annotation';
import { claimTexts } from '@/lib/copy/copy';
import { type CopyDifference, comparingCopies } from '@/lib/copy/difference';
import { type Handlers, type PageIdentity, type Protocol, pageAddress, pageSender } from '@/lib/messages';
import type { Annotation, Article, ArticleChange, ArticleCopy, Finding, HighlightColor, Span } from '@/lib/model';
import type { CopyFacts } from '@/lib/stored';
import { describe } from '@/lib/text/anchor';
import { comparing } from '@/lib/text/passages';
import { loadSettings } from '../shared/stored-settings';
import { isPrivate, keysOf } from './annotations';
import { attempt, changed, told } from './answers';
import { copyNow, isCopied, pageOf } from './kept-article';
import { store } from './store';
import { inSlices } from './text-core';

type Sender = Parameters<typeof pageSender>[0];

/** A page is written down once it has not changed for so long: its parts come in one after the other. */
const QUIET_MS = 4000;
/** What comes to an article within this time after it was read is the rest of it, which was late. */
const LATE_MS = 60_000;
interface Known {
  readonly key: string;
  readonly page: string;
  /** The version that a change is told from. */
  readonly reference: ArticleCopy;
  readonly newest: { readonly facts: CopyFacts; readonly copy: ArticleCopy };
}

const difference = (before: ArticleCopy, after: ArticleCopy): Promise<CopyDifference> =>
  inSlices(comparingCopies(before, after));

/** What is kept of the sender's page; null where it has no copy. */
async function knownOf(sender: Sender, identity: PageIdentity): Promise<Known | null> {
  const page = pageOf(pageAddress(sender, identity));
  for (const key of await keysOf(sender, identity)) {
    const newest = await store.newestCopy(key, page);
    if (newest === null) continue;
    const [first, second] = (await store.copies(key)).filter((facts) => facts.page === page);
    const copyAt = async (facts: CopyFacts | undefined) =>
      facts === undefined ? null : facts.taken === newest.facts.taken ? newest.copy : store.copy(key, facts.taken);
    const [oldest, next] = [(await copyAt(first)) ?? newest.copy, await copyAt(second)];
    // One that was cut off, as behind a paywall, is measured by what was read of it once it was there.
    const isFuller = next !== null && (await difference(oldest, next)).relation === 'fuller';
    return { key, page, newest, reference: isFuller ? next : oldest };
  }
  return null;
}

/** Whether there is only more of the article than there was: no word of it is another, and none is gone. */
const isMore = ({ relation, title, counts }: CopyDifference) =>
  relation === 'fuller' ||
  (relation === 'changed' && title === null && counts.changed + counts.removed + counts.moved === 0);

const isLate = (taken: string, now: ArticleCopy) =>
  now.article.genre !== 'live-blog' && Date.parse(now.taken) - Date.parse(taken) < LATE_MS;

/** By tab: what waits to be written down. */
const waiting = new Map<number, ReturnType<typeof setTimeout>>();

/** Adds a version once the page has come to rest; one that is only the rest of a page that was late completes it. */
function addSoon(tabId: number, { key, page }: Known, now: ArticleCopy): void {
  clearTimeout(waiting.get(tabId));
  const timer = setTimeout(() => {
    if (waiting.get(tabId) === timer) waiting.delete(tabId);
    void add().catch((error: unknown) => console.error('Pressmark: no version was added', error));
  }, QUIET_MS);
  waiting.set(tabId, timer);
  const add = async () => {
    if (!(await loadSettings()).keepCopies) return;
    const newest = await store.newestCopy(key, page);
    if (newest === null) return;
    const since = await difference(newest.copy, now);
    if (since.relation === 'same' || since.relation === 'part') return;
    const completes = isLate(newest.facts.taken, now) && isMore(since);
    if (await store.addVersion(key, now, page, newest, completes)) void changed([], tabId);
  };
}

function changeOf(reference: ArticleCopy, now: ArticleCopy, key: string, found: CopyDifference): ArticleChange | null {
  if (isLate(reference.taken, now) && isMore(found)) return null;
  const isChanged = found.relation === 'changed';
  const {
    changed: others,
    added,
    removed,
    moved,
  } = isChanged ? found.counts : { changed: 0, added: 0, removed: 0, moved: 0 };
  const { modified = null } = now.article;
  const stated = modified !== null && modified !== (reference.article.modified ?? null) ? modified : null;
  if (!isChanged && (stated === null || found.relation !== 'same')) return null;
  return {
    since: reference.taken,
    title: isChanged ? found.title : null,
    changed: others,
    added,
    removed,
    modified: stated,
    ...(isChanged ? { claims: new Set(found.claims.map(({ before, after }) => before ?? after)).size, moved } : {}),
    copy: { article: key, taken: reference.taken },
  };
}

/** How the sender's article differs from what is kept of it; adds a version where it is news. */
async function compareWithCopy(
  sender: Sender,
  { article, ...identity }: PageIdentity & { readonly article: Article },
): Promise<ArticleChange | null | 'no-copy'> {
  const tabId = pageSender(sender)?.tabId;
  const known = tabId === undefined ? null : await knownOf(sender, identity);
  if (tabId === undefined || known === null || !isCopied(article)) return 'no-copy';
  const now = await copyNow(sender, article, pageAddress(sender, identity));
  const found = await difference(known.reference, now);
  // A visit in a private window leaves no trace.
  if (!isPrivate(sender)) addSoon(tabId, known, now);
  return changeOf(known.reference, now, known.key, found);
}

/**
 * Words of a copy, kept. Where they stand in a page's text nobody knows, so that only the words and those around them
 * are remembered.
 */
function annotationIn(copy: ArticleCopy, span: Span, claim: number | null, color: HighlightColor): Annotation {
  const { text } = copy.article;
  const found = claim === null ? undefined : copy.claims[claim];
  const contents = found === undefined ? [] : claimTexts(copy.article, found);
  const finding: Finding = {
    kind: found === undefined ? 'passage' : 'quotation',
    form: found?.form ?? null,
    speaker: found?.speaker ?? null,
    cue: found?.cue == null ? null : text.slice(found.cue.start, found.cue.end),
    ...(found === undefined ? {} : { stance: found.stance }),
    ...(contents.length < 2 ? {} : { contents }),
    confidence: found?.confidence ?? null,
  };
  const [quote] = describe(text, span);
  return newAnnotation({
    uuid: uuid(),
    selectors: [quote],
    source: copy.address,
    finding,
    now: new Date().toISOString(),
    color,
  });
}

type Names =
  | 'page:compare'
  | 'own:copies'
  | 'own:copy'
  | 'own:keepInCopy'
  | 'own:copied'
  | 'own:copySpace'
  | 'own:removeCopies'
  | 'own:copiesAfter';

export const copyHandlers: Pick<Handlers<keyof Protocol>, Names> = {
  'page:compare': async ({ digest, ...data }, sender) => {
    // A database that fails, or a page of ours, has no copies: the digest says as much as it can.
    const change = await compareWithCopy(sender, data).catch(() => 'no-copy' as const);
    if (change !== 'no-copy') return change;
    // A page whose parts come late has not changed.
    if (Date.now() - Date.parse(digest.taken) < LATE_MS) return null;
    return inSlices(comparing(data.article, digest));
  },
  'own:copies': ({ article }) =>
    attempt(async () => {
      const [record, copies, annotations] = await Promise.all([
        store.articleOf(article),
        store.copies(article),
        store.annotationsOf(article, false),
      ]);
      return copies.length === 0 ? null : { record, copies, annotations };
    }),
  'own:copy': ({ article, taken }) => attempt(() => store.copy(article, taken)),
  'own:keepInCopy': async ({ article, taken, span, claim }) => {
    const { color } = await loadSettings();
    let id = '';
    const answer = await attempt(async () => {
      const [record, copy] = await Promise.all([store.articleOf(article), store.copy(article, taken)]);
      if (record === null || copy === null || span.start >= span.end || span.end > copy.article.text.length)
        return null;
      const annotation = annotationIn(copy, span, claim, color);
      id = annotation.id;
      return store.save(record, annotation);
    });
    return told(Promise.resolve(answer), [id]);
  },
  'own:copied': () => attempt(() => store.copiedArticles()),
  'own:copySpace': () => attempt(() => store.copySpace()),
  'own:removeCopies': async ({ choice }) => {
    let gone = 0;
    const result = await attempt(async () => {
      gone = await store.removeCopies(choice);
      return true;
    });
    if (!result.ok) return result;
    void changed([]);
    return { ok: true, value: gone };
  },
  'own:copiesAfter': ({ after }) => attempt(() => store.copiesAfter(after)),
};
