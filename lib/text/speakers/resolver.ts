import type { Article, Reason, Span } from '../../model';
import { WORD_CLASS } from '../lexicon';
import type { Steps } from '../steps';
import { antecedentOf } from './antecedent';
import { characterAt, type Discourse, referentAt } from './discourse';
import { type Choice, fitOf, SALIENCE } from './focus';
import { knownByRole, knownThing } from './known-roles';
import { type NameMention, spanOfWords, textOfWords, type WordRange } from './name-mention';
import { type Word, wordsIn } from './reading';
import type { Referent } from './referent';
import { salienceOf } from './salience';
import { type NominalPhrase, parseSource, type SourcePhrase } from './source-phrase';
import type { Gender, PronounClass } from './vocabulary';

/** What the words of a source were found to mean. */
export interface Resolved {
  /** Null where the source names nobody that could be found ("he" without an antecedent). */
  readonly referent: Referent | null;
  readonly reason: Reason | null;
  /** 0 to 1: the chance that the referent is right. */
  readonly confidence: number;
  /** The words that mention the referent. */
  readonly mention: Span;
}

/** A source and what it says. */
export interface Source {
  readonly span: Span;
  /** In order of the text. */
  readonly contents: readonly Span[];
}

interface SourceAt extends Source {
  readonly range: WordRange;
}

// A pronoun or a role looks back over who was mentioned; a step is some dozens of them.
const WORDS_A_STEP = 64;

/** Walks an article from its first word to its last, keeping in mind who was mentioned. */
export class Resolver {
  private readonly byline: readonly string[];
  /** The number of each block's paragraph, counted from 1 without headings. */
  private readonly paragraphs: readonly number[];
  /** Where each referent is mentioned, sources and pronouns included. */
  readonly mentioned = new Map<Referent, Span[]>();

  constructor(
    article: Article,
    private readonly discourse: Discourse,
    private readonly sources: readonly Source[],
  ) {
    this.byline = article.byline;
    let paragraph = 0;
    this.paragraphs = article.blocks.map(({ kind }) => {
      if (kind !== 'heading' && kind !== 'key-point') paragraph++;
      return paragraph;
    });
  }

  /** What each source means, in the order of the sources given. */
  *resolve(): Steps<Resolved[]> {
    const { sources } = this;
    const { reading, mentions } = this.discourse;
    const resolved = new Map<Source, Resolved>();
    const queue: SourceAt[] = [];
    const sourceOf = new Map<SourceAt, Source>();
    for (const source of sources) {
      yield;
      const at = { ...source, range: wordsIn(reading, source.span.start, source.span.end) };
      queue.push(at);
      sourceOf.set(at, source);
    }
    yield;
    queue.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    yield;
    let nextSource = 0;
    let nextMention = 0;
    let behind = 0;
    const take = (source: SourceAt): void => {
      const found = this.resolveSource(source);
      const original = sourceOf.get(source);
      if (original) resolved.set(original, found);
      behind = Math.max(behind, source.range.to);
    };
    for (const word of reading.words) {
      if (word.index % WORDS_A_STEP === 0) yield;
      for (; (queue[nextSource]?.range.from ?? Number.POSITIVE_INFINITY) <= word.index; nextSource++) {
        const source = queue[nextSource];
        if (source) take(source);
        yield;
      }
      for (; (mentions[nextMention]?.from ?? Number.POSITIVE_INFINITY) <= word.index; nextMention++) {
        const mention = mentions[nextMention];
        if (mention) this.seeName(mention, nextMention);
      }
      if (!word.quoted && word.index >= behind) this.seeWord(word);
    }
    for (const source of queue.slice(nextSource)) {
      take(source);
      yield;
    }
    const nothing = { referent: null, reason: null, confidence: 0 };
    return sources.map((source) => resolved.get(source) ?? { ...nothing, mention: source.span });
  }

