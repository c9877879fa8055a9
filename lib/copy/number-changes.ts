import type { BlockDifference, NumberDifference, Sides } from './changes';

const NUMBER = /\p{N}(?:[\p{N}.,:/\u00a0\u202f'’]*\p{N})?/gu;

/** Numbers that stand in the place of others. */
export function numberDifferences(
  blocks: readonly BlockDifference[],
  { before, furniture }: Sides,
): readonly NumberDifference[] {
  /** By block of the older version: the how manieth paragraph it is. */
  let count = 0;
  const numbers = before.article.blocks.map(({ kind }, index) => {
    if (kind !== 'heading' && furniture.before[index] !== true) count += 1;
    return count;
  });
  return blocks.flatMap(({ kind, diff, before: [index = 0], furniture: isFurniture }) => {
    if (kind !== 'changed' || diff === null || isFurniture) return [];
    return diff.flatMap(({ kind: part, text }, place): NumberDifference[] => {
      const next = diff[place + 1];
      if (part !== 'removed' || next?.kind !== 'added') return [];
      const [old, fresh] = [text.match(NUMBER) ?? [], next.text.match(NUMBER) ?? []];
      if (old.length !== fresh.length) return [];
      return old.flatMap((number, at) => {
        const other = fresh[at] ?? '';
        return number === other ? [] : [{ paragraph: numbers[index] ?? 1, before: number, after: other }];
      });
    });
  });
}
