/** Stories for pages that change; all of it invented. */
import { PARAGRAPHS } from '../page/documents';

export interface Story {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const FERRY: Story = { title: 'Night ferry to Orrin will stop at midnight', paragraphs: PARAGRAPHS };

export const BRIDGE: Story = {
  title: 'Old bridge at Tallow Mill closes for two winters',
  paragraphs: [
    'The stone bridge at Tallow Mill will close to all traffic on the first of November, the county said on Tuesday, after divers found that two of its five piers stand on nothing but gravel.',
    '“You could put your arm under it up to the shoulder,” said Hesper Quillfeather, who led the dive. “I did, and I would rather not have done it.”',
    'The detour over Marrow Lock takes twenty minutes by car and most of a morning on foot. School buses will leave half an hour earlier, the district told parents.',
    'Shopkeepers on the east bank said that a winter without the bridge was a winter without customers. “We had one in the flood, and three shops never opened again,” said Osric Dunnavant.',
    'The county engineer, Philippa Strand-Abara, said that the piers could be underpinned from barges. She put the cost at nine million crowns and the work at eighteen months.',
    'A footbridge of scaffolding was ruled out because the river carries ice in February. The council voted for it all the same, by eleven to two, and asked the engineer to think again.',
    'The bridge was built in 1741 by a guild of millers who wanted their flour dry. It has been closed only once before, for a royal visit that did not take place.',
    'Work begins when the eels have gone to sea. According to the fisheries office, that is a matter of weeks, and the eels have not been told about the budget.',
  ],
};

export const ORCHARD: Story = {
  title: 'Frost takes half of the plums in the Verring valley',
  paragraphs: [
    'Growers in the Verring valley lost about half of their plums to a single night of frost in April, the chamber of agriculture reported on Friday, and most of what is left will go to distillers.',
    '“It was minus six at four in the morning and there was nothing to do but watch,” said Marguerite Ollenshaw, whose family has grown plums there since the railway came.',
    'Smudge pots were lit in the lower rows. They saved the early kinds, the chamber said, and filled the village school with soot, so that lessons were held in the gymnasium for a week.',
    'Insurers said that frost is covered only where it was announced. The weather service announced it at midnight, which the insurers called late and the growers called the time at which it froze.',
    'Lucan Batterby of the growers’ union said that two farms in three would apply for help. He asked the ministry to pay before the harvest, since afterwards there would be nobody to pay.',
    'The ministry said that it had understood the letter. It did not say what it had understood it to mean, and a second letter is on its way.',
    'Bees were brought in from the coast to make the most of the late blossom. They arrived on a Sunday and by Monday had found the lime trees in the park instead.',
    'The plum festival will be held as always in September. There will be cake, said Ollenshaw, and for the first time there will be apples in it.',
  ],
};

const LINK = (path: string) => `<link rel="canonical" href="${path}">`;

export const articleOf = ({ title, paragraphs }: Story, id: string): string =>
  `<article id="${id}"><h1>${title}</h1><p class="date"><time datetime="2026-03-11">11 March 2026</time></p><div class="text">${paragraphs
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')}</div></article>`;

export interface PageParts {
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
  /** Path that the canonical link names; none where left out. */
  readonly canonical?: string;
  readonly article?: string;
}

/** A page with a story, as a publisher might write it. */
export function pageOf(
  story: Story,
  { head = '', before = '', after = '', canonical, article }: PageParts = {},
): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${story.title}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-11T08:00:00Z">
${canonical === undefined ? '' : LINK(canonical)}
<style>body { font: 18px/1.5 sans-serif; max-width: 40em; margin: 2em auto; }</style>${head}</head>
<body>${before}<main>${article ?? articleOf(story, 'story')}</main>${after}</body></html>`;
}