  private mention(referent: Referent, span: Span): void {
    const known = this.mentioned.get(referent);
    if (known) known.push(span);
    else this.mentioned.set(referent, [span]);
  }

  private seeName(mention: NameMention, place: number): void {
    const { reading, vocabulary, focus, mentions } = this.discourse;
    const word = reading.words[mention.from];
    const referent = referentAt(this.discourse, place);
    if (!referent || !word) return;
    this.mention(referent, spanOfWords(reading, mention));
    const weight = salienceOf(reading, vocabulary, mention) * (word.headline ? 0.5 : 1);
    focus.add(referent, word, weight);
    // "Ada Lund and Per Moe" may be "they" later.
    const previous = mentions[place - 1];
    const joined = mention.opening - 1 === previous?.to && reading.words[previous.to]?.lower === vocabulary.and;
    const other = joined && !word.headline ? referentAt(this.discourse, place - 1) : null;
    if (previous && other && other !== referent && !mention.possessive && other.kind !== 'organisation') {
      focus.add(this.joint([other, referent], previous.from), word, weight);
    }
  }

  /** Keeps in mind whom a pronoun or "the senator" means where it is no source. */
  private seeWord(word: Word): void {
    const { vocabulary, reading, focus, mentionAt } = this.discourse;
    if (vocabulary.subjectPronouns.has(word.lower)) {
      const choice = this.chooseByClass(word, vocabulary.pronouns.get(word.lower) ?? [], []);
      if (!choice) return;
      focus.add(choice.referent, word, SALIENCE.subject);
      this.mention(choice.referent, { start: word.start, end: word.end });
      return;
    }
    // "the candidate" in reported words may be anyone.
    if (this.discourse.reported.has(word.index)) return;
    if (vocabulary.indefinite.has(word.lower)) this.seeUnnamed(word);
    if (!vocabulary.definite.has(word.lower)) return;
    const head = reading.words[word.index + 1];
    if (!head || head.sentence !== word.sentence || mentionAt.has(head.index) || !vocabulary.roles.has(head.lower))
      return;
    const next = reading.words[head.index + 1];
    if (next?.kind === 'word' && vocabulary.roles.has(next.lower)) return;
    const known = knownByRole(this.discourse, { head, modifiers: [] }, { epithets: false });
    if (!known) return;
    const possessive = /^'s?$/u.test(next?.lower ?? '');
    const range = { opening: word.index, from: head.index, to: head.index + 1, possessive };
    focus.add(known, head, salienceOf(reading, vocabulary, range));
    this.mention(known, { start: head.start, end: head.end });
  }

  /** "A pensioner who lives there": somebody new, whom the next pronoun means. */
  private seeUnnamed(word: Word): void {
    const { vocabulary, reading, focus, mentionAt } = this.discourse;
    let at = word.index + 1;
    while (at < word.index + 4 && !vocabulary.roles.has(reading.words[at]?.lower ?? '')) at++;
    const head = reading.words[at];
    const next = reading.words[at + 1];
    if (!head || head.sentence !== word.sentence || !vocabulary.roles.has(head.lower)) return;
    // "a teacher at the school": the name of the body comes later; one of a person stands right behind.
    for (let index = word.index + 1; index <= at + 1; index++) {
      if (mentionAt.has(index) || this.discourse.owners.has(index)) return;
    }
    if (next?.kind === 'word' && vocabulary.roles.has(next.lower)) return;
    const range = {
      opening: word.index,
      from: word.index + 1,
      to: at + 1,
      possessive: /^'s?$/u.test(next?.lower ?? ''),
    };
    const weight = salienceOf(reading, vocabulary, range);
    if (weight < SALIENCE.subject) return;
    const referent = this.unnamed(textOfWords(reading, range), range, {
      kind: 'person',
      gender: vocabulary.roles.get(head.lower) ?? vocabulary.genderedDeterminers.get(word.lower) ?? null,
      roleWords: [head.lower],
    });
    focus.add(referent, head, weight);
    this.mention(referent, spanOfWords(reading, range));
  }

