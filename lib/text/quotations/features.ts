/** FNV-1a over the units of a string, as an unsigned 32-bit number. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A feature out of its template's number and up to three values, as a 32-bit hash. */
export function featureOf(template: number, a: number, b: number, c: number): number {
  let hash = Math.imul(template + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (a + 0x7f4a7c15), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + b, 0xc2b2ae35);
  hash = Math.imul((hash ^ (hash >>> 13)) + c, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** Takes the features of one candidate, or of a part that candidates share, one after the other. */
export interface Features {
  add(template: number, a: number, b?: number, c?: number): void;
}

/** What becomes of features: weights when a text is read, lists when a model is trained. */
export interface Measure<Part, Whole> extends Features {
  /** What was added since the last call. */
  take(): Part;
  /** A candidate of three parts. */
  join(a: Part, b: Part, c: Part): Whole;
  whole(part: Part): Whole;
  /** Those whose part is not worse than the best one by more than `slack`. */
  promising<T extends { readonly part: Part }>(bounds: readonly T[], slack: number): readonly T[];
  /** Whether the best of `bounds` together stay behind the best of `others` by more than `slack`. */
  outdone(others: readonly Whole[], bounds: readonly (readonly { readonly part: Part }[])[], slack: number): boolean;
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
