import type { Quotation, Span } from '../../lib/model';
import { analyze } from '../../lib/text/analyze';
import type { Language } from '../../lib/text/language';
import { articleOfText } from './analysis';
import {
  type AnnotatedArticle,
  type Annotation,
  coreOf,
  prepare,
  type TrainingOptionsByModel,
  train,
} from './quotation-training';
import { quotationRows } from './report';

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

interface Bin {
  rows: number;
  near: number;
  exact: number;
  whole: number;
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const isNear = (a: Span, b: Span): boolean => 2 * overlap(a, b) >= Math.max(a.end, b.end) - Math.min(a.start, b.start);

/**
 * Confidence against what is right, by tenths of confidence. A row is near with half of all its letters and the
 * annotation's in common, exact with the same words, and wholly right if its speaker too shares words with the
 * annotated one, where one is annotated. Rows that meet no claim but what the annotation leaves open do not count.
 */
export function confidenceTable(articles: readonly AnnotatedArticle[], predictions: readonly Prediction[]): string {
  const bins = Array.from({ length: 10 }, (): Bin => ({ rows: 0, near: 0, exact: 0, whole: 0 }));
  const quotesOf = new Map(articles.map(({ id, quotes }) => [id, quotes]));
  for (const { id, text, quotes } of predictions) {
    const annotated = quotesOf.get(id) ?? [];
    for (const row of quotes) {
      const met = annotated.filter((one) => overlap(one, row) > 0);
      const claims = met.filter(isClaim);
      const bin = bins[Math.min(9, Math.floor(row.confidence * 10))];
      if (!bin || (met.length > 0 && claims.length === 0)) continue;
      const exact = claims.find((one) => coreOf(text, one) === coreOf(text, row));
      bin.rows++;
      if (exact || claims.some((one) => isNear(one, row))) bin.near++;
      if (!exact) continue;
      bin.exact++;
      if (!exact.speaker || (row.speaker && overlap(exact.speaker, row.speaker) > 0)) bin.whole++;
    }
  }
  const share = (part: number, { rows }: Bin): string =>
    (rows > 0 ? ((100 * part) / rows).toFixed(1) : '-').padStart(7);
  const lines = bins.map((bin, at) => {
    const from = `.${at}`;
    return `${from.padEnd(10)} ${String(bin.rows).padStart(6)} ${share(bin.near, bin)} ${share(bin.exact, bin)} ${share(bin.whole, bin)}`;
  });
  return ['confidence   rows  near %  exact %  and speaker %', ...lines].join('\n');
}

function isClaim({ scope, nested }: Annotation): boolean {
  return scope === 'claim' && !nested;
}
