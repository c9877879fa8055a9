import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Span } from '../../../lib/model';
import { analyze } from '../../../lib/text/analyze';
import { languageOf } from '../../../lib/text/languages';
import { articleOf } from '../quotations/article';

/** What one quotation of a labelled text must be. */
export interface LabelledQuotation {
  /** Its pieces in order, offsets into the text without labels. */
  readonly contents: readonly Span[];
  /** The speaker's name, or null where nobody is named. */
  readonly by: string | null;
}

export interface Labelled {
  readonly text: string;
  readonly quotations: readonly LabelledQuotation[];
  /** Words that were labelled as cues; none in single sentences. */
  readonly cues: readonly Span[];
}

/**
 * Reads the labels out of a text: `{words|Name}` is a quotation, `{words|}` one of nobody, `{+words}` goes on with the
 * one before, `[word]` is a cue. A last ` | Name` names who says what has no name of its own.
 */
export function labelledOf(source: string): Labelled {
  const last = /\s\|\s*([^|{}]*)$/u.exec(source);
  const body = last ? source.slice(0, last.index) : source;
  const common = last?.[1]?.trim() ?? '';
  let text = '';
  const quotations: { contents: Span[]; by: string | null }[] = [];
  const cues: Span[] = [];
  for (const [part, plain, said, cue] of body.matchAll(/([^{}[\]]+)|\{([^{}]*)\}|\[([^\]]*)\]/gu)) {
    if (said === undefined) {
      const words = plain ?? cue ?? part;
      if (cue !== undefined) cues.push({ start: text.length, end: text.length + words.length });
      text += words;
      continue;
    }
    const [words = '', name] = said.split('|');
    const goesOn = words.startsWith('+');
    const own = goesOn ? words.slice(1) : words;
    const span = { start: text.length, end: text.length + own.length };
    text += own;
    const before = quotations.at(-1);
    if (goesOn && before) {
      before.contents.push(span);
      before.by ??= name?.trim() || null;
    } else quotations.push({ contents: [span], by: (name ?? common).trim() || null });
  }
  return { text, quotations, cues };
}

/** The labelled sentences of a language, or one of its articles. A line that is known not to be met begins with the reason between two "~". */
export function sentencesIn(code: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, 'sentences', `${code}.txt`), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '');
}

export function articlesIn(code: string): string[] {
  const folder = join(import.meta.dirname, 'articles');
  const names = readdirSync(folder).filter((name) => name.startsWith(`${code}-`));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/** Whole articles of other styles, labelled before anything was run, as they were labelled then. */
export function styledArticlesIn(code: string): string[] {
  const folder = join(import.meta.dirname, 'articles', 'styles');
  const names = readdirSync(folder).filter((name) => name.startsWith(`${code}-`));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

export interface Found {
  readonly contents: readonly Span[];
  readonly by: string | null;
  readonly cue: Span | null;
}

export async function foundIn(text: string, code: string): Promise<{ article: Article; found: Found[] }> {
  const article = articleOf(text, code);
  const { quotations, speakers } = analyze(article, await languageOf(code));
  return {
    article,
    found: quotations.map(({ contents, speaker, cue }) => ({
      contents,
      cue,
      by: speakers[speaker ?? -1]?.name ?? null,
    })),
  };
}

/** The words of a piece without the marks, stops and spaces at its ends, which printers put on either side. */
export function wordsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

export interface Score {
  expected: number;
  found: number;
  exact: number;
  /** Exact, with the speaker named right. */
  whole: number;
  cues: number;
  cuesFound: number;
}

export const newScore = (): Score => ({ expected: 0, found: 0, exact: 0, whole: 0, cues: 0, cuesFound: 0 });

/** Adds what was found in a text to a score, piece by piece; returns what is wrong, in words. */
export async function judge(source: string, code: string, score: Score): Promise<string[]> {
  const { text, quotations, cues } = labelledOf(source);
  const { article, found } = await foundIn(text, code);
  const wrong: string[] = [];
  const rows = found.flatMap(({ contents, by }) =>
    contents.map((span) => ({ span, words: wordsOf(article.text, span), by })),
  );
  const taken = new Set<number>();
  for (const { contents, by } of quotations) {
    for (const span of contents) {
      score.expected++;
      const words = wordsOf(article.text, span);
      const at = rows.findIndex(
        (row, index) =>
          !taken.has(index) && row.words === words && row.span.start < span.end && span.start < row.span.end,
      );
      const row = rows[at];
      if (!row) {
        wrong.push(`not found: ${words}`);
        continue;
      }
      taken.add(at);
      score.exact++;
      if (row.by === by) score.whole++;
      else wrong.push(`by ${row.by} instead of ${by}: ${words}`);
    }
  }
  score.found += rows.length;
  rows.forEach((row, index) => {
    if (!taken.has(index)) wrong.push(`too much: ${row.words} (${row.by})`);
  });
  for (const cue of cues) {
    score.cues++;
    if (found.some((one) => one.cue !== null && one.cue.start < cue.end && cue.start < one.cue.end)) score.cuesFound++;
  }
  return wrong;
}

/** F1 of exact words, and of exact words with the right speaker, 0 to 1. */
export function sharesOf({ expected, found, exact, whole }: Score): { exact: number; whole: number } {
  return { exact: (2 * exact) / (expected + found), whole: (2 * whole) / (expected + found) };
}

const percent = (part: number, of: number): string => (of === 0 ? '–' : ((100 * part) / of).toFixed(1));

/** F1 of exact words, and of exact words with the right speaker. */
export function summaryOf({ expected, found, exact, whole, cues, cuesFound }: Score): string {
  const both = expected + found;
  return `exact F1 ${percent(2 * exact, both)}, end to end F1 ${percent(2 * whole, both)}, cues ${percent(cuesFound, cues)} (${expected} expected, ${found} found)`;
}
