/** The work of imports and exports grows no faster than the files. */
import { describe, expect, test } from 'vitest';
import { newAnnotation, revised } from '@/lib/annotation';
import { backupOf, EXPORT_FORMATS, type ExportFormat, exportAs, exportNotes, type KeptArticle } from '@/lib/export';
import { uniqueNames } from '@/lib/export/file-name';
import { lookUpUrl } from '@/lib/export/look-up';
import { readerFor } from '@/lib/import/read';
import { foldedText, matchesOf } from '@/lib/library/matches';
import type { Finding } from '@/lib/model';
import { indexedText, termsOf } from '@/lib/store/search';
import { ARTICLE, uuidOf, WORDS } from '../export/collections';
import { expectProportion } from './growth';
import { DIFFERING, ENDED, type HostileText, REPEATED, RUNS, TURNS } from './inputs';
import { workOf, workOfAsync } from './work';

const NOW = '2026-03-12T08:00:00.000Z';

const INPUTS: readonly HostileText[] = [
  ...[...RUNS, ...DIFFERING],
  ...REPEATED.filter((_, index) => index % 4 === 0),
  ...ENDED.filter((_, index) => index % 3 === 0),
  ...TURNS.filter((_, index) => index % 29 === 0),
];

/** Markup that opens, closes or hides, over and over. */
const MARKUP: readonly HostileText[] = [
  ...[
    '<style></style>',
    '<style>',
    '</style>',
    '<script>a</SCRIPT>',
    '<p>',
    '<p',
    '<',
    '<!--',
    '<a href="',
    '&',
    '&amp',
    '&#',
  ],
  ...['<template></template', '<br>\n', ' \n ', '<noscript><b></noscript>', '<style></style', '<b>a</b>', '&#x41;'],
].map((part) => ({ name: part, of: (length) => part.repeat(Math.ceil(length / part.length)) }));

const FILES: Readonly<Record<string, (text: string) => string>> = {
  obsidian: (text) =>
    JSON.stringify([
      { url: 'https://a.example/b', title: text, highlights: [{ text: `<p>x</p>${text}`, id: text, notes: [text] }] },
    ]),
  hypothesis: (text) =>
    JSON.stringify([
      {
        id: text,
        uri: `https://a.example/${text.slice(0, 2000)}`,
        text,
        tags: [text, ...text.slice(0, 500)],
        target: [{ selector: [{ type: 'TextQuoteSelector', exact: `a${text}`, prefix: text, suffix: text }] }],
        document: { title: [text] },
      },
    ]),
  'web annotation': (text) =>
    JSON.stringify({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: [
        { type: 'TextualBody', value: text, format: 'text/html' },
        { value: text, purpose: 'tagging' },
      ],
      target: { source: 'https://a.example/b', selector: { type: 'TextQuoteSelector', exact: `a${text}` } },
    }),
  backup: (text) =>
    `{"pressmark":"backup","version":1}\n${text}\n{"article":${JSON.stringify({ ...ARTICLE, title: text })}}\n`,
  'no form at all': (text) => text,
  'inside a list': (text) => `[${text}`,
};

const drain = (items: Iterable<unknown>): number => [...items].length;

describe.each(Object.keys(FILES))('a file comes in: %s', (form) => {
  test('whatever is in it', async () => {
    await expectProportion([...INPUTS, ...MARKUP], 1000, (input, units) => {
      const file = FILES[form]?.(input.of(units)) ?? '';
      return workOf(() => {
        const reader = readerFor(NOW);
        for (let at = 0; at < file.length; at += 1000) drain(reader.push(file.slice(at, at + 1000)));
        drain(reader.end());
      });
    });
  });
});

function keptWith(text: string): KeptArticle {
  const finding: Finding = {
    kind: 'quotation',
    form: 'direct',
    speaker: { name: text.slice(0, 5000), role: text.slice(0, 5000) },
    cue: text.slice(0, 200),
    confidence: 0.5,
  };
  const bare = newAnnotation({
    uuid: uuidOf(1),
    source: `https://a.example/${text}`,
    selectors: [{ type: 'TextQuoteSelector', exact: `a${text}`, prefix: text, suffix: text }],
    finding,
    now: NOW,
  });
  const tags = [text, `a${text}b`, ...text.slice(0, 200)];
  return {
    article: {
      ...ARTICLE,
      url: `https://a.example/${text}#${text}`,
      title: text,
      siteName: text,
      byline: [text, 'A', text],
      published: text,
      lang: text.slice(0, 20),
    },
    annotations: [revised(bare, { note: text, tags }, NOW)].map((annotation) => ({
      ...annotation,
      body: [
        ...annotation.body,
        ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }) as const),
      ],
    })),
  };
}

async function expectProportionOf(work: (kept: KeptArticle) => AsyncIterable<unknown>): Promise<void> {
  await expectProportion(INPUTS, 400, (input, units) => {
    const kept = keptWith(input.of(units));
    return workOfAsync(async () => {
      for await (const _ of work(kept));
    });
  });
}

describe('files go out', () => {
  test.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])('%s', async (format) => {
    await expectProportionOf((kept) => exportAs(format, [kept], { words: WORDS }));
  });

  test('notes in a ZIP file, and the backup', async () => {
    await expectProportionOf((kept) => exportNotes([kept], { words: WORDS }));
    await expectProportionOf(({ article, annotations }) =>
      backupOf([
        {
          article,
          rows: annotations.map((annotation) => ({
            ...{ id: annotation.id, article: article.key, annotation, revision: 1, modified: NOW, deleted: '' },
          })),
        },
      ]),
    );
  });

  test('many articles of one title have names of their own', () => {
    const work = (count: number) =>
      workOf(() => {
        const nameOf = uniqueNames('Untitled');
        for (let index = 0; index < count; index += 1) nameOf('A wall');
      });
    expect(work(4000)).toBeLessThan(5 * work(1000));
  });

  test('addresses of searches', async () => {
    await expectProportion(INPUTS, 1000, (input, units) => {
      const text = input.of(units);
      return workOf(() => lookUpUrl('fact-check-explorer', text, 'fact check'));
    });
  });
});

describe('the search', () => {
  test('reads what is kept, and shows where a word of it stands', async () => {
    await expectProportion(INPUTS, 1000, (input, units) => {
      const { article, annotations } = keptWith(input.of(units));
      const [annotation] = annotations;
      if (annotation === undefined) throw new Error('Nothing is kept');
      return workOf(() => {
        indexedText(annotation, article);
        termsOf(article.title);
        foldedText(article.title);
        matchesOf(article.title, ['a', 'aa', 'b']);
      });
    });
  });
});
