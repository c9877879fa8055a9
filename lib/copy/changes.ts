/** What a comparison of two versions is made of, and what all of its parts need. */
import type { Article, ArticleCopy, CopiedClaim, DiffPart, Span } from '../model';
import type { Steps } from '../text/steps';
import { differing } from '../text/word-diff';
import type { Pair } from './pairing';

export interface BlockDifference extends Pair {
  /** Of one that changed, word by word. */
  readonly diff: readonly DiffPart[] | null;
  /** It raises no alarm: furniture on both sides. */
  readonly furniture: boolean;
  /** A note of a correction that was not there before. */
  readonly correction: boolean;
}

export interface ClaimDifference {
  readonly kind: 'words' | 'speaker' | 'stance' | 'removed' | 'added';
  readonly before: CopiedClaim | null;
  readonly after: CopiedClaim | null;
  /** Its words as they were and are, the stretches of a split one joined; "" where it was or is not there. */
  readonly words: { readonly before: string; readonly after: string };
  /** Of changed words. */
  readonly diff: readonly DiffPart[] | null;
}

export interface NumberDifference {
  /** The how manieth paragraph of the older version it stands in, from 1. */
  readonly paragraph: number;
  readonly before: string;
  readonly after: string;
}

/** How the newer of two versions stands to the older one. */
export type VersionRelation = 'same' | 'changed' | 'part' | 'fuller';

export interface CopyDifference {
  readonly relation: VersionRelation;
  /** Null where the headline is the same. */
  readonly title: readonly DiffPart[] | null;
  readonly blocks: readonly BlockDifference[];
  readonly claims: readonly ClaimDifference[];
  readonly numbers: readonly NumberDifference[];
  /** Numbers of paragraphs, without furniture. */
  readonly counts: {
    readonly changed: number;
    readonly added: number;
    readonly removed: number;
    readonly moved: number;
  };
}

/** Null where only typography differs. */
export function* differenceOf(before: string, after: string): Steps<readonly DiffPart[] | null> {
  const diff = yield* differing(before, after);
  return diff.every(({ kind }) => kind === 'same') ? null : diff;
}

/** The stretch of an article's text from the first to the last of its blocks. */
export const hullOf = ({ blocks }: Article, indices: readonly number[]): Span => ({
  start: blocks[indices[0] ?? -1]?.start ?? 0,
  end: blocks[indices.at(-1) ?? -1]?.end ?? 0,
});

export const textIn = ({ text }: Article, { start, end }: Span): string => text.slice(start, end);

/** Both versions with what is furniture in them. */
export interface Sides {
  readonly before: ArticleCopy;
  readonly after: ArticleCopy;
  readonly furniture: { readonly before: readonly boolean[]; readonly after: readonly boolean[] };
}
