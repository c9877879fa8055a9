/**
 * What became of the claims of an article from one version to the next.
 *
 * V4 A claim is followed by the place of its words: as long as none of them is another, it is the same claim, whatever the
 *    analysis makes of it now. Of one whose words are another's now, in a sentence that was changed, the speaker changed.
 * V5 A claim was removed where most of its words are gone, and stand nowhere else in what the article says (headings, captions and bullets repeat); added where most of its
 *    words are new, and stood nowhere before. Findings that are rather wrong than right are none.
 */
import type { Article, ArticleCopy, BlockKind, CopiedClaim, Span } from '../model';
import { fold } from '../text/anchor/fold';
import type { Steps } from '../text/steps';
import { type AlignedWords, aligning } from '../text/word-diff';
import { type BlockDifference, type ClaimDifference, differenceOf, hullOf, type Sides, textIn } from './changes';
import { likeness, wordCounts } from './pairing';

/** Findings of less confidence are rather wrong than right; see `THRESHOLDS` of the settings. */
export const LEAST_CONFIDENCE = 0.4;
/** A claim of which less is left is gone. */
const LEAST_LEFT = 0.4;
/** So much of two claims must be the same words for one to be the other in another place. */
const LIKE = 0.6;

const REPEATING: readonly BlockKind[] = ['heading', 'caption', 'key-point'];

const IS_WORD = /[\p{L}\p{N}]/u;

/** A block of the older version, and where its words are in the newer one. */
interface Followed {
  readonly words: readonly AlignedWords[];
  /** Added to places of `words`, it gives those in the text of each article. */
  readonly at: { readonly before: number; readonly after: number };
}

export function* claimDifferences(blocks: readonly BlockDifference[], sides: Sides): Steps<readonly ClaimDifference[]> {
  const { before, after } = sides;
  const byBefore = new Map(blocks.flatMap((block) => block.before.map((index) => [index, block] as const)));
  const byAfter = new Map(blocks.flatMap((block) => block.after.map((index) => [index, block] as const)));
  const followed = new Map<BlockDifference, Followed>();
  const follow = function* (block: BlockDifference): Steps<Followed> {
    const known = followed.get(block);
    if (known !== undefined) return known;
    const [a, b] = [hullOf(before.article, block.before), hullOf(after.article, block.after)];
    const words = yield* aligning(textIn(before.article, a), textIn(after.article, b));
    const made = { words, at: { before: a.start, after: b.start } };
    followed.set(block, made);
    return made;
  };
  const found: ClaimDifference[] = [];
  const lost: CopiedClaim[] = [];
  const used = new Set<CopiedClaim>();
  const isSure = ({ confidence }: CopiedClaim) => confidence >= LEAST_CONFIDENCE;

  for (const claim of before.claims) {
    yield;
    const traces: Trace[] = [];
    for (const span of claim.contents) {
      for (const block of blocksOf(span, before.article, byBefore)) {
        if (block.kind === 'removed')
          traces.push({ block, left: 0, gone: wordCounts(textIn(before.article, span)).total, place: null });
        else traces.push(traceOf(block, yield* follow(block), span));
      }
    }
    const left = traces.reduce((sum, trace) => sum + trace.left, 0);
    const gone = traces.reduce((sum, trace) => sum + trace.gone, 0);
    const now = claimAt(
      traces.flatMap(({ place }) => place ?? []),
      after.claims,
    );
    const isGone = left < LEAST_LEFT * (left + gone);
    if (now !== null && !isGone) used.add(now);
    if (!isSure(claim) || traces.every(({ block }) => block.furniture)) continue;
    if (isGone) {
      lost.push(claim);
      continue;
    }
    found.push(...(yield* changesOf(claim, now, traces, gone, sides, byBefore, follow)));
  }

  // V5: elsewhere, or gone.
  const fresh: CopiedClaim[] = [];
  for (const claim of after.claims) {
    yield;
    if (used.has(claim) || !isSure(claim)) continue;
    let [old, own] = [0, 0];
    let isFurniture = true;
    for (const span of claim.contents) {
      for (const block of blocksOf(span, after.article, byAfter)) {
        // What a note says of the article is nobody's claim in it.
        isFurniture &&= block.furniture || block.correction;
        if (block.kind === 'added') own += wordCounts(textIn(after.article, span)).total;
        else {
          const { words, at } = yield* follow(block);
          for (const { kind, after: place } of words) {
            const start = place.start + at.after;
            if (kind === 'removed' || start < span.start || start >= span.end) continue;
            if (!IS_WORD.test(after.article.text.slice(start, place.end + at.after))) continue;
            if (kind === 'same') old += 1;
            else own += 1;
          }
        }
      }
    }
    if (!isFurniture && own > 0 && old < LEAST_LEFT * (old + own)) fresh.push(claim);
  }
  const wordsOf = ({ article }: ArticleCopy, claim: CopiedClaim) =>
    claim.contents.map((span) => textIn(article, span)).join(' ');
  const texts = { before: prose(before.article), after: prose(after.article) };
  const counted = fresh.map((claim) => wordCounts(wordsOf(after, claim)));
  const taken = new Set<CopiedClaim>();
  for (const claim of lost) {
    yield;
    const words = wordsOf(before, claim);
    if (standsIn(words, texts.after)) continue;
    const own = wordCounts(words);
    let [best, most]: [CopiedClaim | null, number] = [null, LIKE];
    fresh.forEach((candidate, index) => {
      const other = counted[index];
      if (other === undefined || taken.has(candidate)) return;
      const score = likeness(own, other) + (isSameSpeaker(claim.speaker, candidate.speaker) ? 0.05 : 0);
      if (score >= most) [best, most] = [candidate, score];
    });
    const now = best as CopiedClaim | null;
    if (now === null) {
      found.push({ kind: 'removed', before: claim, after: null, words: { before: words, after: '' }, diff: null });
      continue;
    }
    taken.add(now);
    const other = wordsOf(after, now);
    const both = { before: claim, after: now, words: { before: words, after: other } };
    const diff = yield* differenceOf(words, other);
    if (diff !== null) found.push({ kind: 'words', ...both, diff });
    if (!isSameSpeaker(claim.speaker, now.speaker)) found.push({ kind: 'speaker', ...both, diff: null });
  }
  for (const claim of fresh) {
    const words = wordsOf(after, claim);
    if (taken.has(claim) || standsIn(words, texts.before)) continue;
    found.push({ kind: 'added', before: null, after: claim, words: { before: '', after: words }, diff: null });
  }
  return found;
}

