/** Headline and standfirst held against the body, and the words in marks of both and of the bullets against its quotations. */
import type { Analysis, Article, InnerDifference, KeyPoint, Opening, Span } from '../../../model';
import type { Language } from '../../language';
import type { Steps } from '../../steps';
import { aligningBullets } from '../align';
import { bodySentences, inReach, placed } from '../publisher';
import { Evidence } from '.';
import { findingInnerDifferences } from './inside';
import { WordsInMarks } from './words-in-marks';

/** A longer standfirst is a paragraph of the story. */
const MOST_UNITS = 400;
const MOST_OPENINGS = 3;

/** What headline and standfirsts say otherwise than the body; those that it bears out, or is silent about, are left out. */
export function* holdingOpenings(
  article: Article,
  { sentences, quotations, speakers }: Pick<Analysis, 'sentences' | 'quotations' | 'speakers'>,
  language: Language,
): Steps<readonly Opening[]> {
  const standfirsts = article.blocks.filter(({ kind }) => kind === 'standfirst');
  const isApart = ({ start, end }: Span) => !standfirsts.some((block) => block.start <= start && end <= block.end);
  const body = bodySentences(article, inReach(sentences)).filter(isApart);
  const statements = [
    { part: 'headline' as const, text: article.title },
    ...standfirsts.map(({ start, end }) => ({ part: 'standfirst' as const, text: article.text.slice(start, end) })),
  ]
    .filter(({ text }) => text !== '' && text.length <= MOST_UNITS)
    .slice(0, MOST_OPENINGS);
  const texts = body.map(({ start, end }) => article.text.slice(start, end));
  const supports = yield* aligningBullets(
    statements.map(({ text }) => text),
    texts,
    language,
  );
  const evidence = new Evidence(texts, language);
  const marks = new WordsInMarks(article, { quotations, speakers }, body, language);
  const openings: Opening[] = [];
  for (const [i, { part, text }] of statements.entries()) {
    const support = (supports[i] ?? []).map(({ sentence }) => sentence);
    const { verdict, differs } = placed(yield* evidence.judging(text, support), body);
    const all = [...differs, ...(yield* marks.differences(text))];
    if (all.length > 0)
      openings.push({ part, text, verdict: differs.length > 0 ? verdict : 'says-otherwise', differs: all });
    yield;
  }
  return openings;
}

/** Key points with what their words in marks say otherwise than the article's quotations. */
export function* holdingQuotedWords(
  article: Article,
  { sentences, keyPoints, quotations, speakers }: Pick<Analysis, 'sentences' | 'keyPoints' | 'quotations' | 'speakers'>,
  language: Language,
): Steps<readonly KeyPoint[]> {
  const marks = new WordsInMarks(
    article,
    { quotations, speakers },
    bodySentences(article, inReach(sentences)),
    language,
  );
  const held: KeyPoint[] = [];
  for (const keyPoint of keyPoints) {
    const differs = keyPoint.origin === 'publisher' ? yield* marks.differences(keyPoint.text) : [];
    held.push(
      differs.length === 0
        ? keyPoint
        : { ...keyPoint, verdict: 'says-otherwise', differs: [...(keyPoint.differs ?? []), ...differs] },
    );
    yield;
  }
  return held;
}

/** Where the body differs with itself. */
export function* holdingInside(
  article: Article,
  { sentences, quotations }: Pick<Analysis, 'sentences' | 'quotations'>,
  language: Language,
): Steps<readonly InnerDifference[]> {
  const paragraphs = article.blocks.filter(({ kind }) => kind === 'paragraph');
  let block = 0;
  const body = bodySentences(article, inReach(sentences)).filter(({ start }) => {
    while ((paragraphs[block]?.end ?? Number.POSITIVE_INFINITY) <= start) block++;
    return (paragraphs[block]?.start ?? Number.POSITIVE_INFINITY) <= start;
  });
  return yield* findingInnerDifferences(article, { quotations }, body, language);
}
