import type { Article, Block, Span } from '../../lib/model';
import type { Language, QuotationModel } from '../../lib/text/language';
import { addAttribution, attributionCandidatesOf, type Running } from '../../lib/text/quotations/attribution';
import { type ContentCandidate, contentChoicesOf, UNREPORTED } from '../../lib/text/quotations/contents';
import { type CueCandidate, MOOD } from '../../lib/text/quotations/cue-candidates';
import { Discourse } from '../../lib/text/quotations/index';
import { type CueScores, cuesOf, type JudgedCue, judgeCue, judgeSource } from '../../lib/text/quotations/judge';
import { modelOf, Scores } from '../../lib/text/quotations/linear-model';
import { type Passage, passagesOf } from '../../lib/text/quotations/passage';
import { isWorthRanking, RANKING_FEATURES, rowsOf, sceneOf, scoresOf } from '../../lib/text/quotations/ranking';
import { type SourceCandidate, sourceChoicesOf } from '../../lib/text/quotations/sources';
import { addSpeech, evidenceFor } from '../../lib/text/quotations/speech';
import { tokenizedSentencesOf } from '../../lib/text/tokenized-sentence';
import { type Example, exampleOf, FeatureLists, fitWeights, quantise, type TrainingOptions } from './linear-trainer';
import { type Choice, fitTrees, type TreeOptions } from './tree-trainer';

export interface Annotation extends Span {
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly scope: string;
  readonly nested?: boolean;
  readonly speaker: (Span & { readonly text: string }) | null;
  readonly cue: (Span & { readonly text: string; readonly parts?: readonly (readonly [number, number])[] }) | null;
}

export interface AnnotatedArticle {
  readonly id: string;
  readonly lang: string;
  readonly title?: string;
  readonly text: string;
  readonly quotes: readonly Annotation[];
}

export type ModelName = 'source' | 'content' | 'speech' | 'attribution';

export type TrainingOptionsByModel = Readonly<Record<ModelName, TrainingOptions>> & {
  /** Of the second weighing; null for none. */
  readonly ranking: TreeOptions | null;
  /** The chance from which on reported words are shown. */
  readonly leastReported: number;
};

/** Chosen by exact F1 under cross-validation; see lib/text/quotations/README.md. */
export const OPTIONS: TrainingOptionsByModel = {
  source: { bits: 16, epochs: 8, rate: 0.15, sparsity: 0.1, decay: 0.3 },
  content: { bits: 18, epochs: 8, rate: 0.12, sparsity: 0.1, decay: 0.3 },
  speech: { bits: 12, epochs: 10, rate: 0.1, sparsity: 0.04, decay: 0.5 },
  attribution: { bits: 12, epochs: 10, rate: 0.1, sparsity: 0.04, decay: 0.5 },
  ranking: { trees: 300, leaves: 24, rate: 0.08, decay: 4, least: 4, sample: 0.5 },
  leastReported: 0.25,
};

/**
 * For languages that share a model, which must not learn much of those that it is trained on. A stronger pull to zero makes
 * the file smaller and what is read on the articles of the training less flattering.
 */
export const SHARED_OPTIONS: TrainingOptionsByModel = {
  ...OPTIONS,
  source: { bits: 14, epochs: 8, rate: 0.15, sparsity: 1, decay: 0.5 },
  content: { bits: 16, epochs: 8, rate: 0.12, sparsity: 1, decay: 0.5 },
  ranking: null,
  leastReported: 0.17,
};

// One buffer for all: whatever is added is taken at once.
const lists = new FeatureLists();

/** Paragraphs parted by line breaks, as an article. */
export function articleOf({ id, lang, title, text }: AnnotatedArticle): Article {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    const start = at + line.indexOf(words);
    if (words !== '') blocks.push({ start, end: start + words.length, kind: 'paragraph' });
    at += line.length + 1;
  }
  return { url: id, title: title ?? '', byline: [], siteName: null, published: null, lang, text, blocks, bullets: [] };
}

export interface Prepared {
  readonly article: AnnotatedArticle;
  readonly passages: readonly Passage[];
  readonly cues: readonly (readonly CueCandidate[])[];
}

interface Judged extends Prepared {
  readonly judged: readonly (readonly JudgedCue[])[];
}

