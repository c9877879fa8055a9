import { describe, expect, test } from 'vitest';
import { analyze } from '../../../lib/text/analyze';
import { languageOf } from '../../../lib/text/languages';
import { articleOf, wordsOf } from '../quotations/article';

/** What must be found in a text of a language, and what must not. People and places are invented. */
export interface Case {
  readonly name: string;
  /** Blocks parted by a blank line. */
  readonly text: string;
  readonly found: readonly Expected[];
  /** Words that no quotation may touch. */
  readonly absent?: readonly string[];
  /** Why the case is not met; the test asserts that it is not. */
  readonly knownFailure?: string;
}

export interface Expected {
  /** The pieces of one quotation, in order. */
  readonly said: readonly string[];
  /** The speaker's name as resolved, or null. */
  readonly by: string | null;
}

export function testLanguage(code: string, cases: readonly Case[]): void {
  describe(code, async () => {
    const language = await languageOf(code);
    for (const one of cases) {
      const run = one.knownFailure ? test.fails : test;
      run(one.name, () => {
        const article = articleOf(one.text, code);
        const { quotations, speakers } = analyze(article, language);
        const shown = quotations.map(({ contents, speaker }) => ({
          said: contents.map((span) => wordsOf(article, span)),
          by: speakers[speaker ?? -1]?.name ?? null,
        }));
        for (const expected of one.found) expect(shown).toContainEqual(expected);
        for (const words of one.absent ?? []) {
          const start = article.text.indexOf(words);
          expect(start).toBeGreaterThanOrEqual(0);
          const end = start + words.length;
          const touching = quotations.filter(({ contents }) =>
            contents.some((span) => span.start < end && start < span.end),
          );
          expect(touching.map(({ contents }) => contents.map((span) => wordsOf(article, span)))).toEqual([]);
        }
      });
    }
  });
}
