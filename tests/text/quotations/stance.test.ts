import { describe, expect, test } from 'vitest';
import type { Quotation, Stance } from '../../../lib/model';
import { analyze } from '../../../lib/text/analyze';
import { LANGUAGES, languageOf } from '../../../lib/text/languages';
import type { RawQuotation } from '../../../lib/text/quotations/raw-quotation';
import { StanceReader } from '../../../lib/text/quotations/stance';
import { tokenizedSentencesOf } from '../../../lib/text/tokenized-sentence';
import { quotationRows } from '../../commands/report';
import { articleOf } from './article';
import { cases, knownFailures, ruled, unfound } from './stance-cases';
import { heldOut, type StanceCase } from './stance-held-out';

/** The stance of the quotation that has words in common with those of the case; null where none is found. */
async function stanceIn([lang, text, said]: StanceCase): Promise<Stance | null> {
  const article = articleOf(text, lang);
  const { quotations } = analyze(article, await languageOf(lang));
  const start = article.text.indexOf(said);
  expect(start, `${said} in ${text}`).toBeGreaterThanOrEqual(0);
  const touches = ({ contents }: Quotation) =>
    contents.some((span) => span.start < start + said.length && start < span.end);
  return quotations.find(touches)?.stance ?? null;
}

describe.each(LANGUAGES)('stance in %s', (code) => {
  test.each(cases.filter(([lang]) => lang === code))('%s: %s', async (...one) => {
    expect(await stanceIn(one)).toBe(one[3]);
  });

  test('has cases enough, of every stance', () => {
    const own = cases.filter(([lang]) => lang === code);
    expect(own.length).toBeGreaterThanOrEqual(14);
    expect(new Set(own.map(([, , , stance]) => stance))).toEqual(
      new Set(['says', 'denies', 'questions', 'asks', 'promises', 'warns']),
    );
  });
});

describe.each(Object.entries(ruled))('stance: %s', (_, own) => {
  test.each(own)('%s: %s', async (...one) => {
    expect(await stanceIn(one)).toBe(one[3]);
  });
});

describe('stance: S13 words without a cue behind a denial', () => {
  test.each([
    ['Der Abt wies alle Vorwürfe zurück, er habe die Glocke verkauft.', 'denies'],
    ['Dem Abt kamen Zweifel, er habe die Glocke verkauft.', 'questions'],
    ['Der Abt wies alles zurück und sagte, er habe die Glocke verkauft.', 'says'],
    ['Der Abt ging zurück. Er habe die Glocke verkauft.', 'says'],
  ] as const)('%s', async (text, stance) => {
    const language = await languageOf('de');
    const article = articleOf(text, 'de');
    const start = /er habe/i.exec(text)?.index ?? -1;
    const contents = [{ start, end: text.length - 1 }] as const;
    const one = {
      form: 'indirect',
      contents,
      cue: null,
      source: null,
      inherited: false,
      worded: 1,
      attributed: 1,
      reasons: [],
    } as const;
    const reader = new StanceReader(text, [one], tokenizedSentencesOf(article, language), language);
    expect(reader.stanceOf(one)).toBe(stance);
  });
});

test.each<[string, string, Stance]>([
  ['The vicar rejected the claim that the roof leaked.', 'claim', 'denies'],
  ['The vicar questioned rumours that the roof leaked.', 'rumours', 'questions'],
  ['The vicar rejected the denial that the roof leaked.', 'denial', 'denies'],
  ['The vicar asked about the denial that the roof leaked.', 'denial', 'denies'],
  ['The vicar, who said little, repeated the claim that the roof leaked.', 'claim', 'says'],
])('S2 a noun follows the verb that governs it: %s', async (text, noun, stance) => {
  const language = await languageOf('en');
  const article = articleOf(text, 'en');
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const one: RawQuotation = {
    form: 'indirect',
    contents: [spanOf('the roof leaked')],
    cue: spanOf(noun),
    source: spanOf('The vicar'),
    inherited: false,
    worded: 1,
    attributed: 1,
    reasons: [],
  };
  const reader = new StanceReader(text, [one], tokenizedSentencesOf(article, language), language);
  expect(reader.stanceOf(one)).toBe(stance);
});

