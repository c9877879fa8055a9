import type { Article, Reason, Span } from '../../model';
import type { Language } from '../language';
import { WORD_CLASS } from '../lexicon';
import { readAppositions } from './appositions';
import { type Cast, type Character, castOf } from './cast';
import { Focus, fitOfGender, SALIENCE } from './focus';
import { type NameMention, spanOfWords, textOfWords, type WordRange } from './name-mention';
import { namesIn } from './names';
import { type Reading, readingOf, type Word, wordsIn } from './reading';
import { type Referent, Referents } from './referent';
import { type NominalPhrase, parseSource, type SourceContext, type SourcePhrase } from './source-phrase';
import { type PronounClass, type Vocabulary, vocabularyOf } from './vocabulary';

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

interface SourceAt {
  readonly span: Span;
  readonly range: WordRange;
  readonly contents: readonly Span[];
}

/** Walks an article from its first word to its last, keeping in mind who was mentioned. */
export class Resolver {
  private readonly reading: Reading;
  private readonly vocabulary: Vocabulary;
  private readonly mentions: readonly NameMention[];
  private readonly cast: Cast;
  /** The number of each block's paragraph. */
  private readonly paragraphs: readonly number[];
  private readonly owners: ReadonlyMap<number, Character>;
  private readonly context: SourceContext;
  private readonly referents: Referents;
  private readonly focus = new Focus();
  /** Where each referent is mentioned, sources and pronouns included. */
  readonly mentioned = new Map<Referent, Span[]>();

  constructor(
    private readonly article: Article,
    language: Language,
  ) {
    let paragraph = 0;
    this.paragraphs = article.blocks.map(({ kind }) => {
      if (kind !== 'heading' && kind !== 'key-point') paragraph++;
      return paragraph;
    });
    this.vocabulary = vocabularyOf(language);
    this.reading = readingOf(article, language);
    this.mentions = namesIn(this.reading, this.vocabulary);
    const { reading, mentions, vocabulary } = this;
    this.cast = castOf(reading, mentions, { vocabulary, title: article.title });
    this.owners = readAppositions(reading, mentions, { cast: this.cast, vocabulary });
    const mentionAt = new Map<number, number>();
    for (const [place, mention] of mentions.entries()) {
      for (let index = mention.opening; index < mention.to; index++) mentionAt.set(index, place);
    }
    this.context = { reading, mentions, mentionAt, vocabulary };
    this.referents = new Referents(this.cast);
  }

  /** What each source means, by "start-end" of its span. */
  resolve(sources: readonly { readonly span: Span; readonly contents: readonly Span[] }[]): Map<string, Resolved> {
    const resolved = new Map<string, Resolved>();
    const queue: SourceAt[] = sources
      .map(({ span, contents }) => ({ span, contents, range: wordsIn(this.reading, span.start, span.end) }))
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    let nextSource = 0;
    let nextMention = 0;
    const { words } = this.reading;
    const bySourceWord = new Set<number>();
    for (const word of words) {
      for (; nextSource < queue.length; nextSource++) {
        const source = queue[nextSource];
        if (!source || source.range.from > word.index) break;
        const found = this.resolveSource(source);
        resolved.set(`${source.span.start}-${source.span.end}`, found);
        if (!found.referent) continue;
        this.mention(found.referent, found.mention);
        found.referent.spoke = true;
        const head = words[source.range.from];
        if (head) this.focus.add(found.referent, head, SALIENCE.speaker);
        if (source.range.to - source.range.from === 1) bySourceWord.add(source.range.from);
      }
      for (; nextMention < this.mentions.length; nextMention++) {
        const mention = this.mentions[nextMention];
        if (!mention || mention.from > word.index) break;
        this.seeName(mention, nextMention);
      }
      if (!word.quoted && !bySourceWord.has(word.index)) this.seePronoun(word);
    }
    for (const source of queue.slice(nextSource)) {
      resolved.set(`${source.span.start}-${source.span.end}`, this.resolveSource(source));
    }
    return resolved;
  }

  /** The paragraph, counted from 1 without headings, in which a word stands. */
  private paragraphOf(index: number): number {
    return Math.max(1, this.paragraphs[this.reading.words[index]?.block ?? 0] ?? 1);
  }

  private mention(referent: Referent, span: Span): void {
    const known = this.mentioned.get(referent);
    if (known) known.push(span);
    else this.mentioned.set(referent, [span]);
  }

