import { expect, describe as suite, test } from 'vitest';
import { describe, wordEdits } from '@/lib/text/anchor';
import { type Candidate, findingCandidates } from '@/lib/text/anchor/candidates';
import { GramIndex } from '@/lib/text/anchor/gram-index';
import { preparingTarget } from '@/lib/text/anchor/target';
import { finish } from '@/lib/text/steps';

/** Words of which no two are the same and no two begin alike, from `from` on. */
const words = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => {
    const number = (i + from) * 7919 + 104_729;
    return [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  });

/** Candidates on `page` for what stood from `start` to `end` of `stored`. */
function candidates(stored: string, [start, end]: [number, number], page: string): Candidate[] {
  const target = finish(preparingTarget(describe(stored, { start, end })));
  if (target === null) throw new Error('No quotation');
  return finish(findingCandidates(target, page, finish(GramIndex.indexing(page))));
}

/** The words of each candidate with its distance. */
const shown = (stored: string, quote: string, page: string) => {
  const start = stored.indexOf(quote);
  return candidates(stored, [start, start + quote.length], page).map(
    ({ start: from, end, distance }) => [page.slice(from, end), distance] as const,
  );
};

suite('word-for-word copies', () => {
  const quote = 'the weir';
  const stored = `north gate by ${quote} so they shut it`;

  test('are all found, those with most of the same surroundings first', () => {
    const pages = ['by the weir so', 'mill at the weir, ', `gate by the weir so they `];
    const page = pages.join(' — ');
    const starts = pages.map((part, i) => pages.slice(0, i).join(' — ').length + (i > 0 ? 3 : 0) + part.indexOf(quote));
    const start = stored.indexOf(quote);
    const found = candidates(stored, [start, start + quote.length], page).filter(({ distance }) => distance === 0);
    expect(found.map((one) => one.start)).toEqual([starts[2], starts[0], starts[1]]);
    expect(found.every((one) => one.end - one.start === quote.length)).toBe(true);
  });

  test.each<[string, string, string]>([
    ['before', 'gate by', 'went by'],
    ['after', 'so they', 'so many'],
  ])('what stands %s them decides', (side, same, other) => {
    const copy = (words: string) => (side === 'before' ? `${words} ${quote}!` : `?${quote} ${words}`);
    const page = `${copy(other)} xyz ${copy(same)}`;
    const start = stored.indexOf(quote);
    expect(candidates(stored, [start, start + quote.length], page)[0]?.start).toBe(page.lastIndexOf(quote));
  });

  test('alike in all are taken in the order of the text, eight of them', () => {
    const page = ` ${quote}.`.repeat(12);
    const start = stored.indexOf(quote);
    const found = candidates(stored, [start, start + quote.length], page).filter(({ distance }) => distance === 0);
    expect(found.map((one) => one.start)).toEqual(Array.from({ length: 8 }, (_, i) => 1 + i * (quote.length + 2)));
  });
});

suite('changed copies', () => {
  const all = words(60);
  const [before, inside, after] = [all.slice(0, 20), all.slice(20, 32), all.slice(32)].map((list) => list.join(' '));
  const stored = `${before} ${inside} ${after}`;
  const quote = inside ?? '';
  const first = all[20] ?? '';
  const middle = all[26] ?? '';
  const last = all[31] ?? '';

  test.each<[string, string, string, number]>([
    ['a word in the middle', middle, 'zzzz', middle.length],
    ['the first word', first, 'zzzz', first.length],
    ['the last word', last, 'zzzz', last.length],
    ['the first word, a longer one', first, 'zzzzzzzzzzzz', 12],
    ['the last word, a longer one', last, 'zzzzzzzzzzzz', 12],
    ['a word left out', `${middle} `, '', middle.length + 1],
    ['a word put in', middle, `${middle} zzz`, 4],
  ])('%s', (_, old, other, distance) => {
    const page = `zz ${stored.replace(old, other)}`;
    expect(shown(stored, quote, page)).toContainEqual([quote.replace(old, other), distance]);
  });

  test('the first and the last word, their edges at the border of words where the surroundings are gone', () => {
    const changed = quote.replace(first, `${first.slice(0, 3)}zz`).replace(last, `zz${last.slice(-3)}`);
    const page = `vvvv vvv ${changed} www wwww`;
    expect(shown(stored, quote, page).map(([text]) => text)).toContain(changed);
  });

  test.each<[number, boolean]>([
    [1, true],
    [23, true],
    [24, false],
    [60, false],
  ])('grown by %i letters at both ends, which are a word’s: %s', (letters, isWord) => {
    const grown = 'k'.repeat(letters);
    const changed = quote.replace(middle, 'zzzz');
    const page = `vvvv ${grown}${changed}${grown} www`;
    const found = shown(stored, quote, page).map(([text]) => text);
    expect(found).toEqual([isWord ? `${grown}${changed}${grown}` : changed]);
  });

  test('at the start and at the end of the page', () => {
    const changed = quote.replace(middle, 'zzzz');
    expect(shown(stored, quote, changed)).toContainEqual([changed, middle.length]);
    expect(shown(stored, quote, `${changed} ${after}`)).toContainEqual([changed, middle.length]);
    expect(shown(stored, quote, `${before} ${changed}`)).toContainEqual([changed, middle.length]);
  });

  test('a long one, piece by piece, with a change in each piece', () => {
    const long = words(400, 1000);
    const quoted = long.slice(50, 350);
    const whole = long.join(' ');
    const old = quoted.join(' ');
    expect(old.length).toBeGreaterThan(2 * 768);
    const changes = new Map([40, 150, 280].map((at) => [quoted[at] ?? '', `z${at}`] as const));
    const change = (list: readonly string[]) => list.map((word) => changes.get(word) ?? word).join(' ');
    const page = `zz ${change(long)}`;
    const found = shown(whole, old, page);
    const distance = [...changes].reduce((sum, [word, other]) => sum + Math.max(word.length, other.length), 0);
    expect(found).toContainEqual([change(quoted), distance]);
  });

  test('a long one that has lost its end', () => {
    const long = words(400, 1000);
    const old = long.slice(50, 350).join(' ');
    const page = `${long.slice(0, 300).join(' ')}.`;
    const [best] = shown(long.join(' '), old, page);
    expect(best?.[0].startsWith(long.slice(50, 60).join(' '))).toBe(true);
    expect(best?.[0].endsWith(long[299] ?? '-')).toBe(true);
  });

  test('what is nothing like it is none', () => {
    expect(candidates(stored, [before?.length ?? 0, stored.length], 'QRST UVWX YZ. '.repeat(30))).toEqual([]);
  });
});

