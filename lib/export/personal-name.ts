/** Authors' names as citations want them. */
export interface PersonalName {
  /** Null where the name is no person's, or can't be told apart: it is cited as it is printed. */
  readonly given: string | null;
  /** With its particles ("van der Meer"); the whole name where `given` is null. */
  readonly family: string;
}

/** Particles that belong to the family name, in the languages that write them small. */
const PARTICLES = new Set(
  'af al ap av bin bint d da das de degli dei del della der des di do dos du el ibn la las le lo los ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
);

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** Words of desks and agencies, which stand in no person's name. */
const OF_BODIES =
  /^(?:news|staff|agency|agencies|agence|agences|agentur|agenturen|agencia|agencias|agenzia|press|presse|prensa|wire|desk|service|reporters?|correspondents?|editors?|editorial|redaktion|r[eé]daction|redacci[oó]n|redazione|team|media|times|online|nachrichten|noticias|tv|radio)$/i;

/** "MARY-ANN O’BRIEN" in capitals and small letters; initials stay. */
const lowered = (word: string): string =>
  /^(?:\p{Lu}\.)+$/u.test(word)
    ? word
    : word
        .toLowerCase()
        .replace(/(^|[-.'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
        .replace(/^Mc(\p{L})(?=\p{L}{2})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);

/** Initials of a body ("BBC", "DPA-AFX"): letters that can't be spoken as a name, without dots. */
const isAcronym = (word: string): boolean =>
  /^\p{Lu}{2,}$/u.test(word) && !/[AEIOUYÀ-ÖØ-Ý]/u.test(word) && isLatin(word);

const isLatin = (word: string): boolean => /^[\p{Script=Latin}\p{P}]+$/u.test(word);

/**
 * A name of several words in capitals only, in the letters that it would have elsewhere; null for any other. Acronyms of
 * one word, and names of desks, are none.
 */
function ofCapitals(words: readonly string[]): readonly string[] | null {
  const isCapitals = words.every((word) => /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word));
  if (words.length < 2 || !isCapitals || !words.some((word) => /\p{Lu}{3}/u.test(word))) return null;
  if (words.some((word) => isAcronym(word) || OF_BODIES.test(word))) return null;
  return words.map((word, index) => {
    const small = word.toLowerCase();
    if (index > 0 && index < words.length - 1 && PARTICLES.has(small)) return small;
    return SUFFIX.test(word) && index === words.length - 1 ? word.replace(/^(.)R/, '$1r') : lowered(word);
  });
}

/**
 * Splits a printed name of two to five words whose names begin with capitals, in scripts that have them. Anything else
 * (agencies of one word, "Staff and agencies", names in scripts that put the family first) stays whole.
 */
export function personalName(printed: string): PersonalName {
  const whole = printed.replace(/\s+/gu, ' ').trim();
  const words = whole.split(' ');
  const all = [...(ofCapitals(words) ?? words)];
  const suffix = all.length > 2 && SUFFIX.test(all.at(-1) ?? '') ? all.pop() : undefined;
  const isName = all.every((word) => /^(?:\p{Lu}|[dlO]['’]\p{L})/u.test(word) || PARTICLES.has(word.toLowerCase()));
  // Initials of a body ("BBC News") are no given name, and digits are no name at all.
  const isBody = all.some((word) => /^\p{Lu}{3,}$/u.test(word) || /\p{N}/u.test(word));
  if (all.length < 2 || all.length > 5 || !isName || isBody || PARTICLES.has((all[0] ?? '').toLowerCase())) {
    return { given: null, family: whole };
  }
  let first = all.length - 1;
  while (first > 1 && PARTICLES.has(all[first - 1] ?? '')) first -= 1;
  const family = all.slice(first).join(' ');
  return { given: all.slice(0, first).join(' '), family: suffix === undefined ? family : `${family} ${suffix}` };
}
