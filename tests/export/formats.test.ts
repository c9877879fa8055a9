import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, type ExportFormat, exportAs, exportNotes } from '@/lib/export';
import { babelLanguage } from '@/lib/export/babel-language';
import { cell } from '@/lib/export/csv';
import { fileNameOf, uniqueNames } from '@/lib/export/file-name';
import { dateParts } from '@/lib/export/iso-date';
import type { KeptArticle } from '@/lib/export/kept-article';
import { escapeMarkdown, noteBookTag } from '@/lib/export/markdown';
import { personalName } from '@/lib/export/personal-name';
import { PRINT_CSS, PRINT_CSS_HASH } from '@/lib/export/print-html';
import { crc32 } from '@/lib/export/zip';
import { ARTICLE, anyLibrary, anyText, KEPT, textOf, WORDS } from './collections';

const exported = (format: Parameters<typeof exportAs>[0], articles: readonly KeptArticle[] = [KEPT]) =>
  textOf(exportAs(format, articles, { words: WORDS }));

describe('Markdown', () => {
  test('an article is front matter, title, origin, and its passages in reading order', async () => {
    expect(await exported('markdown')).toBe(`---
title: "The sea wall is rebuilt"
source: "https://ledger.example/wall"
author:
  - "Wilhelmina Okafor-Strand"
  - "Jan van der Meer"
site: "The Harbour Ledger"
published: "2026-03-12T06:00:00Z"
created: "2026-03-12T08:00:00.000Z"
lang: "en"
tags:
  - "quay"
  - "follow-up"
---

# The sea wall is rebuilt

Wilhelmina Okafor-Strand, Jan van der Meer · The Harbour Ledger · 2026-03-12

[https://ledger.example/wall](<https://ledger.example/wall>)

> Eleven weeks
>
> [in the article](<https://ledger.example/wall#:~:text=Eleven%20weeks>)

> “We cannot tie boats to it”
>
> — Leonie Marchetti-Vance, spokeswoman (“said”) · [in the article](<https://ledger.example/wall#:~:text=We%20cannot%20tie%20boats%20to%20it>)
>
> The article says: “We cannot tie boats to it,” said Leonie Marchetti-Vance, a spokeswoman.

Ask for the survey.

#quay #follow-up
`);
  });

  test.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['12. no list', '12\\. no list'],
    ['1) no list', '1\\) no list'],
    ['*no* _emphasis_', '\\*no\\* \\_emphasis\\_'],
    ['<img src=x onerror=alert(1)>', '\\<img src\\=x onerror\\=alert(1)\\>'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['[[wiki]] ==mark== %%comment%% $x$', '\\[\\[wiki\\]\\] \\=\\=mark\\=\\= \\%\\%comment\\%\\% \\$x\\$'],
    ['---', '\\---'],
    ['    code', 'code'],
    ['a &amp; b', 'a \\&amp; b'],
  ])('%s stays words', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('any words are there again once the escapes are taken out, and no markup is left bare', () => {
    fc.assert(
      fc.property(anyText(80), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped.replace(/\\([\\`*_{}[\]<>#|~^$=&%\-+.)])/g, '')).not.toMatch(/[`*_{}[\]<>#|~^$=&%]|^[-+]/m);
        const plain = escaped.replace(/\\([\\`*_{}[\]<>#|~^$=&%\-+.)])/g, '$1');
        expect(escapeMarkdown(plain)).toBe(escaped);
      }),
      { numRuns: 2000 },
    );
  });

  test('front matter is one safe line a field, whatever a page calls itself', async () => {
    const title = 'a"\nb: &x !!js/function\u2028---\n\ud800\\';
    const text = await exported('markdown', [{ ...KEPT, article: { ...ARTICLE, title } }]);
    expect(text.split('\n')[1]).toBe('title: "a\\" b: &x !!js/function --- \ufffd\\\\"');
  });

  test('addresses that run are no links', async () => {
    const url = 'javascript:alert(1)';
    const text = await exported('markdown', [{ ...KEPT, article: { ...ARTICLE, url } }]);
    expect(text).not.toMatch(/\]\(/);
  });

  test.each([
    ['follow up', 'follow-up'],
    ['2026', '_2026'],
    ['#a#b', 'a-b'],
    ['سیاست', 'سیاست'],
    ['💥', ''],
  ])('the tag %s is %s in a note book', (tag, expected) => {
    expect(noteBookTag(tag)).toBe(expected);
  });
});

/** RFC 4180, as a spreadsheet reads it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.replace(/^\ufeff/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('CSV', () => {
  test('a row an annotation, a column a fact', async () => {
    const [head, , row] = parseCsv(await exported('csv'));
    const facts = Object.fromEntries((head ?? []).map((name, index) => [name, row?.[index]]));
    expect(facts).toMatchObject({
      title: 'The sea wall is rebuilt',
      claim: '“We cannot tie boats to it” — Leonie Marchetti-Vance, spokeswoman (“said”)',
      words: '“We cannot tie boats to it”',
      sentence: '“We cannot tie boats to it,” said Leonie Marchetti-Vance, a spokeswoman.',
      stance: 'says',
      cue: 'said',
      speaker: 'Leonie Marchetti-Vance',
      note: 'Ask for the survey.',
      tags: 'quay, follow up',
    });
  });

  test('every row of generated libraries has every column', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), async (library) => {
        const rows = parseCsv(await exported('csv', library));
        expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([23]));
        expect(rows).toHaveLength(1 + library.flatMap(({ annotations }) => annotations).length);
        for (const value of rows.flat()) expect(value).not.toMatch(/^\s*[=+\-@\t\r]/);
      }),
      { numRuns: 200 },
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1', "=cmd|' /C calc'!A0"])(
    'the cell %j is text, not a formula',
    (value) => {
      expect(cell(value)).toMatch(/^"'/);
    },
  );
});

describe('HTML to print', () => {
  test('its only style is the one that its policy names', async () => {
    expect(PRINT_CSS_HASH).toBe(`sha256-${createHash('sha256').update(PRINT_CSS).digest('base64')}`);
    const html = await exported('html');
    expect(html).toContain(`style-src '${PRINT_CSS_HASH}'`);
    expect(html).toContain(`<style>${PRINT_CSS}</style>`);
  });

  test('no words become markup', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), async (library) => {
        const html = await exported('html', library);
        const tags = new Set([...html.matchAll(/<\/?([^\s>]+)/g)].map(([, name]) => name));
        for (const name of tags) {
          expect(
            'a article bdi blockquote body !doctype footer h1 h2 head header html meta p section span strong style title'.split(
              ' ',
            ),
          ).toContain(name);
        }
        expect(html).not.toMatch(/<[^>]*\son\w+=|href="(?!https?:)/);
      }),
      { numRuns: 200 },
    );
  });

  test('addresses that run are no links', async () => {
    const html = await exported('html', [{ ...KEPT, article: { ...ARTICLE, url: 'javascript:alert(1)' } }]);
    expect(html).not.toContain('href');
    expect(html).not.toContain('cite');
  });
});

describe('citations', () => {
  test('CSL-JSON', async () => {
    expect(JSON.parse(await exported('csl-json'))).toEqual([
      {
        id: 'okaforstrand2026wall',
        type: 'article-newspaper',
        title: 'The sea wall is rebuilt',
        author: [
          { family: 'Okafor-Strand', given: 'Wilhelmina' },
          { family: 'van der Meer', given: 'Jan' },
        ],
        'container-title': 'The Harbour Ledger',
        issued: { 'date-parts': [[2026, 3, 12]] },
        accessed: { 'date-parts': [[2026, 3, 12]] },
        URL: 'https://ledger.example/wall',
        language: 'en',
        note: '• “Eleven weeks”\n• “We cannot tie boats to it” — Leonie Marchetti-Vance, spokeswoman (“said”) Note: Ask for the survey.',
      },
    ]);
  });

  test('BibTeX', async () => {
    const article = { ...ARTICLE, title: '100% of {braces} \\ & $_#^~', byline: ['Harbour Wire', 'The Ledger Desk 4'] };
    expect(await exported('bibtex', [{ article, annotations: [] }])).toBe(`@article{wire2026braces,
  title = {{100\\% of \\{braces\\} \\textbackslash{} \\& \\$\\_\\#\\textasciicircum{}\\textasciitilde{}}},
  author = {Wire, Harbour and {The Ledger Desk 4}},
  journal = {The Harbour Ledger},
  year = {2026},
  month = mar,
  url = {https://ledger.example/wall},
  note = {Read on 2026-03-12},
}

`);
  });

  test('biblatex', async () => {
    const article = { ...ARTICLE, lang: 'en-us' };
    expect(await exported('biblatex', [{ article, annotations: [] }])).toBe(`@article{okaforstrand2026wall,
  title = {{The sea wall is rebuilt}},
  author = {Okafor-Strand, Wilhelmina and van der Meer, Jan},
  journaltitle = {The Harbour Ledger},
  date = {2026-03-12},
  url = {https://ledger.example/wall},
  urldate = {2026-03-12},
  langid = {american},
}

`);
  });

  test.each([
    ['en', 'english'],
    ['en-gb', 'british'],
    ['en-ie', 'english'],
    ['pt-br', 'brazilian'],
    ['de-latn-at', 'austrian'],
    ['ur', null],
    ['x}@a{b', null],
  ])('the language %s is %s to LaTeX', (tag, name) => {
    expect(babelLanguage(tag)).toBe(name);
  });

  test('an article without a paper is of the kind that needs none', async () => {
    const article = { ...ARTICLE, siteName: null, published: null };
    expect(await exported('bibtex', [{ article, annotations: [] }])).toMatch(/^@misc\{[^@]*\}\n\n$/);
  });

  test.each([
    ['JANE MORROW', 'Morrow', 'Jane'],
    ['JAN VAN DER MEER', 'van der Meer', 'Jan'],
    ['MARY-ANN O’BRIEN JR.', 'O’Brien Jr.', 'Mary-Ann'],
    ['J.K. MCALLISTER', 'McAllister', 'J.K.'],
    ["ÉLODIE D'ARCY", "D'Arcy", 'Élodie'],
    ['Jane Morrow', 'Morrow', 'Jane'],
    ['AFP', 'AFP', null],
    ['DPA', 'DPA', null],
    ['BBC NEWS', 'BBC NEWS', null],
    ['HARBOUR NEWS DESK', 'HARBOUR NEWS DESK', null],
    ['BBC News', 'BBC News', null],
    ['Staff and agencies', 'Staff and agencies', null],
    ['نادیہ کریم', 'نادیہ کریم', null],
  ])('the author %s', (printed, family, given) => {
    expect(personalName(printed)).toEqual({ family, given });
  });

  test('RIS', async () => {
    expect(await exported('ris')).toBe(
      [
        'TY  - NEWS',
        'TI  - The sea wall is rebuilt',
        'AU  - Okafor-Strand, Wilhelmina',
        'AU  - van der Meer, Jan',
        'T2  - The Harbour Ledger',
        'PY  - 2026',
        'DA  - 2026/03/12/',
        'UR  - https://ledger.example/wall',
        'Y2  - 2026/03/12/',
        'LA  - en',
        'N1  - “Eleven weeks”',
        'N1  - “We cannot tie boats to it” — Leonie Marchetti-Vance, spokeswoman (“said”) Note: Ask for the survey.',
        'ER  - ',
        '',
        '',
      ].join('\r\n'),
    );
  });

  test('braces balance and records end, whatever a page calls itself', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary(), async (library) => {
        for (const format of ['bibtex', 'biblatex'] as const) {
          const bibtex = (await exported(format, library)).replace(/\\[\\{}%#$&_]|\\\w+\{\}/g, '');
          let depth = 0;
          for (const character of bibtex) {
            depth += character === '{' ? 1 : character === '}' ? -1 : 0;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(0);
        }
        const ris = (await exported('ris', library)).split('\r\n').filter((line) => line !== '');
        for (const line of ris) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\n\r]*$/);
        expect(ris.filter((line) => line.startsWith('ER'))).toHaveLength(library.length);
        expect(JSON.parse(await exported('csl-json', library))).toHaveLength(library.length);
      }),
      { numRuns: 200 },
    );
  });

  test('two articles never share a key', async () => {
    const entries = JSON.parse(await exported('csl-json', [KEPT, KEPT]));
    expect(new Set(entries.map(({ id }: { id: string }) => id)).size).toBe(2);
  });
});

describe('dates', () => {
  test.each([
    ['2026-03-12T06:00:00Z', [2026, 3, 12]],
    ['2026-03-12T06:00:00.123+01:00', [2026, 3, 12]],
    ['2026-03-12 06:00', [2026, 3, 12]],
    ['2024-02-29', [2024, 2, 29]],
    ['2026-03', [2026, 3]],
    ['2026', [2026]],
    ['0000-01-01', null],
    ['2026-13-01', null],
    ['2026-02-29', null],
    ['2026-00-10', null],
    ['2024}}@a{b', null],
    ['2026-03-12T06:00:00Z\nER  - ', null],
    ['12 March 2026', null],
    ['', null],
    [null, null],
  ])('%j', (iso, parts) => {
    expect(dateParts(iso)).toEqual(parts);
  });

  test.each(Object.keys(EXPORT_FORMATS) as ExportFormat[])('what is no date is not in %s', async (format) => {
    const isOurs = format === 'web-annotation' || format === 'hypothesis';
    const published = '2024}}@a{b';
    const text = await exported(format, [{ ...KEPT, article: { ...ARTICLE, published } }]);
    // Our own record of the article goes along in these, as JSON, so that it comes back as it was.
    expect(text.includes('@a{b')).toBe(isOurs);
  });
});

describe('files', () => {
  test.each([
    ['Where is the wall? A/B: "yes"', 'Where is the wall A B yes'],
    ['../../etc/passwd', 'etc passwd'],
    ['CON', 'CON_'],
    ['nul.report', 'nul_.report'],
    ['con.', 'con_'],
    ['Aux .x', 'Aux_ .x'],
    ['com¹', 'com¹_'],
    ['console', 'console'],
    [`${'harbour '.repeat(6)}reconstruction`, 'harbour '.repeat(6).trim()],
    [`${'harbour '.repeat(7)}x`, 'harbour '.repeat(7).trim()],
    ['x'.repeat(80), 'x'.repeat(56)],
    [`wall ${'x'.repeat(80)}`, `wall ${'x'.repeat(51)}`],
    ['水'.repeat(80), '水'.repeat(56)],
    [`${'x'.repeat(55)}e\u0301\u0302`, `${'x'.repeat(55)}`],
    ['...', ''],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['دیوار', 'دیوار'],
  ])('%s is saved as %s', (title, expected) => {
    expect(fileNameOf(title)).toBe(expected);
  });

  test('names in one folder differ, also in capitals', () => {
    const nameOf = uniqueNames('x');
    expect(['Wall', 'wall', 'WALL', '', '?'].map(nameOf)).toEqual(['Wall', 'wall 2', 'WALL 3', 'x', 'x 2']);
  });

  test('checksums are those of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  test.each([1, 70_000])(
    'a ZIP of %i notes is whole',
    async (count) => {
      function* articles(): Generator<KeptArticle> {
        for (let index = 0; index < count; index += 1)
          yield { article: { ...ARTICLE, title: `Wall ${index}` }, annotations: [] };
      }
      const chunks: Uint8Array[] = [];
      for await (const chunk of exportNotes(articles(), { words: WORDS })) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      // A ZIP is read from its end, as unpackers do.
      const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
      const isLarge = bytes.readUInt16LE(end + 10) === 0xffff;
      const zip64 = isLarge ? Number(bytes.readBigUInt64LE(end - 20 + 8)) : 0;
      const listed = isLarge ? Number(bytes.readBigUInt64LE(zip64 + 32)) : bytes.readUInt16LE(end + 10);
      expect(listed).toBe(count);
      let at = bytes.readUInt32LE(end + 16);
      const names = new Set<string>();
      for (let index = 0; index < listed; index += 1) {
        expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
        const length = bytes.readUInt16LE(at + 28);
        const local = bytes.readUInt32LE(at + 42);
        names.add(bytes.toString('utf8', at + 46, at + 46 + length));
        if (index === 0 || index === listed - 1) {
          expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
          const data = bytes.subarray(local + 30 + length, local + 30 + length + bytes.readUInt32LE(at + 24));
          expect(crc32(data)).toBe(bytes.readUInt32LE(at + 16));
          expect(data.toString('utf8')).toContain(`# Wall ${index}`);
        }
        at += 46 + length;
      }
      expect(names.size).toBe(count);
    },
    30_000,
  );
});
