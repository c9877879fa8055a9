/**
 * `npm run locate -- in.jsonl…`: for lines `{id, before: {text,start,end}, after: {text}}` one line each on standard
 * output, `{id, start, end, score}` or `{id, start: null}`: where the annotation made on `before` is in `after`.
 */
import type { Selector } from '@/lib/model';
import { describe, locate } from '@/lib/text/anchor';
import { answer, complain, eachLine, type Record_, stringIn } from './jsonl';

function objectIn(record: Record_, field: string): Record_ {
  const value = record[field];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`"${field}" must be an object`);
  return value as Record_;
}

function numberIn(record: Record_, field: string): number {
  const value = record[field];
  if (typeof value !== 'number') throw new Error(`"${field}" must be a number`);
  return value;
}

/** What of an annotation is left after it was stored: JSON. */
function stored(record: Record_): string {
  const before = objectIn(record, 'before');
  const span = { start: numberIn(before, 'start'), end: numberIn(before, 'end') };
  return JSON.stringify(describe(stringIn(before, 'text'), span));
}

const files = process.argv.slice(2);
if (files.length === 0) complain('usage: npm run locate -- FILE.jsonl…');
for (const file of files) {
  await eachLine(file, (record) => {
    const { id } = record;
    if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" must be a string or a number');
    const selectors = JSON.parse(stored(record)) as Selector[];
    const location = locate(stringIn(objectIn(record, 'after'), 'text'), selectors);
    answer(location === null ? { id, start: null } : { id, ...location.span, score: location.score });
  });
}
