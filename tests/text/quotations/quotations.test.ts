import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../lib/text/languages';
import { quotationsOf, type RawQuotation } from '../../../lib/text/quotations';
import { tokenizedSentencesOf } from '../../../lib/text/tokenized-sentence';
import { articleOf, wordsOf } from './article';
import { type Case, cases, type Expected, forms } from './cases';

async function read({ text, lang = 'en' }: Case) {
  const language = await languageOf(lang);
  const article = articleOf(text, lang);
  return { article, quotations: quotationsOf(article, tokenizedSentencesOf(article, language), language) };
}

/** Checks everything that is found, stretch by stretch: nothing may be missing or too much, and every source must be exact. */
function check(one: Case, article: ReturnType<typeof articleOf>, quotations: readonly RawQuotation[]): void {
  const stretches = quotations.flatMap(({ contents, source }) =>
    contents.map((span) => ({ words: wordsOf(article, span), source: wordsOf(article, source) })),
  );
  const wanted = one.found.flatMap(({ contents, source }) => contents.map((words) => ({ words, source })));
  expect(stretches).toEqual(wanted);
  for (const expected of one.found) {
    const found = quotations.find((quotation) => has(article, quotation, expected));
    expect(found, `${JSON.stringify(expected.contents)} is one quotation`).toBeDefined();
    if (expected.cue !== undefined) expect(found && wordsOf(article, found.cue)).toBe(expected.cue);
    if (expected.form !== undefined) expect(found?.form).toBe(expected.form);
    if (expected.inherited !== undefined) expect(found?.inherited).toBe(expected.inherited);
  }
}

/** Checks that the pieces follow each other in one quotation, which may go on in further paragraphs. */
function has(article: ReturnType<typeof articleOf>, { contents }: RawQuotation, expected: Expected): boolean {
  const pieces = contents.map((span) => wordsOf(article, span));
  const at = pieces.indexOf(expected.contents[0] ?? '');
  return at >= 0 && expected.contents.every((piece, offset) => pieces[at + offset] === piece);
}

describe('quotations: hard cases', () => {
  for (const one of cases) {
    const run = one.knownFailure ? test.fails : test;
    run(one.knownFailure ? `${one.name} (known failure: ${one.knownFailure})` : one.name, async () => {
      const { article, quotations } = await read(one);
      check(one, article, quotations);
    });
  }
});

describe('quotations: forms of reported speech', () => {
  for (const one of forms) {
    const run = one.knownFailure ? test.fails : test;
    run(one.knownFailure ? `${one.name} (known failure: ${one.knownFailure})` : one.name, async () => {
      const { article, quotations } = await read(one);
      check(one, article, quotations);
    });
  }
});