  private chooseByClass(word: Word, classes: readonly PronounClass[], contents: readonly Span[]): Choice | null {
    const choice = this.discourse.focus.choose(word, (referent) => fitOf(referent, classes), contents);
    // One clear bearer of a pronoun tells the gender of a name that no list knows.
    const [only, ...others] = classes;
    if (choice && choice.margin > 0.5 && others.length === 0 && (only === 'male' || only === 'female')) {
      choice.referent.gender ??= only;
    }
    return choice;
  }

  private resolveSource(source: SourceAt): Resolved {
    const { reading, focus } = this.discourse;
    const phrase = parseSource(this.discourse, source.range);
    if (!phrase) return { referent: null, reason: null, confidence: 0, mention: source.span };
    const found = this.resolvePhrase(phrase, source);
    const first = reading.words[source.range.from];
    if (!found.referent || !first) return found;
    this.mention(found.referent, found.mention);
    found.referent.spoke = true;
    focus.add(found.referent, first, SALIENCE.speaker);
    return found;
  }

  private resolvePhrase(phrase: SourcePhrase, source: SourceAt): Resolved {
    switch (phrase.type) {
      case 'pronoun':
        return this.resolvePronoun(phrase.word, phrase.classes, source);
      case 'name':
        return this.resolveName(phrase.mention, source);
      case 'joint':
        return this.resolveJoint(phrase.parts, phrase.range, source);
      case 'nominal':
        return this.resolveNominal(phrase, source);
    }
  }

  private reason(code: string, mention: string, referent: Referent): Reason {
    const block = this.discourse.reading.words[referent.namedAt]?.block ?? 0;
    return { code, values: { mention, name: referent.name, paragraph: Math.max(1, this.paragraphs[block] ?? 1) } };
  }

  private resolveName(place: number, { span }: SourceAt): Resolved {
    const { reading, mentions } = this.discourse;
    const mention = mentions[place];
    if (!mention) return { referent: null, reason: null, confidence: 0, mention: span };
    const text = textOfWords(reading, mention);
    const found = spanOfWords(reading, mention);
    const referent = referentAt(this.discourse, place) ?? this.unnamed(text, mention, { kind: 'unknown' });
    if (mention.words.length >= (referent.character?.words.length ?? 1)) {
      return { referent, reason: null, confidence: 0.97, mention: found };
    }
    const initials = /^\p{Lu}[\p{Lu}\p{N}&.]+$/u.test(text) && referent.kind === 'organisation';
    const reason = this.reason(initials ? 'acronym' : 'short-name', text, referent);
    return { referent, reason, confidence: 0.95, mention: found };
  }

  private resolveJoint(parts: readonly SourcePhrase[], range: WordRange, source: SourceAt): Resolved {
    const members: Referent[] = [];
    let confidence = 1;
    for (const part of parts) {
      const resolved = this.resolvePhrase(part, source);
      confidence = Math.min(confidence, resolved.confidence);
      if (resolved.referent && !members.includes(resolved.referent)) members.push(resolved.referent);
    }
    const mention = spanOfWords(this.discourse.reading, range);
    const [first] = members;
    if (!first) return { referent: null, reason: null, confidence: 0, mention };
    const referent = members.length === 1 ? first : this.joint(members, range.from);
    return { referent, reason: null, confidence, mention };
  }

  private joint(members: readonly Referent[], namedAt: number): Referent {
    const { vocabulary, referents } = this.discourse;
    const names = members.map((member) => member.name);
    const name = `${names.slice(0, -1).join(', ')} ${vocabulary.and} ${names.at(-1)}`;
    const kind = members.every((member) => member.kind === members[0]?.kind) ? members[0]?.kind : null;
    return referents.called(name, {
      kind: kind ?? 'unknown',
      gender: null,
      plural: true,
      roleWords: new Set(),
      namedAt,
      members,
    });
  }

