/** The index of kept claims as the background holds it, and what is found in it; rules E of lib/store/kept-claims.ts. */
import type { AskedClaim } from '@/lib/messages';
import type { ArticleClaims, ClaimSegment, KeptClaim } from '@/lib/stored';
import { detectLanguage } from '@/lib/text/detect-language';
import {
  type ClaimMatch,
  type MatchWords,
  matchingClaims,
  matchWordsOf,
  type PackagedMatchWords,
  type ReadClaim,
  readClaim,
} from '@/lib/text/matches';
import { ClaimIndex, type ClaimPlace } from '@/lib/text/matches/candidates';
import {
  type IndexedArticle,
  merging,
  RULES,
  SEGMENT_MOST,
  segmentOf,
  termsOf,
} from '@/lib/text/matches/claim-segment';
import type { Steps } from '@/lib/text/steps';
import { packagedJson } from '../shared/packaged';
import { store } from './store';
import { inSlices } from './text-core';

/** The most articles that are read in one piece of work. */
const ARTICLES_AT_ONCE = 32;
/** How many pieces of stale articles are read before a question is answered. Claims of those left over are not found yet. */
const PIECES_WAITED_FOR = 2;
/** A segment is merged with the one before it where that has at most this many times its claims. */
const MERGED_BELOW = 2;

const knownWords = new Map<string, Promise<MatchWords>>();

const packagedWords = async (code: string): Promise<PackagedMatchWords | null> =>
  /^[a-z]{2,3}$/.test(code) ? ((await packagedJson(`matches/${code}`)) as PackagedMatchWords | null) : null;

/** The words of a language by its BCP 47 primary subtag, or what holds in any. @throws Error where the package has none */
export function matchWordsIn(code: string): Promise<MatchWords> {
  const known = knownWords.get(code);
  if (known !== undefined) return known;
  const read = packagedWords(code).then(async (own) => {
    const packaged = own ?? (await packagedWords('und'));
    if (packaged === null) throw new Error('the words that claims are compared by are missing');
    return matchWordsOf(packaged.language, packaged.data, code);
  });
  knownWords.set(code, read);
  read.catch(() => knownWords.delete(code));
  return read;
}

/** The primary subtag of the language of some claims, as their words tell, or as the article does. */
export const languageOfClaims = (claims: readonly { readonly text: string }[], declared: string): string =>
  detectLanguage(
    claims.map(({ text }) => text).join('\n'),
    declared === 'und' && claims.some(({ text }) => /\p{Script=Arabic}/u.test(text)) ? 'ur' : declared,
  ).split('-')[0] ?? 'und';

const claimOf = ({ text, speaker, form }: Pick<KeptClaim, 'text' | 'speaker' | 'form'>) => ({ text, speaker, form });

let known: ReadonlyMap<number, ClaimSegment> = new Map();
let index = new ClaimIndex([]);

/** The index as it is stored now. */
async function readIndex(): Promise<{ readonly numbers: readonly number[]; readonly index: ClaimIndex }> {
  for (;;) {
    const segments = await store.claimSegments(RULES, known);
    if (segments === null) {
      known = new Map();
      await store.resetClaims();
      continue;
    }
    const isSame = segments.size === known.size && [...segments].every(([number, one]) => known.get(number) === one);
    if (!isSame) index = new ClaimIndex([...segments.values()]);
    known = segments;
    return { numbers: [...segments.keys()], index };
  }
}

function* indexing(articles: readonly { record: ArticleClaims; words: MatchWords }[]): Steps<ClaimSegment> {
  const indexed: IndexedArticle[] = [];
  for (const { record, words } of articles) {
    const claims: IndexedArticle['claims'][number][] = [];
    for (const claim of record.claims) {
      yield;
      claims.push(termsOf(readClaim(claimOf(claim), words)));
    }
    indexed.push({ article: record.article, claims });
  }
  return yield* segmentOf(indexed, RULES);
}

/** A segment with those before it that are no larger, so that few are looked into and each claim is moved a few times only. */
function* mergingBack(
  newest: ClaimSegment,
  numbers: readonly number[],
  before: ClaimIndex,
): Steps<{ readonly segment: ClaimSegment; readonly merged: readonly number[] }> {
  let segment = newest;
  const merged: number[] = [];
  for (let place = numbers.length - 1; place >= 0; place -= 1) {
    const older = before.segments[place];
    const [few, many] = [segment.counts.length, older?.counts.length ?? 0];
    if (older === undefined || many > MERGED_BELOW * Math.max(few, ARTICLES_AT_ONCE)) break;
    if (few + many > SEGMENT_MOST) break;
    const newer = new Set(newest.articles);
    // An article without claims must be listed only where an older segment has claims of it.
    const has = ({ starts }: ClaimSegment, at: number) => place > 0 || starts[at + 1] !== starts[at];
    const [one, other] = [older, segment];
    segment = yield* merging(
      one,
      (at) => before.isLiving(place, at) && !newer.has(one.articles[at] ?? '') && has(one, at),
      other,
      (at) => has(other, at),
    );
    merged.push(numbers[place] ?? 0);
  }
  return { segment, merged };
}