suite('where shared runs point to', () => {
  const context = words(20, 300).join(' ');
  const [start, end] = [40, 110];
  const places = (text: string, limit = 8) => finish(GramIndex.indexing(text)).diagonals(context, start, end, limit);
  const filler = (units: number) => 'QRSTUVWXYZ,;:!?'.repeat(Math.ceil(units / 15)).slice(0, units);

  test.each([0, 5, 200, 1000, 4096])('the whole context, %i units on', (offset) => {
    const found = places(filler(offset) + context + filler(300));
    expect(found).toHaveLength(1);
    expect(Math.abs((found[0] ?? Number.NaN) - offset)).toBeLessThanOrEqual(32);
  });

  test('a copy of the quotation alone comes after the one with its surroundings', () => {
    const quote = context.slice(start, end);
    const page = filler(600) + quote + filler(600) + context + filler(100);
    const found = places(page);
    expect(found).toHaveLength(2);
    const expected = [1200 + quote.length, 600 - start];
    for (const [i, place] of expected.entries()) expect(Math.abs((found[i] ?? 0) - place)).toBeLessThanOrEqual(32);
    expect(places(page, 1)).toEqual(found.slice(0, 1));
  });

  test('surroundings that were pushed away a little still count', () => {
    const quote = context.slice(start, end);
    const pushed = `${context.slice(0, start)}${filler(80)}${quote}${filler(80)}${context.slice(end)}`;
    const page = filler(600) + quote + filler(600) + pushed + filler(100);
    expect(Math.abs((places(page)[0] ?? 0) - (1280 + quote.length))).toBeLessThanOrEqual(32);
  });

  test('a place with less than two fifths of the most is left out', () => {
    const half = context.slice(start, start + 12);
    expect(places(filler(600) + half + filler(600) + context)).toHaveLength(1);
  });

  test('a text shorter than a run has none', () => {
    expect(places('abc')).toEqual([]);
    expect(places('')).toEqual([]);
  });
});

suite('edits of words', () => {
  test.each<[string, string, string, number]>([
    ['none', 'a b c', 'a b c', 0],
    ['a word replaced', 'a b c', 'a x c', 1],
    ['a word put in', 'a c', 'a b c', 1],
    ['a word taken out', 'a b c', 'a c', 1],
    ['of a word that comes twice, one', 'a a', 'a', 1],
    ['from nothing', '', 'a b', 2],
    ['everything', 'a b c d e f', 'u v w x y z', 6],
    ['words moved', 'a b c d', 'c d a b', 4],
    ['more put in than the narrowest band is wide', 'a z', 'a b c d e f g h i z', 8],
    ['many replaced among words that stay', 'a 1 b 2 c 3 d 4 e 5 f 6 g', 'x 1 y 2 z 3 u 4 v 5 w 6 t', 7],
  ])('%s', (_, before, after, expected) => {
    const list = (text: string) => (text === '' ? [] : text.split(' '));
    expect(wordEdits(list(before), list(after))).toBe(expected);
  });

  test('are counted up to a limit', () => {
    const [a, b] = [words(30), words(30, 500)];
    expect(wordEdits(a, b, 7)).toBe(7);
    expect(wordEdits(a, b, 40)).toBe(30);
    expect(wordEdits([], b, 7)).toBe(7);
    expect(wordEdits(words(1200), words(1200, 5000))).toBe(1000);
  });
});
