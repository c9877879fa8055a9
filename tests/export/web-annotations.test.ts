import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, exportAs } from '@/lib/export';
import type { KeptArticle } from '@/lib/export/kept-article';
import { ARTICLE, annotationOf, anyLibrary, KEPT, textOf, WORDS } from './collections';

type Json = Readonly<Record<string, unknown>>;

const MOTIVATIONS = ['highlighting', 'commenting', 'tagging'];
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** The model's MUSTs for one annotation of ours (sections 3.1 to 4.4); throws where one is not kept. */
function expectAnnotation(annotation: Json): void {
  expect(annotation['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(annotation.id).toMatch(URI);
  expect(annotation.type).toBe('Annotation');
  expect(annotation).not.toHaveProperty('bodyValue');
  expect(MOTIVATIONS).toContain(annotation.motivation);
  expect(annotation.created).toMatch(DATE);
  expect(annotation.modified).toMatch(DATE);
  if (annotation.body !== undefined) {
    const bodies = annotation.body as readonly Json[];
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      expect(body.type).toBe('TextualBody');
      expect(typeof body.value).toBe('string');
      expect(['commenting', 'tagging', 'describing']).toContain(body.purpose);
      expect(body.format).toBe('text/plain');
      expect(body).not.toHaveProperty('source');
      expect(body).not.toHaveProperty('items');
    }
  }
  const target = annotation.target as Json;
  expect(target.type).toBe('SpecificResource');
  expect(target.source).toMatch(URI);
  // Where a class is named, the annotation has the style sheet that it means.
  const stylesheet = annotation.stylesheet as Json;
  expect(stylesheet.type).toBe('CssStylesheet');
  expect(stylesheet.value).toMatch(new RegExp(`^\\.${target.styleClass as string} \\{`));
  expect(target).not.toHaveProperty('value');
  const [quote, ...others] = target.selector as readonly Json[];
  expect(quote?.type).toBe('TextQuoteSelector');
  expect(typeof quote?.exact).toBe('string');
  for (const position of others) {
    expect(position.type).toBe('TextPositionSelector');
    expect(Number.isInteger(position.start) && (position.start as number) >= 0).toBe(true);
    expect(Number.isInteger(position.end)).toBe(true);
  }
}

/** A collection as a client reads it: from page to page; gives the annotations (section 5). */
function readCollection(text: string): readonly Json[] {
  const collection = JSON.parse(text) as Json;
  expect((collection['@context'] as readonly unknown[])[0]).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(collection.type).toBe('AnnotationCollection');
  const total = collection.total as number;
  if (total === 0) {
    expect(collection).not.toHaveProperty('first');
    return [];
  }
  const first = collection.first as Json;
  const pages = new Map(
    [first, ...((collection['@included'] as readonly Json[]) ?? [])].map((page) => [page.id, page]),
  );
  const items: Json[] = [];
  let last: unknown = null;
  for (let page: Json | undefined = first; page !== undefined; page = pages.get(page.next)) {
    expect(page.type).toBe('AnnotationPage');
    expect(page.partOf).toBe(collection.id);
    expect(page.startIndex).toBe(items.length);
    if (last !== null) expect(page.prev).toBe(last);
    last = page.id;
    items.push(...(page.items as readonly Json[]));
  }
  expect(collection.last).toBe(last);
  expect(items).toHaveLength(total);
  return items;
}

const exported = (articles: readonly KeptArticle[]) => textOf(exportAs('web-annotation', articles, { words: WORDS }));

describe('W3C Web Annotation', () => {
  test('every annotation of generated libraries keeps the musts, and every collection can be read page by page', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), async (library) => {
        const items = readCollection(await exported(library));
        for (const item of items) expectAnnotation(item);
        expect(items.map(({ id }) => id).sort()).toEqual(
          library.flatMap(({ annotations }) => annotations.map(({ id }) => id)).sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  test.each([0, 1, 999, 1000, 1001, 3500])('%i annotations stand in pages of a thousand', async (count) => {
    const annotations = Array.from({ length: count }, (_, number) =>
      annotationOf({ number, exact: `words ${number}` }),
    );
    expect(readCollection(await exported([{ article: ARTICLE, annotations }]))).toHaveLength(count);
  });

  test('no collection, no annotation: an empty one is still a collection', async () => {
    expect(readCollection(await exported([]))).toEqual([]);
  });

  test.each([
    ['https://ledger.example/a|b?q=[1]^{2}', 'https://ledger.example/a%7Cb?q=%5B1%5D%5E%7B2%7D'],
    ['https://ledger.example/100%#a#b', 'https://ledger.example/100%25#a%23b'],
    ['https://ledger.example/мост \ud800', 'https://ledger.example/%D0%BC%D0%BE%D1%81%D1%82%20%EF%BF%BD'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
  ])('the source %s is named by a URI', async (source, expected) => {
    const [item] = readCollection(
      await exported([{ article: ARTICLE, annotations: [annotationOf({ number: 1, exact: 'x', source })] }]),
    );
    const named = item?.target as Json | undefined;
    expect(named?.source).toBe(expected);
    expect(named?.source).toMatch(URI);
  });

  test('note, tags, colour, finding and article are all in it', async () => {
    const [, item] = readCollection(await exported([KEPT]));
    expect(item).toMatchObject({
      motivation: 'commenting',
      body: [
        { purpose: 'commenting', value: 'Ask for the survey.' },
        { purpose: 'tagging', value: 'quay' },
        { purpose: 'tagging', value: 'follow up' },
        {
          purpose: 'describing',
          value:
            '“We cannot tie boats to it” — Leonie Marchetti-Vance, spokeswoman (“said”)\n“We cannot tie boats to it,” said Leonie Marchetti-Vance, a spokeswoman.',
        },
      ],
      target: { styleClass: 'yellow' },
      'pressmark:finding': { kind: 'quotation', speaker: { name: 'Leonie Marchetti-Vance' } },
      'pressmark:article': { title: ARTICLE.title },
    });
  });
});

test('a hundred thousand annotations pass through every format a piece at a time', async () => {
  const perArticle = 50;
  function* articles(): Generator<KeptArticle> {
    for (let index = 0; index < 2000; index += 1) {
      const url = `https://ledger.example/${index}`;
      yield {
        article: { ...ARTICLE, key: url, url },
        annotations: Array.from({ length: perArticle }, (_, at) =>
          annotationOf({ number: index * perArticle + at, exact: `words ${at}`, note: 'n' }),
        ),
      };
    }
  }
  for (const format of Object.keys(EXPORT_FORMATS) as (keyof typeof EXPORT_FORMATS)[]) {
    let length = 0;
    let largest = 0;
    for await (const chunk of exportAs(format, articles(), { words: WORDS })) {
      length += chunk.length;
      largest = Math.max(largest, chunk.length);
    }
    // A piece is an annotation or the frame of an article, however long the file.
    expect(largest, format).toBeLessThan(4000);
    expect(length, format).toBeGreaterThan(100_000);
  }
}, 180_000);
