import { expect, test } from 'vitest';
import { areAlike } from '@/lib/titles';

test.each([
  ['Quay wall cracks again', 'Quay wall cracks again', true],
  ['Quay wall cracks again', 'QUAY WALL CRACKS AGAIN | The Harbour Ledger', true],
  ['Harbour: Quay wall cracks again', 'Quay wall cracks again', true],
  ['Überfahrt über Nacht', 'Uberfahrt uber Nacht – Hafenblatt', true],
  ['Quay wall cracks again', 'Quay wall holds after all', false],
  // A short title is part of many others by chance.
  ['Live', 'Live music at the quay', false],
  ['Live', 'Live', true],
  ['wall cracks again', 'Quaywall cracks against', false],
  ['', '', false],
  ['', 'Quay wall', false],
])('“%s” and “%s”: %s', (one, other, expected) => {
  expect(areAlike(one, other)).toBe(expected);
  expect(areAlike(other, one)).toBe(expected);
});
