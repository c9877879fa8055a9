import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { newAnnotation } from '@/lib/annotation';
import type { CopyDifference } from '@/lib/copy/changes';
import { claimTexts } from '@/lib/copy/copy';
import { comparingCopies } from '@/lib/copy/difference';
import type { PageIdentity } from '@/lib/messages';
import { pageAddress, pageSender, type Sender } from '@/lib/messaging';
import type {
  Annotation,
  Article,
  ArticleChange,
  ArticleCopy,
  ArticleRecord,
  Finding,
  HighlightColor,
  Span,
} from '@/lib/model';
import { archivedAddress, digest, LIMITS, stamp } from '@/lib/schema/nouns';
import { count, identity, nothing, readArticle, span, text } from '@/lib/schema/payloads';
import { excerptOf } from '@/lib/store/search';
import type { CopiesSlice, CopyFacts, CopySpace, FoundTexts } from '@/lib/stored';
import { describe } from '@/lib/text/anchor';
import { comparing } from '@/lib/text/passages';
import { loadSettings } from '../shared/stored-settings';
import { isPrivate, keysOf } from './annotations';
import { attempt, changed, succeeded, told } from './answers';
import { fromOwn, fromSample, plain, result } from './declare';
import { copyNow, isCopied, pageOf } from './kept-article';
import { store } from './store';
import { inSlices } from './text-core';

/** How long a page must not have changed before a version of it is stored, since its parts load one after the other. */
const QUIET_MS = 4000;
/** Text that is added within this time after the article was read counts as a part that loaded late, and not as a change. */
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
    // A copy that was cut off, by a paywall for instance, is compared with what was read once the rest was there.
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

/** By tab: the versions that wait to be stored. */
const waiting = new Map<number, ReturnType<typeof setTimeout>>();

/** Adds a version once the page has come to rest. Where it only adds the rest of a page that loaded late, it completes the last one. */
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
 * An annotation of words of a copy. Their place in the page's text isn't known, so that only the words and those around them
 * are remembered.
 */
function annotationIn(copy: ArticleCopy, place: Span, claim: number | null, color: HighlightColor): Annotation {
  const { text: words } = copy.article;
  const found = claim === null ? undefined : copy.claims[claim];
  const contents = found === undefined ? [] : claimTexts(copy.article, found);
  const finding: Finding = {
    kind: found === undefined ? 'passage' : 'quotation',
    form: found?.form ?? null,
    speaker: found?.speaker ?? null,
    cue: found?.cue == null ? null : words.slice(found.cue.start, found.cue.end),
    ...(found === undefined ? {} : { stance: found.stance }),
    ...(contents.length < 2 ? {} : { contents }),
    confidence: found?.confidence ?? null,
  };
  const [quote] = describe(words, place);
  return newAnnotation({
    uuid: uuid(),
    selectors: [quote],
    source: copy.address,
    finding,
    now: new Date().toISOString(),
    color,
  });
}

/** The versions of a kept article; `record` is null where what is known of the article is damaged. */
interface ArticleCopies {
  readonly record: ArticleRecord | null;
  readonly copies: readonly CopyFacts[];
  /** What is kept of the article, oldest first. */
  readonly annotations: readonly Annotation[];
}

const key = text(LIMITS.line);

