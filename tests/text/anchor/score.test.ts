import { expect, describe as suite, test } from 'vitest';
import type { Selector } from '@/lib/model';
import { describe } from '@/lib/text/anchor';
import { fold } from '@/lib/text/anchor/fold';
import { choosingBest, type Evidence, scoreOf, weighing } from '@/lib/text/anchor/score';
import { preparingTarget, type Target } from '@/lib/text/anchor/target';
import { finish } from '@/lib/text/steps';

function target(selectors: readonly Selector[]): Target {
  const made = finish(preparingTarget(selectors));
  if (made === null) throw new Error('No quotation');
  return made;
}

/** A quotation of so many units, with nothing around it. */
const ofLength = (length: number): Target =>
  target([{ type: 'TextQuoteSelector', exact: 'a'.repeat(length), prefix: '', suffix: '' }]);

const CANDIDATE = { start: 0, end: 1, distance: 0 };

/** Weights: words 1, the mean of both sides 0.6, their geometric mean 0.3, edges 0.12, position 0.03; 2.05 in all. */
const FULL = 2.05;

type Given = Omit<Evidence, 'candidate'>;
const NOTHING: Given = { quote: 1, before: null, after: null, edges: 0, position: 0 };

suite('the score of a candidate', () => {
  test.each<[string, number, Partial<Given>, number | null]>([
    ['A4 everything fits', 60, { before: 1, after: 1, edges: 1, position: 1 }, 1],
    ['A4 one side fits', 60, { before: 1, after: 0 }, 1.3 / FULL],
    ['A4 two sides that fit in part', 60, { before: 0.64, after: 0.25 }, (1 + 0.6 * 0.445 + 0.3 * 0.4) / FULL],
    ['A4 nothing was stored around it: neither for nor against', 60, {}, 1.45 / FULL],
    ['A4 only the side before was stored', 60, { before: 0.8 }, 1.72 / FULL],
    ['A4 only the side after was stored', 60, { after: 0.8 }, 1.72 / FULL],
    ['A7 both edges of its block', 60, { edges: 1 }, 1.57 / FULL],
    ['A7 neither of them', 60, { edges: -1 }, 1.33 / FULL],
    ['A8 the stored place', 60, { position: 1 }, 1.48 / FULL],
    ['A8 half of it a thousand units away', 60, { position: 0.5 }, 1.465 / FULL],
    ['A9 a quarter of the words between the very same ones', 200, { quote: 0.25, before: 1, after: 1 }, 1.15 / FULL],
    ['A9 less than a quarter', 200, { quote: 0.24, before: 1, after: 1 }, null],
    ['A9 a third between much the same ones', 200, { quote: 0.35, before: 0.8, after: 0.8 }, 1.07 / FULL],
    ['A9 less than a third', 200, { quote: 0.33, before: 0.8, after: 0.8 }, null],
    ['A9 half of the words where one side is gone', 200, { quote: 0.5, before: 1, after: 0, edges: 1 }, 0.92 / FULL],
    ['A9 less than half', 200, { quote: 0.49, before: 1, after: 0, edges: 1 }, null],
    ['A10 a short phrase, word for word, without surroundings', 23, { before: 0.14, after: 0.14 }, null],
    ['A10 a longer one', 24, { before: 0.14, after: 0.14 }, 1.126 / FULL],
    ['A10 a short one with a little around it', 10, { before: 0.15, after: 0.15 }, 1.135 / FULL],
    ['A10 a changed sentence', 119, { quote: 0.99, before: 0.14, after: 0.14 }, null],
    ['A10 a long passage, nearly unchanged', 120, { quote: 0.86, before: 0.14, after: 0.14 }, 0.986 / FULL],
    ['A10 a long passage, changed more', 120, { quote: 0.84, before: 0.14, after: 0.14, edges: 1 }, null],
    ['A11 a short quotation needs 1.1', 40, { quote: 0.7, before: 0.4, after: 0.4 }, null],
    ['A11 and no more where it is shorter still', 20, { quote: 0.75, before: 0.4, after: 0.4 }, 1.11 / FULL],
    ['A11 one of 100 units needs 0.975', 100, { quote: 0.6, before: 0.4, after: 0.4 }, null],
    ['A11 and is accepted with it', 100, { quote: 0.62, before: 0.4, after: 0.4 }, 0.98 / FULL],
    ['A11 a long one needs 0.85', 160, { quote: 0.48, before: 0.4, after: 0.4 }, null],
    ['A11 and is accepted from there', 160, { quote: 0.5, before: 0.4, after: 0.4 }, 0.86 / FULL],
    ['A11 and no less where it is longer still', 400, { quote: 0.48, before: 0.4, after: 0.4 }, null],
    ['A11 the very words need nothing', 40, { before: 0.15, after: 0.15, edges: -1 }, 1.015 / FULL],
  ])('%s', (_, length, given, expected) => {
    const score = scoreOf(ofLength(length), { candidate: CANDIDATE, ...NOTHING, ...given });
    if (expected === null) expect(score).toBeNull();
    else expect(score).toBeCloseTo(expected, 8);
  });
});