  private seeName(mention: NameMention, place: number): void {
    const character = this.cast.of[place];
    const word = this.reading.words[mention.from];
    const referent = character ? this.referents.of(character) : null;
    if (!referent || !word) return;
    this.mention(referent, spanOfWords(this.reading, mention));
    const weight = this.salienceOf(mention);
    this.focus.add(referent, word, word.headline ? weight / 2 : weight);
  }

  private salienceOf(mention: NameMention): number {
    const { classesOf, isCue } = this.vocabulary;
    const { words } = this.reading;
    if (mention.possessive) return SALIENCE.oblique;
    let before = mention.opening - 1;
    const sentence = words[mention.from]?.sentence;
    while (words[before]?.sentence === sentence && classesOf(words[before]?.lower ?? '') & WORD_CLASS.determiner)
      before--;
    const previous = words[before];
    const next = words[mention.to];
    const nextClasses = next && next.sentence === sentence ? classesOf(next.lower) : 0;
    const previousClasses = previous && previous.sentence === sentence ? classesOf(previous.lower) : 0;
    if (previous && previousClasses & (WORD_CLASS.preposition | WORD_CLASS.infinitive)) return SALIENCE.oblique;
    if (nextClasses & (WORD_CLASS.auxiliary | WORD_CLASS.modal) || (next && isCue(next.lower))) return SALIENCE.subject;
    if (!previous || previous.sentence !== sentence || previous.kind === 'mark') return SALIENCE.subject;
    const clause = WORD_CLASS.complementiser | WORD_CLASS.subordinator | WORD_CLASS.conjunction;
    return previousClasses & clause ? SALIENCE.subject : SALIENCE.object;
  }

  private seePronoun(word: Word): void {
    if (!this.vocabulary.subjectPronouns.has(word.lower)) return;
    const choice = this.chooseByGender(word, this.vocabulary.pronouns.get(word.lower) ?? [], []);
    if (!choice) return;
    this.focus.add(choice.referent, word, SALIENCE.subject);
    this.mention(choice.referent, { start: word.start, end: word.end });
  }

  private chooseByGender(word: Word, classes: readonly PronounClass[], contents: readonly Span[]) {
    const gender = classes.find((name) => name === 'male' || name === 'female');
    if (gender !== 'male' && gender !== 'female') return null;
    const choice = this.focus.choose(word, (referent) => fitOfGender(referent, gender), contents);
    // One clear bearer of a pronoun tells the gender of a name that no list knows.
    if (choice && choice.margin > 0.5 && choice.referent.gender === null) choice.referent.gender = gender;
    return choice;
  }

  private resolveSource(source: SourceAt): Resolved {
    const phrase = parseSource(this.context, source.range);
    if (!phrase) return { referent: null, reason: null, confidence: 0, mention: source.span };
    return this.resolvePhrase(phrase, source);
  }

  private resolvePhrase(phrase: SourcePhrase, source: SourceAt): Resolved {
    switch (phrase.type) {
      case 'pronoun':
        return this.resolvePronoun(phrase.word, phrase.classes, source);
      case 'name':
        return this.resolveName(phrase.mention, source);
      case 'joint':
        return this.resolveJoint(phrase, source);
      case 'nominal':
        return this.resolveNominal(phrase, source);
    }
  }

  private resolveName(place: number, { span }: SourceAt): Resolved {
    const mention = this.mentions[place];
    const character = this.cast.of[place];
    if (!mention) return { referent: null, reason: null, confidence: 0, mention: span };
    const text = textOfWords(this.reading, mention);
    const found = spanOfWords(this.reading, mention);
    const referent = character
      ? this.referents.of(character)
      : this.unnamed(text, { from: mention.from, to: mention.to }, { kind: 'unknown' });
    if (!referent) return { referent: null, reason: null, confidence: 0, mention: span };
    if (mention.words.length >= (character?.words.length ?? 1)) {
      return { referent, reason: null, confidence: 0.97, mention: found };
    }
    const code = /^\p{Lu}[\p{Lu}\p{N}&.]+$/u.test(text) && referent.kind === 'organisation' ? 'acronym' : 'short-name';
    return {
      referent,
      reason: this.reason(code, text, referent),
      confidence: 0.95,
      mention: found,
    };
  }

  private reason(code: string, mention: string, referent: Referent): Reason {
    return { code, values: { mention, name: referent.name, paragraph: this.paragraphOf(referent.namedAt) } };
  }

