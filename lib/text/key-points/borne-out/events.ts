import { likenessOf } from './alignment';
import { isContent, type Text } from './reading';
import { type Held, observe, type Suspect, textOf } from './suspects';
import type { Token } from './words';

/** Words that a gap may have at most: longer ones are told in other words altogether. */
const LONGEST_GAP = 8;

/** B6, B7: between the same words there are others, of the same kind or in the same place. */
export function suspectEvents(held: Held): readonly Suspect[] {
  const { reader, bullet, sentence, index, alignment } = held;
  const { kinds } = reader.lists;
  return alignment.gaps.flatMap((gap): Suspect[] => {
    const [from, to] = gap.bullet;
    const ours = bullet.tokens.slice(from, to);
    const theirs = sentence.tokens.slice(...gap.sentence);
    if (ours.length > LONGEST_GAP || theirs.length > 3 * LONGEST_GAP) return [];
    // Numbers with their units are held against each other by their value (B1).
    const mine = ours.filter((token) => isContent(token) && !isCounted(bullet, token) && !reader.has(sentence, token));
    const other = theirs.filter(
      (token) => isContent(token) && !isCounted(sentence, token) && !reader.has(bullet, token),
    );
    if (mine.length === 0 || other.length === 0) return [];
    if (mine.some((one) => other.some((another) => isShortened(one, another)))) return [];
    const common = [
      Math.min(1, mine.length / 4),
      Math.min(1, other.length / 6),
      mine.length === 1 ? 1 : 0,
      other.length === 1 ? 1 : 0,
      edge(bullet.tokens[from - 1]),
      edge(bullet.tokens[to]),
      Math.min(1, theirs.length / 12),
      mine.filter((token) => reader.knows(token)).length / mine.length,
      from === 0 ? 1 : 0,
      mine.some(({ kind }) => kind === 'name') ? 1 : 0,
      mine.some((a) => other.some((b) => a.stem.slice(0, 4) === b.stem.slice(0, 4))) ? 1 : 0,
      mine.some((a) => other.some((b) => ending(a) === ending(b))) ? 1 : 0,
      from > 0 && to < bullet.tokens.length ? 1 : 0,
    ];
    for (const word of mine) {
      const own = kinds.get(word.lower);
      const another = own && other.find(({ lower }) => kinds.get(lower)?.some((kind) => own.includes(kind)) === true);
      if (another === undefined || likenessOf(word, another, reader.lists) > 0) continue;
      return [
        {
          ground: 'kind',
          kind: 'event',
          bullet: word.text,
          text: another.text,
          sentence: index,
          observed: observe(held, [word], gap.bullet, common),
        },
      ];
    }
    return [
      {
        ground: 'slot',
        kind: 'event',
        bullet: textOf(bullet, mine),
        text: textOf(sentence, other),
        sentence: index,
        observed: observe(held, mine, gap.bullet, common),
      },
    ];
  });
}

/** Whether a word is a number, or part of one with its unit. */
const isCounted = ({ tokens, quantities }: Text, token: Token): boolean =>
  token.kind === 'figure' ||
  quantities.some(
    ({ first, last }) => (tokens[first]?.start ?? 0) <= token.start && token.end <= (tokens[last]?.end ?? 0),
  );

/** "Rob" is "Robert". */
const isShortened = (a: Token, b: Token): boolean =>
  (a.kind === 'name' || b.kind === 'name') && (a.lower.startsWith(b.lower) || b.lower.startsWith(a.lower));

const edge = (token: Token | undefined): number => (token === undefined ? 0 : token.kind === 'stop' ? 0.4 : 1);

const ending = ({ lower }: Token): string => lower.slice(-3);
