/**
 * A hundred thousand inputs that nobody meant: damaged files of every form, and messages of every name with payloads
 * that are not theirs. Nothing may throw, nothing that is refused may reach the store, and whatever comes out has the
 * form of what is stored.
 */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { backupOf, exportAs } from '@/lib/export';
import { applyImport, type ImportPort } from '@/lib/import';
import { readerFor } from '@/lib/import/read';
import type { Protocol } from '@/lib/messages';
import {
  article as articleSchema,
  storedCopy as copySchema,
  articleCorrections as correctionsSchema,
  speakerMerge as mergeSchema,
  row as rowSchema,
} from '@/lib/schema/nouns';
import { checkPayload } from '@/lib/schema/payloads';
import { ARTICLE, annotationOf, KEPT, textOf, WORDS } from '../export/collections';
import { ALWAYS, fileOf, MODIFIED } from './port';

/** Mulberry32: the same inputs at every run. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4294967296) * below);
  };
}

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
            // Looked at closely now and then: a schema that was passed once is passed again.
            if (run % 10 === 0) {
              expect(v.is(articleSchema, item.article)).toBe(true);
              if (item.kind === 'row') expect(v.is(rowSchema, item.row)).toBe(true);
            }
            if (item.kind === 'row') rows += 1;
            expect(item.article.url).toMatch(/^(?:https?|file):/i);
          }
        }
      }
      // Both ways were gone, or nothing was tested.
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

const [kept] = KEPT.annotations;
const identity = { address: ARTICLE.url, canonical: null };
const id = kept?.id;
const slice = {
  articles: [ARTICLE],
  rows: [{ id, article: ARTICLE.key, annotation: kept, revision: 1, modified: kept?.modified, deleted: '' }],
};

const ANALYSED = {
  url: ARTICLE.url,
  title: 'The wall',
  byline: ['Ida Roth'],
  siteName: null,
  published: '2026-03-12',
  modified: null,
  lang: 'en',
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

/** A payload of every message to the background. */
const PAYLOADS: Partial<Record<keyof Protocol, unknown>> = {
  'page:open': identity,
  'page:hasAnnotations': identity,
  'page:restore': identity,
  'page:article': identity,
  'page:save': { ...identity, article: ANALYSED, annotation: kept },
  'page:revise': {
    ...identity,
    id,
    changes: { note: 'n', before: '', tags: ['t'], color: 'blue', speaker: null, status: 'open' },
  },
  'page:delete': { ...identity, id },
  'page:undelete': { ...identity, id },
  'page:analyze': { article: ANALYSED },
  'page:locate': { text: ANALYSED.text, wanted: [kept?.target.selector] },
  'page:describe': { text: ANALYSED.text, span: { start: 11, end: 18 } },
  'page:compare': {
    ...identity,
    article: ANALYSED,
    digest: { taken: '2026-03-12T00:00:00.000Z', title: 'The wall', modified: null, paragraphs: 'a1 b2' },
  },
  'page:corrections': identity,
  'page:correct': {
    ...identity,
    correction: {
      kind: 'quotation',
      selector: kept?.target.selector[0],
      wrong: true,
      speaker: { name: 'Ida', role: null },
    },
  },
  'page:changed': { ...identity, kept: 3 },
  'own:open': { tabId: 3, asked: true },
  'own:library': { query: 'wall', count: 25 },
  'own:revise': { id, changes: { note: 'n', speaker: { name: 'Ida', role: 'mayor' }, status: null } },
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
    claim: null,
  },
  'own:removeCopies': { choice: { host: 'ledger.example' } },
  'own:copiesAfter': { after: [ARTICLE.key, '2026-03-12T00:00:00.000Z'] },
  'own:importCheck': { slice },
  'own:importStage': { id: 'x', number: 0, slice },
  'own:importCommit': { id: 'x', slices: 1 },
  'own:importCancel': { id: 'x' },
};

const STRANGE: readonly unknown[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    'x',
    'javascript:alert(1)',
    '\ud800',
  ],
  ...[[], {}, [[]], { length: 1 }, 'x'.repeat(2_000_000), Array.from({ length: 200_000 }, () => 'x')],
  ...['urn:uuid:nobody', '2026-03-12', { type: 'TextQuoteSelector' }, JSON.parse('{"__proto__":{"x":1}}'), () => 1],
];

/** The payload with something strange in the place of one of its parts, or without it. */
function strange(value: unknown, random: (below: number) => number): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || random(6) === 0) return STRANGE[random(STRANGE.length)];
  const [name, inner] = entries[random(entries.length)] ?? ['', null];
  if (random(8) === 0) {
    const rest = entries.filter(([other]) => other !== name);
    return Array.isArray(value) ? rest.map(([, each]) => each) : Object.fromEntries(rest);
  }
  const changed = strange(inner, random);
  return Array.isArray(value)
    ? value.map((each, at) => (String(at) === name ? changed : each))
    : { ...(value as object), [name]: changed };
}

describe('the message boundary', () => {
  test('what is of its form passes as it is', () => {
    for (const [name, data] of Object.entries(PAYLOADS)) {
      expect(checkPayload(name as keyof Protocol, data), name).toEqual({ data });
    }
  });

  test('what has no form, or none that is served, does not pass', () => {
    for (const name of ['own:libraryChanged', 'tab:keep', 'constructor', '__proto__', 'toString', '']) {
      expect(checkPayload(name as keyof Protocol, {}), name).toBeNull();
    }
    expect(checkPayload('own:bin', { anything: 1 })).toEqual({ data: undefined });
  });

  test('fields that a message does not have are left out', () => {
    const extra = { ...identity, id, extra: 1, __proto__: { polluted: true } };
    expect(checkPayload('page:delete', extra)?.data).toEqual({ ...identity, id });
  });

  test('titles of a page are shortened, so that no title keeps words from being kept', () => {
    const long = { ...identity, title: 'x'.repeat(50_000), article: null, annotation: kept };
    const data = checkPayload('page:save', long)?.data as { title: string };
    expect(data.title).toHaveLength(10_000);
  });

  test('thirty thousand strange payloads: none throws, and what passes has passed whole', () => {
    const random = randomOf(3);
    const names = Object.keys(PAYLOADS) as (keyof Protocol)[];
    let passed = 0;
    let refused = 0;
    for (let run = 0; run < 30_000; run += 1) {
      const name = names[run % names.length] ?? 'own:bin';
      const result = checkPayload(name, strange(PAYLOADS[name], random));
      if (result === null) refused += 1;
      else {
        passed += 1;
        expect(checkPayload(name, result.data)).toEqual(result);
      }
    }
    expect(refused).toBeGreaterThan(15_000);
    expect(passed).toBeGreaterThan(100);
  }, 60_000);
});
