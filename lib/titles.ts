/** Comparing what pages are called. Pure. */
import { normalized } from './normalize';

/** A shorter title may stand in another by chance ("Live"). */
const MIN_TELLING = 12;

/** The words of a text in lower case, without accents and punctuation. */
export function wordsOf(text: string): readonly string[] {
  return (
    normalized(text, 'NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Whether two titles are one, or one of them is the other with more around it ("Headline | The Site"). */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one).join(' '), wordsOf(other).join(' ')];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short !== '' && (short === long || (short.length >= MIN_TELLING && ` ${long} `.includes(` ${short} `)));
}
