import type { Article, Span } from '../../model';
import type { Language } from '../language';
import { piecesOf } from '../pieces';
import { finish, type Steps } from '../steps';

/** A turn of a transcript: "CORSO: I never signed it." The block is all of it. */
export interface Turn {
  /** Index of its block in the article. */
  readonly block: number;
  readonly label: Span;
  readonly colon: Span;
  readonly contents: Span;
}

// Blocks that are looked at between two pauses: at the start of each only.
const BLOCKS_A_STEP = 64;
// A longer label is a sentence.
const MAX_LABEL = 80;
// "ANNA B. CORSO:", "PRÉSIDENTE :"; two capitals at least, so that "Q:" and "A:" name nobody.
const LABEL = /^((?=[^:]*\p{Lu}[^:]*\p{Lu})\p{Lu}[\p{Lu}\p{M}.'’-]*(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,3})\s?:\s+(?=\S)/u;

/**
 * The turns of the transcripts in an article: two or more blocks in a row that each begin with a name in capitals and a
 * colon, and somebody in them says "I", "we" or "you", or asks. Boxes of facts ("WHEN: …", "WHERE: …") look the same, but
 * nobody speaks in them.
 */
export function* findingTurns(article: Article, language: Language): Steps<readonly Turn[]> {
  const { first, second } = language.speakers.pronouns;
  const spoken = new Set(`${first} ${second}`.split(' '));
  const turns: Turn[] = [];
  let run: Turn[] = [];
  const close = function* (): Steps<void> {
    let isTold = false;
    for (let at = 0; run.length > 1 && at < run.length && !isTold; at++) {
      const turn = run[at];
      isTold = turn !== undefined && (yield* isSpoken(article.text, turn.contents, spoken));
    }
    if (isTold) for (const turn of run) turns.push(turn);
    run = [];
  };
  for (const [block, { kind, start, end }] of article.blocks.entries()) {
    if (block % BLOCKS_A_STEP === 0) yield;
    const isProse = kind === 'paragraph' || kind === 'quote';
    const found = isProse ? LABEL.exec(article.text.slice(start, Math.min(end, start + MAX_LABEL))) : null;
    const label = found?.[1];
    if (!found || label === undefined) {
      yield* close();
      continue;
    }
    const colon = article.text.indexOf(':', start + label.length);
    run.push({
      block,
      label: { start, end: start + label.length },
      colon: { start: colon, end: colon + 1 },
      contents: withoutStop(article.text, { start: start + found[0].length, end }),
    });
  }
  yield* close();
  return turns;
}

/** The same at once. */
export function turnsOf(article: Article, language: Language): readonly Turn[] {
  return finish(findingTurns(article, language));
}

function* isSpoken(text: string, { start, end }: Span, spoken: ReadonlySet<string>): Steps<boolean> {
  for (const piece of piecesOf(text, { start, end: Math.min(text.length, end + 1) })) {
    const words = text.slice(piece.start, piece.end).toLowerCase();
    yield;
    if (/[?؟？]/u.test(words) || (words.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => spoken.has(word))) return true;
  }
  return false;
}

/** As of all words that stand without marks, the last stop is no part of what was said. */
function withoutStop(text: string, { start, end }: Span): Span {
  return text.charAt(end - 1) === '.' && end - start > 1 ? { start, end: end - 1 } : { start, end };
}
