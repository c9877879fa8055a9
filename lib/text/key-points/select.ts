import type { Article, KeyPoint, Reason, Span } from '../../model';
import { checkableOf } from '../checkable';
import type { Language } from '../language';
import { finish, type Steps } from '../steps';
import { type CountedPassage, counted, type Passage, type Salience, salienceOf } from './salience';
import weights from './salience.json';
import { type PlacedSentence, Standing } from './standing';
import { summarise } from './summary';
import { stopwordsOf, type TermList, termsOf } from './terms';

/** Lengths of articles, in words, from which one key point more is given: two below the first, six from the last. */
const STEPS = [1500, 2000, 2600, 3200];

/** The few sentences that carry an article whose publisher prints no key points, the most telling first. */
export function* selectingKeyPoints(
  article: Article,
  sentences: readonly Span[],
  language: Language,
): Steps<KeyPoint[]> {
  const spans: Span[] = [];
  const placed: PlacedSentence[] = [];
  let b = 0;
  for (const span of sentences) {
    while ((article.blocks[b]?.end ?? Number.POSITIVE_INFINITY) <= span.start) b++;
    const block = article.blocks[b]?.kind;
    const kind = block === 'standfirst' ? 'paragraph' : block;
    if (kind !== 'paragraph' && kind !== 'quote' && kind !== 'list-item') continue;
    placed.push({ text: article.text.slice(span.start, span.end), kind });
    spans.push(span);
  }
  const passage = yield* readingPassage(placed, language);
  if (passage.eligible.length === 0) return [];
  yield;
  const salience = salienceOf(passage);
  yield;
  const title = termsOf(article.title, stopwordsOf(language).common);
  return summarise(passage, salience, { count: countFor(passage), setModel: weights.sets }).flatMap(
    ({ index, worth }): KeyPoint[] => {
      const span = spans[index];
      const list = passage.sentences[index];
      const text = placed[index]?.text;
      if (span === undefined || list === undefined || text === undefined) return [];
      const reasons = reasonsOf(list, { index, passage, salience, title });
      const checkable = checkableOf(text, language);
      return [{ origin: 'selected', text, span, support: [], score: worth, reasons, checkable }];
    },
  );
}

const QUOTED = /["“”„«»「」『』]/u;

/** The sentences of an article, read and counted. */
export function* readingPassage(sentences: readonly PlacedSentence[], language: Language): Steps<CountedPassage> {
  const standing = new Standing(language);
  const { common } = stopwordsOf(language);
  const lists: TermList[] = [];
  const quoted = new Set<number>();
  for (const [index, sentence] of sentences.entries()) {
    standing.add(sentence);
    lists.push(termsOf(sentence.text, common));
    if (QUOTED.test(sentence.text)) quoted.add(index);
    yield;
  }
  const { alone, opening } = standing;
  return counted({ sentences: lists, eligible: alone, opening, quoted });
}

/** The same at once. */
export function passageOf(sentences: readonly PlacedSentence[], language: Language): CountedPassage {
  return finish(readingPassage(sentences, language));
}

/** How many key points an article of this length gets, two to six; see `summarise`. */
export function countFor({ sentences }: Passage): number {
  const words = sentences.reduce((sum, { terms }) => sum + terms.length, 0);
  return 2 + STEPS.filter((step) => words >= step).length;
}

interface Grounds {
  /** Of the sentence in the passage. */
  readonly index: number;
  readonly passage: CountedPassage;
  readonly salience: Salience;
  readonly title: TermList;
}

/** A term is central from this many sentences on, and this share of them. */
const CENTRAL_SENTENCES = 3;
const CENTRAL_SHARE = 0.1;
const TERMS_SHOWN = 3;

/**
 * Why a sentence was chosen, as a reader can check it:
 * `opens-article`; `headline-figure` {figure}; `headline-terms` {terms}; `central-terms` {terms, sentences}, the article's
 * recurring terms that the sentence holds and how many sentences have the first of them; `new-terms` {terms}, where
 * nothing else tells: what the sentence says that the rest of the article hardly does.
 */
function reasonsOf(list: TermList, { index, passage, salience, title }: Grounds): Reason[] {
  const reasons: Reason[] = [];
  if (index === passage.opening) reasons.push({ code: 'opens-article', values: {} });
  const content = [...list.content.values()];
  const figure = content.find(({ kind, stem }) => kind === 'figure' && title.content.has(stem));
  if (figure !== undefined) reasons.push({ code: 'headline-figure', values: { figure: figure.word } });
  const inTitle = content.filter(({ kind, stem }) => kind !== 'figure' && title.content.has(stem));
  if (inTitle.length >= 2) reasons.push({ code: 'headline-terms', values: { terms: shown(inTitle) } });

  const numbers = new Map(list.terms.map(({ stem }, i) => [stem, passage.numbers[index]?.[i] ?? 0]));
  const spread = (stem: string) => passage.counts[numbers.get(stem) ?? -1]?.sentences ?? 0;
  const chance = (stem: string) => salience.terms[numbers.get(stem) ?? -1] ?? 0;
  const least = Math.max(CENTRAL_SENTENCES, CENTRAL_SHARE * passage.sentences.length);
  const ranked = content.sort((a, b) => chance(b.stem) - chance(a.stem));
  const central = ranked.filter(({ stem }) => spread(stem) >= least);
  const [first] = central;
  if (first !== undefined) {
    reasons.push({ code: 'central-terms', values: { terms: shown(central), sentences: spread(first.stem) } });
  } else if (reasons.length === 0) reasons.push({ code: 'new-terms', values: { terms: shown(ranked) } });
  return reasons;
}

function shown(terms: readonly { readonly word: string }[]): string {
  return terms
    .slice(0, TERMS_SHOWN)
    .map(({ word }) => word)
    .join(', ');
}
