import type { CopyDifference } from '@/lib/copy/changes';
import { STORIES, type Story, type Written } from './stories';

export type EditKind =
  | 'softened'
  | 'number'
  | 'speaker'
  | 'claim-removed'
  | 'moved'
  | 'correction'
  | 'headline'
  | 'typography'
  | 'live-blog'
  | 'ads'
  | 'related'
  | 'paywall';

/** An edit of a story, with a check whether what the reader is told of it is right (`isTold`). */
export interface Edit {
  readonly story: string;
  readonly kind: EditKind;
  readonly before: Story;
  readonly after: Story;
  readonly isTold: (difference: CopyDifference) => boolean;
}

const wordsOf = (written: Written): string => (typeof written === 'string' ? written : written[1]);
const withWords = (written: Written, words: string): Written =>
  typeof written === 'string' ? words : [written[0], words];

/** The story with some words in the place of others, which must stand in it once. */
function replaced(story: Story, from: string, to: string): Story {
  const count = story.blocks.filter((block) => wordsOf(block).includes(from)).length;
  if (count !== 1) throw new Error(`“${from}” stands ${count} times in “${story.title}”`);
  return {
    ...story,
    blocks: story.blocks.map((block) =>
      withWords(
        block,
        wordsOf(block).replace(from, () => to),
      ),
    ),
  };
}

const without = (story: Story, start: string): Story => ({
  ...story,
  blocks: story.blocks.filter((block) => !wordsOf(block).startsWith(start)),
});

const inserted = (story: Story, at: number, ...blocks: readonly Written[]): Story => ({
  ...story,
  blocks: [...story.blocks.slice(0, at), ...blocks, ...story.blocks.slice(at)],
});

const isQuiet = ({ relation, claims }: CopyDifference) => relation === 'same' && claims.length === 0;
const onlyClaims = ({ claims }: CopyDifference, kind: string) => claims.length === 1 && claims[0]?.kind === kind;

/** By story: words that were softened (what was left out or changed), and so on; each is unlike the others. */
interface Sheet {
  readonly softened: readonly [from: string, to: string, removed: string];
  readonly number: readonly [from: string, to: string, before: string, after: string];
  readonly speaker: readonly [from: string, to: string, before: string, after: string];
  /** The beginning of the paragraph that is removed, and the speaker whose claim goes with it. */
  readonly removed: readonly [start: string, speaker: string];
  /** The beginning of the paragraph that is moved, and its new place. */
  readonly moved: readonly [start: string, to: number];
  readonly note: string;
  readonly title: string;
  readonly post: Written;
  readonly ads: readonly Written[];
  readonly related: readonly Written[];
  readonly prompt: Written;
}

