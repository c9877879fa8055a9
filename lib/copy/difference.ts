/**
 * What is different between two versions of an article, as a reader is told: rules V, in relation.ts (V1 to V3) and
 * claim-changes.ts (V4, V5).
 */
import type { ArticleCopy } from '../model';
import { finish, type Steps } from '../text/steps';
import { blockTexts } from './canonical';
import { type BlockDifference, type CopyDifference, differenceOf, hullOf, type Sides, textIn } from './changes';
import { claimDifferences, LEAST_CONFIDENCE } from './claim-changes';
import { furnitureOf, isCorrectionNote, isPlea } from './furniture';
import { numberDifferences } from './number-changes';
import { type Pair, pairing, wordCounts } from './pairing';
import { relationOf, withoutOldPosts } from './relation';

export function* comparingCopies(before: ArticleCopy, after: ArticleCopy): Steps<CopyDifference> {
  const sides: Sides = {
    before,
    after,
    furniture: { before: furnitureOf(before.article), after: furnitureOf(after.article) },
  };
  yield;
  const pairs = yield* pairing(before.article, after.article);
  const title = yield* differenceOf(before.article.title, after.article.title);
  const blocks: BlockDifference[] = [];
  for (const pair of pairs) blocks.push(yield* blockDifference(pair, sides));
  const relevant = withoutOldPosts(blocks, sides);
  const relation = relationOf(title, relevant, sides);
  const isAlike = relation === 'changed';
  const counted = relevant.filter(({ furniture }) => !furniture);
  return {
    relation,
    title,
    blocks: relevant,
    claims: isAlike ? yield* claimDifferences(relevant, sides) : [],
    numbers: isAlike ? numberDifferences(relevant, sides) : [],
    counts: {
      changed: counted.filter(({ kind }) => kind === 'changed').length,
      added: counted.filter(({ kind }) => kind === 'added').length,
      removed: counted.filter(({ kind }) => kind === 'removed').length,
      moved: counted.filter(({ kind, moved }) => moved && kind === 'same').length,
    },
  };
}

/** The same at once. */
export const compareCopies = (before: ArticleCopy, after: ArticleCopy): CopyDifference =>
  finish(comparingCopies(before, after));

function* blockDifference(pair: Pair, { before, after, furniture }: Sides): Steps<BlockDifference> {
  const diff =
    pair.kind === 'changed'
      ? yield* differenceOf(
          textIn(before.article, hullOf(before.article, pair.before)),
          textIn(after.article, hullOf(after.article, pair.after)),
        )
      : null;
  const isFurniture = (indices: readonly number[], flags: readonly boolean[]) =>
    indices.every((index) => flags[index] === true);
  const isNote = (indices: readonly number[], { article }: ArticleCopy) =>
    indices.some((index) =>
      isCorrectionNote(blockTexts({ ...article, blocks: article.blocks.slice(index, index + 1) })[0] ?? ''),
    );
  // What changed in a caption or the publisher's list counts as words do: the same picture says another thing now.
  const isWording =
    pair.kind === 'changed' &&
    pair.after.some((index) => ['caption', 'key-point'].includes(after.article.blocks[index]?.kind ?? '')) &&
    isProse(textIn(after.article, hullOf(after.article, pair.after)));
  // A line that names who says what stands in another one, as below a post, says something itself.
  const isSource =
    pair.kind === 'changed' &&
    before.claims.some(
      ({ source, confidence }) =>
        source !== null &&
        confidence >= LEAST_CONFIDENCE &&
        pair.before.some((index) => {
          const block = before.article.blocks[index];
          return block !== undefined && block.start <= source.start && source.end <= block.end;
        }),
    );
  return {
    ...pair,
    kind: pair.kind === 'changed' && diff === null ? 'same' : pair.kind,
    diff,
    furniture:
      !isWording && !isSource && isFurniture(pair.before, furniture.before) && isFurniture(pair.after, furniture.after),
    correction: pair.kind !== 'same' && isNote(pair.after, after) && !isNote(pair.before, before),
  };
}

/** Whether there are words enough for a sentence. */
const isProse = (text: string): boolean => wordCounts(text).total >= 6 && !isPlea(text);