/** Letters and digits only: what is compared where words may stand anywhere. */
const bare = (text: string): string =>
  ` ${fold(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

/** The words of what is said in an article: a headline, caption or bullet that repeats a claim is not where it is made. */
const prose = ({ text, blocks }: Article): string =>
  bare(
    blocks
      .filter(({ kind }) => !REPEATING.includes(kind))
      .map(({ start, end }) => text.slice(start, end))
      .join('\n\n'),
  );

const standsIn = (words: string, text: string): boolean => text.includes(bare(words));

/** What became of a stretch of a claim's words. */
interface Trace {
  readonly block: BlockDifference;
  /** Numbers of words. */
  readonly left: number;
  readonly gone: number;
  /** Where what is left of them is in the newer text, with what stands in between; null where nothing is. */
  readonly place: Span | null;
}

function traceOf(block: BlockDifference, { words, at }: Followed, span: Span): Trace {
  let [left, gone, start, end] = [0, 0, -1, -1];
  for (const { kind, before, after } of words) {
    const place = before.start + at.before;
    const isIn = kind === 'added' ? place > span.start && place < span.end : place >= span.start && place < span.end;
    if (!isIn || before.end - before.start + after.end - after.start === 0) continue;
    if (kind === 'same') {
      if (start < 0) start = after.start + at.after;
      end = after.end + at.after;
      left += 1;
    } else gone += kind === 'removed' ? 1 : 0;
  }
  return { block, left, gone, place: start < 0 ? null : { start, end } };
}

/** The blocks that a span stands in. */
function blocksOf(
  span: Span,
  { blocks }: Article,
  byIndex: ReadonlyMap<number, BlockDifference>,
): ReadonlySet<BlockDifference> {
  const found = new Set<BlockDifference>();
  blocks.forEach(({ start, end }, index) => {
    const block = byIndex.get(index);
    if (block !== undefined && start < span.end && span.start < end) found.add(block);
  });
  return found;
}

/** The claim of the newer version that has most of those places in it; null where none has half of them. */
function claimAt(places: readonly Span[], claims: readonly CopiedClaim[]): CopiedClaim | null {
  const size = places.reduce((sum, { start, end }) => sum + end - start, 0);
  let [best, most]: [CopiedClaim | null, number] = [null, 0];
  for (const claim of claims) {
    let both = 0;
    let own = 0;
    for (const content of claim.contents) {
      own += content.end - content.start;
      for (const place of places)
        both += Math.max(0, Math.min(place.end, content.end) - Math.max(place.start, content.start));
    }
    const score = both / Math.max(1, Math.max(size, own));
    if (both >= size / 2 && score > most) [best, most] = [claim, score];
  }
  return best;
}

type NamedSpeaker = CopiedClaim['speaker'];

const nameOf = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Names of one speaker: one has all words of the other, or both end alike. */
export function isSameSpeaker(a: NamedSpeaker, b: NamedSpeaker): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [nameOf(a.name), nameOf(b.name)];
  if (x.length === 0 || y.length === 0) return x.length === y.length;
  const has = (words: readonly string[], others: readonly string[]) => others.every((word) => words.includes(word));
  return has(x, y) || has(y, x) || (x.length > 1 && y.length > 1 && x.at(-1) === y.at(-1) && x[0] === y[0]);
}

/** How far before a claim its speaker may be named: blocks. */
const NAMED_BEFORE = 3;

/** V4. */
function* changesOf(
  claim: CopiedClaim,
  now: CopiedClaim | null,
  traces: readonly Trace[],
  gone: number,
  { before, after }: Sides,
  byBefore: ReadonlyMap<number, BlockDifference>,
  follow: (block: BlockDifference) => Steps<Followed>,
): Steps<ClaimDifference[]> {
  const blocks = new Set(traces.map(({ block }) => block));
  const isTouched = [...blocks].some(({ kind }) => kind !== 'same');
  const old = claim.contents.map((span) => textIn(before.article, span)).join(' ');
  const places = now?.contents ?? traces.flatMap(({ place }) => place ?? []);
  const fresh = places.map((span) => textIn(after.article, span)).join(' ');
  const words = { before: old, after: fresh };
  const changes: ClaimDifference[] = [];
  if (isTouched && (gone > 0 || (yield* hasNew(claim, places, blocks, follow)))) {
    const diff = yield* differenceOf(old, fresh);
    if (diff !== null) changes.push({ kind: 'words', before: claim, after: now, words, diff });
  }
  const first = before.article.blocks.findIndex(({ end }) => end > claim.contents[0].start);
  const around = Array.from({ length: NAMED_BEFORE + 1 }, (_, back) => byBefore.get(first - back));
  // Below a post its author is named behind it.
  const naming = claim.source === null ? [] : [...blocksOf(claim.source, before.article, byBefore)];
  const isNear = isTouched || [...around, ...naming].some((block) => block !== undefined && block.kind !== 'same');
  const cameBefore = around.some((block) => block?.moved === true);
  if (now === null) {
    const named = yield* sourceNow(claim, byBefore, before.article, follow);
    if (named !== null) {
      const other: CopiedClaim = { ...claim, speaker: { name: textIn(after.article, named), role: null } };
      if (!isSameSpeaker(claim.speaker, other.speaker)) {
        changes.push({ kind: 'speaker', before: claim, after: other, words, diff: null });
      }
    }
    return changes;
  }
  const isNamed = claim.speaker !== null && now.speaker !== null;
  if (isNear && !cameBefore && isNamed && !isSameSpeaker(claim.speaker, now.speaker)) {
    changes.push({ kind: 'speaker', before: claim, after: now, words, diff: null });
  }
  if (isTouched && claim.stance !== now.stance && changes.length === 0) {
    changes.push({ kind: 'stance', before: claim, after: now, words, diff: null });
  }
  return changes;
}

/** Whether words that are new stand in a claim. */
function* hasNew(
  claim: CopiedClaim,
  places: readonly Span[],
  blocks: ReadonlySet<BlockDifference>,
  follow: (block: BlockDifference) => Steps<Followed>,
): Steps<boolean> {
  for (const block of blocks) {
    if (block.kind === 'removed') continue;
    const { words, at } = yield* follow(block);
    for (const { kind, before, after } of words) {
      if (kind !== 'added' || after.end === after.start) continue;
      const [was, is] = [before.start + at.before, after.start + at.after];
      const isBetween = claim.contents.some(({ start, end }) => was > start && was < end);
      if (isBetween || places.some(({ start, end }) => is >= start && is < end)) return true;
    }
  }
  return false;
}

/** Where other words stand now in the place of those that named the speaker; null where they are the same or gone. */
function* sourceNow(
  { source }: CopiedClaim,
  byBefore: ReadonlyMap<number, BlockDifference>,
  article: Article,
  follow: (block: BlockDifference) => Steps<Followed>,
): Steps<Span | null> {
  if (source === null) return null;
  for (const block of blocksOf(source, article, byBefore)) {
    if (block.kind !== 'changed') continue;
    const { words, at } = yield* follow(block);
    let [start, end, isOther, isGone] = [-1, -1, false, false];
    for (const { kind, before, after } of words) {
      const was = before.start + at.before;
      if (was < source.start || (kind === 'added' ? was > source.end : was >= source.end)) continue;
      if (kind === 'removed') isGone = true;
      else {
        if (kind === 'added') isOther = true;
        if (start < 0) start = after.start + at.after;
        end = after.end + at.after;
      }
    }
    if (isOther && isGone && start >= 0) return { start, end };
  }
  return null;
}