test('where nothing is found, nothing is said of it', async () => {
  for (const one of unfound) expect(await stanceIn(one), one[1]).toBeNull();
});

describe('known failures', () => {
  test.each(knownFailures)('%s: %s', async (...one) => {
    expect(await stanceIn(one)).not.toBe(one[3]);
  });
});

test('of the sentences put aside, those found are right in 95 of 100', async () => {
  expect(heldOut.length).toBeGreaterThanOrEqual(60);
  const found = (await Promise.all(heldOut.map(async (one) => ({ one, stance: await stanceIn(one) })))).filter(
    ({ stance }) => stance !== null,
  );
  const wrong = found.filter(({ one: [, , , right], stance }) => stance !== right);
  expect(found.length).toBeGreaterThanOrEqual(heldOut.length * 0.95);
  expect(
    wrong.length / found.length,
    wrong.map(({ one: [, text], stance }) => `${stance}: ${text}`).join('\n'),
  ).toBeLessThanOrEqual(0.05);
});

test('the pieces of a quotation that its attribution splits have the stance of the cue', async () => {
  const article = articleOf('“The dam,” the engineer warned, “will not hold.”');
  const rows = quotationRows(article.text, analyze(article, await languageOf('en')));
  expect(rows.map(({ text, stance }) => [text, stance])).toEqual([
    ['The dam,', 'warns'],
    ['will not hold.', 'warns'],
  ]);
});

test('every row of `npm run analyse` has a stance', async () => {
  const article = articleOf(
    'Mayor Roe denied that the well was poisoned.\n\nCORSO: I never signed it.\n\nPRIEM: Then who did?\n\n“Nobody knows,” she said.',
  );
  const rows = quotationRows(article.text, analyze(article, await languageOf('en')));
  expect(rows.map(({ text, stance }) => [text, stance])).toEqual([
    ['the well was poisoned', 'denies'],
    ['I never signed it', 'says'],
    ['Then who did?', 'asks'],
    ['Nobody knows,', 'says'],
  ]);
});

test('a language without word lists knows no stance but that of questions in marks', async () => {
  const article = articleOf('“Nani alilipa?” aliuliza Amina.\n\n“Sijui,” alikana Juma.', 'sw');
  const { quotations } = analyze(article, await languageOf('sw'));
  expect(quotations).toHaveLength(2);
  expect(quotations.every(({ stance }) => stance === 'says' || stance === 'asks')).toBe(true);
});

test('what a quotation costs does not grow with its sentence', async () => {
  const language = await languageOf('en');
  const costOf = (times: number): number => {
    const article = articleOf(`The mayor ${'in the town hall '.repeat(times)}denied that the well was poisoned`);
    let looks = 0;
    const sentences = tokenizedSentencesOf(article, language).map((sentence) => ({
      ...sentence,
      tokens: new Proxy(sentence.tokens, {
        get: (tokens, key) => {
          looks++;
          return Reflect.get(tokens, key);
        },
      }),
    }));
    const start = article.text.indexOf('the well');
    const contents = [{ start, end: article.text.length }] as const;
    const cue = { start: article.text.indexOf('denied'), end: article.text.indexOf(' that the well') };
    const one = {
      form: 'indirect',
      contents,
      cue,
      source: null,
      inherited: false,
      worded: 1,
      attributed: 1,
      reasons: [],
    } as const;
    expect(new StanceReader(article.text, [one], sentences, language).stanceOf(one)).toBe('denies');
    return looks;
  };
  expect(costOf(10_000) - costOf(100)).toBeLessThan(50);
});
