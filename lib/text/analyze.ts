import type { Analysis, Article, Quotation, Span } from '../model';
import { checkableClaim } from './checkable';
import { keyPointsOf } from './key-points';
import type { Language } from './language';
import { quotationsOf } from './quotations';
import { calibrated } from './quotations/calibration';
import { resolveSpeakers } from './speakers';
import { tokenizedSentencesOf } from './tokenized-sentence';

/**
 * Everything the text core finds in an article:
 *
 * 1. `tokenizedSentencesOf`: the sentences, inside blocks, and their tokens.
 * 2. `quotationsOf`: contents, cue and source of each quotation.
 * 3. `resolveSpeakers`: who the sources mean.
 * 4. `keyPointsOf`: the publisher's bullets with their support, else selected sentences.
 *
 * Pure: the same article and language give the same analysis.
 */
export function analyze(article: Article, language: Language): Analysis {
  const tokenized = tokenizedSentencesOf(article, language);
  const sentences = tokenized.map(({ start, end }): Span => ({ start, end }));
  const wordsOf = ({ start, end }: Span) => article.text.slice(start, end);
  const raw = quotationsOf(article, tokenized, language);
  const { speakers, speakerOf, reasons, confidence: sure } = resolveSpeakers(article, raw, language, tokenized);
  const quotations = raw.map(
    ({ form, contents, cue, source, confidence, reasons: found }, index): Quotation => ({
      form,
      contents,
      cue,
      source,
      speaker: speakerOf[index] ?? null,
      // That the words are right, and then that the speaker is.
      confidence: calibrated(confidence * (sure[index] ?? 1), form, language.quotationModel?.calibration),
      reasons: [...found, ...(reasons[index] ?? [])],
      checkable: checkableClaim(contents.map(wordsOf), cue === null ? '' : wordsOf(cue), language),
    }),
  );
  return { sentences, quotations, speakers, keyPoints: keyPointsOf(article, sentences, language) };
}
