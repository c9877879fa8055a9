import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { SALIENCE } from '../../../lib/text/speakers/focus';
import { adjoin, spanOfWords } from '../../../lib/text/speakers/name-mention';
import { type Word, wordsIn } from '../../../lib/text/speakers/reading';
import { salienceOf } from '../../../lib/text/speakers/salience';
import { discourseOf } from './discourse';

const wordsOf = (...paragraphs: readonly string[]) => discourseOf(paragraphs, english).reading.words;
const those = (words: readonly Word[], is: (word: Word) => boolean) => words.filter(is).map(({ lower }) => lower);

describe('an article as a row of words', () => {
  test('says what stands inside quotation marks, which end with their block', () => {
    const words = wordsOf('He said “stay here” twice. “It goes', 'on.” And out.', 'Then “no “yes” no” end.');
    expect(those(words, ({ quoted, kind }) => quoted && kind === 'word')).toEqual([
      'stay',
      'here',
      'it',
      'goes',
      'no',
      'yes',
    ]);
  });

  test('says which mark closes where the same mark opens', () => {
    const words = wordsOf('He said "stay here" twice, and "go" once.');
    expect(those(words, ({ quoted, kind }) => quoted && kind === 'word')).toEqual(['stay', 'here', 'go']);
  });

  test('counts sentences that have words outside of marks', () => {
    const words = wordsOf('One. “Two.” “Three.” Four. “Five,” she said. Six.');
    const turns = ['one', 'two', 'three', 'four', 'five', 'she', 'six'].map(
      (lower) => words.find((word) => word.lower === lower)?.turn,
    );
    expect(turns).toEqual([0, 1, 1, 1, 2, 2, 3]);
  });

  test('says what opens a sentence, and of which block and sentence it is', () => {
    const words = wordsOf('“One goes. Two', 'Three goes.');
    expect(those(words, ({ opens }) => opens)).toEqual(['one', 'two', 'three']);
    expect(words.filter(({ opens }) => opens).map(({ block, sentence }) => [block, sentence])).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
    ]);
    expect(words.map(({ index }) => index)).toEqual(words.map((_, at) => at));
  });

  test.each([
    ['Harbour Office Leaves After Many Years', true],
    ['Harbour Office Leaves after Many Years Abroad', true],
    ['Harbour Office leaves after Many Years', false],
    ['Harbour Office Leaves Many', false],
    ['A Go To Be It Is Up', false],
  ])('%j is a headline: %s', (text, expected) => {
    expect(wordsOf(`${text}.`)[0]?.headline).toBe(expected);
  });

  test('finds the words that overlap a span', () => {
    const { reading } = discourseOf(['One two three.'], english);
    expect(wordsIn(reading, 0, 3)).toEqual({ from: 0, to: 1 });
    expect(wordsIn(reading, 3, 4)).toEqual({ from: 1, to: 1 });
    expect(wordsIn(reading, 2, 5)).toEqual({ from: 0, to: 2 });
    expect(wordsIn(reading, 0, 99)).toEqual({ from: 0, to: 4 });
    expect(spanOfWords(reading, { from: 1, to: 3 })).toEqual({ start: 4, end: 13 });
    expect(spanOfWords(reading, { from: 9, to: 9 })).toEqual({ start: 0, end: 0 });
  });

  test('has side by side what one white space parts at most, in one sentence', () => {
    const { reading } = discourseOf(['One two  three, four. Five'], english);
    const pairs = reading.words.slice(1).map((word, at) => adjoin(reading, reading.words[at], word));
    expect(pairs).toEqual([true, false, true, true, true, false]);
    expect(adjoin(reading, undefined, reading.words[0])).toBe(false);
    expect(adjoin(reading, reading.words[0], undefined)).toBe(false);
  });
});

describe('how strongly a name comes to mind', () => {
  test.each<[string, string, keyof typeof SALIENCE]>([
    ['at the start of a sentence', 'Quist left the pier.', 'subject'],
    ['before a verb of saying', 'Then nobody but Quist said so.', 'subject'],
    ['before an auxiliary', 'In the end the mill saw Quist would leave.', 'subject'],
    ['after a mark', 'In the end, Quist left.', 'subject'],
    ['after a conjunction', 'They left because Quist fell.', 'subject'],
    ['after a verb', 'They met Quist there.', 'object'],
    ['after a verb and an article', 'They met the Quist there.', 'object'],
    ['after a preposition', 'They spoke with Quist there.', 'oblique'],
    ['after a preposition and an article', 'They spoke with the Quist there.', 'oblique'],
    ['as who has something', 'Quist’s boat left.', 'oblique'],
  ])('%s', (_, text, place) => {
    const { reading, vocabulary, mentions } = discourseOf(['They saw Quist once.', text], english);
    const [, mention] = mentions;
    if (mention === undefined) throw new Error('Quist is named twice');
    expect(salienceOf(reading, vocabulary, mention)).toBe(SALIENCE[place]);
  });
});
