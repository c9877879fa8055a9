import { expect, describe as suite, test, vi } from 'vitest';
import { describe, indexText, locate } from '../../../lib/text/anchor';
import { GramIndex } from '../../../lib/text/anchor/gram-index';
import { PAGE } from './article';

/** `page` with the one place where `old` stands changed to `changed`. */
function edit(page: string, old: string, changed: string): string {
  const at = page.indexOf(old);
  if (at < 0 || page.indexOf(old, at + 1) >= 0) throw new Error(`Not once in the page: ${old}`);
  return page.slice(0, at) + changed + page.slice(at + old.length);
}

function selectorsOf(quote: string, page = PAGE) {
  const start = page.indexOf(quote);
  if (start < 0) throw new Error(`Not in the page: ${quote}`);
  // Through JSON, as everything that is stored.
  return JSON.parse(JSON.stringify(describe(page, { start, end: start + quote.length }))) as ReturnType<
    typeof describe
  >;
}

/** The text found, or null. */
function found(page: string, quote: string, stored = selectorsOf(quote)): string | null {
  const location = locate(page, stored);
  return location === null ? null : page.slice(location.span.start, location.span.end);
}

const SENTENCE = 'The repair is expected to cost 41 million crowns, of which the province pays half.';
const CLAIM = 'We cannot promise that the wall will hold through another winter,';
const PHRASE = 'until further notice';

interface Case {
  name: string;
  quote: string;
  page: string;
  /** What is found in `page`, or null where the quotation is gone. */
  expected: string | null;
}

