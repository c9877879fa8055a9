/** Which person or body pronouns, roles and names of bodies refer to. */
import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { resolveSpeakers } from '../../../lib/text/speakers';
import { attributed } from './attributions';

function read(paragraphs: readonly string[], details = {}) {
  const { article, attributions } = attributed(paragraphs, details);
  const resolution = resolveSpeakers(article, attributions, english);
  const { speakers, speakerOf } = resolution;
  const names = speakerOf.map((index) => speakers[index ?? -1]?.name ?? null);
  const mentionsOf = (name: string) =>
    speakers.find((speaker) => speaker.name === name)?.mentions.map(({ start, end }) => article.text.slice(start, end));
  return { ...resolution, names, mentionsOf };
}
/** The speaker of the last quotation. */
const last = (...paragraphs: readonly string[]) => read(paragraphs).names.at(-1);

describe('a role with "the" goes to', () => {
  test.each<[string, readonly string[], string]>([
    [
      'the last mentioned who has it',
      ['Spokesman Per Moe left. Spokesman Henry Dahl came.', '[The spokesman] said {so}.'],
      'Henry Dahl',
    ],
    ['who has one like it', ['Spokesman Per Moe left.', '[The spokesperson] said {so}.'], 'Per Moe'],
    ['nobody of another gender', ['Spokesman Per Moe left.', '[The spokeswoman] said {so}.'], 'spokeswoman'],
    [
      'who has it at the body that is named',
      [
        'Harbour Office spokesman Per Moe left. Water Board spokesman Henry Dahl came.',
        '[The Harbour Office spokesman] said {so}.',
      ],
      'Per Moe',
    ],
    [
      'nobody at another body',
      ['Harbour Office spokesman Per Moe left.', '[The Water Board spokesman] said {so}.'],
      'Water Board spokesman',
    ],
    ['no body', ['[The Harbour Office] said {one}.', '[The billionaire] said {so}.'], 'billionaire'],
    [
      'who is most in mind, where nobody has it',
      ['[Ada Lund] said {one}.', '[The billionaire] said {so}.'],
      'Ada Lund',
    ],
    ['a name that spoke, too', ['Then [Quist] said {one}.', '[The billionaire] said {so}.'], 'Quist'],
    ['no name that did not', ['Then they saw Quist.', '[The billionaire] said {so}.'], 'billionaire'],
    ['no country', ['Then [France] said {one}.', '[The billionaire] said {so}.'], 'billionaire'],
    ['nobody of two alike', ['Ada Lund came while Ida Roth left.', '[The billionaire] said {so}.'], 'billionaire'],
    ['the woman of a man and a woman', ['They met Ada Lund and Per Moe.', '[The actress] said {so}.'], 'Ada Lund'],
    ['nobody with "a"', ['Spokesman Per Moe left.', '[A spokesman] said {so}.'], 'spokesman'],
    [
      'nobody of somebody’s',
      ['Spokesman Per Moe left. They met Quist.', '[Quist’s spokesman] said {so}.'],
      'Quist’s spokesman',
    ],
    [
      'nobody that a clause tells apart',
      ['Spokesman Per Moe left.', '[The spokesman who came] said {so}.'],
      'spokesman',
    ],
  ])('%s', (_, paragraphs, name) => {
    expect(last(...paragraphs)).toBe(name);
  });
});

describe('a body with "the" is', () => {
  test.each<[string, readonly string[], string]>([
    [
      'that which has the word in its name',
      ['The Fisheries Ministry met. The Water Board came.', '[The ministry] said {so}.'],
      'Fisheries Ministry',
    ],
    [
      'the last of those',
      ['The Fisheries Ministry met. The Defence Ministry came.', '[The ministry] said {so}.'],
      'Defence Ministry',
    ],
    [
      'that which spoke, whatever its name',
      ['The [Ostland Water Board] said {one}.', '[The company] said {so}.'],
      'Ostland Water Board',
    ],
    ['a name that spoke', ['Then [Quist] said {one}.', '[The company] said {so}.'], 'Quist'],
    ['not one that did not', ['They met the Ostland Water Board.', '[The company] said {so}.'], 'company'],
    ['no person', ['[Ada Lund] said {one}.', '[The company] said {so}.'], 'company'],
    ['no country', ['Then [France] said {one}.', '[The company] said {so}.'], 'company'],
    [
      'none of two that spoke',
      ['The [Ostland Water Board] said {one}, and the [Fisheries Ministry] said {two}.', '[The company] said {so}.'],
      'company',
    ],
    [
      'not one with a name of its own beside it',
      ['The [Ostland Water Board] said {one}.', '[The mining company] said {so}.'],
      'mining company',
    ],
    [
      'not one that a capital tells apart',
      ['The [Ostland Water Board] said {one}.', '[The Quist company] said {so}.'],
      'Quist company',
    ],
  ])('%s', (_, paragraphs, name) => {
    expect(last(...paragraphs)).toBe(name);
  });

  test('a document is the last of its kind', () => {
    expect(read(['[A poll] found {one}.', '[The poll] found {so}.']).speakers).toHaveLength(1);
    expect(read(['[A poll] found {one}.', '[The study] found {so}.']).speakers).toHaveLength(2);
  });
});

