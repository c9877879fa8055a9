/** Sentences and statements as they are held against each other. */
import type { Language } from '../../language';
import { isForm } from './alignment';
import { type Quantity, quantitiesIn } from './quantities';
import { type ContrastLists, contrastsOf, type Token, tokensOf } from './words';

export interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly content: readonly Token[];
  readonly quantities: readonly Quantity[];
  readonly stems: ReadonlySet<string>;
  /** Stems of its names. */
  readonly names: ReadonlySet<string>;
  /** Its content words but figures, by their first two letters: forms of one word have them in common. */
  readonly byStart: ReadonlyMap<string, readonly Token[]>;
  /** Groups of words for the same event that its words are in. */
  readonly classes: ReadonlySet<number>;
  /** What stands around each of its numbers. */
  readonly around: readonly Neighbourhood[];
}

export interface Neighbourhood {
  readonly all: ReadonlySet<string>;
  /** Stems of the nearest content words. */
  readonly next: string | null;
  readonly last: string | null;
}

/** So many content words on either side of a number are what it is a number of. */
const AROUND = 3;

const startOf = ({ lower }: Token): string => lower.slice(0, 2);

export const isContent = ({ kind }: Token): boolean => kind !== 'stop';

/** Reads an article's sentences once, for several statements. */
export class Reader {
  readonly lists: ContrastLists;
  private readonly read = new Map<number, Text>();
  /** Stems of the names of the sentences that were read: of all, once a statement is judged. */
  private readonly articleNames = new Set<string>();
  private readonly articleStems = new Set<string>();

  constructor(
    readonly sentences: readonly string[],
    private readonly language: Language,
  ) {
    this.lists = contrastsOf(language);
  }

  isRead(index: number): boolean {
    return this.read.has(index);
  }

  sentence(index: number): Text {
    const known = this.read.get(index);
    if (known !== undefined) return known;
    const read = this.textOf(this.sentences[index] ?? '');
    this.read.set(index, read);
    for (const name of read.names) this.articleNames.add(name);
    for (const stem of read.stems) this.articleStems.add(stem);
    return read;
  }

  textOf(text: string): Text {
    const tokens = tokensOf(text, this.language);
    const quantities = quantitiesIn(text, tokens, this.lists);
    const stems = new Set<string>();
    const names = new Set<string>();
    const byStart = new Map<string, Token[]>();
    const classes = new Set<number>();
    for (const token of tokens) {
      stems.add(token.stem);
      if (token.kind === 'name') names.add(token.stem);
      if (token.kind === 'word') for (const group of this.lists.classes.get(token.lower) ?? []) classes.add(group);
      if (token.kind === 'stop' || token.kind === 'figure') continue;
      const alike = byStart.get(startOf(token));
      if (alike === undefined) byStart.set(startOf(token), [token]);
      else alike.push(token);
    }
    const around = quantities.map((quantity) => neighbourhood(tokens, quantity));
    return { text, tokens, content: tokens.filter(isContent), stems, names, byStart, classes, quantities, around };
  }

  /** Whether the article has a word of this stem. */
  knows({ stem }: Token): boolean {
    return this.articleStems.has(stem);
  }

  /** Whether the sentence has a word that is like this one (`likenessOf`). */
  has(sentence: Text, token: Token): boolean {
    if (sentence.stems.has(token.stem)) return true;
    if (token.kind === 'figure') return false;
    if (token.kind === 'word' && this.lists.classes.get(token.lower)?.some((group) => sentence.classes.has(group)))
      return true;
    return sentence.byStart.get(startOf(token))?.some((other) => isForm(token.lower, other.lower)) ?? false;
  }

  /** Share of the statement's content words that the sentence has. */
  shared(statement: Text, sentence: Text): number {
    const { content } = statement;
    return content.filter((token) => this.has(sentence, token)).length / Math.max(1, content.length);
  }

  /** `other`: the text that it is held against; what is a name there is one here. */
  isName({ kind, stem, text }: Token, other: Text | null): boolean {
    if (kind === 'name') return true;
    if (kind !== 'word') return false;
    // The first word of a sentence, or an article in small letters.
    const isKnown = this.articleNames.has(stem);
    if (isKnown && /^\p{Lu}/u.test(text)) return true;
    return other !== null && (other.names.has(stem) || (isKnown && other.stems.has(stem)));
  }
}

function neighbourhood(tokens: readonly Token[], { first, last }: Quantity): Neighbourhood {
  const behind = tokens
    .slice(last + 1, last + 1 + 2 * AROUND)
    .filter(isContent)
    .slice(0, AROUND);
  const before = tokens
    .slice(Math.max(0, first - 2 * AROUND), first)
    .filter(isContent)
    .slice(-AROUND);
  return {
    all: new Set([...behind, ...before].map(({ stem }) => stem)),
    next: behind[0]?.stem ?? null,
    last: before.at(-1)?.stem ?? null,
  };
}