  private resolveJoint(phrase: Extract<SourcePhrase, { type: 'joint' }>, source: SourceAt): Resolved {
    const members: Referent[] = [];
    let confidence = 1;
    for (const part of phrase.parts) {
      const resolved = this.resolvePhrase(part, source);
      confidence = Math.min(confidence, resolved.confidence);
      if (resolved.referent && !members.includes(resolved.referent)) members.push(resolved.referent);
    }
    const [first] = members;
    const span = spanOfWords(this.reading, phrase.range);
    if (!first) return { referent: null, reason: null, confidence: 0, mention: span };
    if (members.length === 1) return { referent: first, reason: null, confidence, mention: span };
    const names = members.map((member) => member.name);
    const name = `${names.slice(0, -1).join(', ')} ${this.vocabulary.and} ${names.at(-1)}`;
    const referent = this.referents.called(name, {
      kind: members.every((member) => member.kind === first.kind) ? first.kind : 'unknown',
      gender: null,
      plural: true,
      roleWords: new Set(),
      namedAt: phrase.range.from,
      members,
    });
    return { referent, reason: null, confidence, mention: span };
  }

  private resolvePronoun(word: Word, classes: readonly PronounClass[], { contents, range }: SourceAt): Resolved {
    const mention = { start: word.start, end: word.end };
    const text = this.reading.text.slice(word.start, word.end);
    const nobody = (code: string): Resolved => ({
      referent: null,
      reason: { code, values: { mention: text } },
      confidence: 0.3,
      mention,
    });
    if (classes.includes('first')) return this.resolveFirstPerson(word) ?? nobody('first-person');
    if (classes.includes('second')) return nobody('unresolved');
    const answer = (choice: { referent: Referent; margin: number } | null): Resolved =>
      choice
        ? {
            referent: choice.referent,
            reason: this.reason('pronoun', text, choice.referent),
            confidence: 0.6 + 0.35 * choice.margin,
            mention,
          }
        : nobody('unresolved');
    if (classes.includes('relative')) {
      const antecedent = this.antecedentOf(word);
      return answer(antecedent ? { referent: antecedent, margin: 0.8 } : null);
    }
    if (classes.includes('male') || classes.includes('female')) {
      return answer(this.chooseByGender(word, classes, contents) ?? this.cataphor(word, classes, range));
    }
    if (classes.includes('plural')) {
      const several = (referent: Referent) =>
        referent.plural ? 1 : referent.kind === 'organisation' && referent.spoke ? 0.4 : 0;
      return answer(this.focus.choose(word, several, contents));
    }
    const thing = (referent: Referent) => {
      if (referent.plural || referent.kind === 'person' || referent.gender !== null) return 0;
      if (referent.kind === 'unknown') return 0.3;
      return referent.place ? 0.4 : referent.spoke ? 1 : 0.8;
    };
    return answer(this.focus.choose(word, thing, contents));
  }

  /** "After he lost, Per Moe said": the name comes after its pronoun, in the same sentence. */
  private cataphor(word: Word, classes: readonly PronounClass[], { to }: WordRange) {
    const gender = classes.find((name) => name === 'male' || name === 'female');
    if (gender !== 'male' && gender !== 'female') return null;
    for (let index = to; this.reading.words[index]?.sentence === word.sentence; index++) {
      const place = this.context.mentionAt.get(index);
      const character = place === undefined ? null : this.cast.of[place];
      const referent = character ? this.referents.of(character) : null;
      if (referent && fitOfGender(referent, gender) >= 0.6) return { referent, margin: 0.3 };
    }
    return null;
  }

  /** "I" is the author where there is one. */
  private resolveFirstPerson(word: Word): Resolved | null {
    const [author, ...others] = this.article.byline;
    const singular = this.vocabulary.firstSingular.has(word.lower);
    if (!author || others.length > 0 || word.quoted || !singular) return null;
    const referent = this.referents.called(author, {
      kind: 'person',
      gender: null,
      plural: false,
      roleWords: new Set(),
      namedAt: word.index,
      members: [],
    });
    const text = this.reading.text.slice(word.start, word.end);
    return {
      referent,
      reason: { code: 'author', values: { mention: text, name: author } },
      confidence: 0.6,
      mention: { start: word.start, end: word.end },
    };
  }

