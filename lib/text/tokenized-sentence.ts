import type { Article, Span } from '../model';
import type { Language } from './language';
import { lexiconOf } from './lexicon';
import { sentencesOf } from './segment';
import { type Token, tokensOf } from './tokens';

/** A sentence with its tokens, made once for all that reads the article word by word. */
export interface TokenizedSentence extends Span {
  readonly tokens: readonly Token[];
}

/** The sentences of an article, in order; see `sentencesOf`. */
export function tokenizedSentencesOf(article: Article, language: Language): readonly TokenizedSentence[] {
  const { clitics } = lexiconOf(language);
  return sentencesOf(article, language).map((span) => ({
    start: span.start,
    end: span.end,
    tokens: tokensOf(article.text, span, clitics),
  }));
}