const cases: Case[] = [
  {
    name: 'A1 on the same page a phrase that stands there once is found',
    quote: PHRASE,
    page: PAGE,
    expected: PHRASE,
  },
  {
    name: 'A2 a live entry on top moves everything down',
    quote: CLAIM,
    page: `Updated at noon\nThe minister is on her way to the dam.\n${PAGE}`,
    expected: CLAIM,
  },
  {
    name: 'A3 straight marks for curly ones',
    quote: '“They had the letter,” she said.',
    page: PAGE.replaceAll(/[“”]/g, '"').replaceAll('’', "'"),
    expected: '"They had the letter," she said.',
  },
  {
    name: 'A3 soft hyphens and fixed spaces in the words',
    quote: SENTENCE,
    page: edit(PAGE, 'expected to cost 41 million', 'ex\u00adpect\u00aded to cost 41\u00a0million'),
    expected: edit(SENTENCE, 'expected to cost 41 million', 'ex\u00adpect\u00aded to cost 41\u00a0million'),
  },
  {
    name: 'A3 decomposed letters',
    quote: 'Ondřej Červený řekl, že přehrada vydrží.',
    page: 'Zprávy z údolí\nPodle mluvčího je vše v pořádku.\nOndřej Červený řekl, že přehrada vydrží.\nKonec.'.normalize(
      'NFD',
    ),
    expected: 'Ondřej Červený řekl, že přehrada vydrží.'.normalize('NFD'),
  },
  {
    name: 'A3 dashes with and without space',
    quote: 'the dam – the oldest – stays',
    page: 'News\nIt was said that the dam—the oldest—stays where it is for now.\nEnd',
    expected: 'the dam—the oldest—stays',
  },
  {
    name: 'A3 the same words reflowed over several lines',
    quote: SENTENCE,
    page: edit(PAGE, 'to cost 41 million crowns, of', 'to cost\n      41 million crowns,\n   of'),
    expected: edit(SENTENCE, 'to cost 41 million crowns, of', 'to cost\n      41 million crowns,\n   of'),
  },
  {
    name: 'A4 one word of it was changed',
    quote: SENTENCE,
    page: edit(PAGE, 'cost 41 million', 'cost 57 million'),
    expected: edit(SENTENCE, '41', '57'),
  },
  {
    name: 'A4 a correction note quotes the old words, the sentence was corrected',
    quote: SENTENCE,
    page: edit(
      edit(PAGE, 'cost 41 million', 'cost 57 million'),
      'The reservoir at Lower Brill',
      `Correction: An earlier version of this article said “${SENTENCE}” This was wrong.\nThe reservoir at Lower Brill`,
    ),
    expected: edit(SENTENCE, '41', '57'),
  },
  {
    name: 'A4 words around it were changed',
    quote: PHRASE,
    page: edit(PAGE, 'but the campsite will stay closed', 'but the site at the lake remains closed'),
    expected: PHRASE,
  },
  {
    name: 'A5 an advertisement before and after its paragraph',
    quote: SENTENCE,
    page: edit(PAGE, SENTENCE, `Advertisement\n${SENTENCE}\nSign up for our letter from the valley.`),
    expected: SENTENCE,
  },
  {
    name: 'A9 a neighbour of a deleted sentence is not it',
    quote: SENTENCE,
    page: edit(PAGE, `${SENTENCE}\n`, ''),
    expected: null,
  },
  {
    name: 'A9 a phrase cut out between its neighbours is gone',
    quote: PHRASE,
    page: edit(PAGE, ` ${PHRASE}`, ''),
    expected: null,
  },
  {
    name: 'A9 between the very same words little likeness is needed',
    quote: 'most of them in the village of Upper Tarn',
    page: edit(PAGE, 'most of them in the village of Upper Tarn', 'nearly all of them in the hamlet of Old Tarn'),
    expected: 'nearly all of them in the hamlet of Old Tarn',
  },
  {
    name: 'A9 of a phrase, letters that are alike are not enough',
    quote: 'most of them in the village',
    page: edit(PAGE, 'most of them in the village of', 'the rest in a valley, south of'),
    expected: null,
  },
  {
    name: 'A10 a whole paragraph that moved away from its neighbours',
    quote: SENTENCE,
    page: `${SENTENCE}\n${edit(PAGE, `${SENTENCE}\n`, '')}`,
    expected: SENTENCE,
  },
  {
    name: 'A10 four words on another page are not the ones that were kept',
    quote: 'nobody came to look',
    page: 'Letters\nThe bench by the church has been broken since May.\nI wrote twice and nobody came to look, not even once.\nEnd',
    expected: null,
  },
  {
    name: 'A11 a changed phrase whose surroundings are gone is gone',
    quote: 'will not have to leave',
    page: 'Letters\nThe owls in the tower, I am told, will never have to leave. I hope so.\nEnd',
    expected: null,
  },
  {
    name: 'A12 a phrase in which a sentence ends now is another phrase',
    quote: 'most of them in the village',
    page: edit(PAGE, 'most of them in the village of', 'most of them. There, in the village of'),
    expected: null,
  },
  {
    name: 'another page has nothing of it',
    quote: CLAIM,
    page: 'Recipes\nPeel the turnips and cut them into cubes.\nBoil them in salted water until they are soft.',
    expected: null,
  },
  { name: 'an empty page has nothing of it', quote: CLAIM, page: '', expected: null },
];

