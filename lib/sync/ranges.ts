/** Sets of whole numbers as ranges, in order and apart: files of years are a handful of them. Pure. */

/** From the first to the last, both included. */
export type Range = readonly [number, number];

export function united(...sets: readonly (readonly Range[])[]): readonly Range[] {
  const all = sets.flat().sort((a, b) => a[0] - b[0]);
  const made: [number, number][] = [];
  for (const [from, to] of all) {
    const last = made.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}

export const isIn = (ranges: readonly Range[], number: number): boolean =>
  ranges.some(([from, to]) => from <= number && number <= to);
