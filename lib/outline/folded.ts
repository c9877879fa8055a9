import { normalized } from '../normalize';

/** Matches texts of white space, letters of Western languages and marks only, which NFKC leaves as they are. */
const IS_WESTERN = /^[\s!-~¡-§©«-®°±¶·»¿-ÿ‐-‖‘-‽]*$/;

/** Letters and digits only, in lower case: "Read more:" and "READ MORE" are one. */
export function folded(text: string): string {
  const isWestern = IS_WESTERN.test(text);
  const lower = (isWestern ? text : normalized(text, 'NFKC')).toLowerCase().replace(/[’‘]/g, "'");
  // Unicode property classes would take several times as long.
  return lower.replace(isWestern ? /[^a-z0-9'ß-öø-ÿ]+/g : /[^\p{L}\p{M}\p{N}']+/gu, ' ').trim();
}