// Letters tell the three parts apart: what stands before, the quotation, what stands after share none but spaces.
const BEFORE = 'ikik jlil kiji ljil ikij lklj iilj kkil';
const QUOTE = 'abba cadd ebba fade bead cafe deed aced fed';
const AFTER = 'mnop qrst nnmo pqrs tmno ssrt qonm prst';
const FILLER = 'xyzz yxyz '.repeat(20).trim();
const PAGE = `${BEFORE}\n${QUOTE}\n${AFTER}`;
const START = BEFORE.length + 1;
const STORED = target(describe(PAGE, { start: START, end: START + QUOTE.length }));
const INSIDE = target(describe(`${BEFORE} ${QUOTE} ${AFTER}`, { start: START, end: START + QUOTE.length }));

/** The evidence for every word-for-word copy of the quotation in `text`, in the order of the text. */
function evidence(text: string, stored = STORED, quote = QUOTE): Given[] {
  const candidates = [];
  const folded = fold(text);
  for (let at = folded.text.indexOf(quote); at >= 0; at = folded.text.indexOf(quote, at + 1)) {
    candidates.push({ start: at, end: at + quote.length, distance: 0 });
  }
  return finish(weighing(stored, candidates, folded, text)).map(({ candidate: _, ...given }) => given);
}

const HERE: Given = { quote: 1, before: 1, after: 1, edges: 1, position: 1 };

