import { describe, expect, test } from 'vitest';
import { fold } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { SegmentReader, segmentOf } from '@/lib/store/search-segment';
import { languageOf } from '@/lib/text/languages';
import { matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { Candidates } from '@/lib/text/matches/candidates';
import { finish } from '@/lib/text/steps';

const docOf = (text: string | null, id: number) => ({
  id: String(id).padStart(6, '0'),
  article: 'a',
  created: '2026-03-12T08:00:00.000Z',
  text: text === null ? null : fold(text).split(/\s+/u).join(' '),
});

const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'), 'en');
const read = (text: string) => readClaim({ text, speaker: null, form: 'direct' }, words);

/** Six hundred passages that say much the same, and one that doesn't. */
const COMMON = Array.from({ length: 600 }, (_, at) => `The council of town ${at} promised a better budget this year.`);
const FERRY = '“The ferries crossed to Corran twelve times a day.”';

function idsOf(
  claim: string,
  segments: readonly (readonly (string | null)[])[],
  journal: readonly (string | null)[] = [],
) {
  let id = 0;
  const readers = segments.map(
    (texts, number) => new SegmentReader(number, segmentOf(texts.map((text) => docOf(text, id++)))),
  );
  const index = new SearchIndex(
    readers,
    journal.map((text) => docOf(text, id++)),
  );
  return finish(new Candidates(index).of(read(claim))).map((number) => Number(index.idOf(number)));
}

describe('candidates', () => {
  test('have the rare words of a claim, in any form and behind any mark', () => {
    expect(idsOf('The ferry crosses to Corran.', [[...COMMON, FERRY]])[0]).toBe(600);
  });

  test('are looked for in every segment and in the journal', () => {
    expect(idsOf('The ferry crosses to Corran.', [COMMON.slice(0, 300), [FERRY], COMMON.slice(300)])[0]).toBe(300);
    expect(idsOf('The ferry crosses to Corran.', [COMMON], [FERRY])[0]).toBe(600);
  });

  test('are no more than are compared soon, even of what everybody says', () => {
    const ids = idsOf('The council promised a better budget.', [COMMON]);
    expect(ids.length).toBeLessThanOrEqual(24);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are none where no word is known, and none that share one word only', () => {
    expect(idsOf('Gulls nest on chimneys beside the old mill.', [[...COMMON, FERRY]])).toEqual([]);
    expect(idsOf('Corran needs teachers, nurses and doctors now.', [[...COMMON, FERRY]])).toEqual([]);
  });

  test('of one claim leave nothing behind for the next', () => {
    const index = new SearchIndex([new SegmentReader(0, segmentOf([...COMMON, FERRY].map(docOf)))], []);
    const candidates = new Candidates(index);
    const once = finish(candidates.of(read('The ferry crosses to Corran.')));
    expect(finish(candidates.of(read('The ferry crosses to Corran.')))).toEqual(once);
  });
});

test('the index counts at least as many passages as have a word, and names those that live', () => {
  const index = new SearchIndex(
    [new SegmentReader(0, segmentOf([FERRY, 'a ferry', 'the mill'].map(docOf)))],
    [docOf(null, 1), docOf('no «ferry» today', 7)],
  );
  expect([...new Set(index.sharing('Ferr'))].map((number) => index.idOf(number))).toEqual(['000000', '000007']);
  expect(index.frequency('ferr')).toBeGreaterThanOrEqual(2);
  expect(index.sharing('erry')).toEqual([]);
  expect([index.frequency(''), index.sharing('')]).toEqual([0, []]);
});
