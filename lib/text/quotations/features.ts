/** FNV-1a over the units of a string, as an unsigned 32-bit number. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

// More than any candidate has; a longer list would be a mistake of the code.
const CAPACITY = 1024;

/**
 * The features of one candidate, or of a part that candidates share, one after the other in a buffer that is used
 * again: millions are looked at for one article, and none is kept when the text is only read.
 */
export class Features {
  readonly ids = new Int32Array(CAPACITY);
  length = 0;

  /** A feature out of its template's number and up to three values. */
  add(template: number, a: number, b = 0, c = 0): void {
    let hash = Math.imul(template + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (a + 0x7f4a7c15), 0x85ebca6b);
    hash = Math.imul((hash ^ (hash >>> 15)) + b, 0xc2b2ae35);
    hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x27d4eb2f);
    this.ids[this.length++] = hash ^ (hash >>> 16);
  }
}

/** What becomes of features: weights when a text is read, lists when a model is trained. */
export interface Measure<Part, Whole> {
  readonly features: Features;
  /** What was added since the last call. */
  take(): Part;
  /** A candidate of three parts. */
  join(a: Part, b: Part, c: Part): Whole;
  whole(part: Part): Whole;
}

/** 0, 1, 2, 3, 4 stay apart; longer counts share steps that grow. */
export function bucket(count: number): number {
  if (count < 5) return count;
  if (count < 7) return 5;
  if (count < 10) return 6;
  if (count < 15) return 7;
  if (count < 25) return 8;
  return count < 40 ? 9 : 10;
}
