import { describe, expect, test } from 'vitest';
import type { ClaimSegment } from '@/lib/stored';
import { languageOf } from '@/lib/text/languages';
import { matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { ClaimIndex } from '@/lib/text/matches/candidates';
import { merging, RULES, segmentOf, termsOf } from '@/lib/text/matches/claim-segment';
import { finish } from '@/lib/text/steps';

const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'), 'en');
const read = (text: string) => readClaim({ text, speaker: null, form: 'direct' }, words);

/** Each article with its claims. */
const segment = (articles: Readonly<Record<string, readonly string[]>>): ClaimSegment =>
  finish(
    segmentOf(
      Object.entries(articles).map(([article, claims]) => ({
        article,
        claims: claims.map((text) => termsOf(read(text))),
      })),
      RULES,
    ),
  );

/** Six hundred claims that say much the same. */
const common = (from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, at) => [
      `town ${from + at}`,
      [`The council of town ${from + at} promised a better budget this year.`],
    ]),
  );
const FERRY = { ferry: ['Nobody asked us.', '“The ferries crossed to Corran twelve times a day.”'] };

const candidates = (claim: string, segments: readonly ClaimSegment[], except: readonly string[] = []) =>
  finish(new ClaimIndex(segments).candidates(read(claim), new Set(except)));

describe('candidates', () => {
  test('have the rare words of a claim, in any form and behind any mark', () => {
    expect(candidates('The ferry crosses to Corran.', [segment({ ...common(0, 600), ...FERRY })])[0]).toEqual({
      article: 'ferry',
      claim: 1,
    });
  });

  test('are looked for in every segment', () => {
    const segments = [segment(common(0, 300)), segment(FERRY), segment(common(300, 600))];
    expect(candidates('The ferry crosses to Corran.', segments)).toEqual([{ article: 'ferry', claim: 1 }]);
  });

  test('are of other articles', () => {
    expect(candidates('The ferry crosses to Corran.', [segment({ ...common(0, 600), ...FERRY })], ['ferry'])).toEqual(
      [],
    );
  });

  test('E4 are those of the last segment that knows their article', () => {
    const segments = [segment({ ...common(0, 600), ...FERRY }), segment({ ferry: [] })];
    expect(candidates('The ferry crosses to Corran.', segments)).toEqual([]);
    expect(candidates('The ferry crosses to Corran.', [...segments, segment(FERRY)])).toEqual([
      { article: 'ferry', claim: 1 },
    ]);
  });

  test('are no more than are compared soon, even of what everybody says', () => {
    const found = candidates('The council promised a better budget.', [segment(common(0, 600))]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(16);
    expect(new Set(found.map(({ article }) => article)).size).toBe(found.length);
  });

  test('come first where all their words are the claim’s, before longer ones with two that are rarer', () => {
    const many = (count: number, textOf: (at: number) => string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [textOf(at), [textOf(at)]]));
    const others = {
      ...many(60, (at) => `The mill opened number ${at + 1000} today.`),
      ...many(60, (at) => `Guests stay beside number ${at + 1000} today.`),
      ...many(60, (at) => `The shop shut near number ${at + 1000} today.`),
      ...many(10, (at) => `Corran beat Ostrel with number ${at + 1000} again, against every forecast.`),
    };
    const claim = 'Corran and Ostrel got nothing, and the mill stays shut.';
    const found = candidates(claim, [segment({ ...common(0, 300), ...others, cut: ['The mill stays shut.'] })]);
    expect(found[0]).toEqual({ article: 'cut', claim: 0 });
    expect(found[1]?.article).toMatch(/^Corran/);
  });

  test('are the same words even where each of them is everywhere', () => {
    const same = { same: ['The council promised a better budget this year.'] };
    expect(
      candidates('“The council promised a better budget this year …”', [segment({ ...common(0, 600), ...same })])[0],
    ).toEqual({ article: 'same', claim: 0 });
  });

  test('are none where no word is known, and none that share one word only', () => {
    const all = [segment({ ...common(0, 600), ...FERRY })];
    expect(candidates('Gulls nest on chimneys beside the old mill.', all)).toEqual([]);
    expect(candidates('Corran needs teachers, nurses and doctors now.', all)).toEqual([]);
    expect(candidates('Anything at all', [])).toEqual([]);
  });

  test('of one claim leave nothing behind for the next', () => {
    const index = new ClaimIndex([segment({ ...common(0, 600), ...FERRY })]);
    const once = finish(index.candidates(read('The ferry crosses to Corran.')));
    expect(finish(index.candidates(read('The ferry crosses to Corran.')))).toEqual(once);
  });
});

describe('two segments made one', () => {
  const all = () => true;

  test('say what both said of the articles that live', () => {
    const [one, other] = [
      segment({ ...common(0, 40), ...FERRY }),
      segment({ ...common(40, 60), late: ['Gulls nest on chimneys.'] }),
    ];
    const merged = finish(merging(one, all, other, all));
    expect(merged).toEqual(
      segment({ ...common(0, 40), ...FERRY, ...common(40, 60), late: ['Gulls nest on chimneys.'] }),
    );
  });

  test('say nothing of those that don’t', () => {
    const one = segment({ ...FERRY, mill: ['The mill burned down.'] });
    const other = segment({ mill: ['The mill was saved.'], gulls: ['Gulls nest on chimneys.'] });
    const merged = finish(
      merging(
        one,
        (at) => one.articles[at] !== 'mill',
        other,
        (at) => other.articles[at] !== 'gulls',
      ),
    );
    expect(merged).toEqual(segment({ ...FERRY, mill: ['The mill was saved.'] }));
  });

  test('keep an article without claims', () => {
    const merged = finish(merging(segment(FERRY), all, segment({ mill: [] }), all));
    expect(merged.articles).toEqual(['ferry', 'mill']);
    expect([...merged.starts]).toEqual([0, 2, 2]);
  });
});

test('terms are what they were when the rules got their name', async () => {
  const told: Record<string, number> = {};
  for (const [lang, text] of Object.entries({
    en: 'We won’t raise the 21 taxes of Corran’s families again',
    de: 'Die 21 Kinder wurden im März geimpft, sagte er in Ahlen',
    fr: 'L’État n’augmentera pas les 21 impôts des familles',
    es: 'No subiremos los 21 impuestos de las familias',
    ur: 'ہم 21 سکول بند نہیں کریں گے',
  })) {
    const of = matchWordsOf(await languageOf(lang), await matchWordDataOf(lang), lang);
    const { words: terms, wholes } = termsOf(readClaim({ text, speaker: null, form: 'direct' }, of));
    told[lang] = [...terms, ...wholes].reduce((sum, term) => (Math.imul(sum, 31) + term) >>> 0, 0);
  }
  // Where this fails, raise RULES, since stored indexes were made by other rules.
  expect({ RULES, ...told }).toMatchInlineSnapshot(`
    {
      "RULES": "1",
      "de": 3478292628,
      "en": 2173634336,
      "es": 3825892472,
      "fr": 1174241660,
      "ur": 1558279588,
    }
  `);
});