describe('a pronoun goes to', () => {
  test.each<[string, readonly string[], string | null]>([
    ['the subject before the object', ['Per Moe met Henry Dahl.', '[He] said {so}.'], 'Per Moe'],
    [
      'who was spoken of since by a role',
      ['Director Henry Dahl met Senator Per Moe. The senator left.', '[He] said {so}.'],
      'Per Moe',
    ],
    [
      'who was spoken of since by a pronoun',
      ['Henry Dahl met Ada Lund. She left. She came.', '[She] said {so}.'],
      'Ada Lund',
    ],
    [
      'whom the text names rather than the headline’s',
      ['# How Per Moe Leaves Harbour Office Under Pressure Today', 'They met Henry Dahl.', '[He] said {so}.'],
      'Henry Dahl',
    ],
    [
      'no headline before the text',
      ['# Per Moe meets Henry Dahl', 'Henry Dahl left.', '[He] said {so}.'],
      'Henry Dahl',
    ],
    ['who is told of, not who is in a quotation', ['Per Moe left. “We saw Henry Dahl.”', '[He] said {so}.'], 'Per Moe'],
    ['whom nobody’s own words name', ['Per Moe left.', 'Boats came.', '“{Henry Dahl ran},” [he] said.'], 'Per Moe'],
    ['the body that spoke, as "they"', ['The [Water Board] said {one}.', '[They] said {so}.'], 'Water Board'],
    ['the body, as "it"', ['The Water Board met Ada Lund.', '[It] said {so}.'], 'Water Board'],
    ['no woman, as "it"', ['They met Ada Lund.', '[It] said {so}.'], null],
    ['the woman whom it comes before', ['When [she] said {so}, Ada Lund left.'], 'Ada Lund'],
    ['no name of another sentence behind it', ['Then [she] said {so}. Ada Lund left.'], null],
    [
      'the two of a pair',
      ['Per Moe left. They met Ada Lund and Henry Dahl.', '[They] said {so}.'],
      'Ada Lund and Henry Dahl',
    ],
    [
      'no body and a person as a pair',
      ['[Fishermen] said {one}. Ada Lund and the Water Board met.', '[They] said {so}.'],
      'Fishermen',
    ],
  ])('%s', (_, paragraphs, name) => {
    expect(last(...paragraphs)).toBe(name);
  });

  test('the gender that a clear pronoun told stays', () => {
    const paragraphs = [
      'Then [Quist] said {one}.',
      '[She] said {two}.',
      'Per Moe came.',
      '[He] said {three}.',
      '[She] said {four}.',
    ];
    expect(read(paragraphs).names).toEqual(['Quist', 'Quist', 'Per Moe', 'Quist']);
  });
});

describe('what a clause is about', () => {
  test.each<[string, string, string]>([
    ['the name before it', 'They met Per Moe, [who] said {so}.', 'Per Moe'],
    ['with something in brackets between', 'They met Per Moe (Ind.), [who] said {so}.', 'Per Moe'],
    ['with a role between', 'They met Per Moe, a director, [who] said {so}.', 'Per Moe'],
    ['with a place behind the name', 'They met Per Moe of Quist Harbour, [who] said {so}.', 'Per Moe'],
    ['with a year between', 'They met Per Moe in 2019, [who] said {so}.', 'Per Moe'],
    ['the noun before it', 'They met the fishermen [who] said {so}.', 'fishermen'],
    ['with what qualifies it', 'They met the young fishermen [who] said {so}.', 'young fishermen'],
    ['a body', 'They met the Water Board, [which] said {so}.', 'Water Board'],
  ])('%s', (_, text, name) => {
    expect(last(text)).toBe(name);
  });
});

describe('what is told beside the speaker', () => {
  test('each mention once, sources, names, roles and pronouns', () => {
    const { mentionsOf } = read([
      '[Director Ada Lund] said {one}. She left. The director came. “{Two},” [Lund] said, and Lund’s mill fell.',
    ]);
    expect(mentionsOf('Ada Lund')).toEqual(['Ada Lund', 'She', 'director', 'Lund', 'Lund']);
  });

  test('the paragraph where the full name stands first, from one, headings aside', () => {
    const paragraph = (...paragraphs: readonly string[]) => read(paragraphs).reasons.at(-1)?.[0]?.values.paragraph;
    expect(paragraph('Ada Lund left.', 'Then [Lund] said {so}.')).toBe(1);
    expect(paragraph('# The harbour', 'Nobody came.', 'Ada Lund left.', 'Then [Lund] said {so}.')).toBe(2);
    expect(paragraph('# How Ada Lund left', 'Then [Lund] said {so}.')).toBe(1);
  });

  test('an inherited quotation has nobody where nobody spoke before, and whoever did else', () => {
    expect(read(['“{One}.”']).names).toEqual([null]);
    expect(read(['[Ada Lund] said {one}.', '“{Two}.”', '[Per Moe] said {three}.', '“{Four}.”']).names).toEqual([
      ...['Ada Lund', 'Ada Lund', 'Per Moe', 'Per Moe'],
    ]);
  });
});
