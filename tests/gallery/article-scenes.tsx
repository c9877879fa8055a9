/** Scenes of the reading view: a kept article with notes, and the difference of two versions. */
import type { VNode } from 'preact';
import { ArticlePage } from '../../components/article/ArticlePage';
import type { ArticleActions, ArticleState } from '../../components/article/article-state';
import { newAnnotation } from '../../lib/annotation';
import { copyOf } from '../../lib/copy/copy';
import { compareCopies } from '../../lib/copy/difference';
import type { Annotation, ArticleCopy, HighlightColor } from '../../lib/model';
import type { CopyFacts } from '../../lib/stored';
import { analyze } from '../../lib/text/analyze';
import { english } from '../../lib/text/languages';
import { articleOf, STORIES, type Story } from '../copy/stories';
import { After } from './After';

const ok = async () => ({ ok: true, value: null }) as const;
const actions: ArticleActions = {
  retry: () => undefined,
  show: () => undefined,
  keep: async () => ({ ok: false, why: 'not-found' }),
  setArchived: ok,
  saveFile: async () => true,
  remove: ok,
  sources: async () => [{ key: 'https://ledger.example/clinic', title: 'Clinic stays open all night' }],
  checkWording: async () => ({
    ok: true,
    value: {
      quotations: [
        {
          claim: 0,
          words: 'We probably would have had to send patients two hours north',
          speaker: 'Ines Carrow',
          found: 'word-for-word',
          diff: [],
        },
        {
          claim: 1,
          words: 'About 3,400 people came',
          speaker: 'Lena Brandt',
          found: 'changed',
          diff: [
            { kind: 'same', text: 'About ' },
            { kind: 'removed', text: '3,100' },
            { kind: 'added', text: '3,400' },
            { kind: 'same', text: ' people came' },
          ],
        },
        {
          claim: 2,
          words: 'nobody was turned away',
          speaker: null,
          found: 'left-out',
          diff: [
            { kind: 'same', text: 'nobody' },
            { kind: 'removed', text: ', as far as I know,' },
            { kind: 'same', text: ' was turned away' },
          ],
        },
        { claim: 3, words: 'a store for road salt', speaker: 'Marek Nowak', found: 'not-found', diff: [] },
      ],
      reported: 2,
    },
  }),
};

/** Opens the check of the wording, and asks for it with a text pasted. */
const checkWording = (element: HTMLElement) => {
  const details = element.querySelector<HTMLDetailsElement>('.pm-wording-check');
  const area = element.querySelector('textarea');
  if (details === null || area === null) throw new Error('no check of the wording');
  details.open = true;
  area.value = 'We probably would have had to send patients two hours north.';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  setTimeout(() => {
    details.querySelector('form')?.requestSubmit();
    details.scrollIntoView();
  });
};

const copyAt = (story: Story, taken: string): ArticleCopy => {
  const article = articleOf(story);
  return copyOf(article, analyze(article, english), article.url, taken);
};

const factsAt = (taken: string, digest: string): CopyFacts => ({
  article: 'https://paper.example/story',
  taken,
  page: 'https://paper.example/story',
  digest: digest.repeat(16),
  base: null,
  size: 2100,
});

const clinic = STORIES.clinic ?? { lang: 'en', title: '', blocks: [] };
const FIRST = '2026-03-02T10:00:00.000Z';
const SECOND = '2026-03-05T18:20:00.000Z';

const edits: readonly (readonly [string, string])[] = [
  ['We probably would have had', 'We would have had'],
  ['About 3,400 people', 'About 3,900 people'],
  ['said Lena Brandt, who speaks', 'said Marek Nowak, who speaks'],
];
const edited: Story = {
  ...clinic,
  title: 'Night clinic in Halvern keeps its doctors for a year',
  blocks: [
    ...clinic.blocks
      .filter((block) => !String(block).startsWith('Hale denied'))
      .map((block) =>
        typeof block === 'string' ? edits.reduce((words, [from, to]) => words.replace(from, to), block) : block,
      ),
    'Correction: An earlier version of this article gave the wrong number of patients.',
  ],
};

const before = copyAt(clinic, FIRST);
const after = copyAt(edited, SECOND);
const versions = [factsAt(FIRST, '3f9a'), factsAt(SECOND, 'c07e')];

function passage(words: string, note: string, color: HighlightColor, number: number): Annotation {
  const annotation = newAnnotation({
    uuid: `0190a8e2-7d3c-7000-8000-00000000000${number}`,
    selectors: [{ type: 'TextQuoteSelector', exact: words, prefix: '', suffix: '' }],
    source: before.address,
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
    now: FIRST,
    color,
  });
  return note === ''
    ? annotation
    : { ...annotation, body: [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/plain' }] };
}

const passages = [
  passage(
    'We probably would have had to send patients two hours north',
    'Two hours by which road? Ask the ambulance.',
    'yellow',
    1,
  ),
  passage('15 percent more than the year before', 'The board’s own figure.', 'green', 2),
  passage('a store for road salt', '', 'pink', 3),
];

const kept = (copy: ArticleCopy) =>
  passages.map((annotation) => {
    const start = copy.article.text.indexOf(annotation.target.selector[0].exact);
    const { length } = annotation.target.selector[0].exact;
    return { annotation, span: start < 0 ? null : { start, end: start + length } };
  });

const ready = (some: Partial<Extract<ArticleState, { kind: 'ready' }>> = {}): ArticleState => ({
  kind: 'ready',
  versions,
  facts: factsAt(FIRST, '3f9a'),
  copy: before,
  kept: kept(before),
  other: null,
  record: {
    key: 'https://paper.example/story',
    url: 'https://paper.example/story',
    title: before.article.title,
    siteName: null,
    byline: [],
    published: null,
    lang: 'en',
    created: FIRST,
    visited: FIRST,
  },
  terms: [],
  archive: {
    find: 'https://web.archive.org/web/*/https://paper.example/story',
    save: 'https://web.archive.org/save/https://paper.example/story',
  },
  ...some,
});

const page = (state: ArticleState) => <ArticlePage state={state} actions={actions} />;

export const articleScenes: Readonly<Record<string, () => VNode>> = {
  'kept-article': () => page(ready()),
  'kept-article-wording': () => <After run={checkWording}>{page(ready())}</After>,
  'kept-article-newer': () => page(ready({ facts: factsAt(SECOND, 'c07e'), copy: after, kept: kept(after) })),
  'kept-difference': () =>
    page(ready({ other: { facts: factsAt(SECOND, 'c07e'), copy: after, difference: compareCopies(before, after) } })),
  'kept-article-found': () => page(ready({ terms: ['road', 'patients'] })),
  'kept-article-gone': () => page({ kind: 'gone' }),
};
