import { expect, test } from 'vitest';
import { isSameArticle } from '@/lib/store/same-article';

const URL = 'https://ledger.example/wall';
const page = (title: string, paragraphs?: string, url = URL) => ({
  title,
  url,
  ...(paragraphs === undefined
    ? {}
    : { digest: { taken: '2026-03-12T07:00:00.000Z', title, modified: null, paragraphs } }),
});
const TITLE = 'Quay wall cracks again';
const OTHER = 'Ferries stop for the night';

test.each([
  [
    'the title is the same, whatever the text and the address',
    page(TITLE, 'a b'),
    page(TITLE, 'x y', `${URL}/2`),
    true,
  ],
  ['nothing is known but the address', page(''), page(OTHER, 'x y', `${URL}/2`), true],
  ['the titles differ and the texts are the same', page(TITLE, 'a b c d e'), page(OTHER, 'a b c d e'), true],
  ['a fifth of the shorter text is the same', page(TITLE, 'a b c d e'), page(OTHER, 'a v w x y z'), true],
  ['less of it is', page(TITLE, 'a b c d e f'), page(OTHER, 'a u v w x y z'), false],
  ['nothing of it is', page(TITLE, 'a b'), page(OTHER, 'x y'), false],
  ['one has no text at all', page(TITLE, ''), page(OTHER, 'x y'), false],
  ['neither has', page(TITLE, ''), page(OTHER, ''), false],
  ['a paragraph that comes twice counts once', page(TITLE, 'a a a a a b c d e f'), page(OTHER, 'a u v w x y z'), false],
  ['the text of what is known is not, and the address is the same', page(TITLE), page(OTHER, 'x y'), true],
  ['nor is that of what comes', page(TITLE, 'a b'), page(OTHER), true],
  ['the address is another', page(TITLE), page(OTHER, 'x y', `${URL}/2`), false],
])('where %s', (_, known, incoming, expected) => {
  expect(isSameArticle(known, incoming)).toBe(expected);
});
