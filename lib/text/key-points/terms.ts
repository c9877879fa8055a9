import type { Language } from '../language';

/**
 * A word reduced to what it is compared by. 'stop': too common to say what the sentence is about; 'figure': has a digit;
 * 'name': has a capital that the start of the sentence does not explain.
 */
export interface Term {
  /** In lower case, without a possessive. */
  readonly word: string;
  readonly stem: string;
  readonly kind: 'word' | 'name' | 'figure' | 'stop';
}

/** The terms of one text in order, and what is asked about them again and again. */
export interface TermList {
  readonly terms: readonly Term[];
  /** Stems of all that is no stop word, each once. */
  readonly content: ReadonlyMap<string, Term>;
  readonly stems: ReadonlySet<string>;
}

// Figures with their stops, commas and dashes; Chinese and Japanese character by character; words with inner apostrophes.
const CHARACTER = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const LETTERS = `(?:(?!${CHARACTER})[\\p{L}\\p{M}])+`;
const WORD = new RegExp(`\\p{N}+(?:[.,:–-]\\p{N}+)*|${CHARACTER}|${LETTERS}(?:['’]${LETTERS})*`, 'gu');
const FIGURE = /\p{N}/u;
const CAPITAL = /^\p{Lu}/u;

export function termsOf(text: string, stopwords: ReadonlySet<string>): TermList {
  const terms: Term[] = [];
  const content = new Map<string, Term>();
  for (const { 0: word } of text.matchAll(WORD)) {
    const opens = terms.length === 0;
    const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');
    let kind: Term['kind'] = 'word';
    if (stopwords.has(lower)) kind = 'stop';
    else if (FIGURE.test(lower)) kind = 'figure';
    else if (!opens && CAPITAL.test(word)) kind = 'name';
    const term = {
      word: lower,
      stem: kind === 'stop' ? lower : kind === 'figure' ? figureOf(lower) : stemOf(lower),
      kind,
    };
    terms.push(term);
    if (kind !== 'stop' && (kind !== 'word' || !content.has(term.stem))) content.set(term.stem, term);
  }
  return { terms, content, stems: new Set(terms.map(({ stem }) => stem)) };
}

/** Six letters tell "protest" and "protein" apart and bring "accused", "accuses" and "accusing" together. */
const STEM_LETTERS = 6;

/**
 * In all the languages that Pressmark has data for, inflection stands at the end of words: the first letters, without
 * diacritics, do as a stem.
 */
function stemOf(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('ß', 'ss')
    .slice(0, STEM_LETTERS);
}

/** Without the marks that part thousands. */
function figureOf(figure: string): string {
  return figure.replace(/[.,](?=\p{N}{3}(?:\P{N}|$))/gu, '').replaceAll('–', '-');
}

const compiled = new WeakMap<Language, { common: ReadonlySet<string>; dependent: ReadonlySet<string> }>();

export function stopwordsOf(language: Language): { common: ReadonlySet<string>; dependent: ReadonlySet<string> } {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const { common, dependent } = language.stopwords;
  const sets = { common: new Set(common.split(' ')), dependent: new Set(dependent.split(' ')) };
  compiled.set(language, sets);
  return sets;
}
