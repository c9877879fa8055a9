/**
 * Eighty thousand damaged files of every form (strange messages are in tests/background/boundary.test.ts). Nothing may throw, nothing that is refused may reach the store, and whatever comes out has the
 * form of what is stored.
 */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { backupOf, exportAs } from '@/lib/export';
import { applyImport, type ImportPort } from '@/lib/import';
import { readerFor } from '@/lib/import/read';
import {
  article as articleSchema,
  storedCopy as copySchema,
  articleCorrections as correctionsSchema,
  speakerMerge as mergeSchema,
  row as rowSchema,
} from '@/lib/schema/nouns';
import { ARTICLE, annotationOf, KEPT, textOf, WORDS } from '../export/collections';
import { randomOf } from '../random';
import { ALWAYS, fileOf, MODIFIED } from './port';

const TOKENS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '\u0000',
    '\ud800',
    'null',
    'true',
    '1e999',
    '-1',
    '""',
    '{}',
    '[]',
  ],
  ...['__proto__', 'constructor', 'javascript:alert(1)', '<script>', '&#x110000;', '<'.repeat(50), '['.repeat(600)],
  ...['"type":"Annotation"', '"items":[', '"exact":7', '"target":null', '"uri":"data:,"', '\\u0000', '9'.repeat(40)],
];

/** One to four damages: cut, doubled, overwritten, moved, or with something foreign in it. */
function damaged(text: string, random: (below: number) => number): string {
  let result = text;
  for (let left = 1 + random(4); left > 0; left -= 1) {
    const [at, length] = [random(result.length + 1), random(40)];
    const token = TOKENS[random(TOKENS.length)] ?? '';
    const piece = result.slice(at, at + length);
    const kind = random(6);
    if (kind === 0) result = result.slice(0, at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + length);
    else if (kind === 2) result = result.slice(0, at) + token + result.slice(at);
    else if (kind === 3) result = result.slice(0, at) + token + result.slice(at + token.length);
    else if (kind === 4) result = result.slice(0, at) + piece + result.slice(at);
    else {
      const to = random(result.length + 1);
      result = result.slice(0, to) + piece + result.slice(to);
    }
  }
  return result;
}

const obsidian = JSON.stringify([
  {
    url: ARTICLE.url,
    highlights: [
      { text: '<p>We <b>cannot</b></p>', timestamp: MODIFIED, notes: ['n'], color: 'blue' },
      { content: 'Eleven &amp; weeks', id: '1772359200000' },
    ],
  },
]);

const SOURCES: readonly (readonly [string, () => Promise<string>])[] = [
  [
    'backup',
    () =>
      textOf(
        backupOf(
          [
            {
              article: ARTICLE,
              rows: [1, 2].map((number) => {
                const annotation = annotationOf({ number, exact: `words ${number}`, note: 'n', tags: ['t'] });
                const { id, modified } = annotation;
                return { id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' };
              }),
            },
          ],
          {
            corrections: [
              {
                article: ARTICLE.key,
                items: [
                  {
                    kind: 'quotation',
                    selector: { type: 'TextQuoteSelector', exact: 'words 1', prefix: '', suffix: '' },
                    wrong: true,
                    modified: MODIFIED,
                  },
                ],
              },
            ],
            merges: [{ alias: 'Roth', canonical: 'Ida Roth', modified: MODIFIED }],
          },
        ),
      ),
  ],
  ['web-annotation', () => textOf(exportAs('web-annotation', [KEPT], { words: WORDS }))],
  ['hypothesis', () => textOf(exportAs('hypothesis', [KEPT], { words: WORDS }))],
  ['obsidian', async () => obsidian],
];

const PER_FORMAT = 20_000;

describe('damaged files', () => {
  test.each(SOURCES)(
    `%s: ${PER_FORMAT} inputs`,
    async (_, sourceOf) => {
      const text = await sourceOf();
      const random = randomOf(text.length);
      let rows = 0;
      let refused = 0;
      for (let run = 0; run < PER_FORMAT; run += 1) {
        const input = damaged(text, random);
        const reader = readerFor(MODIFIED);
        const piece = 1 + random(input.length + 1);
        const items = [];
        for (let at = 0; at < input.length; at += piece) items.push(...reader.push(input.slice(at, at + piece)));
        items.push(...reader.end());
        for (const item of items) {
          if (item.kind === 'refused') refused += 1;
          else if (item.kind === 'corrections') expect(v.is(correctionsSchema, item.corrections)).toBe(true);
          else if (item.kind === 'merge') expect(v.is(mergeSchema, item.merge)).toBe(true);
          else if (item.kind === 'copy') expect(v.is(copySchema, item.copy)).toBe(true);
          else {
            // Checked against the schemas only now and then, since that takes long.
            if (run % 10 === 0) {
              expect(v.is(articleSchema, item.article)).toBe(true);
              if (item.kind === 'row') expect(v.is(rowSchema, item.row)).toBe(true);
            }
            if (item.kind === 'row') rows += 1;
            expect(item.article.url).toMatch(/^(?:https?|file):/i);
          }
        }
      }
      // Some files must have been read and some refused, or nothing was tested.
      expect(rows).toBeGreaterThan(PER_FORMAT / 10);
      expect(refused).toBeGreaterThan(PER_FORMAT / 20);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    },
    60_000,
  );

  test.each(SOURCES)(
    '%s: no write from a file that is refused',
    async (_, sourceOf) => {
      const text = await sourceOf();
      const random = randomOf(7);
      let refused = 0;
      for (let run = 0; run < 1000; run += 1) {
        let commits = 0;
        const port: ImportPort = {
          check: async () => ({ ok: true, value: [] }),
          stage: async () => ({ ok: true, value: null }),
          commit: async () => {
            commits += 1;
            return { ok: true, value: { added: 1, same: 0, merged: 0, inBin: 0, binned: 0 } };
          },
          cancel: async () => ({ ok: true, value: null }),
        };
        const input = damaged(text, random);
        const result = await applyImport(fileOf(input, 500), { port, signal: ALWAYS, id: 'x', partial: false });
        if (result.ok) continue;
        refused += 1;
        expect(commits).toBe(0);
      }
      expect(refused).toBeGreaterThan(300);
    },
    60_000,
  );
});
