import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { readingTranscript, turnsOf } from '../../../lib/text/quotations/transcript';
import { finish } from '../../../lib/text/steps';
import { articleOf, wordsOf } from './article';

const cases: readonly { name: string; text: string; turns: readonly (readonly [label: string, contents: string])[] }[] =
  [
    {
      name: 'turns under names in capitals',
      text: 'Here is what they said.\n\nANNA CORSO: I never signed it.\n\nHOST: Your name is on it, isn’t it?\n\nCORSO: No. Look again.',
      turns: [
        ['ANNA CORSO', 'I never signed it'],
        ['HOST', 'Your name is on it, isn’t it?'],
        ['CORSO', 'No. Look again'],
      ],
    },
    {
      name: 'labels behind a mark, in a transcript that is quoted',
      text: '"CORSO: I never signed it.\n\n"HOST: Your name is on it, isn’t it?',
      turns: [
        ['CORSO', 'I never signed it'],
        ['HOST', 'Your name is on it, isn’t it?'],
      ],
    },
    { name: 'a box of facts', text: 'WHEN: Monday at eight\n\nWHERE: The old mill, Ostby', turns: [] },
    { name: 'one label alone', text: 'CORSO: I never signed it.\n\nThe host did not answer.', turns: [] },
    { name: 'letters of questions and answers', text: 'Q: Why did you go?\n\nA: I had to.', turns: [] },
    {
      name: 'labels in small letters',
      text: 'Update: We have added a map.\n\nUpdate: You can see it below.',
      turns: [],
    },
    {
      name: 'labels far apart',
      text: 'OSTBY: I was there.\n\nThe rain went on.\n\nMOE: You were not.',
      turns: [],
    },
  ];

describe('turns of a transcript', () => {
  for (const { name, text, turns } of cases) {
    test(name, () => {
      const article = articleOf(text, 'en');
      const found = turnsOf(article, english);
      expect(found.map(({ label, contents }) => [wordsOf(article, label), wordsOf(article, contents)])).toEqual(turns);
    });
  }
});

const forms: readonly {
  name: string;
  text: string;
  turns: readonly (readonly [label: string | null, contents: string])[];
}[] = [
  {
    name: 'an answer is what somebody unnamed says, its question is not',
    text: 'Q: Why did you go?\n\nA: I had to. Nobody asked.',
    turns: [[null, 'I had to. Nobody asked']],
  },
  {
    name: 'a name under a block in marks is who said it',
    text: '“We won.”\n\n-Ada Quist, Ostby',
    turns: [['Ada Quist', 'We won.']],
  },
  { name: 'a dash under a block without marks is a line of its own', text: 'We won.\n\n- Ada Quist, Ostby', turns: [] },
  {
    name: 'answers in a row',
    text: 'Question: Who pays?\n\nAnswer: The county does.\n\nAnswer: And the state.',
    turns: [
      [null, 'The county does'],
      [null, 'And the state'],
    ],
  },
  { name: 'an answer that nobody asked for', text: 'We met in May.\n\nA: The first group.', turns: [] },
  {
    name: 'a post above its signature',
    text: 'The lake is closed.\n\nWe drained it too late. Sorry.\n\n— Ada Quist (@adaquist) March 1, 2026',
    turns: [['Ada Quist', 'We drained it too late. Sorry']],
  },
  {
    name: 'a post with its signature in one block',
    text: 'We drained it too late! — Ada Quist (@adaquist) March 1, 2026',
    turns: [['Ada Quist', 'We drained it too late!']],
  },
  {
    name: 'a handle without a dash signs nothing',
    text: 'We drained it too late.\n\nAda Quist (@adaquist) runs the lake.',
    turns: [],
  },
  { name: 'a signature under an introduction', text: 'She wrote:\n\n— Ada Quist (@adaquist) March 1', turns: [] },
];

describe('what is somebody’s by its form', () => {
  for (const { name, text, turns } of forms) {
    test(name, () => {
      const article = articleOf(text, 'en');
      const found = finish(readingTranscript(article, english)).turns;
      expect(found.map(({ label, contents }) => [wordsOf(article, label), wordsOf(article, contents)])).toEqual(turns);
    });
  }
});