export function judge(prepared: Prepared, models: CueScores): Judged {
  const judged = prepared.passages.map((passage, at) =>
    (prepared.cues[at] ?? []).map((cue) => judgeCue(passage, at, cue, models)),
  );
  return { ...prepared, judged };
}

export function prepare(article: AnnotatedArticle, language: Language): Prepared {
  const body = articleOf(article);
  const passages = passagesOf(body, tokenizedSentencesOf(body, language), language);
  return { article, passages, cues: passages.map((passage) => cuesOf(passage, language)) };
}

/** The models that judge cues, and two more of the contents, each trained on the half that the other one is to judge. */
export interface CueModels {
  readonly source: QuotationModel['source'];
  readonly content: QuotationModel['content'];
  readonly halves: readonly QuotationModel['content'][];
}

const half = <T>(all: readonly T[], which: number): T[] => all.filter((_, at) => at % 2 === which);

/** Trains what judges cues on articles that were read by `prepare`, each with the words of its own language. */
export function trainCueModels(
  prepared: readonly Prepared[],
  say: (message: string) => void,
  options: TrainingOptionsByModel,
): CueModels {
  const source = quantise(fitWeights(prepared.flatMap(sourceExamples), options.source));
  say('source');
  const sourceModel = new Scores(modelOf(source));
  const contentOf = (part: readonly Prepared[]): QuotationModel['content'] =>
    quantise(
      fitWeights(
        part.flatMap((one) => contentExamples(one, sourceModel)),
        options.content,
      ),
    );
  const content = contentOf(prepared);
  say('content');
  const halves = [contentOf(half(prepared, 1)), contentOf(half(prepared, 0))];
  say('halves');
  return { source, content, halves };
}

/** Trains on articles that were read by `prepare`, each with the words of its own language. */
export function train(
  prepared: readonly Prepared[],
  say: (message: string) => void,
  options: TrainingOptionsByModel = OPTIONS,
): QuotationModel {
  return trainFurther(prepared, trainCueModels(prepared, say, options), say, options);
}

/**
 * Trains the models that build on those that judge cues. They must see these err as they do on articles that they were not
 * trained on: each half is judged by the model of the other.
 */
export function trainFurther(
  prepared: readonly Prepared[],
  { source, content, halves }: CueModels,
  say: (message: string) => void,
  options: TrainingOptionsByModel,
): QuotationModel {
  const sourceModel = new Scores(modelOf(source));
  const judged = halves.map((weights, at) => {
    const models = { source: sourceModel, content: new Scores(modelOf(weights)), isRanked: options.ranking !== null };
    return half(prepared, at).map((one) => judge(one, models));
  });
  const speech = quantise(fitWeights(judged.flat().flatMap(speechExamples), options.speech));
  say('speech');
  const attribution = quantise(fitWeights(judged.flat().flatMap(attributionExamples), options.attribution));
  say('attribution');
  const models = { leastReported: options.leastReported, source, content, speech, attribution };
  if (options.ranking === null) return models;
  const ranking = fitTrees(judged.flat().flatMap(rankingChoices), RANKING_FEATURES, options.ranking);
  say('ranking');
  return { ...models, ranking };
}