suite('what speaks for a candidate', () => {
  test('A4 everything, on the same page', () => {
    expect(evidence(PAGE)).toEqual([HERE]);
    expect(evidence(`${BEFORE} ${QUOTE} ${AFTER}`, INSIDE)).toEqual([HERE]);
  });

  test('A8 half of the place a thousand units away, a quarter three thousand away, whichever way', () => {
    const shift = (units: number) => `${'w'.repeat(units - 1)}\n${PAGE}`;
    expect(evidence(shift(1000))[0]?.position).toBeCloseTo(1 / 2);
    expect(evidence(shift(3000))[0]?.position).toBeCloseTo(1 / 4);
    const late = target(describe(shift(1000), { start: START + 1000, end: START + 1000 + QUOTE.length }));
    expect(evidence(PAGE, late)[0]?.position).toBeCloseTo(1 / 2);
  });

  test('A8 nothing where no place was stored', () => {
    const unplaced = target([{ type: 'TextQuoteSelector', exact: QUOTE, prefix: `${BEFORE}\n`, suffix: `\n${AFTER}` }]);
    expect(evidence(PAGE, unplaced)).toEqual([{ ...HERE, position: 0 }]);
  });

  test.each<[string, string, Target, number]>([
    ['both ends of a block', PAGE, STORED, 1],
    ['only its start', `${BEFORE}\n${QUOTE} ${AFTER}`, STORED, 0],
    ['only its end', `${BEFORE} ${QUOTE}\n${AFTER}`, STORED, 0],
    ['neither of them', `${BEFORE} ${QUOTE} ${AFTER}`, STORED, -1],
    ['the inside of a block, as stored', `${BEFORE} ${QUOTE} ${AFTER}`, INSIDE, 1],
    ['a block of its own, which it was not', PAGE, INSIDE, -1],
  ])('A7 %s', (_, page, stored, expected) => {
    expect(evidence(page, stored)[0]?.edges).toBe(expected);
  });

  test('A7 nothing where the context can’t tell', () => {
    const bare = target([{ type: 'TextQuoteSelector', exact: QUOTE, prefix: '', suffix: '' }]);
    expect(evidence(PAGE, bare)).toEqual([{ quote: 1, before: null, after: null, edges: 0, position: 0 }]);
  });

  test.each<[string, string, Target, Partial<Given>]>([
    ['before its block', `${BEFORE}\n${FILLER}\n${QUOTE}\n${AFTER}`, STORED, { before: 0.5, after: 1 }],
    ['after its block', `${BEFORE}\n${QUOTE}\n${FILLER}\n${AFTER}`, STORED, { before: 1, after: 0.5 }],
    ['before it, inside a block', `${BEFORE} ${FILLER} ${QUOTE} ${AFTER}`, INSIDE, { before: 0.35, after: 1 }],
    ['after it, inside a block', `${BEFORE} ${QUOTE} ${FILLER} ${AFTER}`, INSIDE, { before: 1, after: 0.35 }],
    ['before it, too much', `${BEFORE}\n${FILLER}\n${FILLER}\n${QUOTE}\n${AFTER}`, STORED, { before: 0, after: 1 }],
    ['after it, too much', `${BEFORE}\n${QUOTE}\n${FILLER}\n${FILLER}\n${AFTER}`, STORED, { before: 1, after: 0 }],
  ])('A5 something was put %s', (_, page, stored, expected) => {
    expect(evidence(page, stored)[0]).toMatchObject(expected);
  });

  test('A6a the second of two copies next to one another has what stands before the first', () => {
    const [, second] = evidence(`${BEFORE}\n${QUOTE}\n${QUOTE}\n${AFTER}`);
    expect(second).toMatchObject({ before: 1, after: 1 });
  });

  test('A6b the first of two copies next to one another has not what stands after the second', () => {
    const [first] = evidence(`${BEFORE}\n${QUOTE}\n${QUOTE}\n${AFTER}`);
    expect(first).toMatchObject({ before: 1, after: 0 });
  });

  test('A6 eight marks part no copies', () => {
    const [first, second] = evidence(`${BEFORE}\n${QUOTE}!!!!!!!!${QUOTE}\n${AFTER}`);
    expect([first?.after, second?.before]).toEqual([0, 1]);
  });

  test.each(['!!!!!!!!!', ' x ', ' 7 '])('A6 copies with "%s" between are not next to one another', (between) => {
    const [first, second] = evidence(`${BEFORE}\n${QUOTE}${between}${QUOTE}\n${AFTER}`);
    expect([first?.after, second?.before]).toEqual([0.5, 0.5]);
  });

  test('at the start and the end of the text is as good as between the same words', () => {
    const whole = target(describe(QUOTE, { start: 0, end: QUOTE.length }));
    expect(evidence(QUOTE, whole)).toEqual([{ ...HERE }]);
    expect(evidence(`${BEFORE}\n${QUOTE}`, whole)).toEqual([
      { quote: 1, before: null, after: 1, edges: 1, position: 1 / (1 + START / 1000) },
    ]);
  });
});

