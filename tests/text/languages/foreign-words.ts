import type { WordClasses } from '@/lib/text/language';
import functionWords from '@/lib/text/languages/function-words.json';

/** Lists whose words a language has few of and keeps for itself; verbs, roles and names travel. */
const CLOSED = [
  'complementiser',
  'determiner',
  'possessive',
  'pronoun',
  'relative',
  'preposition',
  'conjunction',
  'subordinator',
  'auxiliary',
  'modal',
  'negation',
  'infinitive',
] as const satisfies readonly (keyof WordClasses)[];

const split = (list: string): readonly string[] => (list === '' ? [] : list.split(' '));

/**
 * Words of a language's lists that stand in the same list of another language and are not among its own commonest function
 * words: each is either a word of both languages, or was copied from the wrong one. In order, each once.
 */
export function foreignWords(
  code: string,
  words: Pick<WordClasses, (typeof CLOSED)[number]>,
  others: readonly Pick<WordClasses, (typeof CLOSED)[number]>[],
): readonly string[] {
  const own = new Set(split((functionWords as Readonly<Record<string, string>>)[code] ?? ''));
  const found = CLOSED.flatMap((list) => {
    const elsewhere = new Set(others.flatMap((other) => split(other[list])));
    return split(words[list]).filter((word) => elsewhere.has(word) && !own.has(word));
  });
  return [...new Set(found)].sort();
}
