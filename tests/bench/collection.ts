/** A collection of any size: invented, and the same in every run. */
import { newAnnotation, revised } from '@/lib/annotation';
import type { ArticleCopy, ArticleRecord, Block } from '@/lib/model';
import type { AnnotationRow } from '@/lib/stored';

const SYLLABLES = 'ba ce dor fin gal hu jes kam lon mir nov pas quil ros sted tur vel wan yar zed'.split(' ');
/** Words as frequent as those of a language are: the n-th is used about 1/n as often as the first. */
const VOCABULARY = 20_000;
const PEOPLE = 400;

const wordOf = (rank: number): string => {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  }
  return word;
};

/** The n-th article of a collection with `perArticle` annotations in each, with its rows. */
export function articleWithRows(at: number, perArticle: number): { article: ArticleRecord; rows: AnnotationRow[] } {
  let seed = (at * 2_654_435_761) % 2_147_483_648;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const next = (below: number) => Math.floor(random() * below);
  const words = (count: number) =>
    Array.from({ length: count }, () => wordOf(Math.floor(VOCABULARY ** random()) - 1)).join(' ');
  const created = new Date(Date.parse('2026-03-14T09:30:00.000Z') - at * 3_600_000).toISOString();
  const key = `https://site-${at % 40}.example/article-${at}`;
  const article: ArticleRecord = {
    key,
    url: key,
    title: `Brücke ${at}: ${words(8)}`,
    siteName: `Site ${at % 40}`,
    byline: [],
    published: created.slice(0, 10),
    lang: 'en',
    created,
    visited: created,
  };
  const rows = Array.from({ length: perArticle }, (_, index) => {
    const number = at * perArticle + index;
    const annotation = revised(
      newAnnotation({
        uuid: `018e3c00-0000-7000-8000-${String(number).padStart(12, '0')}`,
        source: key,
        selectors: [
          { type: 'TextQuoteSelector', exact: words(12 + next(40)), prefix: words(5), suffix: words(5) },
          { type: 'TextPositionSelector', start: index * 400, end: index * 400 + 300 },
        ],
        finding: {
          kind: 'quotation',
          form: 'direct',
          speaker: { name: `Speaker Quillon-${next(PEOPLE)}`, role: 'spokesperson' },
          cue: 'said',
          confidence: 0.9,
        },
        now: created,
      }),
      { note: number % 3 === 0 ? words(15) : '', tags: number % 4 === 0 ? ['promises'] : [] },
      created,
    );
    return { id: annotation.id, article: key, annotation, revision: 1, modified: created, deleted: '' };
  });
  return { article, rows };
}

/** Queries, typed letter by letter: frequent and rare words, whole words and parts, two words, a tag, accents, and one without a result. */
export const QUERIES = ['dorba', 'site 12', 'quillon-37', '#promises', 'brucke 99', 'ster', 'xylophone'];

/** The text of the n-th article, of about as many words as one of a newspaper, and never the same; as it is kept. */
export function copyOfArticle(at: number): ArticleCopy {
  let seed = (at * 1_779_033_703 + 7) % 2_147_483_648;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const { article } = articleWithRows(at, 1);
  const blocks: Block[] = [];
  let text = '';
  for (let number = 0; number < 16; number += 1) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += `${Array.from({ length: 30 + Math.floor(random() * 20) }, () => wordOf(Math.floor(VOCABULARY ** random()) - 1)).join(' ')}.`;
    blocks.push({ kind: 'paragraph', start, end: text.length });
  }
  const { key, url, created, visited, ...facts } = article;
  return {
    taken: created,
    address: url,
    article: { ...facts, url, modified: null, genre: null, text, blocks, bullets: [] },
    claims: blocks.slice(0, 8).map(({ start }) => ({
      form: 'direct',
      contents: [{ start, end: start + 90 }],
      cue: { start: start + 91, end: start + 95 },
      source: null,
      stance: 'says',
      speaker: { name: `Speaker Quillon-${at % PEOPLE}`, role: null },
      confidence: 0.9,
    })),
    keyPoints: [],
  };
}
