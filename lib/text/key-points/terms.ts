import { normalized } from '../../normalize';
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
/** Texts without other letters, which is most of English: patterns for them are several times as fast. */
export const PLAIN_TEXT = /^[\0-\x7f‘’“”–—…£€]*$/;
const PLAIN_WORD = /\d+(?:[.,:–-]\d+)*|[A-Za-z]+(?:['’][A-Za-z]+)*/g;
const FIGURE = /\p{N}/u;
const CAPITAL = /^\p{Lu}/u;

export function termsOf(text: string, stopwords: ReadonlySet<string>): TermList {
  const terms: Term[] = [];
  const content = new Map<string, Term>();
  const read = readWords(stopwords);
  for (const word of text.match(PLAIN_TEXT.test(text) ? PLAIN_WORD : WORD) ?? []) {
    let term = read.get(word);
    if (term === undefined) {
      term = termOf(word, stopwords);
      read.set(word, term);
    }
    // The start of the sentence explains a capital.
    if (terms.length === 0 && term.kind === 'name') term = { ...term, kind: 'word' };
    terms.push(term);
    if (term.kind !== 'stop' && (term.kind !== 'word' || !content.has(term.stem))) content.set(term.stem, term);
  }
  let stems: ReadonlySet<string> | null = null;
  return {
    terms,
    content,
    // The selection of sentences doesn't use this.
    get stems() {
      stems ??= new Set(terms.map(({ stem }) => stem));
      return stems;
    },
  };
}

function termOf(word: string, stopwords: ReadonlySet<string>): Term {
  const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '');
  if (stopwords.has(lower)) return { word: lower, stem: lower, kind: 'stop' };
  if (FIGURE.test(lower)) return { word: lower, stem: figureOf(lower), kind: 'figure' };
  return { word: lower, stem: stemOf(lower), kind: CAPITAL.test(word) ? 'name' : 'word' };
}

const MOST_READ = 20_000;

const readBy = new WeakMap<ReadonlySet<string>, Map<string, Term>>();

/** The words that were read before, as terms: an article uses most of its words again. */
function readWords(stopwords: ReadonlySet<string>): Map<string, Term> {
  const known = readBy.get(stopwords);
  if (known !== undefined && known.size < MOST_READ) return known;
  const fresh = new Map<string, Term>();
  readBy.set(stopwords, fresh);
  return fresh;
}

/** Six letters tell "protest" and "protein" apart and bring "accused", "accuses" and "accusing" together. */
const STEM_LETTERS = 6;

/**
 * In all the languages that Pressmark has data for, inflection stands at the end of words: the first letters, without
 * diacritics, do as a stem.
 */
function stemOf(word: string): string {
  if (PLAIN.test(word)) return word.slice(0, STEM_LETTERS);
  return normalized(word, 'NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replaceAll('ß', 'ss')
    .slice(0, STEM_LETTERS);
}

const PLAIN = /^[a-z]+$/;

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
