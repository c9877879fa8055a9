import type { Article, Span } from '../model';
import type { Language } from './language';
import { lexiconOf } from './lexicon';
import { segmenting } from './segment';
import { finish, type Steps } from './steps';
import { type Token, tokensOf } from './tokens';

/** A sentence with its tokens, made once for all that reads the article word by word. */
export interface TokenizedSentence extends Span {
  readonly tokens: readonly Token[];
}

/** The sentences of an article, in order; see `segmenting`. */
export function* tokenizing(article: Article, language: Language): Steps<readonly TokenizedSentence[]> {
  const { clitics } = lexiconOf(language);
  const sentences: TokenizedSentence[] = [];
  for (const { start, end } of yield* segmenting(article, language)) {
    sentences.push({ start, end, tokens: tokensOf(article.text, { start, end }, clitics) });
    yield;
  }
  return sentences;
}

/** The same at once. */
export function tokenizedSentencesOf(article: Article, language: Language): readonly TokenizedSentence[] {
  return finish(tokenizing(article, language));
}