const SHEETS: Readonly<Record<string, Sheet>> = {
  bridge: {
    softened: ['At least 40 bolts', 'Some 40 bolts', 'At least'],
    number: ['cost 12 million', 'cost 15 million', '12', '15'],
    speaker: ['said Tomas Wren, who runs', 'said Greta Holm, who runs', 'Tomas Wren', 'Greta Holm'],
    removed: ['Opponents had', 'Tomas Wren'],
    moved: ['The bridge was built', 1],
    note: 'Correction: An earlier version of this article gave the wrong day for the closure.',
    title: 'Tarnwick bridge to close for the whole summer',
    post: 'Divers went down to the piers this morning and came back with photographs that the council wants to show in the evening.',
    ads: ['Advertisement', 'Sign up for our newsletter and get the day’s stories every morning.'],
    related: [
      ['heading', 'More on this story'],
      ['list-item', 'Ferry timetable for the summer'],
      ['list-item', 'A short history of iron bridges'],
    ],
    prompt: 'Subscribe now to read the rest of this story.',
  },
  clinic: {
    softened: ['We probably would have', 'We would have', 'probably'],
    number: ['About 3,400 people', 'About 3,900 people', '3,400', '3,900'],
    speaker: ['said Lena Brandt, who speaks', 'said Marek Nowak, who speaks', 'Lena Brandt', 'Marek Nowak'],
    removed: ['Nurses have', 'Lena Brandt'],
    moved: ['The building in question', 2],
    note: 'This article was amended on 3 March to say who sold the building.',
    title: 'Night clinic saved, but only for a year',
    post: 'The board has just published its figures, which show that the money would last until the end of February at best.',
    ads: [
      'ADVERTISEMENT',
      'Story continues below advertisement',
      'We use cookies to show you advertisements that fit you.',
    ],
    related: ['Read more: Where the nearest hospital is', 'Related: Five questions about the clinic'],
    prompt: 'This article is for subscribers only. Already a subscriber? Sign in.',
  },
  lake: {
    softened: ['Nearly all of the phosphorus', 'Most of the phosphorus', 'Nearly all'],
    number: ['doubled to 31 million', 'doubled to 34 million', '31', '34'],
    speaker: ['said Marta Silva, who owns', 'said Pavel Dvorak, who owns', 'Marta Silva', 'Pavel Dvorak'],
    removed: ['Three hotels', 'Marta Silva'],
    moved: ['Swimming is forbidden', 6],
    note: 'Clarification: The authority measured the temperature at the surface.',
    title: 'Lake Osmere: algae five weeks early',
    post: 'A second measuring point has now found algae too, on the northern shore, where swimming has been allowed so far.',
    ads: ['Sponsored', 'Download our app and never miss a story.'],
    related: [
      ['heading', 'Most read'],
      ['list-item', 'Ten lakes for a hot day'],
      ['list-item', 'Why algae are blue'],
    ],
    prompt: 'To continue reading, register for free.',
  },
  tram: {
    softened: ['Wir haben den Boden offenbar unterschätzt', 'Wir haben den Boden unterschätzt', 'offenbar'],
    number: ['nun 86 Millionen', 'nun 91 Millionen', '86', '91'],
    speaker: ['sagte Bernd Olsen, der', 'sagte Frank Ritter, der', 'Bernd Olsen', 'Frank Ritter'],
    removed: ['Die Händler', 'Bernd Olsen'],
    moved: ['Die erste Straßenbahn', 1],
    note: 'Korrektur: In einer früheren Version dieses Artikels war das Jahr der Eröffnung falsch angegeben.',
    title: 'Ellerfeld wartet drei weitere Jahre auf die Straßenbahn',
    post: 'Die Stadt hat die Gutachten am Nachmittag ins Netz gestellt, zusammen mit einer Karte der nassen Stellen.',
    ads: ['Anzeige', 'Melden Sie sich für unseren Newsletter an.'],
    related: [
      ['heading', 'Mehr zum Thema'],
      ['list-item', 'So fahren die Busse'],
      ['list-item', 'Die Geschichte der Pferdebahn'],
    ],
    prompt: 'Jetzt abonnieren und weiterlesen.',
  },
  library: {
    softened: ['They found almost 70 percent', 'They found 70 percent', 'almost'],
    number: ['paid 450,000 dollars', 'paid 540,000 dollars', '450,000', '540,000'],
    speaker: ['said Olga Petrenko, a retired', 'said Henry Adeyemi, a retired', 'Olga Petrenko', 'Henry Adeyemi'],
    removed: ['Readers took', 'Olga Petrenko'],
    moved: ['The library was', 2],
    note: 'Editor’s note: The name of the maker was misspelled when this was first published.',
    title: 'Port Ansel sends its library robots back',
    post: 'The smallest of the robots was carried out at noon, and a dozen readers stood at the door and waved to it.',
    ads: ['Advertisement', 'Subscribe for unlimited access. Cancel anytime.'],
    related: [
      'You may also like',
      ['list-item', 'Bicycles for every branch'],
      ['list-item', 'How customs houses became libraries'],
    ],
    prompt: 'Continue reading with a subscription.',
  },
};

