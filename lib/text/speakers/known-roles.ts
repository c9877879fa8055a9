import type { Discourse } from './discourse';
import { textOfWords } from './name-mention';
import type { Word } from './reading';
import type { Referent } from './referent';
import type { NominalPhrase } from './source-phrase';

const isThing = ({ plural, kind }: Referent): boolean => plural || kind === 'organisation' || kind === 'document';

/**
 * The person whose role "the spokesman" or "the Harbour Office spokesman" is: the last mentioned of that role. With
 * `epithets`, a role that was given to nobody ("the billionaire") goes to who is most in mind.
 */
export function knownByRole(
  discourse: Discourse,
  { head, modifiers }: Pick<NominalPhrase, 'head' | 'modifiers'>,
  { epithets }: { readonly epithets: boolean },
): Referent | null {
  const { focus } = discourse;
  const { roles, sameRole, pronouns, notNames, places, anonymous, offices } = discourse.vocabulary;
  if (!roles.has(head.lower)) return null;
  const groups = sameRole.get(roles.headOf(head.lower) ?? '') ?? [];
  const alike = (word: string): boolean =>
    word === head.lower || groups.some((group) => sameRole.get(roles.headOf(word) ?? '')?.includes(group) ?? false);
  const gender = roles.get(head.lower) ?? null;
  const agrees = (referent: Referent): boolean => !gender || !referent.gender || referent.gender === gender;
  const asked = modifiers.filter((word) => word.capital && !pronouns.has(word.lower));
  const known = focus.last(
    head,
    (referent) =>
      !isThing(referent) &&
      agrees(referent) &&
      [...referent.roleWords].some(alike) &&
      asked.every((word) => coversModifier(discourse, referent, word)),
  );
  // "the man" after "a man at the port": one without a name.
  const unnamed = (referent: Referent): number =>
    referent.character || isThing(referent) || !agrees(referent) ? 0 : 1;
  if (!known && epithets && anonymous.has(head.lower) && gender) return focus.choose(head, unnamed)?.referent ?? null;
  // "the South Ostland senator" says where from, which the article may tell in other words.
  const bodies = asked.filter((word) => !notNames.has(word.lower) && !places.has(word.lower));
  if (known || !epithets || bodies.length > 0 || anonymous.has(head.lower)) return known;
  // Who holds an office goes by it, so that one known for another role is somebody else: "the mayor" is no "opposition leader".
  const isOffice = offices.has(roles.headOf(head.lower) ?? '');
  const choice = focus.choose(head, (referent) => {
    if (referent.place || isThing(referent) || !agrees(referent)) return 0;
    if (isOffice && (referent.roleWords.size > 0 || referent.character === null || !referent.spoke)) return 0;
    if (gender && referent.gender) return 1;
    return referent.kind === 'person' ? 0.8 : referent.spoke ? 0.6 : 0;
  });
  return choice && choice.margin > 0.25 ? choice.referent : null;
}

/** True where a role is said of the body that a modifier names, in full or by its initials. */
function coversModifier({ reading, vocabulary, mentionAt, cast }: Discourse, referent: Referent, word: Word): boolean {
  if (referent.roleWords.has(word.lower)) return true;
  if (!/^\p{Lu}{2,}$/u.test(reading.text.slice(word.start, word.end))) return false;
  const place = mentionAt.get(word.index);
  const body = place === undefined ? null : cast.of[place];
  if (body && body.words.length > 1) {
    return body.words.every((part) => referent.roleWords.has(part) || vocabulary.ofBodies.has(part));
  }
  const initials = [...referent.roleWords].map((part) => part.charAt(0)).join('');
  return initials.includes(word.lower);
}

/** The body or document that "the ministry", "the company" or "the report" means. */
export function knownThing(
  { focus, vocabulary, referents, reading }: Discourse,
  { head, modifiers, range }: Pick<NominalPhrase, 'head' | 'modifiers' | 'range'>,
): Referent | null {
  if (modifiers.some((word) => word.capital)) return null;
  // "the union of teachers", "le syndicat des enseignants": told which one, by the words behind.
  if (range.to > head.index + 1) return referents.known(textOfWords(reading, range));
  if (vocabulary.found.has(head.lower)) {
    return focus.last(head, ({ kind, roleWords }) => kind === 'document' && roleWords.has(head.lower));
  }
  if (!vocabulary.bodies.has(head.lower)) return null;
  const named = focus.last(head, ({ character, roleWords, kind }) => {
    if (character !== null) return character.kind !== 'person' && character.words.includes(head.lower);
    return kind === 'organisation' && roleWords.has(head.lower);
  });
  // "the mining office" says which one it is: no other body is meant.
  if (named || modifiers.length > 0) return named;
  const choice = focus.choose(head, (referent) => {
    if (referent.place || referent.gender !== null) return 0;
    if (referent.kind === 'unknown') return referent.spoke ? 0.6 : 0;
    // What goes by a noun only, and by another one, is another body: "the authority" is no "association".
    if (referent.kind !== 'organisation' || referent.character === null) return 0;
    return referent.spoke ? 1 : 0.5;
  });
  return choice && choice.margin > 0.3 && choice.referent.spoke ? choice.referent : null;
}
