import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { describe, locate, wordEdits } from '../../../lib/text/anchor';
import { Pattern } from '../../../lib/text/anchor/edit-distance';
import { fold } from '../../../lib/text/anchor/fold';

// Every UTF-16 unit, so lone surrogates, controls and marks too; and small alphabets, in which everything repeats.
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const anyText = fc.oneof(
  fc.array(unit, { minLength: 1, maxLength: 300 }).map((units) => units.join('')),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '-', '\u00ad', '\u0301', '’'), minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
);
const textAndSpan = anyText.chain((text) =>
  fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)).map(([a, b]) => ({
    text,
    span: { start: Math.min(a, b), end: Math.max(a, b) + 1 },
  })),
);

/** Blocks of words of which no two are the same. */
const article = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvz'), minLength: 3, maxLength: 9 }), {
    minLength: 8,
    maxLength: 120,
  })
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', ' ', ' ', ' ', '. ', ', ', '.\n'), {
        minLength: words.length,
        maxLength: words.length,
      })
      .map((gaps) => ({ words, gaps })),
  );

suite('locate(describe)', () => {
  test('A1 of any text and any span is that span', () => {
    fc.assert(
      fc.property(textAndSpan, ({ text, span }) => {
        const stored = JSON.parse(JSON.stringify(describe(text, span))) as ReturnType<typeof describe>;
        expect(locate(text, stored)).toEqual({ span, score: 1, edits: 0 });
      }),
      { numRuns: 500 },
    );
  });

  test('is that span still after an insertion anywhere else', () => {
    fc.assert(
      fc.property(
        article,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.nat(400),
        fc.boolean(),
        ({ words, gaps }, a, b, at, size, line) => {
          const starts: number[] = [];
          let text = '';
          words.forEach((word, i) => {
            starts.push(text.length);
            text += word + gaps[i];
          });
          const first = Math.min(a % words.length, b % words.length);
          const last = Math.max(a % words.length, b % words.length);
          const start = starts[first] ?? 0;
          const end = (starts[last] ?? 0) + (words[last] ?? '').length;
          const inserted = `${line ? '\n' : ' '}${'XYZ QWERTY '.repeat(40).slice(0, size + 1)}${line ? '\n' : ' '}`;
          const place = at % (start + text.length - end + 1);
          const offset = place <= start ? place : end + place - start;
          const page = text.slice(0, offset) + inserted + text.slice(offset);
          const moved = offset <= start ? inserted.length : 0;
          const location = locate(page, describe(text, { start, end }));
          expect(location?.span).toEqual({ start: start + moved, end: end + moved });
        },
      ),
      { numRuns: 500 },
    );
  });

  // Words that come again and again, of scripts from either side, with marks, halves of surrogates and odd spaces.
  const repeated = fc
    .array(
      fc.constantFrom(
        'the',
        'dam',
        'قال',
        'الوزير',
        'e\u0301te\u0301',
        '\ud83d',
        '\udc1f',
        '🐟',
        '“so”',
        'שלום',
        'a\u00adb',
        '\n',
        '各地',
        '…',
      ),
      { minLength: 40, maxLength: 160 },
    )
    .map((words) => words.join(' '));

  test('A2 of any text, however often its words come again, is that span after any insertion beyond its context', () => {
    let tried = 0;
    fc.assert(
      fc.property(repeated, fc.nat(), fc.nat(), fc.nat(), anyText, (text, a, b, at, inserted) => {
        const start = a % text.length;
        const end = Math.min(text.length, start + 1 + (b % 80));
        const [quote, position] = describe(text, { start, end });
        const whole = quote.prefix + quote.exact + quote.suffix;
        // Something is inserted anywhere but within what is stored.
        const from = start - quote.prefix.length;
        const to = end + quote.suffix.length;
        const place = at % (from + 1 + (text.length - to + 1));
        const offset = place <= from ? place : to + (place - from - 1);
        const page = text.slice(0, offset) + inserted + text.slice(offset);
        const moved = offset <= from ? inserted.length : 0;
        // A second copy of all of it is as good a place; the nearer one is taken (A8).
        fc.pre(page.indexOf(whole) === from + moved && page.indexOf(whole, from + moved + 1) < 0);
        fc.pre(quote.prefix.length + quote.suffix.length >= 32);
        tried += 1;
        const location = locate(page, JSON.parse(JSON.stringify([quote, position])));
        expect(location).toEqual({ span: { start: start + moved, end: end + moved }, score: 1, edits: 0 });
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(300);
  });

  test('A3 of any text is that span when the page is composed otherwise, and set in other marks and spaces', () => {
    fc.assert(
      fc.property(article, fc.nat(), fc.nat(), ({ words, gaps }, a, b) => {
        const accented = words.map((word) => word.replace(/a/g, 'á').replace(/o/g, 'ö'));
        const put = (list: readonly string[], gap: (gap: string) => string) => {
          const starts: number[] = [];
          let text = '';
          list.forEach((word, i) => {
            starts.push(text.length);
            text += word + gap(gaps[i] ?? '');
          });
          return { text, starts };
        };
        const before = put(accented, (gap) => gap);
        const decomposed = accented.map((word) => word.normalize('NFD'));
        const after = put(decomposed, (gap) => gap.replace(' ', '\u00a0 '));
        const [first, last] = [
          Math.min(a % words.length, b % words.length),
          Math.max(a % words.length, b % words.length),
        ];
        const spanOf = ({ starts }: { starts: number[] }, list: readonly string[]) => ({
          start: starts[first] ?? 0,
          end: (starts[last] ?? 0) + (list[last] ?? '').length,
        });
        const location = locate(after.text, describe(before.text, spanOf(before, accented)));
        expect(location).toMatchObject({ span: spanOf(after, decomposed), edits: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('never throws and never leaves the text, whatever the selectors say', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.string(), fc.string(), fc.integer(), (text, exact, prefix, suffix, start) => {
        const location = locate(text, [
          { type: 'TextQuoteSelector', exact, prefix, suffix },
          { type: 'TextPositionSelector', start, end: start + exact.length },
        ]);
        if (location === null) return;
        expect(location.span.start).toBeGreaterThanOrEqual(0);
        expect(location.span.end).toBeGreaterThan(location.span.start);
        expect(location.span.end).toBeLessThanOrEqual(text.length);
        expect(location.score).toBeGreaterThan(0);
        expect(location.score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test('hostile texts of a megabyte are searched to the end, well within the time that a test may take', () => {
    const pages = ['a'.repeat(1_000_000), 'ab '.repeat(333_333), '\u00ad'.repeat(1_000_000), ' \n'.repeat(500_000)];
    for (const page of pages) {
      for (const exact of ['aaaaaaaaaaaaaaaaaaaaaaaaaaaab', 'b '.repeat(40_000), 'ab ba '.repeat(200)]) {
        const context = { prefix: 'ab '.repeat(20), suffix: 'ba '.repeat(20) };
        const found = locate(page, [{ type: 'TextQuoteSelector', exact, ...context }]);
        expect(found?.span.end ?? 0).toBeLessThanOrEqual(page.length);
      }
    }
  });
});

// Letters with marks of the scripts that news is written in. Those beyond the basic plane are left as they are.
const LETTERS = [
  'a',
  ' ',
  '-',
  'é',
  'Ř',
  'ü',
  'й',
  'ё',
  'ặ',
  'ậ',
  '각',
  '힣',
  'が',
  'ば',
  'ক়',
  'ड़',
  'آ',
  'ئ',
  'שׁ',
  'ﬁ',
  'Å',
  '…',
];

suite('fold', () => {
  test('A3 composed and decomposed text fold alike', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LETTERS), { maxLength: 40 }), (letters) => {
        const text = letters.join('');
        expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text);
      }),
    );
  });

  test('every folded unit stands for a stretch of the original, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        expect(folded.starts.length).toBe(folded.text.length);
        expect(folded.ends.length).toBe(folded.text.length);
        for (let i = 0; i < folded.text.length; i++) {
          const start = folded.starts[i] ?? -1;
          const end = folded.ends[i] ?? -1;
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(folded.starts[i - 1] ?? 0);
        }
      }),
    );
  });
});

suite('distances', () => {
  test('are those of the plain dynamic programme', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 90 });
    fc.assert(
      fc.property(letters, letters, fc.boolean(), (pattern, text, anchored) => {
        const { length } = text;
        expect([...new Pattern(pattern).distances(text, 0, length, anchored)]).toEqual(
          plainDistances(pattern, text, anchored),
        );
        const backwards = [...text].reverse().join('');
        expect([...new Pattern(pattern).distances(backwards, length, 0, anchored)]).toEqual(
          plainDistances(pattern, text, anchored),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('of words are those of the plain dynamic programme', () => {
    const words = fc.array(fc.constantFrom('the', 'dam', 'holds', 'on'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const letters: Record<string, string> = { the: 't', dam: 'd', holds: 'h', on: 'o' };
        const asText = (list: string[]) => list.map((word) => letters[word]).join('');
        expect(wordEdits(a, b)).toBe(plainDistances(asText(a), asText(b), true).at(-1));
      }),
    );
  });
});

function plainDistances(pattern: string, text: string, anchored: boolean): number[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  const result = [pattern.length];
  for (let k = 1; k <= text.length; k++) {
    const next = [anchored ? k : 0];
    for (let i = 1; i <= pattern.length; i++) {
      const replaced = (column[i - 1] ?? 0) + (pattern[i - 1] === text[k - 1] ? 0 : 1);
      next.push(Math.min(replaced, (column[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    column = next;
    result.push(column[pattern.length] ?? 0);
  }
  return result;
}
