import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { resolveSpeakers } from '../../../lib/text/speakers';
import { textOfWords } from '../../../lib/text/speakers/name-mention';
import { wordsIn } from '../../../lib/text/speakers/reading';
import { parseSource, type SourcePhrase } from '../../../lib/text/speakers/source-phrase';
import { attributed } from './attributions';
import { discourseOf } from './discourse';

/** The source between "[" and "]" as it is read, in words. */
function read(text: string): unknown {
  const [start, end] = [text.indexOf('['), text.indexOf(']') - 1];
  const discourse = discourseOf([text.replace(/[[\]]/gu, '')], english);
  const { reading, mentions } = discourse;
  const nameAt = (place: number | null) => {
    const mention = mentions[place ?? -1];
    return mention === undefined ? null : textOfWords(reading, mention);
  };
  const shown = (phrase: SourcePhrase | null): unknown => {
    if (phrase === null) return null;
    if (phrase.type === 'pronoun') return `pronoun ${phrase.word.lower}`;
    if (phrase.type === 'name') return nameAt(phrase.mention);
    if (phrase.type === 'joint') return phrase.parts.map(shown);
    const { head, definite, possessor, possessive, issuer, range } = phrase;
    return {
      head: head.lower,
      text: textOfWords(reading, range),
      ...(definite ? { definite } : {}),
      ...(possessor === null ? {} : { possessor: nameAt(possessor) }),
      ...(possessive === null ? {} : { possessive: possessive.lower }),
      ...(issuer === null ? {} : { issuer: nameAt(issuer) }),
    };
  };
  return shown(parseSource(discourse, wordsIn(reading, start, end)));
}

