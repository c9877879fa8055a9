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

/**
 * Splits a printed name of two to five words whose names begin with capitals, in scripts that have them. Anything else
 * (agencies of one word, "Staff and agencies", names in scripts that put the family first) stays whole.
 */
export function personalName(printed: string): PersonalName {
  const whole = printed.replace(/\s+/gu, ' ').trim();
  const all = whole.split(' ');
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
