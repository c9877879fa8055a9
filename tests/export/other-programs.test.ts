/** Every format, read by a program that is not ours, with words that imitate markup, formulas or fields. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import jsonld from 'jsonld';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { EXPORT_FORMATS, type ExportFormat, exportAs } from '@/lib/export';
import { claimLine, claimOf, shownWords } from '@/lib/export/claim-words';
import { dateParts, isoDate } from '@/lib/export/iso-date';
import type { KeptArticle } from '@/lib/export/kept-article';
import { inReadingOrder } from '@/lib/export/kept-article';
import { oneLine, wellFormed } from '@/lib/export/well-formed';
import { ARTICLE, annotationOf, anyLibrary, KEPT, textOf, WORDS } from './collections';
import { CONTEXTS } from './json-ld-contexts';

type Library = readonly KeptArticle[];

const exported = (format: ExportFormat, library: Library) => textOf(exportAs(format, library, { words: WORDS }));

const rowsOf = (library: Library) =>
  library.flatMap(({ article, annotations }) =>
    inReadingOrder(annotations).map((annotation) => ({
      article,
      annotation,
      claim: claimOf(annotation, article.lang),
    })),
  );

/** Cells that begin so would be run by a spreadsheet. */
const FORMULA = /^[\s"\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

const SEPARATORS = [',', ';', '\t', '|'];

function csvCells(text: string, delimiter: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text, { delimiter, newline: delimiter === ',' ? '\r\n' : '\n' }).data;
}

const expanded = (text: string) =>
  jsonld.expand(JSON.parse(text), {
    documentLoader: async (url: string) => {
      const document = CONTEXTS[url];
      if (document === undefined) throw new Error(`no context ${url}`);
      return { contextUrl: undefined, documentUrl: url, document };
    },
  } as jsonld.Options.Expand);

/** All nodes of a type in expanded JSON-LD, however deep. */
function nodesOf(value: unknown, type: string): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((each) => nodesOf(each, type));
  if (typeof value !== 'object' || value === null || '@value' in value) return [];
  const node = value as Record<string, unknown>;
  const own = Array.isArray(node['@type']) && node['@type'].includes(type) ? [node] : [];
  return [...own, ...Object.values(node).flatMap((each) => nodesOf(each, type))];
}

function expectBibtex(text: string, library: Library, allowed: readonly string[]): void {
  const { entries, errors } = parseBibtex(text, { sentenceCase: false });
  expect(errors).toEqual([]);
  expect(entries).toHaveLength(library.length);
  expect(new Set(entries.map(({ key }) => key)).size).toBe(library.length);
  for (const [index, entry] of entries.entries()) {
    expect(['article', 'misc']).toContain(entry.type);
    for (const name of Object.keys(entry.fields)) expect(allowed).toContain(name);
    const printed = library[index]?.article.byline.filter((name) => oneLine(name) !== '') ?? [];
    expect(entry.fields.author ?? []).toHaveLength(printed.length);
    expect(entry.fields.url).toBe(library[index]?.article.url);
  }
}