const EDGE = /[\s"'“”„‟‘’‚«»‹›`´.,;:!?…\-–—()[\]]/u;

/** A span without white space and marks at its ends, and without a leading complementiser. */
export function coreOf(text: string, { start, end }: Span): string {
  let from = start;
  let to = end;
  const trim = (): void => {
    while (from < to && EDGE.test(text.charAt(from))) from++;
    while (to > from && EDGE.test(text.charAt(to - 1))) to--;
  };
  trim();
  const complementiser = /^(?:that|dass|daß|que|что|že)(?![\p{L}\p{N}])|^qu['’]/iu.exec(
    text.slice(from, Math.min(to, from + 8)),
  );
  if (complementiser && from + complementiser[0].length < to) {
    from += complementiser[0].length;
    trim();
  }
  return `${from}-${to}`;
}

const spanOfWords = ({ words }: Passage, from: number, to: number): Span => ({
  start: words[from]?.start ?? 0,
  end: words[to - 1]?.end ?? 0,
});

const partsOf = (cue: NonNullable<Annotation['cue']>): readonly (readonly [number, number])[] =>
  cue.parts ?? [[cue.start, cue.end]];

/** Annotations by cue, with the passage that the cue stands in. */
function attributionsIn({ article }: Prepared, passage: Passage): Annotation[][] {
  const groups = new Map<string, Annotation[]>();
  for (const quote of article.quotes) {
    if (quote.nested || !quote.cue || quote.cue.start < passage.start || quote.cue.start >= passage.end) continue;
    const key = `${quote.cue.start}-${quote.cue.end}`;
    groups.set(key, [...(groups.get(key) ?? []), quote]);
  }
  return [...groups.values()];
}

/** The cue candidate that stands for an annotated cue: of several, the last, which is next to the content as a rule. */
function candidateFor(group: readonly Annotation[], passage: Passage, cues: readonly CueCandidate[]): CueCandidate[] {
  const cue = group[0]?.cue;
  if (!cue) return [];
  return cues.filter(
    (one) =>
      !(one.kind & MOOD) &&
      partsOf(cue).some(([start, end]) =>
        passage.words.slice(one.head, one.to).some((word) => word.start < end && word.end > start),
      ),
  );
}

/** Where the annotated speaker is among the candidates; -1 if nowhere. */
function rightSource(
  text: string,
  passage: Passage,
  candidates: readonly SourceCandidate[],
  speaker: Annotation['speaker'],
): number {
  if (!speaker || speaker.start < passage.start || speaker.end > passage.end) return 0;
  const wanted = coreOf(text, speaker);
  return candidates.findIndex((one) => one !== null && coreOf(text, spanOfWords(passage, one.from, one.to)) === wanted);
}

function sourceExamples(prepared: Prepared): Example[] {
  const { article, passages, cues } = prepared;
  return passages.flatMap((passage, at) =>
    attributionsIn(prepared, passage).flatMap((group) => {
      const cue = candidateFor(group, passage, cues[at] ?? []).at(-1);
      if (!cue) return [];
      const { sources, measures } = sourceChoicesOf(passage, cue, lists);
      const right = rightSource(article.text, passage, sources, group[0]?.speaker ?? null);
      if (right < 0) return [];
      return [exampleOf(measures, [right], group.some((one) => one.scope === 'claim') ? 1 : 0.5)];
    }),
  );
}

/** What each cue of a passage reports by the annotation: claims, nothing (`[]`), or what is left open (`null`). */
function reportsIn(
  prepared: Prepared,
  passage: Passage,
  own: readonly CueCandidate[],
): Map<CueCandidate, readonly Annotation[] | null> {
  const reports = new Map<CueCandidate, readonly Annotation[] | null>();
  const leaveOpen = (cue: CueCandidate): void => {
    if (!reports.has(cue)) reports.set(cue, null);
  };
  for (const group of attributionsIn(prepared, passage)) {
    const found = candidateFor(group, passage, own);
    const claims = group.filter((one) => one.scope === 'claim');
    if (claims.length === 0) found.forEach(leaveOpen);
    const cue = found.at(-1);
    if (cue && claims.length > 0) reports.set(cue, claims);
  }
  for (const cue of own.filter(({ kind }) => kind & MOOD)) {
    const head = passage.words[cue.head];
    const group = prepared.article.quotes.filter(
      (one) => !one.cue && !one.nested && head && one.start <= head.start && head.end <= one.end,
    );
    const claims = group.filter((one) => one.scope === 'claim');
    if (claims.length > 0) reports.set(cue, claims);
    else if (group.length > 0) leaveOpen(cue);
  }
  for (const cue of own) if (!reports.has(cue)) reports.set(cue, []);
  return reports;
}

/** Which of a cue's choices are what the annotation says it reports; none where what it says is not among them. */
function rightChoices(
  text: string,
  passage: Passage,
  claims: readonly Annotation[],
  contents: readonly ContentCandidate[],
): number[] {
  if (claims.length === 0) return [0];
  const reported = claims.filter((one) => one.kind !== 'direct');
  if (reported.length === 0) return [1];
  const wanted = reported.map((one) => coreOf(text, one)).join('|');
  return contents.flatMap(({ pieces }, index) => {
    const found = pieces.map(({ from, to }) => coreOf(text, spanOfWords(passage, from, to))).join('|');
    return found === wanted ? [index + UNREPORTED] : [];
  });
}

function contentExamples(prepared: Prepared, source: Scores): Example[] {
  const { article, passages, cues } = prepared;
  return passages.flatMap((passage, at) =>
    [...reportsIn(prepared, passage, cues[at] ?? [])].flatMap(([cue, claims]) => {
      if (claims === null) return [];
      const { contents, measures } = contentChoicesOf(passage, cue, judgeSource(passage, cue, source).source, lists);
      const right = rightChoices(article.text, passage, claims, contents);
      return right.length > 0 ? [exampleOf(measures, right)] : [];
    }),
  );
}

/** What the second weighing is to choose of each cue, as the first one leaves it. */
export function rankingChoices({ article, passages, cues, judged }: Judged): Choice[] {
  return passages.flatMap((passage, at) => {
    const own = judged[at] ?? [];
    const scene = sceneOf(passage, own);
    const reports = reportsIn({ article, passages, cues }, passage, cues[at] ?? []);
    return own.flatMap((cue, which): Choice[] => {
      const claims = reports.get(cue.cue) ?? null;
      if (claims === null || !isWorthRanking(cue)) return [];
      const right = rightChoices(article.text, passage, claims, cue.contents);
      return right.length > 0 ? [{ rows: rowsOf(scene, which), scores: scoresOf(cue), right }] : [];
    });
  });
}

/** 1 for speech that is a claim, 0 for none, null where the annotation leaves it open. */
function speechLabel({ text, quotes }: AnnotatedArticle, stretch: Span): 0 | 1 | null {
  const wanted = coreOf(text, stretch);
  let open = false;
  for (const quote of quotes) {
    if (quote.end <= stretch.start || quote.start >= stretch.end) continue;
    const shared = Math.min(quote.end, stretch.end) - Math.max(quote.start, stretch.start);
    const same =
      coreOf(text, quote) === wanted || shared > 0.8 * Math.max(quote.end - quote.start, stretch.end - stretch.start);
    if (!same) continue;
    if (quote.scope === 'claim' && !quote.nested && quote.kind === 'direct') return 1;
    if (quote.scope !== 'claim') open = true;
  }
  return open ? null : 0;
}

function speechExamples({ article, passages, judged }: Judged): Example[] {
  const examples: Example[] = [];
  const discourse = new Discourse();
  passages.forEach((passage, at) => {
    passage.stretches.forEach((stretch, index) => {
      const label = speechLabel(article, stretch);
      const evidence = evidenceFor(passage.marked[index] ?? { from: 0, to: 0 }, judged[at] ?? []);
      addSpeech(passage, index, { before: discourse.before(passages, at), evidence }, lists);
      const features = lists.take();
      if (label !== null) examples.push(exampleOf([[], [features]], [label]));
      discourse.add(passages, at, index, label === 1);
    });
  });
  return examples;
}

function attributionExamples({ article, passages, judged: cues }: Judged): Example[] {
  const examples: Example[] = [];
  let running: Running | null = null;
  passages.forEach((passage, at) => {
    passage.stretches.forEach((stretch, index) => {
      const wanted = coreOf(article.text, stretch);
      const quote = article.quotes.find(
        (one) => one.kind === 'direct' && !one.nested && coreOf(article.text, one) === wanted,
      );
      if (!quote?.cue) return;
      const speech = { passage: at, stretch: index, ...(passage.marked[index] ?? { from: 0, to: 0 }) };
      const candidates = attributionCandidatesOf(speech, passages, cues, running);
      const cue = quote.cue;
      const right = candidates.flatMap((one, place) => (one && isCue(one, passages, cue) ? [place] : []));
      const best = right.at(-1);
      if (best === undefined) return;
      examples.push(
        exampleOf(
          candidates.map((one) => {
            addAttribution(speech, one, passages, running, lists);
            return [lists.take()];
          }),
          right,
        ),
      );
      const found: JudgedCue | null = candidates[best] ?? null;
      if (found) running = { cue: found, speech };
    });
  });
  return examples;
}

function isCue(
  { passage, cue }: JudgedCue,
  passages: readonly Passage[],
  gold: NonNullable<Annotation['cue']>,
): boolean {
  const words = passages[passage]?.words.slice(cue.head, cue.to) ?? [];
  return words.some((word) => partsOf(gold).some(([start, end]) => word.start < end && word.end > start));
}