  /** What "who" or "which" goes back to: the name or noun right before it, or the name that this stands beside. */
  private antecedentOf(word: Word): Referent | null {
    const { words } = this.reading;
    let index = word.index - 1;
    let depth = 0;
    // "Ada Lund (Ind.), who"
    while (words[index]?.sentence === word.sentence && word.index - index < 12) {
      const lower = words[index]?.lower;
      if (lower === ')') depth++;
      else if (lower === '(') depth--;
      else if (depth === 0 && words[index]?.kind !== 'mark') break;
      index--;
    }
    const before = words[index];
    if (before?.sentence !== word.sentence) return null;
    const owner = this.owners.get(index);
    if (owner) return this.referents.of(owner);
    const place = this.context.mentionAt.get(index);
    if (place !== undefined) {
      const character = this.cast.of[place];
      const mention = this.mentions[place];
      if (mention && character && (character.kind !== 'place' || word.index - index === 1)) {
        return this.personBefore(mention) ?? this.referents.of(character);
      }
    }
    const phrase = parseSource(this.context, { from: this.nounStart(index), to: index + 1 });
    return phrase?.type === 'nominal' ? this.nominalReferent(phrase) : null;
  }

  /** "Ada Lund of Quist Harbour, who": the person that a place or body after a preposition belongs to. */
  private personBefore(mention: NameMention): Referent | null {
    const character = this.cast.of[this.context.mentionAt.get(mention.from) ?? -1];
    const preposition = this.reading.words[mention.opening - 1];
    if (character?.kind === 'person' || !preposition) return null;
    if (!(this.vocabulary.classesOf(preposition.lower) & WORD_CLASS.preposition)) return null;
    const owner = this.owners.get(mention.from);
    if (owner) return this.referents.of(owner);
    const place = this.context.mentionAt.get(mention.opening - 2);
    const before = place === undefined ? null : this.cast.of[place];
    return before && before.kind === 'person' ? this.referents.of(before) : null;
  }

  /** Where the noun phrase that ends in a word begins. */
  private nounStart(head: number): number {
    const { classesOf, isCue } = this.vocabulary;
    let from = head;
    while (head - from < 5) {
      const word = this.reading.words[from - 1];
      if (word?.kind !== 'word' || word.sentence !== this.reading.words[head]?.sentence) break;
      const classes = classesOf(word.lower);
      if (classes & (WORD_CLASS.determiner | WORD_CLASS.possessive)) return from - 1;
      if (classes !== 0 || isCue(word.lower)) break;
      from--;
    }
    return from;
  }

  private resolveNominal(phrase: NominalPhrase, source: SourceAt): Resolved {
    const { vocabulary } = this;
    const { head } = phrase;
    const mention = spanOfWords(this.reading, phrase.range);
    const text = textOfWords(this.reading, phrase.range);
    if (vocabulary.pairs.has(head.lower)) {
      const pair = this.focus.last(head, (referent) => referent.members.length > 1);
      if (pair) return { referent: pair, reason: this.reason('role', text, pair), confidence: 0.7, mention };
    }
    const issuer = this.issuerOf(phrase, source);
    if (issuer) {
      return { referent: issuer, reason: this.reason('document', text, issuer), confidence: 0.8, mention };
    }
    if (phrase.definite && phrase.possessor === null) {
      const known = this.knownByRole(phrase) ?? this.knownBody(phrase);
      if (known) return { referent: known, reason: this.reason('role', text, known), confidence: 0.8, mention };
    }
    const referent = this.nominalReferent(phrase);
    return { referent, reason: null, confidence: 0.85, mention };
  }

  /** Who speaks through "the statement, released by Quist", "Quist's letter", "his remarks". */
  private issuerOf(phrase: NominalPhrase, source: SourceAt): Referent | null {
    if (!this.vocabulary.said.has(phrase.head.lower)) return null;
    const place = phrase.issuer ?? phrase.possessor;
    const character = place === null ? null : this.cast.of[place];
    if (character && (character.kind !== 'place' || place === phrase.issuer)) return this.referents.of(character);
    if (phrase.possessive) {
      const classes = this.vocabulary.pronouns.get(phrase.possessive.lower);
      if (classes) return this.resolvePronoun(phrase.possessive, classes, source).referent;
    }
    // "The statement by the two"
    const tail = this.reading.words.slice(phrase.head.index + 1, source.range.to);
    const pair = tail.find((word) => this.vocabulary.pairs.has(word.lower));
    return pair ? this.focus.last(phrase.head, (referent) => referent.members.length > 1) : null;
  }

