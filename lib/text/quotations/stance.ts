import type { Span, Stance } from '../../model';
import type { Language } from '../language';
import type { TokenizedSentence } from '../tokenized-sentence';

/** How the source of a quotation stands to its contents. */
export function stanceOf(
  _text: string,
  _quotation: { readonly cue: Span | null; readonly contents: readonly Span[]; readonly source: Span | null },
  _sentences: readonly TokenizedSentence[],
  _language: Language,
): Stance {
  return 'says';
}
