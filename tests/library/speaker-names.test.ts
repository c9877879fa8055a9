import { describe, expect, test } from 'vitest';
import { newAnnotation, speakerOf } from '@/lib/annotation';
import { similarNames, speakerNames, speakersAmong, underListedName } from '@/lib/library/speaker-names';
import type { NamedSpeaker, SpeakerMerge } from '@/lib/model';

const merge = (alias: string, canonical: string | null, day = 1): SpeakerMerge => ({
  alias,
  canonical,
  modified: `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`,
});

const annotationOf = (speaker: NamedSpeaker | null, correction?: NamedSpeaker | null) =>
  newAnnotation({
    uuid: '0190a8e2-7d3c-7000-8000-000000000001',
    source: 'https://ledger.example/wall',
    selectors: [{ type: 'TextQuoteSelector', exact: 'It will hold', prefix: '', suffix: '' }],
    finding: { kind: 'quotation', form: 'direct', speaker, cue: 'said', confidence: 0.9 },
    now: '2026-03-12T07:00:00.000Z',
    ...(correction === undefined ? {} : { correction: { speaker: correction } }),
  });

describe('the names of speakers', () => {
  test.each([
    ['a name of which nothing was said', [], 'Rashid', 'Rashid', []],
    ['another name', [merge('Rashid', 'Ahmed Rashid')], 'rashid', 'Ahmed Rashid', []],
    ['the name itself', [merge('Rashid', 'Ahmed Rashid')], 'Ahmed Rashid', 'Ahmed Rashid', ['Rashid']],
    ['one that was parted again', [merge('Rashid', null)], 'Rashid', 'Rashid', []],
    ['a chain', [merge('A. R.', 'Rashid'), merge('Rashid', 'Ahmed Rashid')], 'A. R.', 'Ahmed Rashid', []],
    [
      'the end of a chain',
      [merge('A. R.', 'Rashid'), merge('Rashid', 'Ahmed Rashid')],
      'Ahmed Rashid',
      'Ahmed Rashid',
      ['A. R.', 'Rashid'],
    ],
    ['itself', [merge('Rashid', 'rashid')], 'Rashid', 'Rashid', []],
    ['a circle, by what was said last', [merge('A', 'B', 1), merge('B', 'A', 2)], 'B', 'A', []],
    ['a circle, from its other side', [merge('A', 'B', 1), merge('B', 'A', 2)], 'A', 'A', ['B']],
    [
      'a circle of three, whose first link counts for nothing',
      [merge('A', 'B', 1), merge('B', 'C', 2), merge('C', 'A', 3)],
      'B',
      'A',
      [],
    ],
    [
      'one in another case that was parted later',
      [merge('Rashid', 'Ahmed', 1), merge('RASHID', null, 2)],
      'Rashid',
      'Rashid',
      [],
    ],
  ])('%s', (_, merges, name, listed, aliases) => {
    const names = speakerNames(merges);
    expect(names.listed(name)).toBe(listed);
    expect(names.aliases(name)).toEqual(aliases);
    expect(speakerNames([...merges].reverse()).listed(name), 'in any order').toBe(listed);
  });

  test('of a chain of thousands are found', () => {
    const merges = Array.from({ length: 2000 }, (_, index) => merge(`S${index}`, `S${index + 1}`));
    expect(speakerNames(merges).listed('S0')).toBe('S2000');
    expect(speakerNames(merges).aliases('S2000')).toHaveLength(2000);
  });

  test('go out as the reader’s own word, and what was found stays', () => {
    const names = speakerNames([merge('Rashid', 'Ahmed Rashid')]);
    const found = { name: 'Rashid', role: 'minister' };
    const out = underListedName(annotationOf(found), names);
    expect(speakerOf(out)).toEqual({ name: 'Ahmed Rashid', role: 'minister' });
    expect(out.finding.speaker).toEqual(found);
    const corrected = annotationOf({ name: 'Ilse Varga', role: null }, found);
    expect(speakerOf(underListedName(corrected, names))?.name).toBe('Ahmed Rashid');
    for (const same of [annotationOf(null), annotationOf(found, null), annotationOf({ name: 'Varga', role: null })]) {
      expect(underListedName(same, names)).toBe(same);
    }
  });
});

test('everybody who is named in some annotations can be chosen, each once', () => {
  const [one, two] = [
    { name: 'Rashid', role: 'minister' },
    { name: 'Ilse Varga', role: null },
  ];
  const annotations = [annotationOf(one, two), annotationOf(two), annotationOf(null), annotationOf(one, null)];
  expect(speakersAmong(annotations)).toEqual([two, one]);
});

describe('similar names', () => {
  test('are those that may be the same person’s, most likely first', () => {
    const others = ['Ida Roth', 'Rashid Khan', 'Ahmed Rashid', 'A. Rashid', 'Rashida Bell', 'Rasheed', 'R. Ahmed'];
    expect(similarNames('Rashid', others)).toEqual(['A. Rashid', 'Ahmed Rashid', 'Rashid Khan']);
    expect(similarNames('Ahmed Rashid', others)).toEqual(['A. Rashid', 'Ahmed Rashid', 'R. Ahmed', 'Rashid Khan']);
  });

  test('are found in other scripts, without their accents', () => {
    expect(similarNames('José Núñez', ['Nunez', 'Nadal'])).toEqual(['Nunez']);
    expect(similarNames('احمد رشید', ['رشید', 'نجم'])).toEqual(['رشید']);
    expect(similarNames('???', ['Rashid'])).toEqual([]);
  });
});