/** Reads some stale articles; false where none was left. */
async function readPiece(): Promise<boolean> {
  const read = await store.staleArticles(ARTICLES_AT_ONCE);
  if (read === null) return false;
  const articles = await Promise.all(
    read.claims.map(async (claims) => {
      const record = { ...claims, lang: languageOfClaims(claims.claims, claims.lang) };
      return { record, words: await matchWordsIn(record.lang) };
    }),
  );
  const made = await inSlices(indexing(articles));
  const { numbers, index: before } = await readIndex();
  const { segment, merged } = await inSlices(mergingBack(made, numbers, before));
  const records = articles.map(({ record }) => record);
  await store.writeClaims(read, records, segment, { numbers, merged });
  return true;
}

let line: Promise<unknown> = Promise.resolve();

/** Reads stale articles, `most` pieces at the most; one after the other, whoever asks. */
export function readStale(most = Number.POSITIVE_INFINITY): Promise<void> {
  const turn = line.then(async () => {
    for (let piece = 0; piece < most && (await readPiece()); piece += 1);
  });
  line = turn.catch(() => undefined);
  return turn;
}

/** A kept claim that was recognised as the claim that was asked for. */
export interface Met {
  readonly article: string;
  readonly lang: string;
  readonly claim: KeptClaim;
  readonly match: ClaimMatch;
}

const denies = ({ stance }: KeptClaim): boolean => stance === 'denies';

/** For each claim, the kept claims of articles other than `except` that are the same claim: the most alike first, one for each article. */
export async function metBefore(
  claims: readonly AskedClaim[],
  lang: string,
  except: ReadonlySet<string>,
): Promise<readonly (readonly Met[])[]> {
  await readStale(PIECES_WAITED_FOR);
  const [{ index: now }, words] = await Promise.all([readIndex(), matchWordsIn(lang)]);
  const asked = claims.map((claim) => readClaim(claimOf(claim), words));
  const places = await inSlices(candidatesOf(asked, now, except));
  const records = await store.claimsIn([...new Set(places.flat().map(({ article }) => article))]);
  return inSlices(
    comparing(
      asked.map((claim, at) => ({
        claim,
        denied: claims[at]?.denied ?? false,
        candidates: (places[at] ?? []).flatMap(({ article, claim: number }) => {
          const record = records.get(article);
          const kept = record?.claims[number];
          return record === undefined || kept === undefined ? [] : [{ article, lang: record.lang, claim: kept }];
        }),
      })),
      words,
    ),
  );
}

function* candidatesOf(
  asked: readonly ReadClaim[],
  now: ClaimIndex,
  except: ReadonlySet<string>,
): Steps<readonly (readonly ClaimPlace[])[]> {
  const places: (readonly ClaimPlace[])[] = [];
  for (const claim of asked) places.push(yield* now.candidates(claim, except));
  return places;
}

type Candidate = Omit<Met, 'match'>;

function* comparing(
  asked: readonly { readonly claim: ReadClaim; readonly denied: boolean; readonly candidates: readonly Candidate[] }[],
  words: MatchWords,
): Steps<readonly (readonly Met[])[]> {
  /** A kept claim may be a candidate of several. */
  const read = new Map<KeptClaim, ReadClaim>();
  const all: (readonly Met[])[] = [];
  for (const { claim, denied, candidates } of asked) {
    const others: (readonly [Candidate, ReadClaim])[] = [];
    for (const candidate of candidates) {
      // A claim that one speaker denies and another makes is not the same claim.
      if (denies(candidate.claim) !== denied) continue;
      const other = read.get(candidate.claim) ?? readClaim(claimOf(candidate.claim), words);
      read.set(candidate.claim, other);
      others.push([candidate, other]);
      yield;
    }
    const found = yield* matchingClaims(claim, others, words);
    const met = found
      .map(([candidate, match]): Met => ({ ...candidate, match }))
      .sort((a, b) => b.match.score - a.match.score);
    all.push(met.filter(({ article }, at) => met.findIndex((other) => other.article === article) === at));
  }
  return all;
}
