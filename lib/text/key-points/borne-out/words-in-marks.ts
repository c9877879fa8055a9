/** Words in marks of a headline, standfirst or bullet held against what the article quotes, and against what it says itself. */
import type { Analysis, Article, Difference, Span } from '../../../model';
import type { Language } from '../../language';
import { CUE_CLASS, lexiconOf } from '../../lexicon';
import type { Steps } from '../../steps';
import {
  findingQuotedWords,
  isSameName,
  type QuotationsRead,
  type QuotedWords,
  type SaidWords,
  type Words,
  wordsOf,
} from './quoted-words';

/** Of a bullet, headline or standfirst so many UTF-16 units, and so many pieces in marks, are read: none has as many. */
const MOST_READ = 2000;
const MOST_PIECES = 12;
/** So many quotations are compared, and so many further pieces of the article in marks. */
const MOST_QUOTATIONS = 200;
const MOST_MARKED = 400;
/** Fewer words in marks may be a phrase that the article uses, too. */
const FEWEST_REPORTED = 4;
/** How sure it must be who said the words before another speaker is told. */
const SURE_SPEAKER = 0.8;
/** A cue of the speaker stands within so many words of the marks. */
const CUE_REACH = 3;

const TOLD: ReadonlySet<QuotedWords['as']> = new Set([
  'changed',
  'left-out',
  'added',
  'turned',
  'joined',
  'reported',
  'speaker',
]);
const SAYING = CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.infinitive | CUE_CLASS.phrase;

interface Placed extends SaidWords {
  readonly span: Span;
  readonly isSure: boolean;
}

/** The article's quotations, read when the first words are held against them, and once. */
export class WordsInMarks {
  private read: (QuotationsRead & { readonly said: readonly Placed[] }) | null = null;

  /** `body`: the sentences that words are held against. */
  constructor(
    private readonly article: Article,
    private readonly found: Pick<Analysis, 'quotations' | 'speakers'>,
    private readonly body: readonly Span[],
    private readonly language: Language,
  ) {}

  /**
   * Only words that are surely those of the article: changed, left out, added, put into another order or together, words of
   * the article that are in nobody's marks there, and words of somebody else.
   */
  *differences(text: string): Steps<readonly Difference[]> {
    const differences: Difference[] = [];
    const whole = text.slice(0, MOST_READ);
    const pieces = piecesInMarks(whole, this.language.marks).slice(0, MOST_PIECES);
    for (const piece of pieces) {
      this.read ??= yield* this.reading();
      const speaker = this.speakerNamed(whole, piece);
      const found = yield* findingQuotedWords(piece, speaker, this.read);
      if (found === null || !TOLD.has(found.as)) continue;
      const difference = this.differenceOf(found, piece);
      if (difference !== null) differences.push(difference);
    }
    return differences;
  }

  private differenceOf(found: QuotedWords, words: string): Difference | null {
    const one = found.said === null ? null : (this.read?.said[found.said] ?? null);
    if (found.as === 'reported') {
      const span = one?.span ?? this.body[found.sentence ?? -1];
      if (span === undefined || wordsOf(words).keys.length < FEWEST_REPORTED) return null;
      return { kind: 'quotation', as: 'reported', words, text: this.article.text.slice(span.start, span.end), span };
    }
    if (one === null) return null;
    if (found.as === 'speaker')
      return one.isSure
        ? { kind: 'quotation', as: 'speaker', words: found.words, text: found.text, span: one.span }
        : null;
    return { kind: 'quotation', words, text: one.text, span: one.span };
  }

  /**
   * Whose words a statement says that the piece is: the one speaker of the article whom it names outside of marks, where a
   * colon or a word of saying joins the name to the marks. Null where it names several, or says nothing of the kind.
   */
  private speakerNamed(text: string, piece: string): string | null {
    const at = text.indexOf(piece);
    const [before, behind] = [text.slice(0, Math.max(0, at - 1)), text.slice(at + piece.length + 1)];
    const outside = new Set(wordsOf(`${before} ${behind}`).keys);
    const named = this.found.speakers.filter(
      ({ kind, name }) =>
        kind !== 'unknown' &&
        outside.has(wordsOf(name).keys.at(-1) ?? '') &&
        (wordsOf(name).keys.at(-1) ?? '').length > 2,
    );
    const [first] = named;
    if (first === undefined || named.some(({ name }) => !isSameName(name, first.name))) return null;
    const name = wordsOf(first.name).keys.at(-1) ?? '';
    const [left, right] = [wordsOf(before).keys, wordsOf(behind).keys];
    const isColon = left.at(-1) === name && /:\s*$/u.test(before);
    const { entries } = lexiconOf(this.language);
    const isJoined = (words: readonly string[]) =>
      words.includes(name) && words.some((word) => ((entries.get(word)?.cue ?? 0) & SAYING) !== 0);
    return isColon || isJoined(left.slice(-CUE_REACH)) || isJoined(right.slice(0, CUE_REACH)) ? first.name : null;
  }

  private *reading(): Steps<QuotationsRead & { readonly said: readonly Placed[] }> {
    const found = this.saidIn();
    const direct = found.filter(({ isDirect }) => isDirect);
    const said = [...found];
    const narrative: Words[] = [];
    let marked = 0;
    for (const span of this.body) {
      const text = this.article.text.slice(span.start, span.end);
      const pieces = piecesInMarks(text, this.language.marks);
      let outside = text;
      for (const piece of pieces) {
        outside = outside.replace(piece, '');
        const start = span.start + text.indexOf(piece);
        const isKnown = direct.some((one) => one.span.start <= start + 1 && start + piece.length - 1 <= one.span.end);
        // Words in marks are in marks, whether or not a quotation was found in them.
        if (!isKnown && marked++ < MOST_MARKED)
          said.push({ text: piece, isDirect: true, speaker: null, span, isSure: false });
      }
      const isInQuotation = direct.some((one) => one.span.start <= span.start + 1 && span.end - 1 <= one.span.end);
      narrative.push(wordsOf(isInQuotation ? '' : outside));
      yield;
    }
    const words: Words[] = [];
    for (const { text } of said) {
      words.push(wordsOf(text));
      yield;
    }
    return { said, words, narrative };
  }

  private saidIn(): Placed[] {
    const { text, bullets } = this.article;
    const isBullet = ({ start, end }: Span) =>
      bullets.some(({ span }) => span !== null && span.start <= start && end <= span.end);
    const [from, to] = [this.body[0]?.start ?? 0, this.body.at(-1)?.end ?? 0];
    const standfirsts = this.article.blocks.filter(({ kind }) => kind === 'standfirst' || kind === 'heading');
    const isApart = ({ start, end }: Span) =>
      from <= start && end <= to && !standfirsts.some((block) => block.start <= start && end <= block.end);
    return this.found.quotations
      .slice(0, MOST_QUOTATIONS)
      .flatMap(({ contents, form, speaker, certainty }): Placed[] => {
        const [first] = contents;
        if (isBullet(first) || !isApart(first)) return [];
        const span = { start: first.start, end: contents.at(-1)?.end ?? first.end };
        const words = contents.map(({ start, end }) => text.slice(start, end)).join(' ');
        const name = speaker === null ? null : (this.found.speakers[speaker]?.name ?? null);
        const isSure = (certainty.speaker ?? 0) >= SURE_SPEAKER;
        return [{ text: words, isDirect: form === 'direct', speaker: name, span, isSure }];
      });
  }
}

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
