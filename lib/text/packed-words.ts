/**
 * Word lists as they are built into the reader: each word is a capital, which tells by its place in the alphabet how many
 * letters it shares with the word before it, and the rest of its letters. "make makes taking" is "AmakeEsAtaking".
 */
const A = 65;
const MOST_SHARED = 25;

/** Null where the list holds capitals of its own. */
export function packWords(list: string): string | null {
  if (/[A-Z]/.test(list)) return null;
  let before = '';
  let packed = '';
  for (const word of list.split(' ')) {
    let shared = 0;
    while (shared < Math.min(word.length, before.length, MOST_SHARED) && word[shared] === before[shared]) shared += 1;
    packed += String.fromCharCode(A + shared) + word.slice(shared);
    before = word;
  }
  return packed;
}

/** The inverse of `packWords`: words parted by one space, in their order. */
export function unpackWords(packed: string): string {
  let word = '';
  const words = packed.match(/[A-Z][^A-Z]*/g) ?? [];
  return words
    .map((rest) => {
      word = word.slice(0, rest.charCodeAt(0) - A) + rest.slice(1);
      return word;
    })
    .join(' ');
}