  private resolvePronoun(word: Word, classes: readonly PronounClass[], { contents, range }: SourceAt): Resolved {
    const { reading } = this.discourse;
    const mention = { start: word.start, end: word.end };
    const text = reading.text.slice(word.start, word.end);
    const answer = (choice: Choice | null, code = 'unresolved'): Resolved => {
      if (!choice) return { referent: null, reason: { code, values: { mention: text } }, confidence: 0.3, mention };
      const reason = this.reason('pronoun', text, choice.referent);
      return { referent: choice.referent, reason, confidence: 0.6 + 0.35 * choice.margin, mention };
    };
    if (classes.includes('first')) return this.resolveFirstPerson(word) ?? answer(null, 'first-person');
    if (classes.includes('second')) return answer(null);
    if (classes.includes('relative')) {
      const antecedent = antecedentOf(this.discourse, word);
      const referent = antecedent && 'type' in antecedent ? this.nominalReferent(antecedent) : antecedent;
      return answer(referent && { referent, margin: 0.8 });
    }
    const choice = this.chooseByClass(word, classes, contents);
    const sure = choice && (choice.referent.kind === 'person' || choice.referent.spoke);
    return answer(sure ? choice : (this.cataphor(word, classes, range) ?? choice));
  }

  /** "After he lost, Per Moe said": the name comes after its pronoun, in the same sentence. */
  private cataphor(word: Word, classes: readonly PronounClass[], { to }: WordRange): Choice | null {
    const { words } = this.discourse.reading;
    if (!classes.includes('male') && !classes.includes('female')) return null;
    for (let index = to; words[index]?.sentence === word.sentence; index++) {
      const referent = referentAt(this.discourse, this.discourse.mentionAt.get(index));
      if (referent && referent.kind === 'person' && fitOf(referent, classes) >= 0.6) return { referent, margin: 0.3 };
    }
    return null;
  }

  /** "I" is the author where there is one. */
  private resolveFirstPerson(word: Word): Resolved | null {
    const [author, ...others] = this.byline;
    const { reading, vocabulary, referents } = this.discourse;
    if (!author || others.length > 0 || word.quoted || !vocabulary.firstSingular.has(word.lower)) return null;
    const details = { kind: 'person', gender: null, plural: false, members: [] } as const;
    const referent = referents.called(author, { ...details, roleWords: new Set(), namedAt: word.index });
    const mention = reading.text.slice(word.start, word.end);
    return {
      referent,
      reason: { code: 'author', values: { mention, name: author } },
      confidence: 0.6,
      mention: { start: word.start, end: word.end },
    };
  }

  private resolveNominal(phrase: NominalPhrase, source: SourceAt): Resolved {
    const { reading, vocabulary, focus } = this.discourse;
    const { head } = phrase;
    const mention = spanOfWords(reading, phrase.range);
    const text = textOfWords(reading, phrase.range);
    if (vocabulary.pairs.has(head.lower)) {
      const pair = focus.last(head, (referent) => referent.members.length > 1);
      if (pair) return { referent: pair, reason: this.reason('role', text, pair), confidence: 0.7, mention };
    }
    const issuer = this.issuerOf(phrase, source);
    if (issuer) return { referent: issuer, reason: this.reason('document', text, issuer), confidence: 0.8, mention };
    if (phrase.definite && phrase.possessor === null && !this.saysWhich(phrase)) {
      const known = knownByRole(this.discourse, phrase, { epithets: true }) ?? knownThing(this.discourse, phrase);
      if (known) return { referent: known, reason: this.reason('role', text, known), confidence: 0.8, mention };
    }
    return { referent: this.nominalReferent(phrase), reason: null, confidence: 0.85, mention };
  }

