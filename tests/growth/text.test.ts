/** The text core: how much it does grows with the text, and has a bound between two places at which others go first. */
import { expect, describe as group, test } from 'vitest';
import type { Article, Block, TextQuoteSelector } from '@/lib/model';
import { analyzing } from '@/lib/text/analyze';
import { describe } from '@/lib/text/anchor';
import { digesting, digestOf } from '@/lib/text/article-digest';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { type Claim, matchingClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { ClaimIndex } from '@/lib/text/matches/candidates';
import { type ClaimTerms, merging, RULES, segmentOf, termsOf } from '@/lib/text/matches/claim-segment';
import { checkingWording, readingSource } from '@/lib/text/matches/wording';
import { comparing, placing } from '@/lib/text/passages';
import type { Steps } from '@/lib/text/steps';
import { expectProportion } from './growth';
import { DIFFERING, ENDED, EVERYTHING, type HostileText, QUOTED, REPEATED, RUNS, TURNS } from './inputs';
import { workOf, workOfSteps } from './work';

const NOW = '2026-03-12T08:00:00.000Z';

/** Counted steps that may be done at once: some ten milliseconds of a slow machine, where 50 would be felt. */
const LONGEST = 1_500_000;

const articleOf = (text: string, blocks: readonly Block[], title = 'Night ferry stops'): Article => ({
  url: 'https://paper.example/story',
  title,
  byline: [],
  siteName: null,
  published: null,
  lang: 'en',
  text,
  blocks,
  bullets: [],
});

/** All of the text as one paragraph. */
const inOne = (text: string) => articleOf(text, [{ kind: 'paragraph', start: 0, end: text.length }]);

/** The text as paragraphs of forty units, parted by lines. */
function inMany(text: string): Article {
  const lines = text.replaceAll('\n', ' ').match(/.{1,40}/gsu) ?? [];
  const blocks: Block[] = [];
  let start = 0;
  for (const line of lines) {
    blocks.push({ kind: blocks.length % 7 === 6 ? 'heading' : 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  return articleOf(lines.join('\n'), blocks);
}

async function check(
  inputs: readonly HostileText[],
  length: number,
  work: (text: string) => Steps<unknown>,
): Promise<void> {
  const long: string[] = [];
  await expectProportion(inputs, length, (input, units) => {
    const { whole, longest } = workOfSteps(work(input.of(units)));
    if (longest > LONGEST) long.push(`${input.name}: ${longest} steps without a pause in ${units} units`);
    return whole;
  });
  expect(long).toEqual([]);
}

const ANY = [...RUNS, ...REPEATED, ...DIFFERING];
/** Words in marks, with and without a mark that closes. */
const MARKED = REPEATED.filter(({ name }) => /[“„«»]|''|\{/u.test(name));
/** Longer than the pieces in which a paragraph is read. */
const LONG = 9000;
const SOME = [
  ...DIFFERING,
  ...RUNS.filter((_, index) => index % 8 === 0),
  ...REPEATED.filter((_, index) => index % 4 === 0),
];
const HARD = [
  ...DIFFERING,
  ...REPEATED.filter((_, index) => index % 7 === 0),
  ...QUOTED.filter((_, index) => index % 25 === 0),
];

group('an article is analysed in proportion to its text', () => {
  test('whatever the text is', async () => {
    const english = await languageOf('en');
    await check(EVERYTHING, 500, (text) => analyzing(inOne(text), english));
  });

  test.each(['de', 'fr', 'ru', 'und'])('in %s', async (code) => {
    const language = await languageOf(code);
    await check([...REPEATED, ...DIFFERING, ...QUOTED.slice(0, 100)], 700, (text) => analyzing(inOne(text), language));
  });

  // The languages whose reports rules find; reports.test.ts has more for the rules themselves.
  test.each(['ar', 'es', 'it', 'pl', 'pt', 'tr', 'ur'])('in %s, of some texts', async (code) => {
    const language = await languageOf(code);
    const some = [...REPEATED, ...DIFFERING, ...QUOTED].filter((_, index) => index % 5 === 0);
    await check([...some, ...MARKED], 500, (text) => analyzing(inOne(text), language));
  });

  test('in many paragraphs', async () => {
    const english = await languageOf('en');
    await check(ANY, 1500, (text) => analyzing(inMany(text), english));
  });

  test('in a paragraph without an end', async () => {
    const english = await languageOf('en');
    await check(HARD, LONG, (text) => analyzing(inOne(text), english));
  });

  test('with key points of the publisher', async () => {
    const english = await languageOf('en');
    await check(HARD, 2000, (text) => {
      const bullets = [text.slice(0, 600), text.slice(-600)].map((bullet) => ({ text: bullet, span: null }));
      return analyzing({ ...inOne(text), bullets }, english);
    });
  });

  test('with words in marks in its headline, standfirst and key points', async () => {
    const english = await languageOf('en');
    await check(HARD, 2000, (text) => {
      const [start, end] = [text.slice(0, 390), text.slice(-390)];
      const bullets = [`“${start}”`, `'${end}' 12 of 13 ${end}`].map((bullet) => ({ text: bullet, span: null }));
      const said = `“${start} not,” said Ada Lund. `;
      const article = inOne(`${said}${text} ${said}`);
      const blocks: Block[] = [
        { kind: 'standfirst', start: 0, end: said.length },
        { kind: 'paragraph', start: said.length, end: article.text.length },
      ];
      return analyzing({ ...article, blocks, title: `“${end}”`, bullets }, english);
    });
  });

  test('its language is told by its start', async () => {
    await expectProportion([...RUNS, ...TURNS], 3000, (input, units) => {
      const text = input.of(units);
      return workOf(() => detectLanguage(text, 'en'));
    });
  });
});

const quoteOf = (exact: string, prefix = '', suffix = ''): readonly [TextQuoteSelector] => [
  { type: 'TextQuoteSelector', exact, prefix, suffix },
];

group('a kept passage is found in proportion to the page and to itself', () => {
  const TEXTS = [
    ...ANY,
    ...ENDED.filter((_, index) => index % 7 === 0),
    ...TURNS.filter((_, index) => index % 29 === 0),
  ];

  test('a short one in a long page', async () => {
    await check(TEXTS, 1000, (text) =>
      placing(`${text} The night boat sails. ${text}`, [
        quoteOf('The night boat sailed.', text.slice(-64), text.slice(0, 64)),
        quoteOf(text.slice(0, 40)),
        quoteOf(`${text.slice(0, 40)} b`, 'The boat', 'sails on'),
      ]),
    );
  });

  test('a long one in a page that is like it', async () => {
    await check(SOME, 1000, (text) =>
      placing(`The boat ${text}`, [
        quoteOf(`${text} b`, 'The boat ', ' sails on and on, they say.'),
        quoteOf(`b ${text.slice(0, text.length / 2)} c ${text.slice(text.length / 2)}`, 'The', 'end'),
      ]),
    );
  });

  test('one whose copies stand before its place', async () => {
    await check(SOME, 1000, (text) => {
      const part = text.slice(0, text.length / 4);
      return placing(text, [
        [
          ...quoteOf(`${part}b`, 'a'.repeat(40)),
          { type: 'TextPositionSelector', start: text.length, end: text.length },
        ],
        [...quoteOf(part), { type: 'TextPositionSelector', start: text.length - 3, end: text.length }],
      ]);
    });
  });

  test('is described by what is near it', () => {
    for (const input of RUNS) {
      const text = input.of(9000);
      expect(workOf(() => describe(text, { start: 4000, end: 4010 }))).toBeLessThan(1000);
    }
  });
});

group('claims are compared in proportion to their words, and what has no end at once', () => {
  const claimOf = (text: string): Claim => ({ text, speaker: text.slice(0, 200), form: 'direct' });

  test('whatever they are', async () => {
    const words = matchWordsOf(await languageOf('de'), await matchWordDataOf('de'));
    await check([...EVERYTHING, ...DIFFERING], 500, function* (text) {
      const claim = readClaim(claimOf(text), words);
      const others = [text, `${text} not`, `21 ${text}`, text.slice(text.length >> 1)].map(
        (other) => ['', readClaim(claimOf(other), words)] as const,
      );
      return yield* matchingClaims(claim, others, words);
    });
  });

  test('among all that is kept, by the index', async () => {
    const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'));
    await check([...SOME, ...DIFFERING], 200, function* (text) {
      const lines = text.match(/.{1,60}/gsu) ?? [];
      const terms: ClaimTerms[] = [];
      for (const line of lines) {
        yield;
        terms.push(termsOf(readClaim(claimOf(line), words)));
      }
      const half = terms.length >> 1;
      const one = yield* segmentOf([{ article: 'a', claims: terms.slice(0, half) }], RULES);
      const other = yield* segmentOf([{ article: 'b', claims: terms.slice(half) }], RULES);
      const all = () => true;
      const index = new ClaimIndex([yield* merging(one, all, other, all)]);
      return yield* index.candidates(readClaim(claimOf(text.slice(0, 500)), words));
    });
  });

  test('against a source', async () => {
    const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'));
    await check([...SOME, ...DIFFERING], 500, function* (text) {
      const source = yield* readingSource(text, words);
      for (const quotation of [text.slice(100, 400), `${text.slice(0, 200)} … ${text.slice(-200)}`, `not ${text}`])
        yield* checkingWording(quotation, source, words);
    });
  });
});

group('an article is remembered and compared in proportion to it', () => {
  test('its digest', async () => {
    await check(ANY, 1000, (text) => digesting(inOne(text), NOW));
    await check(HARD, LONG, (text) => digesting(inOne(text), NOW));
  });

  test('with one that is like it, and with another title', async () => {
    await check(SOME, 1000, (text) => {
      const before = digestOf(articleOf(text, [], `a${text.slice(0, 2000)}`), NOW);
      return comparing(articleOf(text, [{ kind: 'paragraph', start: 0, end: text.length }], `${text} b`), before);
    });
  });
});
