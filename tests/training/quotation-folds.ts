import type { Quotation, Span } from '../../lib/model';
import { analyze } from '../../lib/text/analyze';
import type { Language } from '../../lib/text/language';
import { type Calibration, type Curves, calibrated } from '../../lib/text/quotations/calibration';
import { articleOfText } from '../commands/analysis';
import { quotationRows } from '../commands/report';
import { isotonic, type Outcome } from './calibration';
import { type AnnotatedArticle, coreOf, prepare, type TrainingOptionsByModel, train } from './quotation-training';

type Row = ReturnType<typeof quotationRows>[number];

/** What a corpus' scorer reads: the rows of an article, found by a model that was not trained on it. */
export interface Prediction {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly (Omit<Row, 'form'> & { readonly kind: Quotation['form'] })[];
}

/** The articles in an order that a fixed seed gives, dealt out to folds. */
export function dealt<T>(all: readonly T[], folds: number): T[][] {
  const order = [...all];
  let seed = 20161;
  for (let at = order.length - 1; at > 0; at--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((seed / 4294967296) * (at + 1));
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return Array.from({ length: folds }, (_, fold) => order.filter((_one, at) => at % folds === fold));
}

/** Reads every article with a model trained on the articles of the other folds. */
export function crossValidate(
  articles: readonly AnnotatedArticle[],
  language: Language,
  { folds, options, byClass }: { folds: number; options: TrainingOptionsByModel; byClass: boolean },
  say: (message: string) => void,
): Prediction[] {
  const parts = dealt(articles, folds);
  return parts.flatMap((held, fold) => {
    const others = parts.flatMap((part, at) => (at === fold ? [] : part));
    const trained = train(
      others.map((article) => prepare(article, language)),
      () => {},
      options,
    );
    say(`fold ${fold + 1} of ${folds}: trained on ${others.length} articles, reads ${held.length}`);
    const model = byClass ? { byClass, ...trained } : trained;
    return held.map((article) => predict(article, { ...language, quotationModel: model }));
  });
}

export function predict({ id, text, title, lang }: AnnotatedArticle, language: Language): Prediction {
  const rows = quotationRows(text, analyze(articleOfText(text, lang, title ?? ''), language));
  return { id, text, quotes: rows.map(({ form, ...row }) => ({ kind: form, ...row })) };
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

interface Judged {
  readonly row: Prediction['quotes'][number];
  /** The same words as an annotated claim. */
  readonly exact: boolean;
  /** The speaker shares words with the annotated one; null where the words are not exact or none is annotated. */
  readonly speaker: boolean | null;
  /** Exact, and no wrong speaker. */
  readonly whole: boolean;
}

/** Every row against the annotated claims. Rows that meet only what the annotation leaves open are left out. */
function judged(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): Judged[] {
  const quotesOf = new Map(articles.map(({ id, quotes }) => [id, quotes]));
  return predictions.flatMap(({ id, text, quotes }) =>
    quotes.flatMap((row): Judged[] => {
      const met = (quotesOf.get(id) ?? []).filter((one) => overlap(one, row) > 0);
      const claims = met.filter(({ scope, nested }) => scope === 'claim' && !nested);
      if (met.length > 0 && claims.length === 0) return [];
      const exact = claims.find((one) => coreOf(text, one) === coreOf(text, row));
      const annotated = exact?.speaker;
      const speaker = annotated ? row.speaker !== null && overlap(annotated, row.speaker) > 0 : null;
      return [{ row, exact: exact !== undefined, speaker, whole: exact !== undefined && speaker !== false }];
    }),
  );
}

/** What confidences were worth: of rows by articles that the model was not trained on. */
export function calibrationOf(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): Calibration {
  const rows = judged(articles, predictions);
  const curves = (outcomeOf: (one: Judged) => Outcome | null): Curves => {
    const points = (direct: boolean) =>
      isotonic(rows.flatMap((one) => ((one.row.kind === 'direct') === direct ? (outcomeOf(one) ?? []) : [])));
    return { direct: points(true), reported: points(false) };
  };
  return {
    // Where nobody is named there are words alone.
    ...curves(({ row, whole }) =>
      row.certainty.speaker === null ? null : { stated: row.certainty.words * row.certainty.speaker, right: whole },
    ),
    words: curves(({ row, exact }) => ({ stated: row.certainty.words, right: exact })),
    speaker: curves(({ row, speaker }) =>
      row.certainty.speaker === null || speaker === null ? null : { stated: row.certainty.speaker, right: speaker },
    ),
  };
}

/** The predictions with calibrated confidences: each half of the articles by what the other half shows. */
export function crossCalibrated(
  articles: readonly AnnotatedArticle[],
  predictions: readonly Prediction[],
): Prediction[] {
  const halves = [0, 1].map((half) => predictions.filter((_, at) => at % 2 === half));
  return halves.flatMap((half, at) => {
    const calibration = calibrationOf(articles, halves[1 - at] ?? []);
    return half.map(({ id, text, quotes }) => ({
      id,
      text,
      quotes: quotes.map((row) => {
        const { words, speaker } = row.certainty;
        const certainty = {
          words: calibrated(words, row.kind, calibration.words),
          speaker: speaker === null ? null : calibrated(speaker, row.kind, calibration.speaker),
        };
        const confidence = speaker === null ? certainty.words : calibrated(words * speaker, row.kind, calibration);
        return { ...row, confidence, certainty };
      }),
    }));
  });
}

/** Confidences, and their two parts, against what is right, by tenths. */
export function confidenceTable(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): string {
  const rows = judged(articles, predictions);
  const share = (part: readonly unknown[], own: readonly unknown[]): string =>
    (own.length > 0 ? ((100 * part.length) / own.length).toFixed(1) : '-').padStart(9);
  const cells = (
    tenth: number,
    statedOf: (one: Judged) => number | null,
    isRight: (one: Judged) => boolean,
  ): string => {
    const own = rows.filter((one) => {
      const stated = statedOf(one);
      return stated !== null && Math.min(9, Math.floor(stated * 10)) === tenth;
    });
    return `${String(own.length).padStart(6)} ${share(own.filter(isRight), own)}`;
  };
  const lines = Array.from({ length: 10 }, (_, tenth) => {
    const whole = cells(
      tenth,
      ({ row }) => row.confidence,
      (one) => one.whole,
    );
    const words = cells(
      tenth,
      ({ row }) => row.certainty.words,
      (one) => one.exact,
    );
    const speaker = cells(
      tenth,
      ({ row, speaker }) => (speaker === null ? null : row.certainty.speaker),
      (one) => one.speaker === true,
    );
    return `.${String(tenth).padEnd(5)} ${whole} ${words} ${speaker}`;
  });
  const shown = rows.filter(({ row }) => row.confidence >= SHOWN);
  const right = shown.filter(({ whole }) => whole);
  return [
    'stated   rows   whole %   rows   words %   rows speaker %',
    ...lines,
    `of ${shown.length} rows from ${SHOWN} on, ${share(right, shown).trim()} % have exact words and no wrong speaker`,
  ].join('\n');
}

/** The confidence from which on claims are highlighted unless the reader chooses otherwise. */
const SHOWN = 0.4;
