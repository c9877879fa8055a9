/** What an article was, in a few hundred bytes: enough to say later how many of its paragraphs are others. */
import type { Article, ArticleDigest } from '../model';
import { foldingText } from './anchor/fold';
import { finish, type Steps } from './steps';

/** Longer articles (live blogs of a whole day) are compared by their first paragraphs. */
const MOST_PARAGRAPHS = 1000;

/** FNV-1a, 32 bits: two paragraphs that differ are taken for one once in four thousand million. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Headings count: a new one is a change. Captions and the publisher's list do not, they come and go with the layout. */
function* hashingParagraphs({ text, blocks }: Article): Steps<string[]> {
  const hashes: string[] = [];
  for (const { kind, start, end } of blocks) {
    if (kind === 'caption' || kind === 'key-point') continue;
    if (hashes.length === MOST_PARAGRAPHS) break;
    const folded = yield* foldingText(text.slice(start, end));
    hashes.push(hashOf(folded.text.trim()));
    yield;
  }
  return hashes;
}

/** `now` is ISO 8601, UTC. Typography doesn't count. */
export function* digesting(article: Article, now: string): Steps<ArticleDigest> {
  const paragraphs = yield* hashingParagraphs(article);
  return {
    taken: now,
    title: article.title,
    modified: article.modified ?? null,
    paragraphs: paragraphs.join(' '),
  };
}

/** The same at once. */
export function digestOf(article: Article, now: string): ArticleDigest {
  return finish(digesting(article, now));
}

/** Numbers of paragraphs. */
export interface ParagraphChanges {
  /** Others stand in their place. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * How the paragraphs of `article` differ from what `digest` remembers.
 *
 * C1 A paragraph that only moved is none of them.
 * C2 Between two that stayed, others in the place of those that are gone count as changed, and only the rest as added
 *    or removed.
 */
export function* comparingParagraphs(digest: ArticleDigest, article: Article): Steps<ParagraphChanges> {
  const before = digest.paragraphs === '' ? [] : digest.paragraphs.split(' ');
  const after = yield* hashingParagraphs(article);
  const left = new Map<string, number>();
  for (const hash of after) left.set(hash, (left.get(hash) ?? 0) + 1);
  const spare = new Map<string, number>();
  for (const hash of before) spare.set(hash, (spare.get(hash) ?? 0) + 1);

  /** The paragraphs that the other side doesn't have, counted by the one that stayed before them. */
  const gaps = (own: readonly string[], other: ReadonlyMap<string, number>): Map<string, number> => {
    const rest = new Map(other);
    const found = new Map<string, number>();
    let stayed = '';
    for (const hash of own) {
      const count = rest.get(hash) ?? 0;
      if (count > 0) {
        rest.set(hash, count - 1);
        stayed = hash;
      } else found.set(stayed, (found.get(stayed) ?? 0) + 1);
    }
    return found;
  };
  const gone = gaps(before, left);
  const came = gaps(after, spare);
  let changed = 0;
  let removed = 0;
  let added = 0;
  for (const place of new Set([...gone.keys(), ...came.keys()])) {
    const [less, more] = [gone.get(place) ?? 0, came.get(place) ?? 0];
    changed += Math.min(less, more);
    removed += Math.max(0, less - more);
    added += Math.max(0, more - less);
  }
  return { changed, added, removed };
}

/** The same at once. */
export function paragraphChanges(digest: ArticleDigest, article: Article): ParagraphChanges {
  return finish(comparingParagraphs(digest, article));
}