suite('locate', () => {
  for (const { name, quote, page, expected } of cases) {
    const source = PAGE.includes(quote)
      ? PAGE
      : `Zprávy z údolí\nNews\nPodle mluvčího je vše v pořádku.\nIt was said that ${quote} where it is for now.\nKonec.`;
    test(name, () => {
      expect(found(page, quote, selectorsOf(quote, source))).toBe(expected);
    });
  }

  test('A6 a pull quote before its paragraph is not the paragraph', () => {
    const page = edit(PAGE, SENTENCE, `${SENTENCE}\n${SENTENCE}`);
    expect(locate(page, selectorsOf(SENTENCE))?.span.start).toBe(page.lastIndexOf(SENTENCE));
  });

  test('A6 nor is it, where the paragraph was changed since', () => {
    const changed = edit(SENTENCE, '41', '57');
    const page = edit(PAGE, SENTENCE, `${SENTENCE}\n${changed}`);
    expect(found(page, SENTENCE)).toBe(changed);
  });

  test('A6b nor is it, where its sentence stands within a paragraph and was changed', () => {
    const sentence =
      'The board then wrote that there was “no cause for concern”, a sentence that it took back on Monday.';
    const changed = edit(sentence, 'wrote', 'claimed');
    expect(found(edit(PAGE, sentence, `${sentence}\n${changed}`), sentence)).toBe(changed);
  });

  test('A7 of two copies with little around them the one that is a block of its own is chosen for a block', () => {
    const page = `Note\nSomebody wrote: ${SENTENCE} So it was told.\n${SENTENCE}\nEnd of the note`;
    expect(locate(page, selectorsOf(SENTENCE))?.span.start).toBe(page.lastIndexOf(SENTENCE));
  });

  test('A8 of the same block printed twice the one nearest to the stored place is chosen', () => {
    const block = `Every morning at six the sluice is opened by hand.\n`;
    const page = block.repeat(9);
    const start = 4 * block.length;
    const stored = describe(page, { start, end: start + block.length - 1 });
    expect(locate(page, stored)?.span.start).toBe(start);
    expect(locate(`${page}More.`, stored)?.span.start).toBe(start);
  });

  test('A4 of fifty entries that are all alike, changed since, each is found', () => {
    const keeps = Array.from(
      { length: 50 },
      (_, i) => `the ${['red', 'old', 'tall', 'lame', 'deaf'][i % 5]} ferryman number ${i + 11} keeps a dog`,
    );
    const page = keeps.map((entry) => `On the island they say that ${entry}, and that nobody else does.`).join('\n');
    const now = `More\n${page.replaceAll('keeps a dog', 'has a dog')}`;
    const index = indexText(now);
    for (const entry of keeps) {
      const place = index.locate(selectorsOf(entry, page));
      expect(place && now.slice(place.span.start, place.span.end)).toBe(entry.replace('keeps', 'has'));
    }
  });

  test('A13 between its own neighbours it is found although the rest of its surroundings is gone', () => {
    const stored = selectorsOf(CLAIM);
    const near = PAGE.slice(PAGE.indexOf(CLAIM) - 24, PAGE.indexOf(CLAIM) + CLAIM.length + 24);
    const page = `Nothing else is left of it: ${near} and so it goes on.`;
    expect(found(page, CLAIM, stored)).toBe(CLAIM);
  });

  test('A13 then no other place is looked for; it is, where one side is gone or the same stands twice', () => {
    const looks = vi.spyOn(GramIndex.prototype, 'diagonals');
    const start = PAGE.indexOf(CLAIM);
    const near = PAGE.slice(start - 24, start + CLAIM.length + 24);
    const countOf = (page: string) => {
      looks.mockClear();
      locate(page, selectorsOf(CLAIM));
      return looks.mock.calls.length;
    };
    expect(countOf(`Nothing else is left of it: ${near} and so it goes on.`)).toBe(0);
    expect(countOf(`Nothing else is left of it: ${near.slice(4)} and so it goes on.`)).toBe(1);
    expect(countOf(`It stands here: ${near} and here: ${near} and so it goes on.`)).toBe(1);
    looks.mockRestore();
  });

  test('A2 a context of 32 units is enough, of 31 it is not', () => {
    const start = PAGE.indexOf(PHRASE);
    const page = `News\n${PAGE}`;
    const scoreWith = (before: number, after: number) =>
      locate(page, [
        {
          type: 'TextQuoteSelector',
          exact: PHRASE,
          prefix: PAGE.slice(start - before, start),
          suffix: PAGE.slice(start + PHRASE.length, start + PHRASE.length + after),
        },
      ])?.score;
    expect(scoreWith(16, 16)).toBe(1);
    expect(scoreWith(16, 15)).toBeLessThan(1);
  });

  test('of several positions, as other tools store them, the first counts', () => {
    const block = 'Every morning at six the sluice is opened by hand.\n';
    const [quote, position] = describe(block.repeat(9), { start: 4 * block.length, end: 5 * block.length - 1 });
    const other = { ...position, start: 0, end: block.length - 1 };
    const page = `${block.repeat(9)}More.`;
    expect(locate(page, [quote, position, other])?.span.start).toBe(4 * block.length);
  });

  test('A2 of several places with all of its surroundings, the one nearest to the stored place', () => {
    const start = PAGE.indexOf(CLAIM);
    const whole = PAGE.slice(start - 64, start + CLAIM.length + 64);
    const stored = describe(PAGE, { start, end: start + CLAIM.length });
    // The stored place is 64 units into the copy that is nearest to it.
    const placed = (copies: readonly number[]) => {
      let page = '';
      for (const at of copies) page = page.padEnd(at - 64, '·') + whole;
      return locate(page, stored)?.span.start;
    };
    expect(placed([start - 30, start + 330])).toBe(start - 30);
    expect(placed([start - 300, start + 30])).toBe(start + 30);
  });

  test('A4 a word-for-word copy right before it doesn’t hide what was changed', () => {
    const short = 'of which the province pays half';
    const page = edit(PAGE, SENTENCE, `${short}.\n${SENTENCE.replace('pays half', 'pays nearly half')}`);
    expect(found(page, short)).toBe('of which the province pays nearly half');
  });

  test('the score falls with the change, and edits count words', () => {
    const exact = locate(PAGE, selectorsOf(SENTENCE));
    const marks = locate(PAGE.replaceAll('’', "'").replaceAll(' ', '\u00a0'), selectorsOf(CLAIM));
    const edited = locate(edit(PAGE, '41 million crowns', '57 million new crowns'), selectorsOf(SENTENCE));
    expect(exact).toMatchObject({ score: 1, edits: 0 });
    expect(marks?.edits).toBe(0);
    expect(edited?.edits).toBe(2);
    expect(edited?.score).toBeLessThan(1);
    expect(edited?.score).toBeGreaterThan(0.5);
  });

  test('many annotations are found through one index', () => {
    const page = `New on top\n${PAGE.replaceAll('’', "'")}`;
    const index = indexText(page);
    for (const quote of [CLAIM, SENTENCE, PHRASE])
      expect(index.locate(selectorsOf(quote))).toEqual(locate(page, selectorsOf(quote)));
  });

  test('selectors of other tools: without position, without context', () => {
    expect(locate(PAGE, [{ type: 'TextQuoteSelector', exact: SENTENCE, prefix: '', suffix: '' }])?.span.start).toBe(
      PAGE.indexOf(SENTENCE),
    );
    expect(
      locate(edit(PAGE, '41', '57'), [
        { type: 'TextQuoteSelector', exact: SENTENCE, prefix: 'photograph.”\n', suffix: '' },
      ])?.span.start,
    ).toBe(PAGE.indexOf(SENTENCE));
  });

  test('a quotation of nothing, or of white space, is nowhere', () => {
    expect(locate(PAGE, [{ type: 'TextQuoteSelector', exact: '', prefix: 'a', suffix: 'b' }])).toBeNull();
    expect(locate(PAGE, [{ type: 'TextQuoteSelector', exact: ' \n ', prefix: '', suffix: '' }])).toBeNull();
    expect(locate(PAGE, [{ type: 'TextPositionSelector', start: 0, end: 9 }])).toBeNull();
    expect(locate(PAGE, [])).toBeNull();
  });
});

suite('describe', () => {
  test('keeps 64 units of context on each side', () => {
    const start = PAGE.indexOf(CLAIM);
    const [quote, position] = describe(PAGE, { start, end: start + CLAIM.length });
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: CLAIM,
      prefix: PAGE.slice(start - 64, start),
      suffix: PAGE.slice(start + CLAIM.length, start + CLAIM.length + 64),
    });
    expect(position).toEqual({ type: 'TextPositionSelector', start, end: start + CLAIM.length });
  });

  test('never cuts a pair of surrogates in the context', () => {
    const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`;
    for (const start of [80, 81]) {
      const [quote] = describe(`${'a'.repeat(start - 80)}${text}`, { start, end: start + 1 });
      expect(() => encodeURIComponent(quote.prefix)).not.toThrow();
      expect(() => encodeURIComponent(quote.suffix)).not.toThrow();
    }
  });

  test('refuses a span that is empty or outside the text', () => {
    for (const [start, end] of [
      [3, 3],
      [5, 4],
      [-1, 4],
      [0, PAGE.length + 1],
      [0.5, 3],
      [Number.NaN, 3],
    ] as const) {
      expect(() => describe(PAGE, { start, end })).toThrow(RangeError);
    }
  });
});
