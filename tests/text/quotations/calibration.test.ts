import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrated } from '../../../lib/text/quotations/calibration';
import { isotonic } from '../../training/calibration';
import { calibrationOf } from '../../training/quotation-folds';

const curve = {
  direct: [
    { stated: 0.4, right: 0.5 },
    { stated: 0.9, right: 0.98 },
  ],
  reported: [
    { stated: 0.2, right: 0.4 },
    { stated: 0.6, right: 0.8 },
  ],
} as const;

describe('calibration', () => {
  test.each([
    [0.2, 'direct', 0.25],
    [0.4, 'direct', 0.5],
    [0.65, 'direct', 0.74],
    [1, 'direct', 0.98],
    [0.4, 'mixed', 0.6],
    [0.1, 'indirect', 0.2],
    [0, 'indirect', 0],
  ] as const)('%f of %s words is worth %f', (stated, form, worth) => {
    expect(calibrated(stated, form, curve)).toBeCloseTo(worth);
  });

  test('nothing known leaves the chance as it is', () => {
    expect(calibrated(0.3, 'direct', undefined)).toBe(0.3);
    expect(calibrated(0.3, 'mixed', { direct: [], reported: [] })).toBe(0.3);
  });

  const outcomes = fc.array(fc.record({ stated: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }), {
    maxLength: 400,
  });

  test('the curve grows, and so does what is read off it', () => {
    fc.assert(
      fc.property(outcomes, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (seen, chances) => {
        const direct = isotonic(seen);
        for (const [at, { stated, right }] of direct.entries()) {
          expect(stated).toBeGreaterThanOrEqual(direct[at - 1]?.stated ?? 0);
          expect(right).toBeGreaterThanOrEqual(direct[at - 1]?.right ?? 0);
        }
        const read = chances
          .sort((a, b) => a - b)
          .map((chance) => calibrated(chance, 'direct', { direct, reported: [] }));
        for (const [at, chance] of read.entries()) expect(chance).toBeGreaterThanOrEqual((read[at - 1] ?? 0) - 1e-9);
      }),
    );
  });

  test('what is right twice as often as stated is said to be so', () => {
    const seen = Array.from({ length: 4000 }, (_, at) => ({
      stated: (at % 400) / 1000,
      right: Math.floor(at / 400) + 0.5 < (2 * 10 * (at % 400)) / 1000,
    }));
    const reported = isotonic(seen);
    for (const stated of [0.1, 0.2, 0.3]) {
      expect(calibrated(stated, 'indirect', { direct: [], reported })).toBeCloseTo(2 * stated, 1);
    }
  });
});

describe('what the parts of a confidence are worth', () => {
  const text = 'Ada said that it rained. Per said that it snowed.';
  const claim = (words: string, name: string) => {
    const start = text.indexOf(words);
    const at = text.indexOf(name);
    return {
      start,
      end: start + words.length,
      kind: 'indirect' as const,
      scope: 'claim',
      speaker: { start: at, end: at + name.length, text: name },
      cue: null,
    };
  };
  const article = { id: 'a', lang: 'en', text, quotes: [claim('it rained', 'Ada'), claim('it snowed', 'Per')] };
  /** Rows with the right words and the wrong speaker, with the right words and no speaker, and with words that nobody said. */
  const rows = (['Per', null, 'Ada'] as const).map((name, at) => {
    const words = at === 2 ? 'said that it' : 'it rained';
    const start = text.indexOf(words);
    const from = name === null ? 0 : text.indexOf(name);
    const speaker = name === null ? null : { text: name, start: from, end: from + name.length };
    return {
      kind: 'indirect' as const,
      group: at,
      start,
      end: start + words.length,
      text: words,
      speaker,
      speakerName: name,
      cue: null,
      stance: 'says' as const,
      confidence: 0.5,
      certainty: { words: 0.8, speaker: name === null ? null : 0.6 },
      reasons: [],
    };
  });
  const many = Array.from({ length: 60 }, () => rows).flat();
  const { words, speaker, reported } = calibrationOf([article], [{ id: 'a', text, quotes: many }]);

  test('words are right whoever said them, and a speaker is judged by right words only', () => {
    expect(new Set(words?.reported.map(({ right }) => right))).toEqual(new Set([0.667]));
    expect(new Set(speaker?.reported.map(({ right }) => right))).toEqual(new Set([0]));
  });

  test('the whole is of rows that name somebody', () => {
    expect(new Set(reported.map(({ stated, right }) => `${stated} ${right}`))).toEqual(new Set(['0.48 0']));
  });
});
