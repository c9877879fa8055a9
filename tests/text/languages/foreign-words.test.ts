import { expect, test } from 'vitest';
import { LANGUAGES, languageOf } from '@/lib/text/languages';
import { foreignWords } from './foreign-words';
import sharedWords from './shared-words.json';

const languages = await Promise.all(LANGUAGES.map(languageOf));
const reviewed = sharedWords as Readonly<Record<string, string>>;

test.each(LANGUAGES)('%s: every word that it shares with another language was read by somebody', (code) => {
  const own = languages.find((language) => language.code === code);
  const others = languages.filter((language) => language !== own).map(({ words }) => words);
  const found = own === undefined ? null : foreignWords(code, own.words, others);
  // Where this fails for a new word: if it is a word of this language, add it to shared-words.json; else remove it from the list.
  expect(found?.join(' ')).toBe(reviewed[code] ?? '');
});

test('Dutch words in a Swedish list are found', () => {
  const dutch = languages.find(({ code }) => code === 'nl');
  if (dutch === undefined) throw new Error('there is no Dutch');
  const swedish = {
    ...Object.fromEntries(Object.keys(dutch.words).map((list) => [list, ''])),
    preposition: 'i på av för med till från under tussen zonder',
    negation: 'inte aldrig nooit',
  } as typeof dutch.words;
  const others = languages.map(({ words }) => words);
  expect(foreignWords('sv', swedish, others)).toEqual(['nooit', 'tussen', 'zonder']);
});
