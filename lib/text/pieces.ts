import type { Span } from '../model';

/**
 * UTF-16 units of a paragraph that are read at once. A paragraph of news has some hundreds, a speech printed without a
 * break some thousands; what is longer (a book as one line, a text made to make us wait) is read as several, so that no
 * step of the work is longer than for one of these.
 */
const MOST = 8000;
/** So far before that limit a better place to cut is looked for. */
const REACH = 2000;

const STOP = /[.!?…。！？۔؟।]/u;
const SPACE = /\s/u;

/** The pieces in which a block is read, in order and without gaps: the block itself, where it is no longer than one. */
export function piecesOf(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > MOST) {
    const to = cutBefore(text, from + MOST);
    pieces.push({ start: from, end: to });
    from = to;
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** After a line or a sentence, else after a word, else between any two characters. */
function cutBefore(text: string, limit: number): number {
  let word = -1;
  let sentence = -1;
  for (let at = limit; at > limit - REACH; at--) {
    const before = text.charAt(at - 1);
    if (before === '\n') return at;
    if (!SPACE.test(before)) continue;
    if (word < 0) word = at;
    if (sentence < 0 && STOP.test(text.charAt(at - 2))) sentence = at;
  }
  if (sentence >= 0 || word >= 0) return sentence >= 0 ? sentence : word;
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit < 0xe000 ? limit - 1 : limit;
}
