import { copyOf } from '@/lib/copy/copy';
import type { Article, ArticleCopy, Block, BlockKind, Genre } from '@/lib/model';
import { analyze } from '@/lib/text/analyze';
import { languageOf } from '@/lib/text/languages';

/** A block: a paragraph, or of the kind that is named. */
export type Written = string | readonly [BlockKind, string];

export interface Story {
  readonly lang: string;
  readonly title: string;
  readonly genre?: Genre;
  readonly blocks: readonly Written[];
}

export function articleOf({ lang, title, genre, blocks: written }: Story): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const each of written) {
    const [kind, words]: readonly [BlockKind, string] = typeof each === 'string' ? ['paragraph', each] : each;
    if (text !== '') text += '\n\n';
    blocks.push({ kind, start: text.length, end: text.length + words.length });
    text += words;
  }
  return {
    url: 'https://paper.example/story',
    title,
    byline: ['Ida Fenn'],
    siteName: 'The Paper',
    published: '2026-03-02',
    modified: null,
    lang,
    genre: genre ?? null,
    text,
    blocks,
    bullets: [],
  };
}

export async function storyCopy(story: Story, taken = '2026-03-02T10:00:00.000Z'): Promise<ArticleCopy> {
  const article = articleOf(story);
  const analysis = analyze(article, await languageOf(article.lang));
  return copyOf(article, analysis, 'https://paper.example/story', taken);
}

/** Our own inventions; each has a number, several claims in words, and a paragraph that can stand elsewhere. */
export const STORIES: Readonly<Record<string, Story>> = {
  bridge: {
    lang: 'en',
    title: 'Old bridge at Tarnwick to close for repairs',
    blocks: [
      'The iron bridge at Tarnwick will be closed from the first of May, the town council decided on Tuesday evening after a debate that lasted past midnight.',
      '“At least 40 bolts have come loose since the winter,” said Mayor Petra Lindqvist. “Nobody should drive over it in this state, whatever the timetable says.”',
      'The work will cost 12 million crowns, according to the council. Half of that comes from the region.',
      'The ferry company Norrbo said that it would run a boat every ten minutes for as long as the bridge is closed.',
      'Opponents had gathered 900 signatures against the plan. “The shops on the east bank will not survive a whole summer without customers,” said Tomas Wren, who runs a bakery there.',
      'The bridge was built in 1931 by a firm that has long since gone out of business. Its plans were lost in a fire, so that the engineers have to measure every beam anew.',
      'Lindqvist promised that the shopkeepers would be paid for what they lose. A sum has not been named.',
      'The council meets again in a month to hear how the measuring has gone.',
    ],
  },
  clinic: {
    lang: 'en',
    title: 'Night clinic in Halvern keeps its doctors',
    blocks: [
      ['standfirst', 'The health board has found money for another year, but not for longer.'],
      'The night clinic in Halvern can go on for another year, the regional health board announced on Friday.',
      '“We probably would have had to send patients two hours north,” said Dr Amina Yusuf, who leads the clinic. “That is no distance for a child who can’t breathe.”',
      'About 3,400 people were treated there at night last year, 15 percent more than the year before.',
      'The board’s chairman, Viktor Hale, said that the money came from a building that had been sold in autumn.',
      'Nurses have complained for months about their shifts. “Some of us work eleven nights in a row,” said Lena Brandt, who speaks for the union.',
      'Hale denied that the clinic had ever been meant to close. He called the reports exaggerated.',
      'The building in question stood empty for nine years. It was a school once, and later a store for road salt.',
      'Yusuf said the clinic would need six more nurses by spring.',
    ],
  },
  lake: {
    lang: 'en',
    title: 'Algae return to Lake Osmere earlier than ever',
    blocks: [
      'Blue-green algae have been found in Lake Osmere five weeks earlier than last year, the water authority reported on Wednesday.',
      '“We have never measured 24 degrees in April before,” said Ruth Okafor, the authority’s chief biologist. “The lake is sick, and it has been sick for some time.”',
      'Swimming is forbidden on the southern shore until further notice. Dogs should be kept on the lead.',
      'Farmers in the valley rejected the blame. “Nearly all of the phosphorus comes from the sewage works,” said Jan Kowal, who keeps 80 cows above the lake.',
      'The works were last modernised in 1998. A new basin is planned, but its costs have doubled to 31 million euros.',
      'The ministry said that it would present a plan for the whole valley before the summer.',
      'Three hotels have already lost guests. “Eleven families have cancelled since Monday,” said Marta Silva, who owns the largest of them.',
      'The lake is the drinking water of two towns. Both say that theirs is drawn from far below the algae.',
    ],
  },
  tram: {
    lang: 'de',
    title: 'Straßenbahn nach Ellerfeld kommt später',
    blocks: [
      'Die neue Straßenbahn nach Ellerfeld wird erst in drei Jahren fahren, teilte die Stadt am Donnerstag mit.',
      '„Wir haben den Boden offenbar unterschätzt“, sagte Baudezernentin Karla Münz. „Unter der Hauptstraße liegt mehr Wasser, als irgendein Gutachten gesagt hat.“',
      'Die Strecke soll nun 86 Millionen Euro kosten. Ursprünglich waren 61 Millionen veranschlagt.',
      'Die Händler an der Hauptstraße klagen über Verluste. „Mindestens zwölf Läden haben schon aufgegeben“, sagte Bernd Olsen, der Vorsitzende des Handelsvereins.',
      'Der Fahrgastverband forderte, dass die Busse bis dahin häufiger fahren.',
      'Die erste Straßenbahn in Ellerfeld fuhr 1904 und wurde von zwei Pferden gezogen. Ein Wagen davon steht im Museum.',
      'Münz kündigte an, dass die Bauarbeiten im Herbst unterbrochen werden.',
      'Der Stadtrat berät über die Mehrkosten in seiner nächsten Sitzung im November.',
    ],
  },
  library: {
    lang: 'en',
    title: 'Library robots leave Port Ansel after a winter',
    blocks: [
      'The three robots that fetched books in the library of Port Ansel have been switched off, its director told staff on Monday.',
      '“They found almost 70 percent of the books that people asked for,” said director Colin Marsh. “A person with a list and a bicycle finds all of them.”',
      'The city had paid 450,000 dollars for the machines. The maker will take them back for a third of that.',
      'The maker, Shelfwise, said that the building was to blame, since its floors slope towards the sea.',
      'Readers took it calmly. “I rather liked the small one that hummed,” said Olga Petrenko, a retired teacher, who comes every day.',
      'The library was a customs house until 1957. It still has the scales on which sacks of coffee were weighed.',
      'The staff council asked whether the money that comes back would be spent on people.',
      'Marsh said he would answer that once the money was there.',
    ],
  },
};
