import type { Article, Span } from '../../model';
import type { Language } from '../language';

/** A turn of a transcript: "CORSO: I never signed it." The block is all of it. */
export interface Turn {
  /** Index of its block in the article. */
  readonly block: number;
  readonly label: Span;
  readonly colon: Span;
  readonly contents: Span;
}

// A longer label is a sentence.
const MAX_LABEL = 80;
// "ANNA B. CORSO:", "PRÉSIDENTE :"; two capitals at least, so that "Q:" and "A:" name nobody.
const LABEL = /^((?=[^:]*\p{Lu}[^:]*\p{Lu})\p{Lu}[\p{Lu}\p{M}.'’-]*(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,3})\s?:\s+(?=\S)/u;

/**
 * The turns of the transcripts in an article: two or more blocks in a row that each begin with a name in capitals and a
 * colon, and somebody in them says "I", "we" or "you", or asks. Boxes of facts ("WHEN: …", "WHERE: …") look the same, but
 * nobody speaks in them.
 */
export function turnsOf(article: Article, language: Language): readonly Turn[] {
  const turns: Turn[] = [];
  let run: Turn[] = [];
  const close = (): void => {
    if (run.length > 1 && run.some(({ contents }) => isSpoken(article.text, contents, language))) turns.push(...run);
    run = [];
  };
  article.blocks.forEach(({ kind, start, end }, block) => {
    const isProse = kind === 'paragraph' || kind === 'quote';
    const found = isProse ? LABEL.exec(article.text.slice(start, Math.min(end, start + MAX_LABEL))) : null;
    const label = found?.[1];
    if (!found || label === undefined) {
      close();
      return;
    }
    const colon = article.text.indexOf(':', start + label.length);
    run.push({
      block,
      label: { start, end: start + label.length },
      colon: { start: colon, end: colon + 1 },
      contents: withoutStop(article.text, { start: start + found[0].length, end }),
    });
  });
  close();
  return turns;
}

function isSpoken(text: string, { start, end }: Span, { speakers: { pronouns } }: Language): boolean {
  const words = text.slice(start, end).toLowerCase();
  if (/[?؟？]/u.test(text.slice(start, end + 1))) return true;
  const spoken = new Set(`${pronouns.first} ${pronouns.second}`.split(' '));
  return (words.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => spoken.has(word));
}

/** As of all words that stand without marks, the last stop is no part of what was said. */
function withoutStop(text: string, { start, end }: Span): Span {
  return text.charAt(end - 1) === '.' && end - start > 1 ? { start, end: end - 1 } : { start, end };
}