/** For every format a program that reads it, and what must come out; a format without one does not compile. */
const READERS: Readonly<Record<ExportFormat, (text: string, library: Library) => void | Promise<void>>> = {
  markdown: (text, library) => {
    const fronts = [...text.matchAll(/^---\n(title: [\s\S]*?)\n---$/gm)].map(([, front]) => parseYaml(front ?? ''));
    expect(fronts).toHaveLength(library.length);
    for (const [index, front] of fronts.entries()) {
      const article = library[index]?.article;
      expect(front.title).toBe(oneLine(article?.title ?? ''));
      expect(front.source).toBe(article?.url);
      expect(front.published ?? null).toBe(isoDate(article?.published ?? null));
      for (const name of Object.keys(front)) {
        expect(['title', 'source', 'author', 'site', 'published', 'created', 'lang', 'tags']).toContain(name);
      }
    }
  },
  html: (text, library) => {
    const { document } = new JSDOM(text).window;
    const rows = rowsOf(library);
    expect(document.querySelectorAll('section')).toHaveLength(rows.length);
    expect(document.querySelectorAll('script, img, iframe, link, [onerror], [onclick]')).toHaveLength(0);
    for (const [index, quote] of [...document.querySelectorAll('blockquote')].entries()) {
      const claim = rows[index]?.claim;
      expect(quote.textContent).toBe(claim === undefined ? '' : wellFormed(shownWords(claim)));
    }
    for (const each of document.querySelectorAll('a')) expect(each.protocol).toBe('https:');
  },
  csv: (text, library) => {
    const rows = csvCells(text, ',').filter((row) => row.length > 1);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([23]));
    expect(rows).toHaveLength(1 + rowsOf(library).length);
    for (const separator of SEPARATORS) {
      for (const row of csvCells(text, separator)) for (const cell of row) expect(cell).not.toMatch(FORMULA);
    }
  },
  'web-annotation': async (text, library) => {
    const annotations = nodesOf(await expanded(text), 'http://www.w3.org/ns/oa#Annotation');
    const rows = rowsOf(library);
    expect(annotations.map((node) => node['@id'])).toEqual(rows.map(({ annotation }) => annotation.id));
    for (const [index, node] of annotations.entries()) {
      const row = rows[index];
      const value = (name: string) =>
        (node[`https://pressmark.example/ns#${name}`] as readonly { '@value': unknown }[] | undefined)?.[0]?.['@value'];
      expect(value('finding')).toMatchObject({ kind: row?.annotation.finding.kind });
      expect(value('status')).toBe(row?.annotation.status);
      const purposes = nodesOf(node, 'http://www.w3.org/ns/oa#TextualBody').flatMap((body) =>
        (body['http://www.w3.org/ns/oa#hasPurpose'] as readonly { '@id': string }[]).map((purpose) => purpose['@id']),
      );
      expect(purposes.includes('http://www.w3.org/ns/oa#describing')).toBe(row?.claim.kind === 'quotation');
    }
  },
  claim: async (text, library) => {
    const graph = await expanded(text);
    const isVerdict = (status: string | undefined) => ['supported', 'disputed', 'no-verdict'].includes(status ?? '');
    const rows = rowsOf(library);
    const of = (type: string) => nodesOf(graph, `https://schema.org/${type}`);
    expect([...of('Claim'), ...of('Question')]).toHaveLength(rows.length);
    expect(of('ClaimReview')).toHaveLength(rows.filter(({ annotation }) => isVerdict(annotation.status)).length);
    // A speaker who only denies or asks has not claimed these words.
    for (const { annotation, claim } of rows) {
      if (claim.stance === null || claim.stance === 'says') continue;
      const [node] = [...of('Claim'), ...of('Question')].filter((each) => each['@id'] === annotation.id);
      const said = node?.['https://schema.org/text'] as readonly { '@value': string }[] | undefined;
      if (/\p{L}/u.test(claim.words) && claim.sentence === '') expect(said?.[0]?.['@value']).not.toBe(claim.words);
    }
  },
  hypothesis: (text, library) => {
    const { annotations } = JSON.parse(text);
    const rows = rowsOf(library);
    expect(annotations).toHaveLength(rows.length);
    for (const [index, { text: shown }] of annotations.entries()) {
      // A program that takes the text for Markdown must load no picture and show no markup.
      if (rows[index]?.annotation.body.length === 0) expect(shown).not.toMatch(/(?<!\\)[<[]/);
    }
  },
  'csl-json': (text, library) => {
    const { data } = new Cite(JSON.parse(text));
    expect(data).toHaveLength(library.length);
    for (const [index, entry] of data.entries()) {
      const kept = library[index];
      const lines = String(entry.note).split('\n');
      expect(lines).toHaveLength(kept?.annotations.length ?? 0);
      // A line that begins with letters and a colon would be taken for a field.
      for (const line of lines) expect(line).toMatch(/^• /);
      expect(entry.note).not.toMatch(/\{:/);
      const parts = dateParts(kept?.article.published ?? null);
      expect((entry.issued as { 'date-parts': unknown } | undefined)?.['date-parts']).toEqual(
        parts === null ? undefined : [parts],
      );
    }
  },
  bibtex: (text, library) =>
    expectBibtex(text, library, ['title', 'author', 'journal', 'year', 'month', 'url', 'note']),
  biblatex: (text, library) =>
    expectBibtex(text, library, ['title', 'author', 'journaltitle', 'date', 'url', 'urldate', 'langid']),
  ris: (text, library) => {
    if (library.length === 0) return expect(text).toBe('');
    const { data } = new Cite(text);
    expect(data).toHaveLength(library.length);
    for (const [index, entry] of data.entries()) {
      const lines = [entry.note].flat().filter((line) => line !== undefined);
      expect(lines).toHaveLength(library[index]?.annotations.length ?? 0);
    }
  },
};

describe.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])('%s, as another program reads it', (format) => {
  test('hostile libraries are nothing but what is kept', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), async (library) => {
        await READERS[format](await exported(format, library), library);
      }),
      { numRuns: 60 },
    );
  });

  test('two articles of one name are two', async () => {
    await READERS[format](await exported(format, [KEPT]), [KEPT]);
    const twice = [
      KEPT,
      { article: { ...ARTICLE, url: `${ARTICLE.url}/2` }, annotations: [annotationOf({ number: 9, exact: 'x' })] },
    ];
    await READERS[format](await exported(format, twice), twice);
  });
});

