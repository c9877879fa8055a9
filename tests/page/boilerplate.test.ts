import { describe, expect, test } from 'vitest';
import { isBoilerplateText } from '@/lib/outline/boilerplate';
import boilerplate from '@/lib/outline/boilerplate.json';
import { folded } from '@/lib/outline/folded';
import keyPointList from '@/lib/outline/key-point-list.json';

describe('folded', () => {
  const cases: readonly [string, string][] = [
    ['READ  more: ', 'read more'],
    ['“Don’t” – said she', "don't said she"],
    ['Müller & Söhne, Straße 5½', 'müller söhne straße 51 2'],
    ['ﬁne № 7', 'fine no 7'],
    ['Читайте также:', 'читайте также'],
    ['अधिक पढ़ें', 'अधिक पढ़ें'.normalize('NFKC')],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  test.each(Object.entries({ whole: boilerplate.whole, ...keyPointList }))(
    'the phrases stand folded in their file: %s',
    (_, phrases) => {
      expect(phrases.length).toBeGreaterThan(0);
      expect(phrases.map(folded)).toEqual(phrases);
    },
  );

  test('characters that are looked at alone are folded as all others', () => {
    const byUnicode = (text: string) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[’‘]/g, "'")
        .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
        .trim();
    for (let code = 0; code < 0x3100; code += 1) {
      const character = String.fromCharCode(code);
      for (const text of [character, `A${character}b`, `a ${character}, b`]) {
        if (folded(text) !== byUnicode(text)) expect([code, folded(text)]).toEqual([code, byUnicode(text)]);
      }
    }
  });
});

describe('isBoilerplateText', () => {
  const cases: readonly [string, boolean][] = [
    ['Read more:', true],
    ['Read more: the smaller boat that nobody wanted', true],
    ['Advertisement', true],
    ['Readers of the harbour letter', false],
    ['R', false],
    ['', false],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(isBoilerplateText(text, folded(text))).toBe(expected);
  });
});
