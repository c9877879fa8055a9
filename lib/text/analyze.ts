import type { Analysis, Article, Quotation, Span } from '../model';
import { checkableClaim } from './checkable';
import { findingKeyPoints } from './key-points';
import { holdingInside, holdingOpenings, holdingQuotedWords } from './key-points/borne-out/opening';
import type { Language } from './language';
import { isQuiet, isShownQuietly } from './quiet-genres';
import { findingQuotations } from './quotations';
import { calibrated } from './quotations/calibration';
import { StanceReader } from './quotations/stance';
import { withoutWithheld } from './quotations/withheld';
import { resolvingSpeakers } from './speakers';
import { finish, type Steps, TURNS_A_STEP } from './steps';
import { tokenizing } from './tokenized-sentence';

/**
 * Everything the text core finds in an article:
 *
 * 1. `tokenizing`: the sentences, inside blocks, and their tokens.
 * 2. `findingQuotations`: contents, cue and source of each quotation.
 * 3. `resolvingSpeakers`: who the sources mean.
 * 4. `StanceReader`: how each source stands to what it is quoted with.
 * 5. `findingKeyPoints`: the publisher's bullets with their support and whether it bears them out, else selected sentences.
 * 6. `holdingQuotedWords`, `holdingOpenings`: bullets' words in marks, headline and standfirst, held against the body.
 * 7. `holdingInside`: the article's quotations and numbers, held against each other.
 * 8. `isQuiet`: of an article that is no one story only what is sure is kept, and no sentences are selected.
 *
 * Pure: the same article and language give the same analysis.
 */
export function* analyzing(article: Article, language: Language): Steps<Analysis> {
  const tokenized = yield* tokenizing(article, language);
  const sentences: Span[] = [];
  for (const [index, { start, end }] of tokenized.entries()) {
    if (index % TURNS_A_STEP === 0) yield;
    sentences.push({ start, end });
  }
  const wordsOf = ({ start, end }: Span) => article.text.slice(start, end);
  const found = yield* findingQuotations(article, tokenized, language);
  const raw = yield* withoutWithheld(found, tokenized, language);
  const resolution = yield* resolvingSpeakers(article, raw, language, tokenized);
  const { speakers, speakerOf, reasons, confidence: sure } = resolution;
  const stances = new StanceReader(article.text, raw, tokenized, language);
  const quotations: Quotation[] = [];
  for (const [index, quotation] of raw.entries()) {
    const { form, contents, cue, source, reasons: why } = quotation;
    const speaker = speakerOf[index] ?? null;
    // No speaker is guessed where the pronoun names nobody.
    const attributed = quotation.attributed * (speaker === null ? 1 : (sure[index] ?? 1));
    const isNamed = speaker !== null || source !== null;
    const calibration = language.quotationModel?.calibration;
    // Where only the whole was measured, words are stated no surer than words and speaker together turned out to be.
    const words = calibrated(quotation.worded, form, calibration?.words ?? calibration);
    quotations.push({
      form,
      contents,
      cue,
      source,
      stance: stances.stanceOf(quotation),
      speaker,
      confidence: isNamed ? calibrated(quotation.worded * attributed, form, calibration) : words,
      certainty: { words, speaker: isNamed ? calibrated(attributed, form, calibration?.speaker) : null },
      reasons: [...why, ...(reasons[index] ?? [])],
      checkable: checkableClaim(contents.map(wordsOf), cue === null ? '' : wordsOf(cue), language),
    });
    yield;
  }
  if (isQuiet(article)) {
    const keyPoints = article.bullets.length > 0 ? yield* findingKeyPoints(article, sentences, language) : [];
    return { sentences, quotations: quotations.filter((one) => isShownQuietly(one, speakers)), speakers, keyPoints };
  }
  const points = yield* findingKeyPoints(article, sentences, language);
  const keyPoints = yield* holdingQuotedWords(
    article,
    { sentences, keyPoints: points, quotations, speakers },
    language,
  );
  const openings = yield* holdingOpenings(article, { sentences, quotations, speakers }, language);
  const inside = yield* holdingInside(article, { sentences, quotations }, language);
  return {
    sentences,
    quotations,
    speakers,
    keyPoints,
    ...(openings.length > 0 && { openings }),
    ...(inside.length > 0 && { inside }),
  };
}

/** The same at once. */
export function analyze(article: Article, language: Language): Analysis {
  return finish(analyzing(article, language));
}