describe('the words of a source', () => {
  test.each<[string, unknown]>([
    // Pronouns, alone or with what can be no noun of theirs.
    ['[He] said so.', 'pronoun he'],
    ['[She, 41,] said so.', 'pronoun she'],
    ['[He himself] said so.', 'pronoun he'],
    ['[They all] said so.', 'pronoun they'],
    ['[, he,] said so.', 'pronoun he'],
    ['Ada Lund, [who] said so.', 'pronoun who'],
    ['Ada Lund, [who runs the sale], said so.', 'pronoun who'],
    ['Ada Lund, who [runs the sale], said so.', 'pronoun who'],
    ['The board [that runs the sale] said so.', 'pronoun that'],
    // Names.
    ['[Ada Lund] said so.', 'Ada Lund'],
    ['[Ada Lund of the mill] said so.', 'Ada Lund'],
    ['[Ada Lund, a director,] said so.', 'Ada Lund'],
    ['[Director Ada Lund] said so.', 'Ada Lund'],
    ['[the German director Ada Lund] said so.', 'Ada Lund'],
    ['[His manager, Per Moe,] said so.', 'Per Moe'],
    ['[His manager at the mill, Per Moe,] said so.', 'Per Moe'],
    ['[One of the drivers, Per Moe,] said so.', 'Per Moe'],
    ['[One of the drivers, Quist,] said so.', 'Quist'],
    ['[The woman who leads, the engineer Ada Lund,] said so.', 'Ada Lund'],
    ['[For Ada Lund], it was so.', 'Ada Lund'],
    ['Then [Quist’s] claim was so.', 'Quist'],
    // Several people.
    ['[Ada Lund and Per Moe] said so.', ['Ada Lund', 'Per Moe']],
    ['[Ada Lund, Per Moe and Ida Roth] said so.', ['Ada Lund', 'Per Moe', 'Ida Roth']],
    ['[Ada Lund & Per Moe] said so.', ['Ada Lund', 'Per Moe']],
    ['[She and Per Moe] said so.', ['pronoun she', 'Per Moe']],
    ['Then [Quist, Moe] said so.', ['Quist', 'Moe']],
    ['[The candidates, Ada Lund and Per Moe,] said so.', ['Ada Lund', 'Per Moe']],
    ['[Ada Lund and her lawyer] said so.', ['Ada Lund', { head: 'lawyer', text: 'lawyer', possessive: 'her' }]],
    [
      '[the director and the owner of the mill] said so.',
      { head: 'owner', text: 'director and the owner of the mill', definite: true },
    ],
    ['[Per Moe, a delegate supporting Quist,] said so.', 'Per Moe'],
    ['[Ada Lund, who left, and Per Moe] said so.', 'Ada Lund'],
    ['[His manager, not Per Moe,] said so.', { head: 'manager', text: 'manager', possessive: 'his' }],
    // A person or body that is called by a noun.
    ['[the director] said so.', { head: 'director', text: 'director', definite: true }],
    ['[a director] said so.', { head: 'director', text: 'director' }],
    ['[a harbour director] said so.', { head: 'director', text: 'harbour director' }],
    ['[a director of the mill] said so.', { head: 'director', text: 'director of the mill' }],
    ['[a director at the mill] said so.', { head: 'director', text: 'director' }],
    ['[a director who left] said so.', { head: 'director', text: 'director' }],
    ['[a director of the mill who left] said so.', { head: 'director', text: 'director of the mill' }],
    ['[a director, the last,] said so.', { head: 'director', text: 'director' }],
    ['Then [Quist’s lawyer] said so.', { head: 'lawyer', text: 'lawyer', definite: true, possessor: 'Quist' }],
    ['[his lawyer] said so.', { head: 'lawyer', text: 'lawyer', possessive: 'his' }],
    // A document, and who issued it.
    ['[a statement by Quist] said so.', { head: 'statement', text: 'statement', issuer: 'Quist' }],
    [
      '[the statement, released by Quist,] said so.',
      { head: 'statement', text: 'statement', definite: true, issuer: 'Quist' },
    ],
    [
      '[a statement by Ostland’s Harbour Office] said so.',
      { head: 'statement', text: 'statement', issuer: 'Harbour Office' },
    ],
    ['[a statement on Quist] said so.', { head: 'statement', text: 'statement on Quist' }],
    ['[a poll taken last week] said so.', { head: 'poll', text: 'poll' }],
    // Phrases that name nobody.
    ['[, ] said so.', null],
    ['[reportedly] it was so.', null],
    ['[then] it was so.', null],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('what is told of a speaker', () => {
  const told = (paragraphs: readonly string[], details = {}) => {
    const { article, attributions } = attributed(paragraphs, details);
    const { speakers, speakerOf, reasons, confidence } = resolveSpeakers(article, attributions, english);
    return attributions.map((_, at) => {
      const speaker = speakers[speakerOf[at] ?? -1];
      return [speaker?.name ?? null, speaker?.kind ?? null, reasons[at]?.[0]?.code ?? null, confidence[at]];
    });
  };
  test.each<[string, readonly string[], readonly unknown[]]>([
    ['a full name', ['[Ada Lund] said {so}.'], ['Ada Lund', 'person', null, 0.97]],
    [
      'a surname that stands for one',
      ['Ada Lund left.', '[Lund] said {so}.'],
      ['Ada Lund', 'person', 'short-name', 0.95],
    ],
    ['a surname alone', ['Then [Quist] said {so}.'], ['Quist', 'unknown', null, 0.97]],
    [
      'capitals',
      ['The Ostland Water Board met.', '[The OWB] said {so}.'],
      ['Ostland Water Board', 'organisation', 'acronym', 0.95],
    ],
    ['a noun', ['[A director] said {so}.'], ['director', 'person', null, 0.85]],
    ['somebody’s', ['Ada Quist left.', '[Quist’s lawyer] said {so}.'], ['Quist’s lawyer', 'person', null, 0.85]],
    ['his', ['Per Moe left.', '[His lawyer] said {so}.'], ['His lawyer', 'person', null, 0.85]],
    [
      'a role that somebody has',
      ['Director Per Moe left.', '[The director] said {so}.'],
      ['Per Moe', 'person', 'role', 0.8],
    ],
    ['several of a kind', ['[Three fishermen] said {so}.'], ['fishermen', 'unknown', null, 0.85]],
    ['a body without a name', ['[The ministry] said {so}.'], ['ministry', 'organisation', null, 0.85]],
    ['a poll', ['[A poll] said {so}.'], ['poll', 'document', null, 0.85]],
    [
      'a poll of somebody’s name',
      ['[A new Moe University poll] said {so}.'],
      ['Moe University poll', 'document', null, 0.85],
    ],
    ['a statement by somebody', ['[A statement by Quist] said {so}.'], ['Quist', 'unknown', 'document', 0.8]],
    ['his statement', ['Per Moe left.', '[His statement] said {so}.'], ['Per Moe', 'person', 'document', 0.8]],
    ['a clause', ['The mayor met Ada Lund, [who] said {so}.'], ['Ada Lund', 'person', 'pronoun', 0.6 + 0.35 * 0.8]],
    [
      'a clause about a noun',
      ['They met a fisherman [who] said {so}.'],
      ['fisherman', 'person', 'pronoun', 0.6 + 0.35 * 0.8],
    ],
    ['the only man', ['Per Moe left.', '[He] said {so}.'], ['Per Moe', 'person', 'pronoun', 0.6 + 0.35]],
    ['nobody that is known', ['[He] said {so}.'], [null, null, 'unresolved', 0.3]],
    ['you', ['[You] said {so}.'], [null, null, 'unresolved', 0.3]],
    ['I, and nobody signed', ['[I] said {so}.'], [null, null, 'first-person', 0.3]],
    [
      'a pronoun before its name',
      ['After [he] said {so}, Mayor Per Moe left.'],
      ['Per Moe', 'person', 'pronoun', 0.6 + 0.35 * 0.3],
    ],
    ['two', ['[Ada Lund and Per Moe] said {so}.'], ['Ada Lund and Per Moe', 'person', null, 0.97]],
    [
      'a person and a body',
      ['[Ada Lund and the Harbour Office] said {so}.'],
      ['Ada Lund and Harbour Office', 'unknown', null, 0.97],
    ],
    ['both', ['Ada Lund and Per Moe met.', '[Both] said {so}.'], ['Ada Lund and Per Moe', 'person', 'role', 0.7]],
    ['nobody', ['[Reportedly] it was {so}.'], [null, null, null, 0]],
  ])('%s', (_, paragraphs, expected) => {
    const [first] = told(paragraphs);
    expect(first).toEqual([...expected.slice(0, 3), expect.closeTo(Number(expected[3]), 9)]);
  });

  test('"I" is the author where one alone has signed, and nobody in a quotation', () => {
    expect(told(['[I] said {so}.'], { byline: ['Ada Lund'] })).toEqual([['Ada Lund', 'person', 'author', 0.6]]);
    expect(told(['[I] said {so}.'], { byline: ['Ada Lund', 'Per Moe'] })).toEqual([[null, null, 'first-person', 0.3]]);
    expect(told(['“[I] said {so},” he said.'], { byline: ['Ada Lund'] })).toEqual([[null, null, 'first-person', 0.3]]);
    expect(told(['[We] said {so}.'], { byline: ['Ada Lund'] })).toEqual([[null, null, 'first-person', 0.3]]);
  });

  test('an age tells a person, and a pronoun the gender for later', () => {
    expect(told(['They met Quist, 58.', '“{So},” [she] said. “{No},” [he] said.']).map(([name]) => name)).toEqual([
      'Quist',
      null,
    ]);
  });
});
