import type { MessageName, PayloadOf } from '@/entrypoints/shared/send-message';
import type { Annotation, Article } from '@/lib/model';
import { ARTICLE, annotationOf } from '../export/collections';

const base = annotationOf({ number: 1, exact: 'words', note: 'n', tags: ['t'] });
const [selector] = base.target.selector;
const speaker = { name: 'Ida', role: 'mayor', kind: 'person' } as const;
const digest = { taken: '2026-03-12T00:00:00.000Z', title: 'The wall', modified: null, paragraphs: 'a1 b2' };
const kept: Annotation = {
  ...base,
  finding: {
    ...base.finding,
    speaker,
    stance: 'denies',
    contents: ['words'],
    sentence: 'She denied the words.',
    checkable: [{ kind: 'number', words: 'seven' }],
  },
  correction: { speaker },
  status: 'open',
  versions: [{ seen: base.created, selector }],
};
const identity = {
  address: ARTICLE.url,
  canonical: null,
  shared: ARTICLE.url,
  title: ARTICLE.title,
  origin: new URL(ARTICLE.url).origin,
};
const id = kept.id;
const correction = { kind: 'quotation', selector, wrong: true, speaker } as const;
const ANALYSED: Article = {
  url: ARTICLE.url,
  title: 'The wall',
  byline: ['Ida Roth'],
  siteName: null,
  published: '2026-03-12',
  modified: null,
  lang: 'en',
  genre: null,
  text: 'The wall.\n\nIt fell.',
  blocks: [
    { kind: 'heading', start: 0, end: 9 },
    { kind: 'paragraph', start: 11, end: 19 },
  ],
  bullets: [
    { text: 'It fell', span: { start: 11, end: 18 } },
    { text: 'Elsewhere', span: null },
  ],
};

const asked = { text: 'The wall fell.', speaker: 'Ida Roth', form: 'direct', denied: false } as const;
const place = { start: 11, end: 18 };
const copies = [
  {
    article: ARTICLE.key,
    page: ARTICLE.key,
    digest: 'ab'.repeat(32),
    copy: {
      taken: '2026-03-12T00:00:00.000Z',
      address: ARTICLE.url,
      article: ANALYSED,
      claims: [
        {
          form: 'direct' as const,
          contents: [place] as [typeof place],
          cue: place,
          source: place,
          stance: 'says' as const,
          speaker,
          confidence: 0.9,
        },
      ],
      keyPoints: [{ origin: 'publisher' as const, text: 'It fell', span: place }],
    },
  },
];

const slice = {
  articles: [{ ...ARTICLE, digest, archived: 'https://web.archive.example/a' }],
  rows: [
    {
      id,
      article: ARTICLE.key,
      annotation: kept,
      revision: 1,
      modified: kept.modified,
      deleted: '',
      sought: { at: kept.modified, found: true },
      notes: [{ digest: 'a1', turns: 1, at: '', text: 'n' }],
    },
  ],
  corrections: [{ article: ARTICLE.key, items: [{ ...correction, modified: kept.modified }] }],
  merges: [{ alias: 'Roth', canonical: 'Ida Roth', modified: kept.modified }],
  copies,
} as const;

const changes = {
  note: 'n',
  before: '',
  tags: ['t'],
  color: 'blue',
  wording: { selectors: kept.target.selector, accept: true },
  speaker,
  status: 'open',
} as const;

