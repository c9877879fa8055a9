/**
 * The claims of all that is kept, from passages and from copies, so that those of another article can be held against
 * them (lib/text/matches). Made of the rest, so that nothing is lost with them.
 *
 * E1 Whatever changes an article's passages, copies or corrections marks it as stale, in its own transaction.
 * E2 The claims of stale articles are read again, some at a time: their records, the index segments that know them and the
 *    marks change in one transaction, and a mark that was set again meanwhile stays.
 * E3 Articles from before there was an index, and all of them where its rules have changed or a part of it can't be read,
 *    are the backlog: all keys after the one that it names.
 * E4 Of the articles that a segment names, it replaces all that earlier segments say.
 * E5 No claim is found of an article whose passages are all in the bin, though its copies are still there.
 */
import { quoteOf, speakerOf } from '../annotation';
import { claimTexts } from '../copy/copy';
import type { Annotation, ArticleCopy, FindingCorrection } from '../model';
import type { ArticleClaims, ClaimSegment, KeptClaim } from '../stored';
import { newestCopies } from './copies';
import { correctionsOf } from './corrections';
import { type Database, write } from './database';
import { CLAIMS, LIVE } from './schema';
import { getEach, isSoundArticle, isSoundRow } from './sound';

/** How many articles are looked through at a time. */
const RECORDS_AT_ONCE = 100;
/** The most claims of one article, and the longest claim, that the index takes. */
const MOST_CLAIMS = 1000;
const MOST_LENGTH = 4000;

/** Stretches of one claim, and an ellipsis where something stands between them. */
const joined = (stretches: readonly string[]): string => stretches.join(' … ').slice(0, MOST_LENGTH);

function ofPassage(annotation: Annotation): readonly KeptClaim[] {
  const { kind, form, stance, contents } = annotation.finding;
  if (kind !== 'quotation') return [];
  const speaker = speakerOf(annotation);
  return [
    {
      text: joined(contents ?? [quoteOf(annotation)]),
      speaker: speaker?.name ?? null,
      role: speaker?.role ?? null,
      form: form ?? 'direct',
      stance: stance ?? null,
      id: annotation.id,
    },
  ];
}

function ofCopy({ article, claims }: ArticleCopy, said: readonly FindingCorrection[]): readonly KeptClaim[] {
  return claims.flatMap((claim): KeptClaim[] => {
    const texts = claimTexts(article, claim);
    const correction = said.find(({ kind, selector }) => kind === 'quotation' && selector.exact === texts[0]);
    if (correction?.wrong === true) return [];
    const speaker = correction?.speaker === undefined ? claim.speaker : correction.speaker;
    return [
      {
        text: joined(texts),
        speaker: speaker?.name ?? null,
        role: speaker?.role ?? null,
        form: claim.form,
        stance: claim.stance,
        id: null,
      },
    ];
  });
}

/** Each claim once; where it is kept as a passage, as that passage. */
function claimsOf(
  annotations: readonly Annotation[],
  copies: readonly ArticleCopy[],
  said: readonly FindingCorrection[],
): readonly KeptClaim[] {
  const claims = new Map<string, KeptClaim>();
  for (const claim of [...annotations.flatMap(ofPassage), ...copies.flatMap((copy) => ofCopy(copy, said))]) {
    const words = claim.text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    if (words !== '' && !claims.has(words)) claims.set(words, claim);
  }
  return [...claims.values()].slice(0, MOST_CLAIMS);
}

/** An article whose claims are to be read again; `turn` is how often it was marked, null in the backlog. */
interface Stale {
  readonly article: string;
  readonly turn: number | null;
}

/** Some of the stale articles, with what is kept of each now. */
export interface StaleArticles {
  readonly stale: readonly Stale[];
  /** Without `lang`, which is the one that the article itself tells. */
  readonly claims: readonly ArticleClaims[];
  /** The key after which the backlog goes on: null where the backlog was not looked at, undefined where its end was reached. */
  readonly next: string | null | undefined;
}

async function claimsKept(db: Database, article: string): Promise<ArticleClaims> {
  const rows = (await db.getAllFromIndex('annotations', 'article', [article, LIVE])).filter(isSoundRow);
  // E5.
  if (rows.length === 0) return { article, lang: 'und', taken: null, claims: [] };
  const [copies, said, record] = await Promise.all([
    newestCopies(db, article),
    correctionsOf(db, article),
    db.get('articles', article).catch(() => null),
  ]);
  const taken = copies.reduce<string | null>(
    (last, copy) => (last === null || copy.taken > last ? copy.taken : last),
    null,
  );
  return {
    article,
    lang: isSoundArticle(record) ? record.lang : 'und',
    taken,
    claims: claimsOf(
      rows.map(({ annotation }) => annotation),
      copies,
      said,
    ),
  };
}

