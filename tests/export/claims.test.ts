import { describe, expect, test } from 'vitest';
import { exportAs } from '@/lib/export';
import type { KeptArticle } from '@/lib/export/kept-article';
import type { Annotation, Finding } from '@/lib/model';
import { ARTICLE, annotationOf, KEPT, textOf, WORDS } from './collections';

const exported = (format: 'claim', articles: readonly KeptArticle[] = [KEPT]) =>
  textOf(exportAs(format, articles, { words: WORDS }));

describe('schema.org claims', () => {
  test('a claim has its words, its author and where it appears', async () => {
    const { '@context': context, '@graph': claims } = JSON.parse(await exported('claim'));
    expect(context).toBe('https://schema.org');
    expect(claims[1]).toEqual({
      '@type': 'Claim',
      '@id': KEPT.annotations[0]?.id,
      text: 'We cannot tie boats to it',
      author: { '@type': 'Person', name: 'Leonie Marchetti-Vance', jobTitle: 'spokeswoman' },
      appearance: {
        '@type': 'NewsArticle',
        '@id': 'https://ledger.example/wall#:~:text=We%20cannot%20tie%20boats%20to%20it',
        url: 'https://ledger.example/wall',
        headline: 'The sea wall is rebuilt',
        author: [
          { '@type': 'Person', name: 'Wilhelmina Okafor-Strand' },
          { '@type': 'Person', name: 'Jan van der Meer' },
        ],
        publisher: { '@type': 'Organization', name: 'The Harbour Ledger' },
        datePublished: '2026-03-12T06:00:00Z',
        inLanguage: 'en',
      },
      dateCreated: '2026-03-12T07:00:00.000Z',
    });
  });

  test.each([
    ['a body', 'organisation', { '@type': 'Organization', name: 'The Quay Board' }],
    ['a person', 'person', { '@type': 'Person', name: 'The Quay Board' }],
  ] as const)('%s that speaks is its author', async (_, kind, author) => {
    const finding = {
      kind: 'quotation' as const,
      form: 'indirect' as const,
      speaker: { name: 'The Quay Board', role: null, kind },
      cue: 'said',
      stance: 'says' as const,
      confidence: 0.8,
    };
    const articles = [{ article: ARTICLE, annotations: [annotationOf({ number: 1, exact: 'x', finding })] }];
    expect(JSON.parse(await exported('claim', articles))['@graph'][0].author).toEqual(author);
  });

  const LUND = { name: 'Ada Lund', role: 'minister', kind: 'person' } as const;
  const bridge = (changes: Partial<Finding>, more: Partial<Parameters<typeof annotationOf>[0]> = {}) =>
    annotationOf({
      number: 1,
      exact: 'the bridge was unsafe',
      finding: {
        kind: 'quotation',
        form: 'indirect',
        speaker: LUND,
        cue: 'said',
        sentence: 'Ada Lund spoke of it: the bridge was unsafe.',
        confidence: 0.9,
        ...changes,
      },
      ...more,
    });
  const graphOf = async (annotation: Annotation) =>
    JSON.parse(await exported('claim', [{ article: ARTICLE, annotations: [annotation] }]))['@graph'];
  const AUTHOR = { '@type': 'Person', name: 'Ada Lund', jobTitle: 'minister' };

  test.each<[string, Partial<Finding>, Record<string, unknown>]>([
    [
      'S1 said is its speaker’s claim',
      { stance: 'says' },
      { '@type': 'Claim', text: 'the bridge was unsafe', author: AUTHOR },
    ],
    [
      'S3 denied is the denial, and never what is denied',
      { stance: 'denies', cue: 'denied that', sentence: 'Ada Lund denied that the bridge was unsafe.' },
      { '@type': 'Claim', text: 'Ada Lund denied that the bridge was unsafe.', author: AUTHOR },
    ],
    [
      'S3 denied, in a record without its sentence, is put in words',
      { stance: 'denies', cue: 'denied that', sentence: '' },
      { '@type': 'Claim', text: 'Ada Lund (minister) denies: the bridge was unsafe (“denied that”)', author: AUTHOR },
    ],
    [
      'S2 promised is a promise',
      { stance: 'promises', cue: 'promised' },
      { '@type': 'Claim', text: 'Ada Lund (minister) promises: the bridge was unsafe (“promised”)', author: AUTHOR },
    ],
    [
      'S2 warned against is a warning',
      { stance: 'warns', cue: 'warned against' },
      { '@type': 'Claim', text: 'Ada Lund (minister) warns: the bridge was unsafe (“warned against”)', author: AUTHOR },
    ],
    [
      'S4 asked is a question',
      { stance: 'asks', cue: 'asked whether', sentence: 'Ada Lund asked whether the bridge was unsafe.' },
      { '@type': 'Question', text: 'Ada Lund asked whether the bridge was unsafe.', author: AUTHOR },
    ],
    [
      'S4 called into question is a question',
      {
        stance: 'questions',
        cue: 'questioned whether',
        sentence: 'Ada Lund questioned whether the bridge was unsafe.',
      },
      { '@type': 'Question', text: 'Ada Lund questioned whether the bridge was unsafe.', author: AUTHOR },
    ],
    [
      'S5 reported in an older record is nobody’s claim',
      { cue: 'denied that' },
      {
        '@type': 'Claim',
        text: 'Reported from Ada Lund (minister, “denied that”): the bridge was unsafe',
        author: undefined,
      },
    ],
    [
      'S5 quoted in an older record is its speaker’s',
      { form: 'direct' },
      { '@type': 'Claim', text: 'the bridge was unsafe', author: AUTHOR },
    ],
  ])('%s', async (_, changes, expected) => {
    const [{ '@type': type, text, author }] = await graphOf(bridge(changes));
    expect({ '@type': type, text, author }).toEqual(expected);
  });

  test.each([
    ['supported', { '@type': 'Rating', alternateName: 'Supported' }],
    ['disputed', { '@type': 'Rating', alternateName: 'Disputed' }],
    ['no-verdict', undefined],
  ] as const)('S6 a claim that the reader checked has a draft of a review: %s', async (status, reviewRating) => {
    const [claim, review, ...rest] = await graphOf(bridge({ stance: 'says' }, { status }));
    expect(rest).toEqual([]);
    expect(review).toMatchObject({
      '@type': 'ClaimReview',
      itemReviewed: { '@id': claim['@id'] },
      claimReviewed: claim.text,
      creativeWorkStatus: 'Draft',
    });
    expect(review).not.toHaveProperty('author');
    expect(review.reviewRating).toEqual(reviewRating);
  });

  test.each(['open', 'checking'] as const)('S6 what is %s has no review yet', async (status) => {
    expect(await graphOf(bridge({ stance: 'says' }, { status }))).toHaveLength(1);
  });

  test('the author is whom the reader names', async () => {
    const correction = { speaker: { name: 'Jon Vale', role: null } };
    const [claim] = await graphOf(bridge({ stance: 'says' }, { correction }));
    expect(claim.author).toEqual({ '@type': 'Person', name: 'Jon Vale' });
  });

  test('a key point is claimed by the publisher, marked words by nobody known', async () => {
    const finding = { kind: 'key-point' as const, form: null, speaker: null, cue: null, confidence: null };
    const annotations = [annotationOf({ number: 1, exact: 'a', finding }), annotationOf({ number: 2, exact: 'b' })];
    const [point, passage] = JSON.parse(await exported('claim', [{ article: ARTICLE, annotations }]))['@graph'];
    expect(point.author).toEqual({ '@type': 'Organization', name: 'The Harbour Ledger' });
    expect(passage).not.toHaveProperty('author');
  });
});
