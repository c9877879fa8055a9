import { describe, expect, test } from 'vitest';
import { english } from '../../../lib/text/languages';
import { turnsOf } from '../../../lib/text/quotations/transcript';
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