/** Up to `most` stale articles with their claims; null where none is. */
export async function staleArticles(db: Database, most: number): Promise<StaleArticles | null> {
  const transaction = db.transaction(['stale', 'backlog', 'articles']);
  const marks = transaction.objectStore('stale');
  const [keys, turns, after] = await Promise.all([
    marks.getAllKeys(null, most),
    marks.getAll(null, most),
    transaction.objectStore('backlog').get(CLAIMS),
  ]);
  const stale: Stale[] = keys.map((article, at) => ({ article, turn: turns[at] ?? 0 }));
  let next: StaleArticles['next'] = null;
  if (stale.length === 0) {
    if (after === undefined) return null;
    const others = await db.getAllKeys('articles', IDBKeyRange.lowerBound(after, true), most);
    next = others.at(-1);
    stale.push(...others.map((article) => ({ article, turn: null })));
  }
  const claims: ArticleClaims[] = [];
  for (const { article } of stale) claims.push(await claimsKept(db, article));
  return { stale, claims, next };
}

/** The segments of the index by their numbers, oldest first; null where one can't be read or was made by other rules. */
export async function readClaimSegments(
  db: Database,
  rules: string,
  known: ReadonlyMap<number, ClaimSegment>,
): Promise<ReadonlyMap<number, ClaimSegment> | null> {
  const { store } = db.transaction('claimSegments');
  const segments = new Map<number, ClaimSegment>();
  for (const number of await store.getAllKeys()) {
    const segment: unknown = known.get(number) ?? (await store.get(number).catch(() => null));
    if (!isSoundSegment(segment) || segment.rules !== rules) return null;
    segments.set(number, segment);
  }
  return segments;
}

function isSoundSegment(value: unknown): value is ClaimSegment {
  if (typeof value !== 'object' || value === null) return false;
  const { rules, articles, starts, counts, terms, offsets, claims } = value as Partial<Record<string, unknown>>;
  return (
    typeof rules === 'string' &&
    Array.isArray(articles) &&
    articles.every((key: unknown) => typeof key === 'string') &&
    starts instanceof Uint32Array &&
    starts.length === articles.length + 1 &&
    counts instanceof Uint8Array &&
    counts.length === starts[articles.length] &&
    terms instanceof Uint32Array &&
    offsets instanceof Uint32Array &&
    offsets.length === terms.length + 1 &&
    claims instanceof Uint16Array &&
    claims.length === offsets[terms.length]
  );
}

/** E3: puts all articles into the backlog, so that the index is made anew. */
export async function resetClaims(db: Database): Promise<void> {
  await write(db, ['claimSegments', 'backlog'], async (transaction) => {
    await transaction.objectStore('claimSegments').clear();
    await transaction.objectStore('backlog').put('', CLAIMS);
  });
}

/**
 * E2. `segment` takes the place of those of `merged`. False, and nothing is written, where another window was faster:
 * the segments are no longer those of `numbers`.
 */
export async function writeClaims(
  db: Database,
  { stale, next }: Pick<StaleArticles, 'stale' | 'next'>,
  claims: readonly ArticleClaims[],
  segment: ClaimSegment,
  { numbers, merged }: { readonly numbers: readonly number[]; readonly merged: readonly number[] },
): Promise<boolean> {
  return write(db, ['claims', 'claimSegments', 'stale', 'backlog'], async (transaction) => {
    const segments = transaction.objectStore('claimSegments');
    const there = await segments.getAllKeys();
    if (there.length !== numbers.length || !there.every((number, at) => number === numbers[at])) return false;
    const records = transaction.objectStore('claims');
    for (const record of claims) {
      if (record.claims.length === 0) await records.delete(record.article);
      else await records.put(record);
    }
    for (const number of merged) await segments.delete(number);
    if (segment.articles.length > 0) await segments.add(segment);
    const marks = transaction.objectStore('stale');
    for (const { article, turn } of stale) {
      if (turn !== null && (await marks.get(article)) === turn) await marks.delete(article);
    }
    if (next === undefined) await transaction.objectStore('backlog').delete(CLAIMS);
    else if (next !== null) await transaction.objectStore('backlog').put(next, CLAIMS);
    return true;
  });
}

/** The claims of the articles after a key, some at a time, in the order of keys; null at the end. */
export async function claimsAfter(
  db: Database,
  after: string,
): Promise<{ readonly records: readonly ArticleClaims[]; readonly last: string } | null> {
  const keys = await db.getAllKeys('claims', IDBKeyRange.lowerBound(after, true), RECORDS_AT_ONCE);
  const last = keys.at(-1);
  if (last === undefined) return null;
  return { records: [...(await claimsIn(db, keys)).values()], last };
}

/** The claims of those articles that have some. */
export async function claimsIn(db: Database, articles: readonly string[]): Promise<ReadonlyMap<string, ArticleClaims>> {
  const found = await getEach(db, 'claims', articles);
  return new Map(found.filter(isSoundClaims).map((record) => [record.article, record]));
}

function isSoundClaims(value: unknown): value is ArticleClaims {
  if (typeof value !== 'object' || value === null) return false;
  const { article, lang, claims } = value as Partial<Record<string, unknown>>;
  return (
    typeof article === 'string' &&
    typeof lang === 'string' &&
    Array.isArray(claims) &&
    claims.every((claim: Partial<KeptClaim> | null) => typeof claim?.text === 'string')
  );
}
