import { describe, expect, test } from 'vitest';
import { stretchesOf } from '../../../lib/text/quotations/stretches';

type Marks = readonly (readonly [string, string])[];
const ENGLISH: Marks = [['“', '”']];
const URDU: Marks = [['’’', '‘‘']];
const GERMAN: Marks = [
  ['„', '“'],
  ['»', '«'],
];

const cases: readonly { name: string; text: string; marks?: Marks; inside: readonly string[] }[] = [
  { name: 'curly marks', text: 'He said “yes” and “no.”', inside: ['yes', 'no.'] },
  { name: 'typewriter marks', text: 'He said "yes" and "no."', inside: ['yes', 'no.'] },
  { name: 'two apostrophes', text: "''Yes,'' he said, ''no.''", inside: ['Yes,', 'no.'] },
  { name: 'two raised commas', text: '‘‘Yes,’’ he said, ‘‘no.’’', inside: ['Yes,', 'no.'] },
  { name: 'Urdu pairs', text: 'اس نے کہا کہ ’’پل کھلا ہے۔‘‘ پھر وہ چلا گیا۔', marks: URDU, inside: ['پل کھلا ہے۔'] },
  { name: 'German marks', text: 'Er sagte „ja“ und »nein«.', marks: GERMAN, inside: ['ja', 'nein'] },
  { name: 'guillemets', text: 'Il dit « oui » puis « non ».', inside: [' oui ', ' non '] },
  { name: 'corner brackets', text: '彼は「はい」と言った。', inside: ['はい'] },
  { name: 'single marks beside apostrophes', text: '‘Don’t go’ isn’t Volk’s line', inside: ['Don’t go'] },
  { name: 'typewriter single marks', text: "Pell: 'I won't go' again", inside: ["I won't go"] },
  { name: 'an apostrophe alone', text: 'The boys’ ‘90s band and rock ’n’ roll', inside: [] },
  { name: 'single marks inside double ones', text: '“He said ‘no,’ twice”', inside: ['He said ‘no,’ twice'] },
  {
    name: 'a mark left open runs to the end of its block',
    text: 'He said “we will go. And so',
    inside: ['we will go. And so'],
  },
  { name: 'a mark turned the wrong way opens a line', text: '”We waited,” she said', inside: ['We waited,'] },
  { name: 'and nothing that no other closes', text: '”We waited, she said', inside: [] },
  { name: 'inches are no marks', text: 'a 12" disc and a 7" disc', inside: [] },
  { name: 'marks around nothing', text: 'He wrote “” and “ … ”', inside: [] },
  { name: 'curly and typewriter mixed in one pair', text: '“Yes," he said', inside: ['Yes,'] },
  { name: 'a line break ends a stretch', text: '“One\n“Two”', inside: ['One', 'Two'] },
];

describe('stretches in marks', () => {
  for (const { name, text, marks = ENGLISH, inside } of cases) {
    test(name, () => {
      const found = stretchesOf(text, { start: 0, end: text.length }, marks);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(inside);
    });
  }
});