suite('likeness of words', () => {
  // 60 units, 12 words of four.
  const LONG = 'aaaa bbbb cccc dddd eeee ffff aaab bbba cccd dddc eeef fffe.';
  const quoteOf = (stored: string, text: string, distance: number) =>
    finish(
      weighing(
        target([{ type: 'TextQuoteSelector', exact: stored, prefix: '', suffix: '' }]),
        [{ start: 0, end: text.length, distance }],
        fold(text),
        text,
      ),
    )[0]?.quote;

  test('is that of the units', () => {
    // Every word has another last letter: all words are others, and a fifth of the units.
    expect(quoteOf(LONG, LONG.replaceAll(/\w(?=\W)/g, 'x'), 12)).toBeCloseTo(1 - 12 / 60);
  });

  test('or of units and words together, where that is more: a long word changes many units and nothing else', () => {
    const changed = LONG.replace('dddd', 'mnopqrstuvwxyz');
    // 14 of 70 units, one of 12 words.
    expect(quoteOf(LONG, changed, 14)).toBeCloseTo((1 - 14 / 70 + 1 - 1 / 12) / 2);
  });

  test('is told by the words, too, where a long word makes few of the units the same', () => {
    // 60 of 72 units are others, one of five words.
    expect(quoteOf('ab cd ef gh ij', `ab cd ef gh ${'m'.repeat(60)}`, 60)).toBeCloseTo((1 / 6 + 4 / 5) / 2);
  });

  test('of marks without words is that of the marks', () => {
    expect(quoteOf('?!?!?!', '?!?!?', 1)).toBeCloseTo((5 / 6 + 1) / 2);
  });

  test('below a quarter is none', () => {
    expect(quoteOf(LONG, LONG.replaceAll(/\w(?=\w)/g, 'x'), 46)).toBeUndefined();
  });

  test.each<[string, string, number, number | undefined]>([
    // Of five words three are left, and 22 of 26 units; of the next two are left, of the last one.
    ['A9 a phrase of which three words in five are left', 'one two fiur fivf pursuance', 4, (1 - 4 / 27 + 3 / 5) / 2],
    ['A9 two in five', 'one twp fiur fivf pursuance', 5, 1 - 5 / 27],
    ['A9 one in five', 'onf twp fiur fivf pursuance', 6, undefined],
  ])('%s', (_, text, distance, expected) => {
    const found = quoteOf('one two four five pursuance', text, distance);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(Math.max(1 - distance / 27, expected));
  });

  test('A12 a phrase in which a sentence ends now is dropped; a sentence, and one that had an end, are not', () => {
    const parted = 'one two four. Five pursuance';
    expect(quoteOf('one two four five pursuance', parted, 2)).toBeUndefined();
    expect(quoteOf('one two four? Five pursuance', parted, 1)).toBeCloseTo((1 - 1 / 28 + 1) / 2);
    expect(quoteOf(LONG, LONG.replace('dddd eeee', 'dddd. Eeee'), 2)).toBeGreaterThan(0.9);
    const atLimit = LONG.slice(0, 48);
    expect(quoteOf(atLimit, atLimit.replace('dddd eeee', 'dddd. eeee'), 1)).toBeGreaterThan(0.9);
    const below = LONG.slice(0, 47);
    expect(quoteOf(below, below.replace('dddd eeee', 'dddd. eeee'), 1)).toBeUndefined();
  });
});

suite('candidates that overlap', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
  const stored = target([{ type: 'TextQuoteSelector', exact: text.slice(0, 50), prefix: '', suffix: '' }]);
  const kept = (...candidates: { start: number; end: number; distance: number }[]) =>
    finish(weighing(stored, candidates, fold(text), text)).map(({ candidate }) => candidate.start);

  test('by more than half are one, the better of them', () => {
    expect(kept({ start: 24, end: 74, distance: 24 }, { start: 0, end: 50, distance: 0 })).toEqual([0]);
  });

  test('by half are two, the better first', () => {
    expect(kept({ start: 25, end: 75, distance: 25 }, { start: 0, end: 50, distance: 0 })).toEqual([0, 25]);
  });
});

test('the best is the one with the highest score, whatever came first, and none where none is good enough', () => {
  const page = `${QUOTE} ${FILLER}\n${PAGE}`;
  const folded = fold(page);
  const copies = [0, page.lastIndexOf(QUOTE)].map((start) => ({ start, end: start + QUOTE.length, distance: 0 }));
  for (const candidates of [copies, [...copies].reverse()]) {
    expect(finish(choosingBest(STORED, candidates, folded, page))).toMatchObject({
      start: page.lastIndexOf(QUOTE),
      distance: 0,
    });
  }
  expect(finish(choosingBest(STORED, [], folded, page))).toBeNull();
  expect(finish(choosingBest(STORED, [{ start: 0, end: 40, distance: 38 }], folded, page))).toBeNull();
});