/** A payload of every message to the background, with every field that it may have. */
export const EXAMPLES: { readonly [Name in MessageName]: PayloadOf<Name> } = {
  'page:open': identity,
  'page:hasAnnotations': identity,
  'page:restore': identity,
  'page:article': identity,
  'page:save': { ...identity, article: ANALYSED, annotation: kept },
  'page:revise': {
    ...identity,
    id,
    changes,
  },
  'page:delete': { ...identity, id },
  'page:undelete': { ...identity, id },
  'page:article-texts': {
    outline: {
      title: 'The ferry',
      tags: ['body', 'p'],
      elements: [0, -1, 2, 0, 1, 0, 2, 1, 0, 2, 0, 1, 0, 2],
      attributes: [[], ['class', 'story']],
      texts: ['The ferry sailed.'],
      textFields: [1, 1, 2, 15, 0],
    },
    facts: {
      title: 'The ferry',
      byline: ['Ada Lund'],
      lang: 'en',
      descriptions: ['A ferry sails.'],
      types: ['NewsArticle'],
    },
  },
  'page:analyze': { article: ANALYSED },
  'page:locate': { text: ANALYSED.text, wanted: [kept.target.selector] },
  'page:describe': { text: ANALYSED.text, span: { start: 11, end: 18 } },
  'page:compare': {
    ...identity,
    article: ANALYSED,
    digest,
  },
  'page:corrections': identity,
  'page:correct': {
    ...identity,
    correction,
  },
  'page:changed': { ...identity, kept: 3 },
  'own:open': { tabId: 3, asked: true },
  'own:library': { query: 'wall', count: 25 },
  'own:revise': { id, changes },
  'own:corrections': { after: null },
  'own:joinSpeakers': { names: ['Ida'], as: 'Ida Roth' },
  'own:tag': { ids: [id], tags: ['t'] },
  'own:delete': { ids: [id] },
  'own:undelete': { ids: [id] },
  'own:elsewhere': { tabId: 3, title: 'The wall' },
  'own:attach': { tabId: 3, key: 'https://ledger.example/wall' },
  'own:reveal': { id },
  'own:emptyBin': { ids: 'all' },
  'own:slice': { after: null, withDeleted: true },
  'own:copies': { article: ARTICLE.key },
  'own:copy': { article: ARTICLE.key, taken: '2026-03-12T00:00:00.000Z' },
  'own:keepInCopy': {
    article: ARTICLE.key,
    taken: '2026-03-12T00:00:00.000Z',
    span: { start: 0, end: 4 },
    claim: 2,
  },
  'own:copied': undefined,
  'own:copySpace': undefined,
  'own:removeCopies': { choice: { host: 'ledger.example' } },
  'own:searchTexts': { query: 'wall' },
  'own:excerpts': { query: 'wall', of: [{ article: ARTICLE.key, taken: '2026-03-12T00:00:00.000Z' }] },
  'own:copyFacts': { articles: [ARTICLE.key] },
  'own:archived': { article: ARTICLE.key, address: 'https://web.archive.example/a' },
  'own:copiesAfter': { after: [ARTICLE.key, '2026-03-12T00:00:00.000Z'] },
  'own:importCheck': { slice },
  'own:importStage': { id: 'x', number: 0, slice },
  'own:importCommit': { id: 'x', slices: 1 },
  'own:importCancel': { id: 'x' },
  'page:messages': { code: 'de' },
  'page:restyle': undefined,
  'page:interface': undefined,
  'page:seek': { ...identity, missing: [id] },
  'own:newest': { count: 24 },
  'own:annotations': { ids: [id] },
  'own:articles': { after: null },
  'own:facts': { after: null },
  'own:index': undefined,
  'own:segment': { number: 3 },
  'own:bin': undefined,
  'own:speakerMerges': undefined,
  'own:health': undefined,
  'own:sync': undefined,
  'own:syncSetUp': {
    request: {
      way: 'webdav',
      address: 'https://cloud.example/dav/',
      login: { kind: 'basic', user: 'ida', password: 'secret' },
    },
    passphrase: 'eight letters',
    name: 'Laptop',
  },
  'own:syncNow': { answer: 'join' },
  'own:syncPassphrase': { passphrase: 'eight letters', isNew: true },
  'own:syncLeave': undefined,
  'own:syncLog': undefined,
  'own:syncBundle': undefined,
  'own:syncBundlePart': { number: 0 },
  'own:syncTake': { number: 0, isLast: false, base64: 'AAAA', answer: 'delete', passphrase: 'eight letters' },
  'page:met': { ...identity, lang: 'en', claim: asked },
  'own:checkWording': { article: ARTICLE.key, taken: '2026-03-12T00:00:00.000Z', source: { text: 'The wall fell.' } },
  'own:speaker': { name: 'Ida Roth' },
  'own:met': { tabId: 1, lang: 'en', claims: [asked] },
};
