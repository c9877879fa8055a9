import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '@/lib/text/word-diff';

/** "the [-red-]{+blue+} boat", for reading. */
const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('the difference of two wordings', () => {
  test.each([
    ['nothing changed', 'The boat sails.', 'The boat sails.', 'The boat sails.'],
    ['D1 a word', 'It cost 41 million.', 'It cost 57 million.', 'It cost [-41-]{+57+} million.'],
    ['D1 a letter is a word', 'They reject it.', 'They rejected it.', 'They [-reject-]{+rejected+} it.'],
    ['D1 a number with a point', 'by 4.5 per cent', 'by 4.6 per cent', 'by [-4.5-]{+4.6+} per cent'],
    ['D2 quotation marks and dashes', 'the “old – oak”', 'the "old – oak"', 'the "old – oak"'],
    ['D3 the removed first', 'We will sail.', 'We hope to sail.', 'We [-will-]{+hope to+} sail.'],
    ['words put in', 'We will sail.', 'We will not sail.', 'We will {+not +}sail.'],
    ['words at the end', 'We will sail', 'We will sail at dawn', 'We will sail{+ at dawn+}'],
    ['words taken out', 'We will never sail.', 'We will sail.', 'We will [-never -]sail.'],
    [
      'D4 a phrase is one change',
      'It was a great success.',
      'It was no small failure.',
      'It was [-a great success-]{+no small failure+}.',
    ],
    [
      'D4 a word between parts two',
      'red boats and red cars',
      'blue boats and blue cars',
      '[-red-]{+blue+} boats and [-red-]{+blue+} cars',
    ],
    ['characters, where words are not parted', '他们昨天说了', '他们今天说了', '他们[-昨-]{+今+}天说了'],
    ['right to left', 'قال الوزير اليوم', 'قال الوزير أمس', 'قال الوزير [-اليوم-]{+أمس+}'],
    ['everything', 'Yes', 'No', '[-Yes-]{+No+}'],
    ['from nothing', '', 'No', '{+No+}'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test('typography alone is the same wording, a word is not', () => {
    const kinds = (before: string, after: string) => diffWords(before, after).map(({ kind }) => kind);
    expect(kinds('“It’s  here” – now', '"It\'s here" — now')).toEqual(['same']);
    expect(kinds('It is here', 'It was here')).toContain('added');
  });

  test('both wordings can be put together again from it', () => {
    const words = fc.array(fc.constantFrom('red', 'boat', ' ', ', ', '4.5', '海', '\n', "it's"), { maxLength: 60 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = diffWords(before, after);
        const put = (kinds: readonly string[]) =>
          parts
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join('');
        expect(put(['same', 'added'])).toBe(after);
        expect(put(['same', 'removed']).replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '));
        for (const [index, { kind }] of parts.entries()) expect(kind).not.toBe(parts[index - 1]?.kind);
      }),
      { numRuns: 500 },
    );
  });

  test('two long texts that have nothing in common are one change, at once', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' ');
    const after = Array.from({ length: 20_000 }, (_, i) => `b${i}`).join(' ');
    expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
