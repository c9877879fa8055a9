import { describe, expect, test } from 'vitest';
import { newAnnotation, normalizeTags, noteOf, positionOf, quoteOf, revised, tagsOf } from '@/lib/annotation';

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
