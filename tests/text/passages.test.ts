import { expect, describe as group, test } from 'vitest';
import type { Article } from '@/lib/model';
import { describe } from '@/lib/text/anchor';
import { digestOf } from '@/lib/text/article-digest';
import { articleChange, placing } from '@/lib/text/passages';
import { finish } from '@/lib/text/steps';

const BEFORE =
  'The ferry sails on Monday at nine. Nobody on the island disputes it. The bridge stays closed until spring.';

const selectorsOf = (words: string) => {
  const start = BEFORE.indexOf(words);
  return describe(BEFORE, { start, end: start + words.length });
};

const placed = (text: string, ...words: readonly string[]) => finish(placing(text, words.map(selectorsOf)));

group('where passages stand', () => {
  test('each is found for itself, in the order in which they were asked for', () => {
    const text = `News. ${BEFORE}`;
    const wanted = ['The bridge stays closed', 'The ferry sails on Monday'];
    const places = placed(text, ...wanted);
    expect(places.map((place) => place && text.slice(place.span.start, place.span.end))).toEqual(wanted);
    expect(places.map((place) => place?.diff)).toEqual([null, null]);
  });

  test('other words in the place of those kept are told apart from them', () => {
    const text = BEFORE.replace('closed until spring', 'closed until autumn');
    const [place] = placed(text, 'The bridge stays closed until spring.');
    expect(place?.diff?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'spring' },
      { kind: 'added', text: 'autumn' },
    ]);
  });

  test('typography is no other wording', () => {
    const text = BEFORE.replaceAll(' ', '\u00a0');
    const [place] = placed(text, 'Nobody on the island disputes it.');
    expect(place).toEqual({ span: { start: 35, end: 68 }, diff: null });
  });

  test('what is gone is nowhere, beside what is not', () => {
    const text = BEFORE.replace('Nobody on the island disputes it. ', '');
    expect(
      placed(text, 'Nobody on the island disputes it.', 'The bridge stays closed').map((place) => place !== null),
    ).toEqual([false, true]);
  });
});

group('how an article has changed', () => {
  const article = (some: Partial<Article> = {}): Article => {
    const text = some.text ?? 'One paragraph.\n\nAnother one.';
    let start = 0;
    const blocks = text.split('\n\n').map((words) => {
      const block = { kind: 'paragraph' as const, start, end: start + words.length };
      start += words.length + 2;
      return block;
    });
    return {
      url: 'https://ledger.example/ferry',
      title: 'The ferry sails again',
      byline: [],
      siteName: null,
      published: null,
      modified: '2026-03-12',
      lang: 'en',
      bullets: [],
      ...some,
      text,
      blocks,
    };
  };
  const digest = digestOf(article(), '2026-03-12T08:00:00.000Z');

  test('not at all', () => {
    expect(articleChange(article(), digest)).toBeNull();
    expect(articleChange(article({ title: 'The ferry  sails again' }), digest)).toBeNull();
  });

  test('in its headline, a paragraph and its date', () => {
    const now = article({
      title: 'The ferry sails no more',
      text: 'One paragraph.\n\nAnother one, longer.\n\nAnd a third.',
      modified: '2026-03-14',
    });
    expect(articleChange(now, digest)).toMatchObject({
      since: '2026-03-12T08:00:00.000Z',
      changed: 1,
      added: 1,
      removed: 0,
      modified: '2026-03-14',
    });
    expect(articleChange(now, digest)?.title?.some(({ kind }) => kind === 'added')).toBe(true);
  });
});
