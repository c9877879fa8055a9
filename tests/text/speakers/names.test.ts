import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { de } from '../../../lib/text/languages/de';
import { discourseOf, namesIn } from './discourse';

describe('the names of a text', () => {
  test.each<[string, string, readonly string[]]>([
    ['a given name and a surname', 'They met Ada Lund.', ['Ada Lund: person female']],
    ['a surname alone may be anybody’s', 'They met Quist.', ['Quist: unknown']],
    ['a form of address', 'They met Mr. Quist and Mrs. Quist.', ['Quist: person male', 'Quist: person female']],
    ['a shortened role', 'They met Sen. Quist.', ['Sen. | Quist: person']],
    ['initials', 'They met J. R. Quist on the pier.', ['J. R. Quist: unknown']],
    ['an initial in the middle', 'They met Ada B. Lund.', ['Ada B. Lund: person female']],
    ['a particle', 'They met Ada van Lund.', ['Ada van Lund: person female']],
    ['what follows a surname', 'They met Per Lund Jr. on the pier.', ['Per Lund Jr: person male']],
    [
      'a role with capitals before it',
      'They met Harbour Office Spokesman Per Moe.',
      ['Harbour Office Spokesman | Per Moe: person male'],
    ],
    ['a role in small letters', 'They met the former harbour spokesman Per Moe.', ['spokesman | Per Moe: person male']],
    ['a role with a hyphen', 'They met co-director Quist.', ['co-director | Quist: person']],
    ['a role that tells the gender', 'They met spokeswoman Quist.', ['spokeswoman | Quist: person female']],
    [
      'a role of a body in capitals',
      'They met Harbour Office spokeswoman Quist.',
      ['Harbour Office: organisation', 'Harbour Office spokeswoman | Quist: person female'],
    ],
    ['a role with where from', 'They met the German director Quist.', ['German director | Quist: person']],
    [
      'a role that is somebody’s',
      'They met Quist’s lawyer Per Moe.',
      ['Quist’s: unknown', 'lawyer | Per Moe: person male'],
    ],
    ['a role that has "of" in it', 'They met Secretary of State Quist.', ['Secretary of State | Quist: person']],
    ['a role that has two', 'They met Secretary of State Ada Lund.', ['Secretary of State | Ada Lund: person female']],
    ['a role alone is no name', 'They met the Secretary of State on Monday.', []],
    ['a body', 'They met the Harbour Office.', ['Harbour Office: organisation']],
    ['a body with "of"', 'They met the Ministry of the Interior.', ['Ministry of the Interior: organisation']],
    [
      'and with "and" after it',
      'They met the Ministry of Ports and Trade.',
      ['Ministry of Ports and Trade: organisation'],
    ],
    [
      'two bodies are no one',
      'They met the Harbour Office and Ada Lund.',
      ['Harbour Office: organisation', 'Ada Lund: person female'],
    ],
    ['a body of one word is none', 'They met the Ministry on Monday.', []],
    ['capitals', 'They met the OWB.', ['OWB: organisation']],
    ['capitals that are a pronoun’s', 'They met the US and us.', ['US: place']],
    ['a place', 'They live in France.', ['France: place']],
    ['a day, a month and a people are none', 'On Monday in March they met a German.', []],
    ['where from before a name', 'They met Indian Ravi Menon.', ['Ravi Menon: person male']],
    ['an adjective with a name in it', 'They met Oslo-born Ada Lund.', ['Ada Lund: person female']],
    ['party and place', 'They met Ada Lund, R-Ind., on Monday.', ['Ada Lund: person female']],
    ['a name that possesses', 'Ada Lund’s mill stood still.', ['Ada Lund’s: person female']],
    ['a day ends a name', 'They met Ada Lund Monday.', ['Ada Lund: person female']],
    ['a full stop ends one', 'They met Lund. Moe left.', ['Lund: unknown']],
    [
      'a given name that is a verb, too',
      'They saw Will Smith and Mark Lund.',
      ['Will Smith: person male', 'Mark Lund: person male'],
    ],
    [
      'a run without end is a table',
      `They saw ${'Ada '.repeat(20)}there.`,
      [`${'Ada '.repeat(14).trim()}: person female`, `${'Ada '.repeat(6).trim()}: person female`],
    ],
  ])('%s', (_, text, names) => {
    expect(namesIn(discourseOf([text], english))).toEqual(names);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a word that opens one sentence', ['None has come.'], []],
    ['a name that opens two', ['Quist came. Quist left.'], ['Quist: unknown', 'Quist: unknown']],
    ['a name that stands inside another', ['Quist came. They saw Quist.'], ['Quist: unknown', 'Quist: unknown']],
    ['a word that stands without its capital', ['Boats came. The boats left. Boats Quist left.'], ['Quist: unknown']],
    ['a verb of saying', ['Said Quist of it: no.'], ['Quist: unknown']],
    ['a role in plural', ['Senators Quist and Moe left.'], ['Quist: unknown', 'Moe: unknown']],
    ['a word that qualifies a role', ['Former director Quist left.'], ['Former director | Quist: person']],
    ['a role', ['Director Quist left.'], ['Director | Quist: person']],
    ['a given name', ['Ada Lund left.'], ['Ada Lund: person female']],
  ])('what opens a sentence: %s', (_, paragraphs, names) => {
    expect(namesIn(discourseOf(paragraphs, english))).toEqual(names);
  });

  test('a headline, where every word has a capital, names whom the text names, and nobody else', () => {
    const headline = '# Harbour Office Spokesman Henry Moe Leaves After Years';
    expect(namesIn(discourseOf([headline], english))).toEqual(['Harbour Office Spokesman | Henry Moe: person male']);
    expect(
      namesIn(discourseOf(['# Storm Closes Harbour While Quist Sleeps Soundly', 'They met Ada Quist.'], english)),
    ).toEqual(['Quist: unknown', 'Ada Quist: person female']);
  });

  test.each<[string, string, readonly string[]]>([
    ['nouns have capitals, too', 'Am Montag kam das Schiff in den Hafen.', []],
    ['a given name tells', 'Am Montag kam Anna Lund in den Hafen.', ['Anna Lund: person female']],
    ['a compound is a role', 'Am Montag kam Verkehrsministerin Lund.', ['Verkehrsministerin | Lund: person female']],
    ['a form of address', 'Am Montag kamen Herr Lund und Frau Lund.', ['Lund: person male', 'Lund: person female']],
  ])('in German: %s', (_, text, names) => {
    expect(namesIn(discourseOf([text], de))).toEqual(names);
  });
});

