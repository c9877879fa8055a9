import type { Quotation, Span } from '../../lib/model';
import { analyze } from '../../lib/text/analyze';
import type { Language } from '../../lib/text/language';
import { type Calibration, calibrated } from '../../lib/text/quotations/calibration';
import { articleOfText } from '../commands/analysis';
import { quotationRows } from '../commands/report';
import { isotonic } from './calibration';
import { type AnnotatedArticle, coreOf, prepare, type TrainingOptionsByModel, train } from './quotation-training';

type Row = ReturnType<typeof quotationRows>[number];

/** What a corpus' scorer reads: the rows of an article, found by a model that was not trained on it. */
export interface Prediction {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly (Omit<Row, 'form'> & { readonly kind: Quotation['form'] })[];
}

/** The articles in an order that a fixed seed gives, dealt out to folds. */
function dealt<T>(all: readonly T[], folds: number): T[][] {
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

function predict({ id, text, title, lang }: AnnotatedArticle, language: Language): Prediction {
  const rows = quotationRows(text, analyze(articleOfText(text, lang, title ?? ''), language));
  return { id, text, quotes: rows.map(({ form, ...row }) => ({ kind: form, ...row })) };
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

interface Judged {
  readonly row: Prediction['quotes'][number];
  /** The same words as an annotated claim. */
  readonly exact: boolean;
  /** Exact, and the speaker shares words with the annotated one, where one is annotated. */
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
      const speaker = exact?.speaker;
      const whole = exact !== undefined && (!speaker || (row.speaker !== null && overlap(speaker, row.speaker) > 0));
      return [{ row, exact: exact !== undefined, whole }];
    }),
  );
}

/** What confidences were worth: of rows by articles that the model was not trained on. */
export function calibrationOf(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): Calibration {
  const rows = judged(articles, predictions);
  const points = (direct: boolean) =>
    isotonic(
      rows.flatMap(({ row, whole }) =>
        (row.kind === 'direct') === direct ? [{ stated: row.confidence, right: whole }] : [],
      ),
    );
  return { direct: points(true), reported: points(false) };
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
      quotes: quotes.map((row) => ({ ...row, confidence: calibrated(row.confidence, row.kind, calibration) })),
    }));
  });
}

/** Confidence against what is right, by tenths of confidence. */
export function confidenceTable(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): string {
  const rows = judged(articles, predictions);
  const lines = Array.from({ length: 10 }, (_, tenth) => {
    const own = rows.filter(({ row }) => Math.min(9, Math.floor(row.confidence * 10)) === tenth);
    const share = (part: readonly Judged[]): string =>
      (own.length > 0 ? ((100 * part.length) / own.length).toFixed(1) : '-').padStart(7);
    const exact = share(own.filter((one) => one.exact));
    const whole = share(own.filter((one) => one.whole));
    return `.${String(tenth).padEnd(9)} ${String(own.length).padStart(6)} ${exact} ${whole}`;
  });
  return ['confidence   rows  exact %  and speaker %', ...lines].join('\n');
}
