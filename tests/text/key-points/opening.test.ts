import { describe, expect, test } from 'vitest';
import type { Article } from '@/lib/model';
import { analyze } from '@/lib/text/analyze';
import { english } from '@/lib/text/languages';

const PARAGRAPHS = [
  'The harbour board of Orlan met on Monday to decide about the old pier.',
  '“We will rebuild this pier stone by stone, whatever the capital decides,” said Nora Feld, who leads the board.',
  'Ivo Marsh, a fisherman, was not convinced. “Nobody asked the fishermen what they need before the crane was ordered,” Marsh said.',
  'Feld said the port would have to wait for its second crane until the autumn.',
  'The work will cost 4.2 million euros and last eighteen months.',
  'A storm damaged the pier two winters ago, and the lower part has been closed since then.',
];

function articleOf(title: string, paragraphs: readonly string[] = PARAGRAPHS): Article {
  const text = paragraphs.join('\n\n');
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: 'paragraph' as const, start, end: start + paragraph.length };
    start = block.end + 2;
    return block;
  });
  return { url: '', title, byline: [], siteName: null, published: null, lang: 'en', text, blocks, bullets: [] };
}

const openingsOf = (title: string) =>
  (analyze(articleOf(title), english).openings ?? []).flatMap(({ differs }) =>
    differs.map(({ kind, as, words, text }) => `${as ?? kind}: ${words} / ${text}`),
  );

describe('a headline held against the body', () => {
  test.each<[string, string, string[]]>([
    ['says so', 'Orlan board decides about old pier', []],
    ['quotes word for word', 'Feld: “We will rebuild this pier stone by stone”', []],
    [
      'leaves words out',
      'Feld: “We will rebuild this pier, whatever the capital decides”',
      [
        'quotation: We will rebuild this pier, whatever the capital decides / We will rebuild this pier stone by stone, whatever the capital decides,',
      ],
    ],
    ['has another speaker', 'Marsh: “We will rebuild this pier stone by stone”', ['speaker: Ivo Marsh / Nora Feld']],
    [
      'puts reported words into marks',
      'Port ‘would have to wait for its second crane’',
      [
        'reported: would have to wait for its second crane / the port would have to wait for its second crane until the autumn',
      ],
    ],
    [
      'puts words together from two places',
      '“Nobody asked the fishermen, whatever the capital decides”',
      [
        'quotation: Nobody asked the fishermen, whatever the capital decides / Nobody asked the fishermen what they need before the crane was ordered,',
      ],
    ],
    [
      'has another number',
      'Work on Orlan pier to cost 9.5 million euros and last eighteen months',
      ['number: 9.5 million / 4.2 million'],
    ],
  ])('that %s', (_, title, expected) => {
    expect(openingsOf(title)).toEqual(expected);
  });
});

describe('an article held against itself', () => {
  const insideOf = (further: readonly string[]) =>
    (analyze(articleOf('Orlan board decides about old pier', [...PARAGRAPHS, ...further]), english).inside ?? []).map(
      ({ kind, words, text }) => `${kind}: ${words} / ${text}`,
    );

  test.each<[string, string[], string[]]>([
    ['I1 and I2, where it differs nowhere', [], []],
    [
      'I1 the same quotation in other words',
      ['“We will rebuild this pier brick by brick, whatever the capital decides,” Feld said.'],
      [
        'quotation: We will rebuild this pier stone by stone, whatever the capital decides, / We will rebuild this pier brick by brick, whatever the capital decides,',
      ],
    ],
    ['I1 a piece of the same quotation', ['“We will rebuild this pier stone by stone,” Feld said.'], []],
    [
      'I2 another number of the same things',
      [
        'The storm tore 14 boats from the wall of the old harbour.',
        'In the night the storm tore 23 boats from the wall of the old harbour.',
      ],
      ['number: 14 boats / 23 boats'],
    ],
    [
      'I2 of another day',
      [
        'On Friday the storm tore 14 boats from the wall of the old harbour.',
        'On Sunday the storm tore 23 boats from the wall of the old harbour.',
      ],
      [],
    ],
    [
      'I2 a rounding',
      [
        'The storm tore 198 boats from the wall of the old harbour.',
        'In the night the storm tore 200 boats from the wall of the old harbour.',
      ],
      [],
    ],
  ])('%s', (_, further, expected) => {
    expect(insideOf(further)).toEqual(expected);
  });
});