/** As another editor's typewriter has it: straight quotes, two hyphens, spaces that don't break, no ligatures. */
const typed = (words: string): string =>
  words
    .replace(/[“”„]/g, '"')
    .replace(/[’‘]/g, "'")
    .replace(/(\d) (percent|million|Millionen)/g, '$1\u00a0$2')
    .normalize('NFD');

export const EDITS: readonly Edit[] = Object.entries(SHEETS).flatMap(([name, sheet]): Edit[] => {
  const story = STORIES[name];
  if (story === undefined) throw new Error(name);
  const made = (kind: EditKind, after: Story, isTold: Edit['isTold'], before = story): Edit => ({
    story: name,
    kind,
    before,
    after,
    isTold,
  });
  const [movedStart, movedTo] = sheet.moved;
  const mover = story.blocks.find((block) => wordsOf(block).startsWith(movedStart)) ?? '';
  const blog: Story = { ...story, genre: 'live-blog' };
  const half = Math.ceil(story.blocks.length / 2);
  return [
    made(
      'softened',
      replaced(story, sheet.softened[0], sheet.softened[1]),
      (difference) =>
        onlyClaims(difference, 'words') &&
        difference.claims[0]?.diff?.some(
          ({ kind, text }) => kind === 'removed' && text.trim().startsWith(sheet.softened[2]),
        ) === true,
    ),
    made(
      'number',
      replaced(story, sheet.number[0], sheet.number[1]),
      ({ numbers, claims }) =>
        numbers.length === 1 &&
        numbers[0]?.before === sheet.number[2] &&
        numbers[0].after === sheet.number[3] &&
        claims.every(({ kind }) => kind === 'words'),
    ),
    made(
      'speaker',
      replaced(story, sheet.speaker[0], sheet.speaker[1]),
      (difference) =>
        onlyClaims(difference, 'speaker') &&
        difference.claims[0]?.before?.speaker?.name === sheet.speaker[2] &&
        difference.claims[0].after?.speaker?.name === sheet.speaker[3],
    ),
    made(
      'claim-removed',
      without(story, sheet.removed[0]),
      (difference) =>
        difference.claims.every(({ kind }) => kind === 'removed') &&
        difference.claims.some(({ before }) => before?.speaker?.name === sheet.removed[1]),
    ),
    made(
      'moved',
      inserted(without(story, movedStart), movedTo, mover),
      ({ relation, counts, claims }) =>
        relation === 'changed' &&
        counts.moved === 1 &&
        counts.added + counts.removed + counts.changed === 0 &&
        claims.length === 0,
    ),
    made(
      'correction',
      inserted(story, story.blocks.length, sheet.note),
      ({ blocks, claims, counts }) =>
        blocks.filter(({ correction }) => correction).length === 1 && counts.added === 1 && claims.length === 0,
    ),
    made(
      'headline',
      { ...story, title: sheet.title },
      ({ relation, title, counts, claims }) =>
        relation === 'changed' &&
        title !== null &&
        claims.length === 0 &&
        Object.values(counts).every((count) => count === 0),
    ),
    made(
      'typography',
      {
        ...story,
        title: typed(story.title),
        blocks: story.blocks.map((block) => withWords(block, typed(wordsOf(block)))),
      },
      isQuiet,
    ),
    made(
      'live-blog',
      inserted({ ...blog, blocks: blog.blocks.slice(0, -2) }, 0, sheet.post),
      ({ relation, counts, claims }) =>
        relation === 'changed' &&
        counts.added === 1 &&
        counts.removed === 0 &&
        claims.every(({ kind }) => kind === 'added'),
      blog,
    ),
    made(
      'ads',
      sheet.ads.reduce((all, ad, index) => inserted(all, 2 + 2 * index, ad), story),
      isQuiet,
    ),
    made('related', inserted(story, story.blocks.length, ...sheet.related), isQuiet),
    made(
      'paywall',
      { ...story, blocks: [...story.blocks.slice(0, half), sheet.prompt] },
      ({ relation, claims }) => relation === 'part' && claims.length === 0,
    ),
  ];
});