/** Each character as "name (kind gender; role): how it is mentioned". */
function castOf(paragraphs: readonly string[], title = '', language = english): readonly string[] {
  const { cast, mentions, reading } = discourseOf(paragraphs, language, title);
  return cast.characters.map((character) => {
    const of = mentions.filter((_, place) => cast.of[place] === character);
    const facts = [character.kind, character.gender, character.role && `; ${character.role}`].filter(Boolean).join(' ');
    const names = of.map(({ from, to }) => reading.text.slice(reading.words[from]?.start, reading.words[to - 1]?.end));
    return `${character.name} (${facts}): ${names.join(', ')}`.replace(' ;', ';');
  });
}

describe('who is who', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'a surname is the full name’s',
      ['They met Ada Lund. Then Lund left.'],
      ['Ada Lund (person female): Ada Lund, Lund'],
    ],
    ['a given name, too', ['They met Ada Lund. Then Ada left.'], ['Ada Lund (person female): Ada Lund, Ada']],
    [
      'the fullest name stands',
      ['They met Ada Lund. Then Ada B. Lund left.'],
      ['Ada B. Lund (person female): Ada Lund, Ada B. Lund'],
    ],
    [
      'an initial agrees with a name',
      ['They met P. Moe. Then Per Moe left.'],
      ['P. Moe (person male): P. Moe, Per Moe'],
    ],
    [
      'and not with another letter',
      ['They met B. Lund. Then Ada Lund left.'],
      ['B. Lund (unknown): B. Lund', 'Ada Lund (person female): Ada Lund'],
    ],
    [
      'another given name is somebody else',
      ['They met Ada Lund and Per Lund.'],
      ['Ada Lund (person female): Ada Lund', 'Per Lund (person male): Per Lund'],
    ],
    [
      'of namesakes the form of address decides',
      ['They met Ada Lund and Per Lund. Then Mr. Lund left.'],
      ['Ada Lund (person female): Ada Lund', 'Per Lund (person male): Per Lund, Lund'],
    ],
    [
      'then how often each is named in full',
      ['They met Ada Lund. Per Lund came. Per Lund left. Then Lund slept.'],
      ['Ada Lund (person female): Ada Lund', 'Per Lund (person male): Per Lund, Per Lund, Lund'],
    ],
    [
      'else who was named first',
      ['They met Ada Lund and Per Lund. Then Lund slept.'],
      ['Ada Lund (person female): Ada Lund, Lund', 'Per Lund (person male): Per Lund'],
    ],
    [
      'who was named before goes before who comes later',
      ['They met Ada Lund. Then Lund slept. Per Lund came. Per Lund left.'],
      ['Ada Lund (person female): Ada Lund, Lund', 'Per Lund (person male): Per Lund, Per Lund'],
    ],
    [
      'initials are a body’s',
      ['They met the Ostland Water Board. Then the OWB left.'],
      ['Ostland Water Board (organisation): Ostland Water Board, OWB'],
    ],
    [
      'small words have none',
      ['They met the Ostland Board of Water. Then the OBW left.'],
      ['Ostland Board of Water (organisation): Ostland Board of Water, OBW'],
    ],
    [
      'the first word of a body of two is its',
      ['They met Quist Bank. Then Quist fell.'],
      ['Quist Bank (organisation): Quist Bank, Quist'],
    ],
    [
      'a place is none',
      ['They met France Bank. Then France fell.'],
      ['France Bank (organisation): France Bank', 'France (place): France'],
    ],
    [
      'a place that is a name’s middle is none of it',
      ['They met Ada France Lund. Then France fell.'],
      ['Ada France Lund (person female): Ada France Lund', 'France (place): France'],
    ],
    [
      'a body is told by the end of its name',
      ['They met the Ostland Harbour Office. Then the Harbour Office left.'],
      ['Ostland Harbour Office (organisation): Ostland Harbour Office, Harbour Office'],
    ],
    [
      'a role stays with who has it',
      ['They met spokeswoman Ada Lund. Then director Lund left.'],
      ['Ada Lund (person female; spokeswoman): Ada Lund, Lund'],
    ],
    ['an age makes a person', ['They met Quist, 58, on the pier.'], ['Quist (person): Quist']],
    ['a number does not', ['They met Quist, 5800, on the pier.'], ['Quist (unknown): Quist']],
    ['nor does one that counts', ['In Quist, 58 boats sank.'], ['Quist (unknown): Quist']],
    [
      'a role after a comma',
      ['They met Quist, a spokesman for the mill.'],
      ['Quist (person male; spokesman for the mill): Quist'],
    ],
    ['after an age', ['They met Quist, 58, a director, on the pier.'], ['Quist (person; director): Quist']],
    ['after "who is"', ['They met Quist, who is a director, on the pier.'], ['Quist (person; director): Quist']],
    ['after "is a"', ['Then Quist is a director.'], ['Quist (person; director): Quist']],
    ['"is" alone gives none', ['Then Quist is director.'], ['Quist (unknown): Quist']],
    ['a role of another’s', ['They met Quist, the director’s dog.'], ['Quist (unknown): Quist']],
    ['a role in a clause is none', ['They met Quist, when a director left.'], ['Quist (unknown): Quist']],
    ['a role up to its own clause', ['They met Quist, a director who left.'], ['Quist (person; director): Quist']],
    [
      'a role before a comma',
      ['They met the director of the mill, Per Quist.'],
      ['Per Quist (person male; director of the mill): Per Quist'],
    ],
    [
      'a role before a comma with a verb behind it is another’s',
      ['The mayor left the mill, Per Quist said.'],
      ['Per Quist (person male): Per Quist'],
    ],
    ['a role that somebody has', ['They met his director, Quist.'], ['Quist (person; director): Quist']],
    ['a role without an article', ['They met director, Quist.'], ['Quist (unknown): Quist']],
    [
      'a body has no role',
      ['They met the Harbour Office, a director said.'],
      ['Harbour Office (organisation): Harbour Office'],
    ],
  ])('%s', (_, paragraphs, cast) => {
    expect(castOf(paragraphs)).toEqual(cast);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['completes a surname', 'Ada Lund leaves', 'They met Lund.', ['Ada Lund (person female): Lund']],
    ['also one that possesses', 'Ada Lund’s mill', 'They met Lund.', ['Ada Lund (person female): Lund']],
    ['not another gender’s', 'Ada Lund leaves', 'They met Mr. Lund.', ['Lund (person male): Lund']],
    ['not a place', 'Ada France leaves', 'They met in France.', ['France (place): France']],
    ['not without a capital', 'why ada lund leaves', 'They met Lund.', ['Lund (unknown): Lund']],
  ])('the title %s', (_, title, text, cast) => {
    expect(castOf([text], title)).toEqual(cast);
  });
});

test('a German form of address is no role', () => {
  expect(castOf(['Am Montag kam Frau Lund in den Hafen.'], '', de)).toEqual(['Lund (person female): Lund']);
});