  /** The person whose role "the spokesman" or "the Harbour Office spokesman" is. */
  private knownByRole({ head, modifiers }: NominalPhrase): Referent | null {
    const { roles, sameRole, pronouns } = this.vocabulary;
    if (!roles.has(head.lower)) return null;
    const groups = sameRole.get(head.lower) ?? [];
    const alike = (word: string): boolean =>
      word === head.lower || groups.some((group) => sameRole.get(word)?.includes(group) ?? false);
    const gender = roles.get(head.lower) ?? null;
    const asked = modifiers.filter((word) => word.capital && !pronouns.has(word.lower));
    const fits = (referent: Referent): boolean => {
      if (referent.plural || referent.kind === 'organisation' || referent.kind === 'document') return false;
      if (gender && referent.gender && referent.gender !== gender) return false;
      if (![...referent.roleWords].some(alike)) return false;
      return asked.every((word) => this.coversModifier(referent, word));
    };
    const known = this.focus.last(head, fits);
    if (known || asked.length > 0) return known;
    const choice = this.focus.choose(head, (referent) => {
      if (referent.place || referent.plural || referent.kind === 'organisation' || referent.kind === 'document')
        return 0;
      if (gender && referent.gender) return referent.gender === gender ? 1 : 0;
      return referent.kind === 'person' ? 0.8 : referent.spoke ? 0.6 : 0;
    });
    return choice && choice.margin > 0.25 ? choice.referent : null;
  }

  /** True where a role is said of the body that a modifier names, in full or by its initials. */
  private coversModifier(referent: Referent, modifier: Word): boolean {
    if (referent.roleWords.has(modifier.lower)) return true;
    const text = this.reading.text.slice(modifier.start, modifier.end);
    if (!/^\p{Lu}{2,}$/u.test(text)) return false;
    const place = this.context.mentionAt.get(modifier.index);
    const body = place === undefined ? null : this.cast.of[place];
    if (body && body.words.length > 1) {
      return body.words.every((word) => referent.roleWords.has(word) || this.vocabulary.ofBodies.has(word));
    }
    const initials = [...referent.roleWords].map((word) => word.charAt(0)).join('');
    return initials.includes(modifier.lower);
  }

  /** The body that "the ministry" or "the company" means. */
  private knownBody({ head, modifiers }: NominalPhrase): Referent | null {
    const { bodies, documents } = this.vocabularyOfThings();
    if (modifiers.some((word) => word.capital)) return null;
    if (documents.has(head.lower)) {
      return this.focus.last(head, (referent) => referent.kind === 'document' && referent.roleWords.has(head.lower));
    }
    if (!bodies.has(head.lower)) return null;
    const named = this.focus.last(
      head,
      ({ character, roleWords, kind }) =>
        (character !== null && character.kind !== 'person' && character.words.includes(head.lower)) ||
        (kind === 'organisation' && roleWords.has(head.lower)),
    );
    if (named) return named;
    const choice = this.focus.choose(head, (referent) => {
      if (referent.place || referent.gender !== null) return 0;
      if (referent.kind === 'unknown') return referent.spoke ? 0.6 : 0;
      if (referent.kind !== 'organisation') return 0;
      return referent.spoke ? 1 : 0.5;
    });
    return choice && choice.margin > 0.3 && choice.referent.spoke ? choice.referent : null;
  }

  private vocabularyOfThings() {
    return { bodies: this.vocabulary.bodies, documents: this.vocabulary.found };
  }

  private nominalReferent(phrase: NominalPhrase): Referent {
    const { roles, roleGroups, bodies, found, said } = this.vocabulary;
    const { head } = phrase;
    const document = found.has(head.lower) || said.has(head.lower);
    const kind = document
      ? 'document'
      : bodies.has(head.lower)
        ? 'organisation'
        : roles.has(head.lower)
          ? 'person'
          : 'unknown';
    return this.unnamed(this.nameOf(phrase, document), phrase.range, {
      kind,
      gender: roles.get(head.lower) ?? null,
      plural: roleGroups.has(head.lower),
      roleWords: [...phrase.modifiers.map((word) => word.lower), head.lower],
    });
  }

  /** "Quist's spokesman", "campaign official", "Moe University poll". */
  private nameOf(phrase: NominalPhrase, document: boolean): string {
    let { from } = phrase.range;
    if (phrase.possessor !== null) {
      const mention = this.mentions[phrase.possessor];
      if (mention) from = mention.opening;
    } else if (document) {
      const proper = phrase.modifiers.find((word) => word.capital && !word.opens);
      if (proper) from = proper.index;
    }
    return textOfWords(this.reading, { from, to: phrase.range.to });
  }

  private unnamed(
    name: string,
    range: WordRange,
    details: {
      readonly kind: Referent['kind'];
      readonly gender?: Referent['gender'];
      readonly plural?: boolean;
      readonly roleWords?: readonly string[];
    },
  ): Referent {
    return this.referents.called(name, {
      kind: details.kind,
      gender: details.gender ?? null,
      plural: details.plural ?? false,
      roleWords: new Set(details.roleWords ?? []),
      namedAt: range.from,
      members: [],
    });
  }
}
