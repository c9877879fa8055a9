import { describe, expect, test } from 'vitest';
import { type QuotedAs, quotedWords, type SaidWords } from '@/lib/text/key-points/borne-out/quoted-words';

const NARRATIVE = 'The harbour board met on Monday. Its chair said the pier would have to wait until the autumn.';

const SAID: readonly SaidWords[] = [
  {
    text: 'We will rebuild this pier stone by stone, whatever the board in the capital decides',
    isDirect: true,
    speaker: 'Nora Feld',
  },
  {
    text: 'Nobody asked the fishermen what they need before the crane was ordered',
    isDirect: true,
    speaker: 'Ivo Marsh',
  },
  { text: 'The money is there and it has been there for three long years', isDirect: true, speaker: 'Nora Feld' },
  {
    text: 'My father tied his first boat to that wall in the winter of the great storm',
    isDirect: true,
    speaker: 'Greta Holm',
  },
  {
    text: 'I have never seen so many empty houses along this road as I do now',
    isDirect: true,
    speaker: 'Tom Ashdown',
  },
  {
    text: 'the port needs a second crane before any larger ships can be received',
    isDirect: false,
    speaker: 'Ivo Marsh',
  },
  {
    text: 'the council had paid far too little for the old lighthouse keeper’s cottage',
    isDirect: false,
    speaker: 'Tom Ashdown',
  },
];
const DIRECT = SAID.filter(({ isDirect }) => isDirect);
const wordsOf = (text: string) => text.replace(/,/g, '').split(' ');

interface Case {
  readonly as: QuotedAs;
  readonly quoted: string;
  readonly speaker: string | null;
}

/** Every kind of change, made to each quotation in several places. */
function cases(): Case[] {
  const made: Case[] = [];
  for (const [n, { text, speaker }] of DIRECT.entries()) {
    const words = wordsOf(text);
    for (let place = 3; place < 8; place++) {
      const before = words.slice(0, place);
      const behind = words.slice(place + 1);
      made.push({ as: 'same', quoted: words.slice(place - 3, place + 3).join(' '), speaker });
      made.push({ as: 'left-out', quoted: [...before, ...behind].join(' '), speaker });
      made.push({ as: 'changed', quoted: [...before, 'bitterly', ...behind].join(' '), speaker });
      made.push({ as: 'added', quoted: [...before, 'frankly', ...words.slice(place)].join(' '), speaker });
      const turned = [...words.slice(place), ...before];
      made.push({ as: 'turned', quoted: turned.join(' '), speaker });
      const next = DIRECT[(n + 1) % DIRECT.length];
      made.push({
        as: 'joined',
        quoted: [...before, ...wordsOf(next?.text ?? '').slice(-place)].join(' '),
        speaker: null,
      });
      const other = DIRECT.find((one) => one.speaker !== speaker)?.speaker ?? null;
      made.push({ as: 'speaker', quoted: words.slice(place - 3, place + 2).join(' '), speaker: other });
      const reported = wordsOf(SAID[n % 2 === 0 ? 5 : 6]?.text ?? '');
      made.push({ as: 'reported', quoted: reported.slice(place - 3, place + 2 + n).join(' '), speaker: null });
    }
  }
  return made;
}

describe('a quotation in a headline, held against those of the article', () => {
  test('200 quotations changed in eight ways, at least 95 of 100 named rightly', () => {
    const made = cases();
    expect(made).toHaveLength(200);
    const wrong = made.filter(({ as, quoted, speaker }) => quotedWords(quoted, speaker, SAID, NARRATIVE)?.as !== as);
    expect(
      wrong
        .map(({ as, quoted }) => `${as}: ${quoted} → ${quotedWords(quoted, null, SAID, NARRATIVE)?.as}`)
        .slice(0, 11),
    ).toEqual([]);
  });

  test.each<[string, string, string | null, Partial<ReturnType<typeof quotedWords> & object> | null]>([
    ['Q1 typography is no difference', 'we will rebuild this pier — stone by stone', 'Feld', { as: 'same' }],
    [
      'Q1 an ellipsis tells of itself',
      'We will rebuild this pier … whatever the board in the capital decides',
      null,
      { as: 'same' },
    ],
    ['Q1 words in brackets tell of themselves', 'Nobody asked the fishermen what [men] need', null, { as: 'same' }],
    ['Q2 words of the story in marks', 'the pier would have to wait until the autumn', null, { as: 'reported' }],
    [
      'Q3 another speaker',
      'Nobody asked the fishermen',
      'Greta Holm',
      { as: 'speaker', words: 'Greta Holm', text: 'Ivo Marsh' },
    ],
    [
      'Q5 which words are other',
      'The money is gone and it has been there',
      null,
      { as: 'changed', words: 'gone', text: 'there' },
    ],
    [
      'Q5 which words are left out',
      'My father tied his boat to that wall',
      null,
      { as: 'left-out', words: '', text: 'first' },
    ],
    ['Q5 which words are new', 'My dear father tied his first boat', null, { as: 'added', words: 'dear', text: '' }],
    [
      'Q4 the beginning of one and the end of another',
      'Nobody asked the fishermen in the winter of the great storm',
      null,
      { as: 'joined', said: 1 },
    ],
    [
      'Q6 the same words in another order',
      'stone by stone we will rebuild this pier',
      null,
      { as: 'turned', words: 'stone by stone we will rebuild this pier' },
    ],
    [
      'Q6 so much in another order that hardly two follow each other',
      'storm great the of winter the in wall that to boat',
      null,
      { as: 'turned', said: 3 },
    ],
    ['Q7 what nobody said', 'Every harbour on this coast is doomed', null, { as: 'absent' }],
    ['of two words nothing is told', 'empty houses', null, null],
  ])('%s', (_, quoted, speaker, expected) => {
    const found = quotedWords(quoted, speaker, SAID, NARRATIVE);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });
});
