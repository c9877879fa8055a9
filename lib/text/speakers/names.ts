import { WORD_CLASS } from '../lexicon';
import { type Steps, TURNS_A_STEP } from '../steps';
import type { NameKind, NameMention, WordRange } from './name-mention';
import { adjoin } from './name-mention';
import type { Word, WordSequence } from './reading';
import { FUNCTION_WORD, type Gender, genderOfName, isGivenName, type Vocabulary } from './vocabulary';

// A longer run of capitals is a headline or a table, not a name.
const MAX_RUN = 14;
// How many words before a name may belong to its role.
const MAX_ROLE = 7;

/**
 * The names of an article, in order:
 * 1. a run of words with capitals, with the small words that names have inside ("van", "of" after a body);
 * 2. without what only opens the sentence;
 * 3. parted into role and name ("House Speaker | Ada Lund");
 * 4. with its kind and gender, as far as its own words and the role beside it tell.
 */
export function findingNames(
  reading: WordSequence,
  { vocabulary, title }: { readonly vocabulary: Vocabulary; readonly title: string },
): Steps<NameMention[]> {
  const finder = new NameFinder(reading, vocabulary, title);
  return finder.find();
}

class NameFinder {
  private readonly words: readonly Word[];
  /** Words seen without a capital, and with one where no sentence opens. */
  private readonly small = new Set<string>();
  private readonly large = new Set<string>();
  /** How often a word opens a sentence. */
  private readonly opening = new Map<string, number>();

  constructor(
    private readonly reading: WordSequence,
    private readonly vocabulary: Vocabulary,
    title: string,
  ) {
    this.words = reading.words;
    for (const [word] of title.matchAll(/\p{Lu}[\p{L}\p{M}]+/gu)) this.large.add(word.toLowerCase());
  }

  private *lookAtCapitals(): Steps<void> {
    for (const word of this.words) {
      if (word.index % TURNS_A_STEP === 0) yield;
      if (word.kind !== 'word' || word.headline) continue;
      if (!word.capital) this.small.add(word.lower);
      else if (!word.opens) this.large.add(word.lower);
      else this.opening.set(word.lower, (this.opening.get(word.lower) ?? 0) + 1);
    }
  }

  *find(): Steps<NameMention[]> {
    yield* this.lookAtCapitals();
    const mentions: NameMention[] = [];
    let at = 0;
    while (at < this.words.length) {
      if (at % TURNS_A_STEP === 0) yield;
      const word = this.words[at];
      if (!word || !this.mayOpen(word)) {
        at++;
        continue;
      }
      const to = this.endOfRun(at);
      const mention = this.mentionOf({ from: at, to });
      if (mention) mentions.push(mention);
      at = to;
      yield;
    }
    return mentions;
  }

  private isFunction(word: Word): boolean {
    const { classesOf, pronouns, definite } = this.vocabulary;
    const listed = pronouns.has(word.lower) || definite.has(word.lower);
    if (!listed && (classesOf(word.lower) & FUNCTION_WORD) === 0) return false;
    // "US" is no pronoun, and "Will Smith" no auxiliary.
    if (this.isAcronym(word)) return false;
    const next = this.words[word.index + 1];
    // "Me Denis Costa": a form of address that is a small word, too.
    if (!word.opens && this.vocabulary.titles.has(word.lower) && next?.capital && adjoin(this.reading, word, next)) {
      return false;
    }
    return !(isGivenName(word.lower) && next?.capital && adjoin(this.reading, word, next));
  }

  private isAcronym(word: Word): boolean {
    return !word.headline && /^\p{Lu}[\p{Lu}\p{N}&.-]{1,7}$/u.test(this.reading.text.slice(word.start, word.end));
  }

