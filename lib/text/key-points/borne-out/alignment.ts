import type { ContrastLists, Token } from './words';

/** Half-open ranges of tokens that stand for each other and share nothing: what is other between two words that are shared. */
export interface Gap {
  readonly bullet: readonly [from: number, to: number];
  readonly sentence: readonly [from: number, to: number];
}

export interface Alignment {
  /** By token of the bullet: the token of the sentence that says the same, or −1. */
  readonly partner: readonly number[];
  readonly gaps: readonly Gap[];
}

const STOP = 0.25;
export const FORM = 0.9;
const SYNONYM = 0.6;
/** Longer texts are compared by their first words. */
const MOST_TOKENS = 120;

/** How much two words are one: 1 for the same word, less for a form of it or one for the same event, 0 for others. */
export function likenessOf(a: Token, b: Token, lists: ContrastLists): number {
  if (a.kind === 'stop' || b.kind === 'stop') return a.lower === b.lower ? STOP : 0;
  if (a.stem === b.stem) return 1;
  if (a.kind === 'figure' || b.kind === 'figure') return 0;
  if (a.kind === 'name' && b.kind === 'name') return isForm(a.lower, b.lower) ? FORM : 0;
  if (isForm(a.lower, b.lower)) return FORM;
  if (a.kind === 'name' || b.kind === 'name') return 0;
  const groups = lists.classes.get(b.lower);
  if (groups === undefined) return 0;
  return (lists.classes.get(a.lower) ?? []).some((group) => groups.includes(group)) ? SYNONYM : 0;
}

/** Whether two words are forms of one: "deny" and "denied", "hit" and "hits"; inflection stands at the end of words. */
export function isForm(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 3 || long.length - short.length > 4) return false;
  const root = short.replace(/[ey]$/, (last) => (last === 'y' ? 'i' : ''));
  return long.startsWith(root) && (root.length > 3 || long.length - root.length < 2);
}

/** The longest common subsequence of two wordings, content words before others. */
export function aligned(bullet: readonly Token[], sentence: readonly Token[], lists: ContrastLists): Alignment {
  const rows = Math.min(bullet.length, MOST_TOKENS);
  const columns = Math.min(sentence.length, MOST_TOKENS);
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const like = new Float64Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const [a, b] = [bullet[i], sentence[j]];
      const likeness = a === undefined || b === undefined ? 0 : likenessOf(a, b, lists);
      like[i * width + j] = likeness;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = likeness === 0 ? skip : Math.max(skip, (best[(i + 1) * width + j + 1] ?? 0) + likeness);
    }
  }
  const partner = bullet.map(() => -1);
  const gaps: Gap[] = [];
  let [i, j, fromI, fromJ] = [0, 0, 0, 0];
  const close = () => {
    if (i > fromI || j > fromJ) gaps.push({ bullet: [fromI, i], sentence: [fromJ, j] });
  };
  while (i < rows && j < columns) {
    const here = best[i * width + j] ?? 0;
    const likeness = like[i * width + j] ?? 0;
    if (likeness > 0 && here === (best[(i + 1) * width + j + 1] ?? 0) + likeness) {
      close();
      partner[i] = j;
      i++;
      j++;
      [fromI, fromJ] = [i, j];
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  i = bullet.length;
  j = sentence.length;
  close();
  return { partner, gaps };
}
