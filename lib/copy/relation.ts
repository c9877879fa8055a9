/**
 * How the newer of two versions stands to the older one.
 *
 * V1 A version counts as changed by its headline and by what is no furniture (furniture.ts); typography never counts.
 * V2 Like is compared with like: what only lacks its end, as behind a paywall, is a part of the other version, and one that
 *    goes on where the other was cut off is fuller. Neither is a change.
 * V3 A live blog grows, and its oldest posts leave the page: what is gone at its end is no change.
 */
import type { Article } from '../model';
import { fold } from '../text/anchor/fold';
import { blockTexts } from './canonical';
import { type BlockDifference, type CopyDifference, hullOf, type Sides, textIn, type VersionRelation } from './changes';
import { isPlea } from './furniture';

/** By how much of its text one version must be shorter to be a part of the other (V2). */
const PART = 1 / 3;
/** What asks the reader to pay stands in so many blocks at most. */
const MOST_PROMPT = 4;
/** V3: what is gone at the end of a live blog counts as furniture. */
export function withoutOldPosts(
  blocks: readonly BlockDifference[],
  { before, after }: Sides,
): readonly BlockDifference[] {
  if (before.article.genre !== 'live-blog' || after.article.genre !== 'live-blog') return blocks;
  const last = Math.max(-1, ...blocks.filter(({ after: ys }) => ys.length > 0).flatMap(({ before: xs }) => xs));
  return blocks.map((block) =>
    block.kind === 'removed' && (block.before[0] ?? 0) > last ? { ...block, furniture: true } : block,
  );
}

/** V1, V2. */
export function relationOf(
  title: CopyDifference['title'],
  blocks: readonly BlockDifference[],
  { before, after, furniture }: Sides,
): VersionRelation {
  const counted = blocks.filter((block) => !block.furniture && (block.kind !== 'same' || block.moved));
  if (title === null && counted.length === 0) return 'same';
  if (title !== null || counted.length === 0) return 'changed';
  if (before.article.genre === 'live-blog' || after.article.genre === 'live-blog') return 'changed';
  // One paragraph that is gone from a text which ends as texts do was taken out.
  const isOne = counted.filter(({ kind }) => kind === 'removed').length === 1;
  const isPart = isCutOff(before.article, after.article, counted, 'removed');
  if (isPart && (!isOne || isCut(after.article, furniture.after))) return 'part';
  if (isCutOff(after.article, before.article, counted, 'added') && isCut(before.article, furniture.before))
    return 'fuller';
  return 'changed';
}

/** Whether `short` is `long` without its end, but for what asks the reader to pay; `gone` is what the blocks of that end are. */
function isCutOff(
  long: Article,
  short: Article,
  counted: readonly BlockDifference[],
  gone: 'removed' | 'added',
): boolean {
  const [inLong, inShort] = gone === 'removed' ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const missing = counted.filter(({ kind }) => kind === gone);
  const first = Math.min(...missing.map((block) => block[inLong][0] ?? 0));
  const chars = missing.reduce((sum, block) => {
    const { start, end } = hullOf(long, block[inLong]);
    return sum + end - start;
  }, 0);
  if (missing.length === 0 || chars < PART * long.text.length) return false;
  const others = counted.filter(({ kind }) => kind !== gone);
  const prompts = others.filter((block) => block[inLong].length === 0);
  const lastOfShort = short.blocks.length - MOST_PROMPT;
  if (prompts.length > MOST_PROMPT || prompts.some((block) => (block[inShort][0] ?? 0) < lastOfShort)) return false;
  // Before the cut nothing differs, but for a paragraph that is cut itself.
  return others
    .filter((block) => block[inLong].length > 0)
    .every((block) => {
      const [words, rest] = [textIn(long, hullOf(long, block[inLong])), textIn(short, hullOf(short, block[inShort]))];
      return !block.moved && (block[inLong][0] ?? 0) === first - 1 && isBeginning(rest, words);
    });
}

/** Whether a text is the beginning of another, but for marks at its end. */
function isBeginning(part: string, whole: string): boolean {
  const begun = fold(part).text.replace(/[\s.…]{0,8}$/u, '');
  return begun.length >= 20 && fold(whole).text.startsWith(begun);
}

/** Whether a version looks as if it had been cut off: its last words are no end of a sentence, or ask the reader to pay. */
function isCut(article: Article, furniture: readonly boolean[]): boolean {
  const texts = blockTexts(article);
  if (texts.slice(-MOST_PROMPT).some(isPlea)) return true;
  const last = texts.findLast((_, index) => furniture[index] !== true) ?? '';
  return /(?:…|\.\.\.|[\p{L}\p{N},])$/u.test(last);
}
