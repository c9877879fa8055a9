import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesOf, termsOf } from '@/lib/library/matches';

const marked = (text: string, query: string) =>
  matchesOf(text, termsOf(query)).map(({ start, end }) => text.slice(start, end));

describe('what a search marks', () => {
  test.each([
    ['words in any case', 'The Gates, the gates', 'gates', ['Gates', 'gates']],
    ['accented letters by plain ones', 'Brücke über den Fluß', 'brucke', ['Brücke']],
    ['letters with marks of their own', 'Bru\u0308cke', 'bruck', ['Bru\u0308ck']],
    ['a mark that ends a match, too', 'Cafe\u0301 open', 'cafe', ['Cafe\u0301']],
    ['a ligature as a whole', 'the ﬁnal ﬂoor', 'fi', ['ﬁ']],
    ['each of several words', 'a survey of the gates', 'gates survey', ['survey', 'gates']],
    ['touching matches as one', 'floodgates', 'flood gates', ['floodgates']],
    ['full-width letters by plain ones', 'ＮＥＷＳ now', 'news', ['ＮＥＷＳ']],
    ['Urdu', 'پل کی لاگت', 'لاگت', ['لاگت']],
    ['nothing where nothing is searched for', 'the gates', '  ', []],
  ])('%s', (_, text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  test('marks lie in the text, in order, apart from each other, for any text and query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 4 }), (text, query) => {
        let end = -1;
        for (const span of matchesOf(text, termsOf(query))) {
          expect(span.start).toBeGreaterThan(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          end = span.end;
        }
      }),
    );
  });
});
