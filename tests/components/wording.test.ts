import { describe, expect, it, vi } from 'vitest';
import { dateText, firstWords, messageOf } from '../../components/messages';
import { REASON_MESSAGES } from '../../components/reason-messages';
import { reasonText, reasonTexts, speakerCertaintyText, wordsCertaintyText } from '../../components/wording';

vi.mock('#i18n', () => import('../gallery/i18n'));

/** Whatever a reason may be filled with. */
const values = {
  cue: 'said',
  mention: 'she',
  name: 'Oriel Venn',
  paragraph: 3,
  terms: 'dam, gates',
  count: 2,
  figure: '340',
};

describe('reasons', () => {
  for (const code of REASON_MESSAGES.keys()) {
    it(`${code} is said in words, with nothing left to fill in`, () => {
      expect(reasonText({ code, values })).toMatch(/^[^{}]{10,}$/);
    });
  }

  it('nothing is said of a code without words', () => {
    expect(reasonText({ code: 'constructor', values })).toBeNull();
  });

  it('nothing is said where a value is missing or empty', () => {
    expect(reasonText({ code: 'pronoun', values: { mention: 'she', paragraph: 1 } })).toBeNull();
    expect(reasonText({ code: 'cue', values: { cue: '' } })).toBeNull();
  });

  it('words from the page that look like a place to fill are left as they are', () => {
    expect(reasonText({ code: 'cue', values: { cue: '{name} $1' } })).toBe('“{name} $1” introduces it');
  });

  it('are said once', () => {
    const cue = { code: 'cue', values: { cue: 'said' } };
    expect(reasonTexts([cue, { code: 'none', values: {} }, cue])).toHaveLength(1);
  });
});

describe('words for numbers and dates', () => {
  const confidences = [
    [1, 'very likely right'],
    [0.85, 'very likely right'],
    [0.7, 'probably right'],
    [0.5, 'not certain'],
    [0, 'doubtful'],
  ] as const;
  for (const [chance, degree] of confidences) {
    it(`${chance} is ${degree}, of words and of a speaker`, () => {
      expect(wordsCertaintyText({ words: chance, speaker: 0.9 })).toBe(`words ${degree}`);
      expect(speakerCertaintyText({ words: 0.1, speaker: chance })).toBe(`speaker ${degree}`);
    });
  }

  it('nothing is said of a speaker where nobody is named', () => {
    expect(speakerCertaintyText({ words: 0.9, speaker: null })).toBeNull();
  });

  const dates = [
    ['2026-03-14', 'Mar 14, 2026'],
    ['2026-03-14T12:00:00Z', 'Mar 14, 2026'],
    ['soon', null],
    ['', null],
    [null, null],
  ] as const;
  for (const [iso, words] of dates) {
    it(`${iso} is ${words}`, () => expect(dateText(iso)).toBe(words));
  }
});

describe('texts', () => {
  it('first words end between words', () => {
    expect(firstWords('one two three four', 12)).toBe('one two…');
    expect(firstWords('one two', 12)).toBe('one two');
    expect(firstWords('x'.repeat(30), 12)).toBe(`${'x'.repeat(12)}…`);
  });

  it('a message is filled by name', () => {
    expect(messageOf('access.grantSite', { site: 'news.example' })).toBe('Allow on news.example');
  });
});