/** How the formats that people read put a denial, a split quotation and reported words. */
const DENIAL = annotationOf({
  number: 3,
  exact: 'the bridge was unsafe',
  finding: {
    kind: 'quotation',
    form: 'indirect',
    speaker: { name: 'Ada Lund', role: null },
    cue: 'denied that',
    stance: 'denies',
    sentence: 'Ada Lund denied that the bridge was unsafe.',
    confidence: 0.9,
  },
});
const SPLIT = annotationOf({
  number: 4,
  exact: 'We looked,” she said. “And we found it.',
  finding: {
    kind: 'quotation',
    form: 'direct',
    speaker: { name: 'Ada Lund', role: null },
    cue: 'said',
    stance: 'says',
    contents: ['We looked,', 'And we found it.'],
    sentence: '“We looked,” she said. “And we found it.”',
    confidence: 0.9,
  },
});

describe.each(Object.keys(EXPORT_FORMATS).filter((format) => !/^bib/.test(format)) as ExportFormat[])(
  'in %s',
  (format) => {
    const text = async () => {
      const raw = await exported(format, [{ article: ARTICLE, annotations: [DENIAL, SPLIT] }]);
      const isHtml = format === 'html';
      return isHtml
        ? (new JSDOM(raw).window.document.body.textContent ?? '')
        : raw.replaceAll('\\n', '\n').replaceAll('""', '"');
    };

    test('a denial is a denial', async () => {
      expect((await text()).replace(/\s+/g, ' ')).toMatch(/Ada Lund (?:denies: the bridge|denied that)/);
      expect(await text()).not.toContain('“the bridge');
    });

    test('a split quotation is in its pieces', async () => {
      // What was found, word for word, stands in the records of ours that come back.
      const put = format === 'claim' ? 'We looked … And we found it.' : '“We looked” … “And we found it.”';
      expect(await text()).toContain(put);
      if (!['web-annotation', 'hypothesis'].includes(format))
        expect(await text()).not.toMatch(/^> We looked|"We looked,”/m);
    });
  },
);

test('a cell begins with no formula in any of our separators, and reads as it was but for the apostrophes', () => {
  const text = 'hello;=1+1|+2\t-3\n@SUM(A1);"=4';
  const claim = annotationOf({ number: 1, exact: text });
  return exported('csv', [{ article: ARTICLE, annotations: [claim] }]).then((csv) => {
    const [, row] = csvCells(csv, ',');
    expect(row?.[6]).toBe("hello;'=1+1|'+2\t'-3\n'@SUM(A1);'\"=4");
    expect(row?.[5]?.replaceAll("'", '')).toContain(claimLine(claimOf(claim, 'en'), WORDS.claim).slice(1, 10));
  });
});
