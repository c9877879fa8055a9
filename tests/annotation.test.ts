import { describe, expect, test } from 'vitest';
import {
  colorOf,
  firstSeen,
  keptSince,
  MOST_VERSIONS,
  newAnnotation,
  normalizeTags,
  noteOf,
  positionOf,
  quoteOf,
  revised,
  tagsOf,
  versionsOf,
} from '@/lib/annotation';

const annotation = newAnnotation({
  uuid: '0190a8e2-7d3c-7000-8000-000000000001',
  source: 'https://ledger.example/wall',
  selectors: [
    { type: 'TextQuoteSelector', exact: 'the wall may not be there', prefix: 'because ', suffix: ' in the morning' },
    { type: 'TextPositionSelector', start: 40, end: 65 },
  ],
  finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
  now: '2026-03-12T07:00:00.000Z',
});

describe('an annotation', () => {
  test('says what was kept and where it stood', () => {
    expect(quoteOf(annotation)).toBe('the wall may not be there');
    expect(positionOf(annotation)).toBe(40);
    expect(annotation.motivation).toBe('highlighting');
  });

  test('takes a note, tags and a colour, each for itself', () => {
    const noted = revised(annotation, { note: '  Ask the harbour master. ' }, '2026-03-13T07:00:00.000Z');
    expect(noteOf(noted)).toBe('Ask the harbour master.');
    expect(noted.motivation).toBe('commenting');
    const tagged = revised(noted, { tags: ['harbour', '#Harbour', ' wall  survey '] }, '2026-03-14T07:00:00.000Z');
    expect(tagsOf(tagged)).toEqual(['harbour', 'wall survey']);
    expect(noteOf(tagged)).toBe('Ask the harbour master.');
    const pink = revised(tagged, { color: 'pink' }, '2026-03-15T07:00:00.000Z');
    expect(pink.target.styleClass).toBe('pink');
    expect(pink.created).toBe(annotation.created);
    expect(pink.modified).toBe('2026-03-15T07:00:00.000Z');
    expect(quoteOf(pink)).toBe(quoteOf(annotation));
  });

  test('an emptied note leaves no body behind', () => {
    const noted = revised(annotation, { note: 'x' }, annotation.created);
    expect(revised(noted, { note: ' ' }, annotation.created).body).toEqual([]);
  });

  test('tags are at most 100 characters, without empty ones', () => {
    expect(normalizeTags(['', '#', 'x'.repeat(200)])).toEqual(['x'.repeat(100)]);
  });
});

describe('wordings', () => {
  const selectors = (exact: string) => [{ type: 'TextQuoteSelector', exact, prefix: 'a', suffix: 'b' }] as const;
  const first = newAnnotation({
    uuid: '0190a8e2-7d3c-7000-8000-000000000001',
    source: 'https://ledger.example/wall',
    selectors: selectors('The wall will hold.'),
    finding: { kind: 'passage', form: null, speaker: null, cue: null, confidence: null },
    now: '2026-03-01T00:00:00.000Z',
  });
  const seen = revised(
    first,
    { wording: { selectors: selectors('The wall may hold.'), accept: false } },
    '2026-03-02T00:00:00.000Z',
  );

  test('before any other was seen the record is as it always was', () => {
    expect(first).not.toHaveProperty('versions');
    expect(versionsOf(first).map(({ selector }) => selector.exact)).toEqual(['The wall will hold.']);
    expect(keptSince(first)).toBe(first.created);
  });

  test('one that was only seen stands beside the kept one, with its day', () => {
    expect(quoteOf(seen)).toBe('The wall will hold.');
    expect(firstSeen(seen, 'The wall may hold.')).toBe('2026-03-02T00:00:00.000Z');
    expect(firstSeen(seen, 'The wall held.')).toBeNull();
    expect(keptSince(seen)).toBe(first.created);
  });

  test('one that is accepted is kept since it was first seen, and the first stays in the record', () => {
    const accepted = revised(
      seen,
      { wording: { selectors: selectors('The wall may hold.'), accept: true } },
      '2026-03-05T00:00:00.000Z',
    );
    expect(quoteOf(accepted)).toBe('The wall may hold.');
    expect(keptSince(accepted)).toBe('2026-03-02T00:00:00.000Z');
    expect(versionsOf(accepted).map(({ selector, seen: at }) => [selector.exact, at])).toEqual([
      ['The wall will hold.', first.created],
      ['The wall may hold.', '2026-03-02T00:00:00.000Z'],
    ]);
    expect(accepted.created).toBe(first.created);
  });

  test('note, tags and colour are left alone by it', () => {
    const noted = revised(first, { note: 'Ask.', tags: ['wall'], color: 'blue' }, '2026-03-02T00:00:00.000Z');
    const reworded = revised(
      noted,
      { wording: { selectors: selectors('The wall may hold.'), accept: true } },
      '2026-03-03T00:00:00.000Z',
    );
    expect([noteOf(reworded), tagsOf(reworded), colorOf(reworded)]).toEqual(['Ask.', ['wall'], 'blue']);
  });

  test('a page that changes all the time fills no more than a few, the first one always among them', () => {
    let annotation = first;
    for (let turn = 0; turn < 100; turn += 1) {
      annotation = revised(
        annotation,
        { wording: { selectors: selectors(`It stands at ${turn}.`), accept: false } },
        '2026-03-02T00:00:00.000Z',
      );
    }
    const words = versionsOf(annotation).map(({ selector }) => selector.exact);
    expect(words).toHaveLength(MOST_VERSIONS);
    expect([words[0], words.at(-1)]).toEqual(['The wall will hold.', 'It stands at 99.']);
  });
});