  private mayOpen(word: Word): boolean {
    if (word.kind !== 'word' || !word.capital || this.isFunction(word)) return false;
    // ", R-Ind.,": party and constituency.
    const aside = /^[,(]$/u.test(this.words[word.index - 1]?.lower ?? '');
    return !(aside && /^\p{Lu}-\p{Lu}/u.test(this.reading.text.slice(word.start, word.start + 4)));
  }

  private endOfRun(from: number): number {
    const { words, vocabulary } = this;
    let last = from;
    const limit = this.longestRun(from);
    while (last + 1 - from < limit) {
      const word = words[last];
      let next = words[last + 1];
      if (!word || !next || !adjoin(this.reading, word, next)) break;
      let step = 1;
      if (next.lower === '.' && next.start === word.end && this.takesStop(word)) {
        next = words[last + 2];
        step = 2;
        if (!next || next.sentence !== word.sentence) break;
      }
      if (this.continues(next)) {
        last += step;
        continue;
      }
      const after = words[last + step + 1];
      if (vocabulary.particles.has(next.lower) && after && this.continues(after)) {
        last += step + 1;
        continue;
      }
      const joined = this.joinOfBody(from, last);
      if (joined === null) break;
      last = joined;
    }
    return last + 1;
  }

  /** In a headline only a given name tells that the next word belongs to the name. */
  private longestRun(from: number): number {
    const word = this.words[from];
    if (!word?.headline) return MAX_RUN;
    if (!isGivenName(word.lower)) return 1;
    return (this.words[from + 1]?.end ?? 0) - (this.words[from + 1]?.start ?? 0) === 1 ? 4 : 2;
  }

  private continues(word: Word): boolean {
    return this.mayOpen(word) && (this.vocabulary.classesOf(word.lower) & WORD_CLASS.time) === 0;
  }

  private takesStop(word: Word): boolean {
    const { titles, suffixes, particles } = this.vocabulary;
    return (
      word.end - word.start === 1 || titles.has(word.lower) || suffixes.has(word.lower) || particles.has(word.lower)
    );
  }

  /** The index of the last word of "Ministry of the Interior" when `last` is that of "Ministry"; else null. */
  private joinOfBody(from: number, last: number): number | null {
    const { bodies, roles, untitled, notNames, ofBodies, classesOf } = this.vocabulary;
    const word = this.words[last];
    const next = this.words[last + 1];
    if (!word || !next || !ofBodies.has(next.lower)) return null;
    const joins = classesOf(next.lower) & WORD_CLASS.conjunction;
    if (joins) {
      const inner = this.words.slice(from, last + 1);
      const open = inner.some((part) => bodies.has(part.lower)) && inner.some((part) => ofBodies.has(part.lower));
      if (!open) return null;
    } else if (!bodies.has(word.lower)) {
      if (!roles.has(word.lower) || untitled.has(word.lower) || notNames.has(word.lower)) return null;
    }
    let to = last + 2;
    const after = this.words[to];
    if (after && !after.capital && classesOf(after.lower) & WORD_CLASS.determiner) to++;
    const final = this.words[to];
    return final && this.continues(final) && final.sentence === word.sentence ? to : null;
  }

  private mentionOf(run: WordRange): NameMention | null {
    const { vocabulary } = this;
    let from = this.afterOpening(run);
    const to = run.to;
    if (from >= to) return null;
    const opening = from;
    const split = this.splitRole({ from, to });
    if (split === null) return null;
    from = split.name;
    if (to - from > 1 && this.isQualifier({ from, to })) from++;
    if (vocabulary.ofBodies.has(this.words[from]?.lower ?? '')) return null;
    const core: string[] = [];
    for (let index = from; index < to; index++) {
      const word = this.words[index];
      if (word && word.kind !== 'mark') core.push(word.lower);
    }
    while (core.length > 1 && vocabulary.suffixes.has(core.at(-1) ?? '')) core.pop();
    const single = core.length === 1 ? (core[0] ?? '') : null;
    if (core.length === 0) return null;
    const first = this.words[from];
    const last = this.words[to - 1];
    if (!first || !last) return null;
    const acronym = this.isAcronym(first);
    if (single !== null && vocabulary.notNames.has(single) && !acronym && split.name === opening) return null;
    if (single !== null && !acronym && this.vocabulary.bodies.has(single)) return null;
    // "Frau" is a form of address before a name, and a role elsewhere.
    const role = split.titled
      ? split.role
      : (this.roleBefore(from) ?? (single === null ? this.unlistedRole({ from, to }) : null));
    const known = this.kindOf(core, { titled: split.titled || role !== null, acronym });
    const told = known === 'unknown' && this.isBodyBefore(opening) ? 'organisation' : known;
    const gender =
      split.gender ??
      this.genderOfRole(role) ??
      this.genderBefore(role) ??
      (told === 'person' ? this.genderOfCore(core) : null);
    const clitic = this.words[to];
    const sure = split.titled || role !== null || acronym || (core.length > 1 && isGivenName(core[0] ?? ''));
    return {
      from,
      to,
      words: core,
      kind: told,
      gender,
      role,
      opening: Math.min(opening, role?.from ?? opening),
      possessive: clitic !== undefined && clitic.start === last.end && /^'s?$/u.test(clitic.lower),
      weak:
        first.headline ||
        (!sure && core.length === 1 && (vocabulary.nounsCapitalised || this.isLoneOpener(first))) ||
        (!sure && vocabulary.nounsCapitalised && first.opens),
    };
  }

  /** True for a word whose only capital in the article opens a sentence: "None has come." */
  private isLoneOpener(word: Word): boolean {
    return word.opens && !this.large.has(word.lower) && (this.opening.get(word.lower) ?? 0) < 2;
  }

  /** Where the name begins once what only opens the sentence is left out. */
  private afterOpening({ from, to }: WordRange): number {
    const first = this.words[from];
    if (!first?.opens || this.isAcronym(first)) return from;
    const { titles, roles, roleGroups, bodies, isCue, roleModifiers } = this.vocabulary;
    const { lower } = first;
    if (this.large.has(lower) && !this.small.has(lower)) return from;
    if (to - from === 1) {
      const common = this.small.has(lower) || roleGroups.has(lower) || roles.has(lower) || bodies.has(lower);
      return common || isCue(lower) ? to : from;
    }
    if (isGivenName(lower) || titles.has(lower) || roles.has(lower) || bodies.has(lower)) return from;
    if (roleModifiers.has(lower)) return from;
    return this.small.has(lower) || isCue(lower) || roleGroups.has(lower) ? from + 1 : from;
  }

  /** Parts "House Speaker Ada Lund"; null where the run is a role and no name. */
  private splitRole({ from, to }: WordRange): {
    name: number;
    role: WordRange | null;
    gender: Gender | null;
    titled: boolean;
  } | null {
    const { titles, roles, roleGroups, suffixes, ofBodies, bodies } = this.vocabulary;
    const end = this.skipBack(to, from, (word) => suffixes.has(word.lower) || word.kind === 'mark');
    let cut = -1;
    let gender: Gender | null = null;
    let role = false;
    for (let index = from; index < end; index++) {
      const word = this.words[index];
      if (!word) continue;
      const isTitle = titles.has(word.lower);
      const isRole = roles.has(word.lower) || (index < end - 1 && roleGroups.has(word.lower));
      if (!isTitle && !isRole) continue;
      const following = this.words[index + 1];
      if (!isTitle && this.vocabulary.untitled.has(word.lower) && !isGivenName(following?.lower ?? '')) continue;
      const previous = this.words[index - 1];
      if (index > from && previous && isGivenName(previous.lower) && !roles.has(previous.lower)) continue;
      cut = index;
      gender = titles.get(word.lower) ?? roles.get(word.lower) ?? gender;
      if (!/^(?:male|female)$/u.test(titles.get(word.lower) ?? '')) role = true;
    }
    if (cut < 0) return { name: from, role: null, gender: null, titled: false };
    let name = cut + 1;
    while (name < end && this.words[name]?.kind === 'mark') name++;
    if (ofBodies.has(this.words[name]?.lower ?? '')) name = this.nameAfterOf(name, end);
    // "Burmistrzyni Dębnika Halina Wrońska": a genitive without a preposition before the given name.
    if (ofBodies.size === 0 && !isGivenName(this.words[name]?.lower ?? '')) {
      const given = this.words.slice(name, end - 1).findIndex((word) => isGivenName(word.lower));
      if (given > 0 && given <= 2) name += given;
    }
    if (name >= end) return null;
    // "Secretary of Defense Department": a body that has a role inside its name.
    const isBody = this.words.slice(name, end).some((word) => bodies.has(word.lower));
    if (isBody && !isGivenName(this.words[name]?.lower ?? '')) {
      return { name: from, role: null, gender: null, titled: false };
    }
    return { name, role: role ? { from, to: name } : null, gender, titled: true };
  }

  private nameAfterOf(of: number, end: number): number {
    for (let index = of + 1; index < end; index++) {
      const word = this.words[index];
      const next = this.words[index + 1];
      if (word && isGivenName(word.lower) && next && index + 1 < end) return index;
    }
    // "Secretary of State Lund": one word belongs to the role.
    return end - of === 3 ? of + 2 : end;
  }

  private skipBack(to: number, from: number, skip: (word: Word) => boolean): number {
    let end = to;
    while (end > from + 1) {
      const word = this.words[end - 1];
      if (!word || !skip(word)) break;
      end--;
    }
    return end;
  }

  /** True where the first word qualifies a person's name: "Indian | Ravi Menon". */
  private isQualifier({ from, to }: WordRange): boolean {
    const first = this.words[from];
    const second = this.words[from + 1];
    if (!first || !second) return false;
    // "Oscar-winning", "Ohio-born": the part in small letters tells an adjective.
    const compound = /-\p{Ll}/u.test(this.reading.text.slice(first.start, first.end));
    if (!compound && !(this.vocabulary.notNames.has(first.lower) && isGivenName(second.lower))) return false;
    for (let index = from; index < to; index++) {
      if (this.vocabulary.bodies.has(this.words[index]?.lower ?? '')) return false;
    }
    return true;
  }

  private kindOf(core: readonly string[], { titled, acronym }: { titled: boolean; acronym: boolean }): NameKind {
    const { bodies, places, ofBodies, classesOf } = this.vocabulary;
    const last = core.at(-1) ?? '';
    const named = core.length > 1 && isGivenName(core[0] ?? '');
    if (core.length > 1) {
      if (bodies.has(last) && !(titled && core.length === 2)) return 'organisation';
      const of = core.findIndex((word) => ofBodies.has(word) && !(classesOf(word) & WORD_CLASS.conjunction));
      if (of > 0 && bodies.has(core[of - 1] ?? '')) return 'organisation';
    }
    if (titled) return 'person';
    if (acronym && core.length === 1) return places.has(last) ? 'place' : 'organisation';
    if (named) return 'person';
    if (places.has(last)) return 'place';
    return 'unknown';
  }

  private genderOfCore(core: readonly string[]): Gender | null {
    return core.length > 1 ? genderOfName(core[0] ?? '') : null;
  }

  private genderOfRole(role: WordRange | null): Gender | null {
    if (!role) return null;
    const { roles, titles } = this.vocabulary;
    for (let index = role.to - 1; index >= role.from; index--) {
      const lower = this.words[index]?.lower ?? '';
      const gender = roles.get(lower) ?? titles.get(lower);
      if (gender) return gender;
    }
    return null;
  }

  /** The role in small letters before a name ("the harbour spokesman Per Moe"), with what qualifies it. */
  private roleBefore(name: number): WordRange | null {
    const { roles, roleModifiers, notNames } = this.vocabulary;
    const head = this.words[name - 1];
    if (!head || !adjoin(this.reading, head, this.words[name])) return null;
    if (head.kind !== 'word' || !roles.has(head.lower)) return null;
    let from = name - 1;
    while (from > 0 && name - from < MAX_ROLE) {
      const word = this.words[from - 1];
      if (word?.kind !== 'word' || !adjoin(this.reading, word, this.words[from])) break;
      if (/^'s?$/u.test(word.lower)) break;
      const modifier = roleModifiers.has(word.lower) || roles.has(word.lower) || word.lower.includes('-');
      const proper = word.capital && !this.isFunction(word);
      if (!modifier && !proper && !notNames.has(word.lower)) break;
      from--;
    }
    return { from, to: name };
  }

  /** "A construtora Pilar", "the company Norline". */
  private isBodyBefore(name: number): boolean {
    const noun = this.words[name - 1];
    if (noun?.kind !== 'word' || noun.capital || !adjoin(this.reading, noun, this.words[name])) return false;
    return this.vocabulary.bodies.has(noun.lower);
  }

  /** What the article before a role tells: "a costureira Lia Moscoso". */
  private genderBefore(role: WordRange | null): Gender | null {
    const determiner = role && this.words[role.from - 1];
    return (determiner && this.vocabulary.genderedDeterminers.get(determiner.lower)) ?? null;
  }

  /** A noun that no list knows, between its article and a name of two words that says something or is described. */
  private unlistedRole({ from, to }: WordRange): WordRange | null {
    const { genderedDeterminers, bodies, places, found, said, isCue, classesOf } = this.vocabulary;
    const noun = this.words[from - 1];
    const determiner = this.words[from - 2];
    if (!noun || !determiner || !genderedDeterminers.has(determiner.lower)) return null;
    if (noun.kind !== 'word' || noun.capital || !adjoin(this.reading, noun, this.words[from])) return null;
    const { lower } = noun;
    if (classesOf(lower) !== 0 || bodies.has(lower) || places.has(lower) || found.has(lower) || said.has(lower))
      return null;
    const next = this.words[to];
    const before = this.words[from - 3];
    const speaks = next?.lower === ',' || isCue(next?.lower ?? '') || (before?.kind === 'word' && isCue(before.lower));
    return speaks ? { from: from - 1, to: from } : null;
  }
}