  /** "the company which owns the ferries": told by its own clause, and none that was mentioned before. */
  private saysWhich({ range, whole }: NominalPhrase): boolean {
    const next = this.discourse.reading.words[range.to];
    if (!next || range.to >= whole.to) return false;
    return this.discourse.vocabulary.pronouns.get(next.lower)?.includes('relative') ?? false;
  }

  /** Who speaks through "the statement, released by Quist", "Quist's letter", "his remarks". */
  private issuerOf(phrase: NominalPhrase, source: SourceAt): Referent | null {
    const { reading, vocabulary, focus } = this.discourse;
    if (!vocabulary.said.has(phrase.head.lower)) return null;
    const place = phrase.issuer ?? phrase.possessor;
    const character = characterAt(this.discourse, place);
    if (character && (character.kind !== 'place' || place === phrase.issuer)) return referentAt(this.discourse, place);
    const classes = phrase.possessive ? vocabulary.pronouns.get(phrase.possessive.lower) : undefined;
    if (phrase.possessive && classes) return this.resolvePronoun(phrase.possessive, classes, source).referent;
    // "The statement by the two"
    const tail = reading.words.slice(phrase.head.index + 1, source.range.to);
    const pair = tail.some((word) => vocabulary.pairs.has(word.lower));
    return pair ? focus.last(phrase.head, (referent) => referent.members.length > 1) : null;
  }

  private nominalReferent(phrase: NominalPhrase): Referent {
    const { roles, roleGroups, bodies, found, said } = this.discourse.vocabulary;
    const { lower } = phrase.head;
    const document = found.has(lower) || said.has(lower);
    const kind = document ? 'document' : bodies.has(lower) ? 'organisation' : roles.has(lower) ? 'person' : 'unknown';
    return this.unnamed(this.unfused(this.nameOf(phrase, document), phrase.range), phrase.range, {
      kind,
      gender: roles.get(lower) ?? null,
      plural: roleGroups.has(lower),
      roleWords: [...phrase.modifiers.map((word) => word.lower), lower],
    });
  }

  /** "لوزارة الصحة" behind "وفقا": the preposition that is one with the noun is no part of the name. */
  private unfused(name: string, { from }: WordRange): string {
    const { reading, vocabulary } = this.discourse;
    const { fused, article } = vocabulary;
    if (!fused?.after.has(reading.words[from - 1]?.lower ?? '') || !name.startsWith(fused.prefix)) return name;
    const rest = name.slice(fused.prefix.length);
    // The article loses its first letter behind the preposition.
    return rest.startsWith(article.slice(1)) ? `${article}${rest.slice(article.length - 1)}` : rest;
  }

  /** "Quist's spokesman", "campaign official", "Moe University poll". */
  private nameOf(phrase: NominalPhrase, document: boolean): string {
    const { reading, mentions, vocabulary } = this.discourse;
    let { from } = phrase.range;
    const possessor = phrase.possessor === null ? undefined : mentions[phrase.possessor];
    if (possessor) {
      from = possessor.opening;
    } else if (phrase.possessive) {
      from = phrase.possessive.index;
    } else if (document) {
      const proper = phrase.modifiers.find((word) => word.capital && !word.opens);
      if (proper) from = proper.index;
    }
    // "one of them", "64 percent of voters": a number is no name.
    const counted = phrase.bare && vocabulary.classesOf(phrase.head.lower) & WORD_CLASS.determiner;
    return textOfWords(reading, { from, to: counted ? phrase.whole.to : phrase.range.to });
  }

  private unnamed(
    name: string,
    { from }: WordRange,
    details: Pick<Referent, 'kind'> & {
      readonly gender?: Gender | null;
      readonly plural?: boolean;
      readonly roleWords?: readonly string[];
    },
  ): Referent {
    return this.discourse.referents.called(name, {
      kind: details.kind,
      gender: details.gender ?? null,
      plural: details.plural ?? false,
      roleWords: new Set(details.roleWords ?? []),
      namedAt: from,
      members: [],
    });
  }
}
