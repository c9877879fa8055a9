import type { Article, Block, BlockKind } from '../../../lib/model';

/** An article from blocks as they would be read from a page. */
export function articleOf(
  blocks: readonly (readonly [kind: BlockKind, text: string])[],
  { title = '', bullets = [] }: { title?: string; bullets?: readonly string[] } = {},
): Article {
  const placed: Block[] = [];
  let text = '';
  for (const [kind, words] of blocks) {
    if (text !== '') text += '\n\n';
    placed.push({ kind, start: text.length, end: text.length + words.length });
    text += words;
  }
  return {
    url: 'https://courier.example/dam',
    title,
    byline: [],
    siteName: null,
    published: null,
    lang: 'en',
    text,
    blocks: placed,
    bullets: bullets.map((words) => ({ text: words, span: null })),
  };
}

export const TITLE = 'Lower Brill dam to be drained after 40-metre crack';

export const BLOCKS: readonly (readonly [BlockKind, string])[] = [
  ['key-point', 'The reservoir at Lower Brill is to be emptied by April.'],
  [
    'paragraph',
    'The reservoir at Lower Brill will be drained by April after divers found a 40-metre crack in its eastern wall, the water board said on Monday.',
  ],
  ['caption', 'The eastern wall of the dam at Lower Brill was inspected by divers in October.'],
  [
    'paragraph',
    'Casimir Holt, who leads the board’s engineers, said the wall might not hold through another winter. “Anyone who says otherwise has not seen the pictures.” But he ruled out any danger before spring.',
  ],
  [
    'paragraph',
    'About 3,200 people live below the dam, most of them in the village of Upper Tarn. They will not have to leave their homes. The campsite on the shore of the reservoir will stay closed until the repair is finished.',
  ],
  ['heading', 'A letter from 2019'],
  [
    'paragraph',
    'A fisherman reported water running out of the wall in 2019 in a letter to the water board. It answered that there was no cause for concern. Marguerite Ode, who runs the campsite, wants to know why nobody came to look for six years. Who will pay for her lost summers?',
  ],
  [
    'paragraph',
    'The repair of the wall is expected to cost 41 million crowns, of which the province pays half. As a result, the price of water in the valley will rise by a tenth next year.',
  ],
  ['paragraph', 'Correction: An earlier version of this article said that the crack was four metres long.'],
];