export const copyMessages = {
  /** How the sender's article differs from its copy, or where there is none, from `digest`; null where it doesn't. */
  'page:compare': fromSample({
    payload: v.object({ ...identity, article: readArticle, digest }),
    answer: plain<ArticleChange | null>(),
    handle: async ({ digest: remembered, ...data }, sender) => {
      // Where the database fails, and for pages of ours, there are no copies: then the digest tells what it can.
      const change = await compareWithCopy(sender, data).catch(() => 'no-copy' as const);
      if (change !== 'no-copy') return change;
      // A page whose parts come late has not changed.
      if (Date.now() - Date.parse(remembered.taken) < LATE_MS) return null;
      return inSlices(comparing(data.article, remembered));
    },
  }),
  /** What is known of the versions of a kept article, oldest first; not found where there are none. */
  'own:copies': fromOwn({
    payload: v.object({ article: key }),
    answer: result<ArticleCopies>(),
    handle: ({ article }) =>
      attempt(async () => {
        const [record, copies, annotations] = await Promise.all([
          store.articleOf(article),
          store.copies(article),
          store.annotationsOf(article, false),
        ]);
        return copies.length === 0 ? null : { record, copies, annotations };
      }),
  }),
  /** By index of `articles`: what is known of the versions of each, oldest first. */
  'own:copyFacts': fromOwn({
    payload: v.object({ articles: v.pipe(v.array(key), v.maxLength(LIMITS.list)) }),
    answer: result<readonly (readonly CopyFacts[])[]>(),
    handle: ({ articles }) => attempt(() => Promise.all(articles.map((article) => store.copies(article)))),
  }),
  /** Where a web archive has a copy of the article, or null to forget it. */
  'own:archived': fromOwn({
    payload: v.object({ article: key, address: v.nullable(archivedAddress) }),
    answer: result<ArticleRecord>(),
    handle: ({ article, address }) =>
      told(
        attempt(() => store.setArchived(article, address)),
        [],
      ),
  }),
  'own:copy': fromOwn({
    payload: v.object({ article: key, taken: stamp }),
    answer: result<ArticleCopy>(),
    handle: ({ article, taken }) => attempt(() => store.copy(article, taken)),
  }),
  /** Keeps words of a copy, as the claim of that index where they are one. */
  'own:keepInCopy': fromOwn({
    payload: v.object({ article: key, taken: stamp, span: v.object(span), claim: v.nullable(count) }),
    answer: result<Annotation>(),
    handle: async ({ article, taken, span: words, claim }) => {
      const { color } = await loadSettings();
      let id = '';
      const answer = await attempt(async () => {
        const [record, copy] = await Promise.all([store.articleOf(article), store.copy(article, taken)]);
        const isInside = words.start < words.end && words.end <= (copy?.article.text.length ?? 0);
        if (record === null || copy === null || !isInside) return null;
        const annotation = annotationIn(copy, words, claim, color);
        id = annotation.id;
        return store.save(record, annotation);
      });
      return told(Promise.resolve(answer), [id]);
    },
  }),
  /** The keys of all articles that have copies. */
  'own:copied': fromOwn({
    payload: nothing,
    answer: result<readonly string[]>(),
    handle: () => attempt(() => store.copiedArticles()),
  }),
  'own:copySpace': fromOwn({
    payload: nothing,
    answer: result<CopySpace>(),
    handle: () => attempt(() => store.copySpace()),
  }),
  /** Removes the copies of whole articles; gives of how many. */
  'own:removeCopies': fromOwn({
    payload: v.object({
      choice: v.union([v.literal('all'), v.object({ before: stamp }), v.object({ host: key })]),
    }),
    answer: result<number>(),
    handle: async ({ choice }) => {
      let gone = 0;
      const done = await attempt(async () => {
        gone = await store.removeCopies(choice);
        return true;
      });
      if (!done.ok) return done;
      void changed([]);
      return succeeded(gone);
    },
  }),
  /** The articles whose kept texts have every word of `query`, those first that were read last. */
  'own:searchTexts': fromOwn({
    payload: v.object({ query: text(LIMITS.line) }),
    answer: result<FoundTexts>(),
    handle: ({ query }) =>
      attempt(async () => {
        const { found, total } = await store.searchTexts(query);
        return { total, found: found.map(({ article: { digest: _, ...article }, taken }) => ({ article, taken })) };
      }),
  }),
  /** By index of `of`: some words of that version around what was searched for; null where they are not there. */
  'own:excerpts': fromOwn({
    payload: v.object({
      query: text(LIMITS.line),
      of: v.pipe(v.array(v.object({ article: key, taken: stamp })), v.maxLength(100)),
    }),
    answer: result<readonly (string | null)[]>(),
    handle: ({ query, of }) =>
      attempt(async () => {
        const excerpts: (string | null)[] = [];
        for (const { article, taken } of of) {
          const copy = await store.copy(article, taken);
          excerpts.push(copy === null ? null : excerptOf(copy, query));
        }
        return excerpts;
      }),
  }),
  /** Versions with their texts, for the backup. */
  'own:copiesAfter': fromOwn({
    payload: v.object({ after: v.nullable(v.tuple([key, stamp])) }),
    answer: result<CopiesSlice>(),
    handle: ({ after }) => attempt(() => store.copiesAfter(after)),
  }),
};
