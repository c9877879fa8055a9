/** Headline and standfirst held against the body, and the words in marks of both and of the bullets against its quotations. */
import type { Analysis, Article, Difference, KeyPoint, Opening, Span } from '../../../model';
import type { Language } from '../../language';
import type { Steps } from '../../steps';
import { aligningBullets } from '../align';
import { bodySentences, inReach, placed } from '../publisher';
import { Evidence } from '.';
import { findingQuotedWords, NO_WORDS, type QuotationsRead, type SaidWords, type Words, wordsOf } from './quoted-words';

/** A longer standfirst is a paragraph of the story. */
const MOST_UNITS = 400;
const MOST_OPENINGS = 3;
/** Of a bullet, headline or standfirst so many UTF-16 units, and so many pieces in marks, are read: none has as many. */
const MOST_READ = 2000;
const MOST_PIECES = 12;

interface Placed extends SaidWords {
  readonly span: Span;
}

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
  const said = new Said(saidIn(article, { quotations, speakers }).filter(({ span }) => isApart(span)));
  const openings: Opening[] = [];
  for (const [i, { part, text }] of statements.entries()) {
    const support = (supports[i] ?? []).map(({ sentence }) => sentence);
    const { verdict, differs } = placed(yield* evidence.judging(text, support), body);
    const all = [...differs, ...(yield* said.differences(text, language))];
    if (all.length > 0)
      openings.push({ part, text, verdict: differs.length > 0 ? verdict : 'says-otherwise', differs: all });
    yield;
  }
  return openings;
}

/** Key points with what their words in marks say otherwise than the article's quotations. */
export function* holdingQuotedWords(
  article: Article,
  { keyPoints, quotations, speakers }: Pick<Analysis, 'keyPoints' | 'quotations' | 'speakers'>,
  language: Language,
): Steps<readonly KeyPoint[]> {
  const said = new Said(saidIn(article, { quotations, speakers }));
  const held: KeyPoint[] = [];
  for (const keyPoint of keyPoints) {
    const differs = keyPoint.origin === 'publisher' ? yield* said.differences(keyPoint.text, language) : [];
    held.push(
      differs.length === 0
        ? keyPoint
        : { ...keyPoint, verdict: 'says-otherwise', differs: [...(keyPoint.differs ?? []), ...differs] },
    );
    yield;
  }
  return held;
}

/** So many quotations are compared. */
const MOST_QUOTATIONS = 200;

function saidIn(
  { text, bullets }: Article,
  { quotations, speakers }: Pick<Analysis, 'quotations' | 'speakers'>,
): Placed[] {
  const isBullet = ({ start, end }: Span) =>
    bullets.some(({ span }) => span !== null && span.start <= start && end <= span.end);
  return quotations.slice(0, MOST_QUOTATIONS).flatMap(({ contents, form, speaker }): Placed[] => {
    const [first] = contents;
    if (isBullet(first)) return [];
    const span = { start: first.start, end: contents.at(-1)?.end ?? first.end };
    const words = contents.map(({ start, end }) => text.slice(start, end)).join(' ');
    const name = speaker === null ? null : (speakers[speaker]?.name ?? null);
    return [{ text: words, isDirect: form === 'direct', speaker: name, span }];
  });
}

/** Quotations that words in marks are held against; read when the first are, and once. */
class Said {
  private read: QuotationsRead | null = null;

  constructor(private readonly said: readonly Placed[]) {}

  /** Only words that are surely those of one quotation of the article: changed, left out, added, or put into another order. */
  *differences(text: string, { marks }: Language): Steps<readonly Difference[]> {
    const differences: Difference[] = [];
    for (const piece of piecesInMarks(text.slice(0, MOST_READ), marks).slice(0, MOST_PIECES)) {
      this.read ??= yield* this.reading();
      const found = yield* findingQuotedWords(piece, null, this.read);
      const one = found?.said == null ? undefined : this.said[found.said];
      if (found === null || one === undefined || !TOLD.has(found.as)) continue;
      differences.push({ kind: 'quotation', words: piece, text: one.text, span: one.span });
    }
    return differences;
  }

  private *reading(): Steps<QuotationsRead> {
    const words: Words[] = [];
    for (const { text } of this.said) {
      words.push(wordsOf(text));
      yield;
    }
    return { said: this.said, words, narrative: NO_WORDS };
  }
}

const TOLD: ReadonlySet<string> = new Set(['changed', 'left-out', 'added', 'turned', 'joined']);

/** Words in the language's marks, or in the single ones of headlines. */
function piecesInMarks(text: string, marks: Language['marks']): readonly string[] {
  const pieces: string[] = [];
  for (const [open, close] of [...marks, ['‘', '’'], ["'", "'"], ['"', '"']] as const) {
    for (let from = text.indexOf(open); from >= 0; ) {
      const isOpening = from === 0 || /[\s(:—–-]/u.test(text.charAt(from - 1));
      let to = isOpening ? text.indexOf(close, from + open.length) : -1;
      // An apostrophe inside of a word closes nothing.
      while (to >= 0 && /[\p{L}\p{N}]/u.test(text.charAt(to + 1))) to = text.indexOf(close, to + 1);
      // What is not closed here is not closed further on either.
      if (isOpening && to < 0) break;
      if (to >= 0) pieces.push(text.slice(from + open.length, to));
      from = text.indexOf(open, Math.max(from, to) + 1);
    }
  }
  return [...new Set(pieces)];
}
