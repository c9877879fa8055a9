import { firstIndex } from '../../first-index';
import type { Article } from '../../model';
import type { Language } from '../language';
import type { Steps } from '../steps';
import type { TokenizedSentence } from '../tokenized-sentence';
import type { Token } from '../tokens';

/** A token and where it stands in the discourse. */
export interface Word extends Pick<Token, 'start' | 'end' | 'kind' | 'lower' | 'capital'> {
  /** Place in `WordSequence.words`. */
  readonly index: number;
  /** Place of its sentence in the article. */
  readonly sentence: number;
  /** First word of its sentence, marks aside. */
  readonly opens: boolean;
  /** Place of its block in `Article.blocks`. */
  readonly block: number;
  /** True inside quotation marks. */
  readonly quoted: boolean;
  /** Number of sentences before its own that have words outside quotation marks: the distance that pronouns feel. */
  readonly turn: number;
  /** True where most words of the sentence have capitals, as headlines do, so that they tell no name. */
  readonly headline: boolean;
}

/** An article as a row of words; what the key points' list says is left out. */
export interface WordSequence {
  readonly text: string;
  readonly words: readonly Word[];
}

/** An article with its sentences' tokens. */
export interface ArticleWords {
  readonly article: Article;
  readonly language: Language;
  readonly sentences: readonly TokenizedSentence[];
}

export function* readingArticle({ article, language, sentences }: ArticleWords): Steps<WordSequence> {
  const words: Word[] = [];
  let block = 0;
  let turn = 0;
  let open: string | null = null;
  const marks = new Map(language.marks.filter(([, close]) => close !== '’' && close !== "'"));
  for (const [sentence, span] of sentences.entries()) {
    yield;
    while (block + 1 < article.blocks.length && (article.blocks[block]?.end ?? 0) <= span.start) {
      block++;
      open = null;
    }
    if (article.blocks[block]?.kind === 'key-point') continue;
    const { tokens } = span;
    const headline = !language.speakers.nounsCapitalised && isHeadline(tokens);
    let plain = false;
    let opens = true;
    for (const token of tokens) {
      if (token.kind === 'mark') open = marksAfter(open, article.text, token, marks);
      const quoted = open !== null;
      const first: boolean = opens && token.kind !== 'mark';
      if (first) opens = false;
      if (!quoted && token.kind !== 'mark') plain = true;
      // Field by field, which is several times as fast as a spread, and this runs for every word.
      const { start, end, kind, lower, capital } = token;
      const index = words.length;
      words.push({ start, end, kind, lower, capital, index, sentence, opens: first, block, quoted, turn, headline });
    }
    if (plain) turn++;
  }
  return { text: article.text, words };
}

/** The closing mark that is awaited after this token, or null outside quotation marks. */
function marksAfter(
  open: string | null,
  text: string,
  token: Token,
  marks: ReadonlyMap<string, string>,
): string | null {
  const mark = text.slice(token.start, token.end);
  if (open === null) return marks.get(mark) ?? null;
  if (mark === open) return null;
  // A mark that opens where one should close: what follows it tells.
  if (marks.get(mark) === open && !/[\p{L}\p{N}]/u.test(text.charAt(token.end))) return null;
  return open;
}

function isHeadline(tokens: readonly Token[]): boolean {
  let long = 0;
  let capitals = 0;
  for (const token of tokens.slice(1)) {
    if (token.kind !== 'word' || token.end - token.start < 4) continue;
    long++;
    if (token.capital) capitals++;
  }
  return long >= 5 && capitals * 10 >= long * 8;
}

/** The words that overlap a span, as a half-open range of indexes. */
export function wordsIn(reading: WordSequence, start: number, end: number): { from: number; to: number } {
  const { words } = reading;
  const from = firstIndex(words.length, (at) => (words[at]?.end ?? 0) > start);
  return { from, to: firstIndex(words.length, (at) => (words[at]?.start ?? 0) >= end) };
}
