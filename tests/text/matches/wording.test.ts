import { describe, expect, test } from 'vitest';
import { languageOf } from '@/lib/text/languages';
import { matchWordDataOf, matchWordsOf } from '@/lib/text/matches';
import { checkingWording, readingSource } from '@/lib/text/matches/wording';
import { finish } from '@/lib/text/steps';

const wordsIn = async (lang: string) => matchWordsOf(await languageOf(lang), await matchWordDataOf(lang), lang);
const english = await wordsIn('en');

const SPEECH = `CHAIR: The mayor has the floor.
MAYOR ELLWOOD: Thank you. When I stood here two years ago, I told you that the wall would cost £21 million, and that nobody in
this town would lose a day's sleep over it. I was wrong about the sleep. The contractor has asked for four million more,
and, as of this morning, I have not signed anything. We will not pay for a wall that leaks.
CHAIR: Questions, please.
MAYOR ELLWOOD: Yes, the lady in the second row. No, the school is safe. We will keep every teacher that we have, this year and
next. I give you my word on that.`;

const check = (quotation: string, source = SPEECH, words = english) => {
  const result = finish(checkingWording(quotation, finish(readingSource(source, words)), words));
  return { ...result, there: result.place === null ? null : source.slice(result.place.start, result.place.end) };
};
const changes = (quotation: string, source = SPEECH) =>
  check(quotation, source).diff.flatMap(({ kind, text }) => (kind === 'same' ? [] : `${kind} ${text.trim()}`));

describe('W1 word for word', () => {
  test('whatever the marks, dashes, spellings of numbers and breaks of lines are', () => {
    for (const quotation of [
      'We will not pay for a wall that leaks.',
      '“we won’t pay for a wall that leaks”',
      'nobody in this town would lose a day’s sleep over it',
      'The contractor has asked for 4 million more – and as of this morning I have not signed anything …',
    ])
      expect(check(quotation), quotation).toMatchObject({ found: 'word-for-word', diff: [] });
    expect(check('I give you my word on that').there).toBe('I give you my word on that');
  });
});

describe('W2 with words left out', () => {
  test('between its words, whether an ellipsis says so or not', () => {
    expect(check('The contractor has asked for four million more, and I have not signed anything.').found).toBe(
      'left-out',
    );
    expect(changes('The contractor has asked for four million more … I have not signed anything.')).toEqual([
      'removed , and, as of this morning,',
      'added …',
    ]);
  });

  test('between parts that stand far from each other, or in another order', () => {
    expect(check('We will keep every teacher that we have. I was wrong about the sleep.')).toMatchObject({
      found: 'left-out',
      place: null,
    });
    expect(check('I was wrong about the sleep … I give you my word on that').found).toBe('left-out');
  });
});

describe('W3 changed', () => {
  test('tells which words are others', () => {
    expect(
      check('I told you that the wall would cost £12 million, and that nobody would lose sleep over it.').found,
    ).toBe('changed');
    expect(changes('We will never pay for a wall that leaks.')).toEqual(['removed not', 'added never']);
  });
});

describe('W4 not found', () => {
  test('where the text says something else, or nothing of it', () => {
    for (const quotation of [
      'The trams will run every eight minutes from the spring.',
      'The wall and the school and the town and the year.',
      'Read my lips.',
      '…',
    ])
      expect(check(quotation), quotation).toEqual({ found: 'not-found', place: null, diff: [], there: null });
    expect(check('We will not pay for a wall that leaks.', '').found).toBe('not-found');
  });
});

test('in other writing and languages', async () => {
  const urdu = 'میئر نے کہا کہ ہم اس دیوار پر مزید پیسے خرچ نہیں کریں گے جو رستی ہے۔ اسکول محفوظ ہے۔';
  const words = await wordsIn('ur');
  expect(check('ہم اس دیوار پر مزید پیسے خرچ نہیں کریں گے', urdu, words).found).toBe('word-for-word');
  expect(check('ہم اس دیوار پر پیسے خرچ نہیں کریں گے', urdu, words).found).toBe('left-out');
  const german = 'Die Mauer kostet 21 Millionen Euro, und wir werden – das verspreche ich – keine Schule schließen.';
  const de = await wordsIn('de');
  expect(check('Wir werden keine Schule schließen', german, de).found).toBe('left-out');
  expect(check('Die Mauer kostet 12 Millionen Euro, und wir werden keine Schule schließen', german, de).found).toBe(
    'changed',
  );
});

test('in a text of two hundred thousand words, wherever it stands', () => {
  const filler = (from: number) =>
    Array.from({ length: 10_000 }, (_, at) => `The council of ward ${from + at} will not pay for the year ${at}.`).join(
      '\n',
    );
  const long = `${filler(0)}\n${SPEECH}\n${filler(50_000)}`;
  expect(check('We will not pay for a wall that leaks.', long).there).toBe('We will not pay for a wall that leaks');
  expect(check('The contractor has asked for four million more, and I have not signed anything.', long).found).toBe(
    'left-out',
  );
  expect(check('We will never pay for a wall that leaks.', long).found).toBe('changed');
});
