/** What becomes of each item of a file, form by form, and what is wrong with a file as a whole. */
import { describe, expect, test } from 'vitest';
import { noteOf, tagsOf } from '@/lib/annotation';
import { BACKUP_HEADS } from '@/lib/export/backup';
import { applyImport, type ImportPort, previewImport } from '@/lib/import';
import { derivedId } from '@/lib/import/derived-id';
import { selectorsOf, stampOf } from '@/lib/import/foreign';
import { htmlText } from '@/lib/import/html-text';
import { JsonItems } from '@/lib/import/json-items';
import { readerFor } from '@/lib/import/read';
import type { Slice } from '@/lib/stored';
import { ARTICLE, annotationOf } from '../export/collections';
import { ALWAYS, fileOf, MODIFIED } from './port';

function read(text: string, piece = text.length || 1) {
  const reader = readerFor(MODIFIED);
  const items = [];
  for (let at = 0; at < text.length; at += piece) items.push(...reader.push(text.slice(at, at + piece)));
  items.push(...reader.end());
  return { items, ...reader.reading };
}
const reasons = (text: string) => read(text).items.map((item) => (item.kind === 'refused' ? item.reason : item.kind));

const quote = (exact = 'Eleven weeks') => ({ type: 'TextQuoteSelector', exact });
const hypothesis = (more: object = {}, selector: unknown = [quote()]) => ({
  ...{ id: 'x', uri: 'https://ledger.example/wall', text: 'note', created: '2026-03-01T10:00:00Z' },
  target: [{ selector }],
  ...more,
});
const web = (more: object = {}, target: object = {}) => ({
  ...{ type: 'Annotation', id: 'https://notes.example/1', created: '2026-03-01T10:00:00Z' },
  target: { source: 'https://ledger.example/wall', selector: quote(), ...target },
  ...more,
});
const rowOf = (item: unknown) => {
  const [found] = read(JSON.stringify([item])).items;
  if (found?.kind !== 'row') throw new Error(JSON.stringify(found));
  return found.row;
};

describe('a stamp', () => {
  test.each([
    ['2026-03-01T10:00:00+02:00', '2026-03-01T08:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, null],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['+010000-01-01T00:00:00Z', null],
    ['yesterday', null],
    [null, null],
    [[2026], null],
    [true, null],
  ])('%j is %s', (value, expected) => {
    expect(stampOf(value)).toBe(expected);
  });
});

describe('the words and the place of a selector', () => {
  const position = (start: unknown, end: unknown) => ({ type: 'TextPositionSelector', start, end });
  const exact = { prefix: '', suffix: '', ...quote() };
  test.each<[string, unknown, unknown]>([
    ['words alone', quote(), [exact]],
    ['words and their place', [position(3, 5), quote()], [exact, position(3, 5)]],
    ['a place of nothing', [quote(), position(3, 3)], [exact, position(3, 3)]],
    ['a place that ends before it begins', [quote(), position(3, 2)], [exact]],
    ['a place before the text', [quote(), position(-1, 2)], [exact]],
    ['a place that is no number', [quote(), position('3', 5)], [exact]],
    ['an end that is none', [quote(), position(3, 5.5)], [exact]],
    ['a place of another form', [quote(), { ...position(3, 5), type: 'DataPositionSelector' }], [exact]],
    ['white space for words', quote(' '), null],
    ['no words', [position(3, 5)], null],
    ['words of another form', { ...quote(), type: 'FragmentSelector' }, null],
    ['nothing', undefined, null],
    ['words inside another', { type: 'FragmentSelector', refinedBy: quote() }, [exact]],
    ['the first of two', [quote(), quote('Other')], [exact]],
  ])('%s', (_, value, expected) => {
    expect(selectorsOf(value)).toEqual(expected);
  });

  test('stand in the first twenty, four deep', () => {
    const others = (count: number) => Array.from({ length: count }, () => ({ type: 'CssSelector' }));
    expect(selectorsOf([...others(19), quote()])).not.toBeNull();
    expect(selectorsOf([...others(20), quote()])).toBeNull();
    const deep = (levels: number): unknown => (levels === 0 ? quote() : { refinedBy: deep(levels - 1) });
    expect(selectorsOf(deep(3))).not.toBeNull();
    expect(selectorsOf(deep(4))).toBeNull();
  });

  test('have so much around them as we keep: the nearest', () => {
    const [found] = selectorsOf({ ...quote(), prefix: `${'x'.repeat(5000)}a`, suffix: `b${'x'.repeat(5000)}` }) ?? [];
    expect(found?.prefix.endsWith('xa')).toBe(true);
    expect(found?.suffix.startsWith('bx')).toBe(true);
    expect(found?.prefix.length).toBe(found?.suffix.length);
    expect(found?.prefix.length).toBeLessThan(5000);
  });
});

describe('an item of Hypothesis', () => {
  test('has its note without the claim that our own export put before it', () => {
    const note = (text: string, claim?: string) =>
      noteOf({ ...rowOf(hypothesis({ text, pressmark: { claim } })).annotation });
    expect(note('Check', undefined)).toBe('Check');
    expect(note('She says: A\n\nCheck', 'She says: A')).toBe('Check');
    expect(note('She says: A', 'She says: A')).toBe('');
    expect(note('She says: Another', 'She says: A')).toBe('She says: Another');
    expect(note('Check', 'She says: A')).toBe('Check');
  });

  test('has what our own export says beside, where it is of its form', () => {
    const { annotation } = rowOf(hypothesis({ pressmark: { color: 'blue', status: 'disputed', finding: 7 } }));
    expect([annotation.target.styleClass, annotation.status, annotation.finding.kind]).toEqual([
      ...['blue', 'disputed', 'passage'],
    ]);
    const other = rowOf(hypothesis({ pressmark: { color: 'mauve', status: 'maybe', versions: 'x', correction: 7 } }));
    expect(other.annotation.target.styleClass).toBe('yellow');
    for (const field of ['status', 'versions', 'correction']) expect(other.annotation).not.toHaveProperty(field);
  });

  test.each([
    ['a reply', hypothesis({ references: ['y'] }), 'reply'],
    ['a note on a page', hypothesis({}, undefined), 'row'],
    ['no words', hypothesis({ target: [{}] }), 'no-words'],
    ['no target', { uri: 'https://ledger.example/', text: 'x' }, 'form'],
    ['another form', { a: 1 }, 'form'],
    ['no object', 7, 'form'],
    ['nothing', null, 'form'],
    ['a list', [hypothesis()], 'form'],
    ['an address that is too long', hypothesis({ uri: `https://ledger.example/${'x'.repeat(20_000)}` }), 'no-address'],
    ['an address that is none', hypothesis({ uri: 'https://' }), 'no-address'],
  ])('%s', (_, item, reason) => {
    const known = JSON.stringify(hypothesis({ id: 'known' }));
    expect(reasons(`[${known},${JSON.stringify(item)}]`)).toEqual(['row', reason]);
  });

  test('without dates is of when the file was made; with one of them, of that', () => {
    const stamps = ({ annotation, modified }: ReturnType<typeof rowOf>) => [annotation.created, modified];
    expect(stamps(rowOf(hypothesis({ created: undefined })))).toEqual([MODIFIED, MODIFIED]);
    const updated = '2026-03-02T10:00:00.000Z';
    expect(stamps(rowOf(hypothesis({ created: undefined, updated })))).toEqual([updated, updated]);
    expect(stamps(rowOf(hypothesis({ updated })))).toEqual(['2026-03-01T10:00:00.000Z', updated]);
  });
});

describe('a web annotation', () => {
  test('has notes and tags by what they are for', () => {
    const body = [
      'Plain',
      { value: 'quay', purpose: 'tagging' },
      { value: '<b>Bold</b>', format: 'text/html' },
      { value: '<b>', format: 'text/plain' },
      { value: 'wall', purpose: ['tagging'] },
      { value: '' },
      { value: 'said', purpose: 'describing' },
    ];
    const { annotation } = rowOf(web({ body, bodyValue: 'More' }));
    expect([noteOf(annotation), tagsOf(annotation)]).toEqual([
      'Plain\n\nBold\n\n<b>\n\nsaid\n\nMore',
      ['quay', 'wall'],
    ]);
    const tag = rowOf(
      web({ body: [{ value: 'quay' }, { value: 'why', purpose: 'commenting' }], motivation: 'tagging' }),
    );
    expect([noteOf(tag.annotation), tagsOf(tag.annotation)]).toEqual(['why', ['quay']]);
    const ours = rowOf(web({ body, 'pressmark:finding': { kind: 'passage' } }));
    expect(noteOf(ours.annotation)).not.toContain('said');
  });

  test.each([
    ['a type in a list', web({ type: ['x', 'Annotation'] }), 'row'],
    ['a type of older programs', web({ type: undefined, '@type': 'oa:Annotation' }), 'row'],
    ['a source by its id', web({}, { source: { '@id': 'https://ledger.example/wall' } }), 'row'],
    ['a file', web({}, { source: 'file:///home/a.html' }), 'row'],
    ['no source', web({}, { source: undefined }), 'no-address'],
    ['no words', web({}, { selector: undefined }), 'no-words'],
    ['another type', web({ type: 'Note' }), 'form'],
    ['no target', { type: 'Annotation' }, 'form'],
  ])('%s', (_, item, reason) => {
    expect(reasons(JSON.stringify([item]))).toEqual([reason]);
  });

  test('keeps an id of our kind, and gets one by its name else, the same each time', () => {
    const own = 'urn:uuid:0190a8e2-7d3c-7000-8000-00000000000A';
    expect(rowOf(web({ id: own })).id).toBe(own.toLowerCase());
    expect(rowOf(web({ id: own.slice(9) })).id).toBe(own.toLowerCase());
    expect(rowOf(web()).id).toBe(rowOf(web()).id);
    expect(rowOf(web()).id).not.toBe(rowOf(web({ id: 'https://notes.example/2' })).id);
    const nameless = (exact: string) => rowOf(web({ id: undefined }, { selector: quote(exact) })).id;
    expect(nameless('a')).toBe(nameless('a'));
    expect(nameless('a')).not.toBe(nameless('b'));
  });

  test('its id says when it was made, and by its name what it is', () => {
    const id = derivedId('x', '2026-03-01T10:00:00.000Z');
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(9).replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-03-01T10:00:00Z'));
    expect(derivedId('x', 'never').slice(9, 22)).toBe('00000000-0000');
    const ids = new Set(Array.from({ length: 2000 }, (_, at) => derivedId(`note ${at}`, '2026-03-01T10:00:00.000Z')));
    expect(ids.size).toBe(2000);
  });

  test.each([
    [
      'a page in a collection',
      { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [web()] } },
      ['row'],
    ],
    ['a page in a list', [{ type: 'AnnotationPage', items: [web(), { a: 1 }] }], ['row', 'form']],
    ['a page in a page', [{ type: 'AnnotationPage', items: [{ type: 'AnnotationPage', items: [web()] }] }], ['form']],
  ])('%s', (_, value, expected) => {
    expect(reasons(JSON.stringify(value))).toEqual(expected);
  });
});

test('a highlight of the Obsidian clipper has the words of either field, its notes once, and a date by its id', () => {
  const page = { url: 'https://ledger.example/wall', title: 'The wall' };
  const of = (highlight: object) => read(JSON.stringify([{ ...page, highlights: [highlight] }])).items[0];
  expect(of({ text: '<p>A</p>', content: 'B', notes: ['n', '', 'n'], comment: 'c', color: 'pink' })).toMatchObject({
    kind: 'row',
    article: { title: 'The wall' },
    row: { annotation: { created: MODIFIED, target: { styleClass: 'pink', selector: [{ exact: 'A' }] } } },
  });
  for (const [highlight, created] of [
    [{ content: 'B', createdAt: '2026-03-01T10:00:00Z' }, '2026-03-01T10:00:00.000Z'],
    [{ content: 'B', timestamp: 1_772_359_200_000, createdAt: '2020-01-01' }, '2026-03-01T10:00:00.000Z'],
    [{ content: 'B', id: '1772359200000' }, '2026-03-01T10:00:00.000Z'],
    [{ content: 'B', id: '2772359200000' }, MODIFIED],
    [{ content: 'B', id: '177235920000' }, MODIFIED],
  ] as const) {
    expect(of(highlight)).toMatchObject({ row: { annotation: { created } } });
  }
  expect(read(JSON.stringify([{ ...page, highlights: 'x' }])).items).toMatchObject([{ reason: 'form' }]);
});

describe('words out of HTML', () => {
  test.each([
    ['&lsquo;a&rsquo; &ldquo;b&rdquo; &ndash;&mdash;&hellip;', '‘a’ “b” –—…'],
    ['&quot;&apos;&LT;&gt;&nbsp;&amp;', '"\'<> &'],
    ['&#x10ffff;&#x110000;', '\u{10ffff}\ufffd'],
    ['<p class="x">a</p ><h2>b</h2><li>c<hr>d', 'a\nb\nc\nd'],
    ['<preface>a</preface><b>b</b>', 'ab'],
    ['<!-- a -->b<?c?>d</e>', 'bd'],
    ['a <3 b', 'a <3 b'],
    ['<script>a<b></script>c<noscript>d</noscript>e', 'ce'],
    ['<script>a', ''],
    ['<style></style>a<style>b</style>c', 'ac'],
    ['a \n\n  b\tc', 'a\nb c'],
  ])('%s', (html, expected) => {
    expect(htmlText(html)).toBe(expected);
  });
});

describe('items out of JSON that comes in pieces', () => {
  const itemsOf = (text: string, piece: number) => {
    const json = new JsonItems();
    const found: string[] = [];
    for (let at = 0; at < text.length; at += piece) {
      for (const item of json.push(text.slice(at, at + piece))) found.push(item.text);
    }
    return { found, isWhole: json.isWhole, isBroken: json.isBroken, document: json.document };
  };
  test.each<[string, readonly string[]]>([
    ['[1, 2]', ['1', '2']],
    ['["a,]", "b\\"]"]', ['"a,]"', '"b\\"]"']],
    ['[ {"a":[1,{"b":"}"}]} , [2] ]', ['{"a":[1,{"b":"}"}]}', '[2]']],
    ['{"rows":[1],"items":[2],"annotations":[3],"@graph":[4],"others":[5]}', ['1', '2', '3', '4']],
    ['{"a":{"rows":[1]}}', ['1']],
    ['{"rows":{"a":[1]}}', []],
    ['{"a":[[1]]}', []],
    ['{"x":"rows","y":[1]}', []],
    ['\t[\r\n1\n]\n', ['1\n']],
    ['[]', []],
    ['{"a":1}', []],
  ])('%s', (text, items) => {
    for (const piece of [1, 2, 7, text.length]) {
      const { found, isWhole, isBroken } = itemsOf(text, piece);
      expect([found, isWhole, isBroken]).toEqual([items, true, false]);
    }
  });

  test.each(['[1}', '{"rows":[1}]', '[1] 2', '7', '{]', '[}', '{"rows":[:1]}', '['.repeat(502), `[${'['.repeat(502)}`])(
    '%s is broken',
    (text) => {
      for (const piece of [1, text.length])
        expect(itemsOf(text, piece)).toMatchObject({ isBroken: true, isWhole: false });
    },
  );

  test('a document without lists is there as a whole, and one with them is not', () => {
    for (const piece of [1, 99]) {
      expect(itemsOf('{"a":1}', piece).document).toBe('{"a":1}');
      expect(itemsOf('{"rows":[1]}', piece).document).toBeNull();
      expect(itemsOf('{"a":1', piece).document).toBeNull();
    }
  });
});

const annotation = annotationOf({ number: 1, exact: 'words' });
const line = (value: unknown) => JSON.stringify(value);
const ROW = {
  id: annotation.id,
  article: ARTICLE.key,
  annotation,
  revision: 1,
  modified: annotation.modified,
  deleted: '',
};
const MERGE = { alias: 'Roth', canonical: 'Ida Roth', modified: MODIFIED };
const CORRECTIONS = {
  article: ARTICLE.key,
  items: [{ kind: 'quotation', selector: { ...quote(), prefix: '', suffix: '' }, wrong: true, modified: MODIFIED }],
};
const HEAD = BACKUP_HEADS.at(-1) ?? '';
const END = line({ end: { articles: 1, annotations: 1, corrections: 0, merges: 0 } });
const backup = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('a backup', () => {
  const long = 'x'.repeat(1_000_001);
  test.each<[string, readonly string[], readonly string[], string | null]>([
    ['whole', [HEAD, line({ article: ARTICLE }), line({ annotation: ROW }), END], ['article', 'row'], null],
    ['of each version', [BACKUP_HEADS[0] ?? '', line({ end: { articles: 0, annotations: 0 } })], [], null],
    [
      'with empty lines',
      [HEAD, '', line({ article: ARTICLE }), ' ', line({ annotation: ROW }), END, ''],
      ['article', 'row'],
      null,
    ],
    ['without its end', [HEAD, line({ article: ARTICLE }), line({ annotation: ROW })], ['article', 'row'], 'cut-off'],
    ['with an end that counts otherwise', [HEAD, line({ article: ARTICLE }), END], ['article'], 'cut-off'],
    ['with an end that is none', [HEAD, line({ end: 7 })], [], 'cut-off'],
    [
      'with more after its end',
      [HEAD, line({ article: ARTICLE }), line({ annotation: ROW }), END, END],
      ['article', 'row'],
      'broken',
    ],
    [
      'with a line that is no JSON',
      [HEAD, '{', line({ article: ARTICLE }), line({ annotation: ROW }), END],
      ['form', 'article', 'row'],
      null,
    ],
    ['with a row without its article', [HEAD, line({ annotation: ROW }), END], ['no-article'], 'cut-off'],
    [
      'with a row that is none',
      [HEAD, line({ article: ARTICLE }), line({ annotation: 7 }), END],
      ['article', 'form'],
      null,
    ],
    [
      'with a note that is too long',
      [
        HEAD,
        line({ article: ARTICLE }),
        line({ annotation: { ...ROW, annotation: annotationOf({ number: 1, exact: long }) } }),
        END,
      ],
      ['article', 'too-long'],
      null,
    ],
    [
      'with an article that is none',
      [HEAD, line({ article: 7 }), line({ annotation: ROW }), END],
      ['form', 'no-article'],
      null,
    ],
    [
      'with a title that is too long',
      [HEAD, line({ article: { ...ARTICLE, title: long } }), line({ end: { articles: 1, annotations: 0 } })],
      ['too-long'],
      null,
    ],
    [
      'with what is said of findings and names',
      [
        HEAD,
        line({ corrections: CORRECTIONS }),
        line({ merge: MERGE }),
        line({ end: { articles: 0, annotations: 0, corrections: 1, merges: 1 } }),
      ],
      ['corrections', 'merge'],
      null,
    ],
    [
      'with both damaged',
      [
        HEAD,
        line({ corrections: 7 }),
        line({ merge: 7 }),
        line({ end: { articles: 0, annotations: 0, corrections: 1, merges: 1 } }),
      ],
      ['form', 'form'],
      null,
    ],
    [
      'with both too long',
      [
        HEAD,
        line({ corrections: { ...CORRECTIONS, article: long } }),
        line({ merge: { ...MERGE, alias: long } }),
        line({ end: { articles: 0, annotations: 0, corrections: 1, merges: 1 } }),
      ],
      ['too-long', 'too-long'],
      null,
    ],
    [
      'with fewer sayings than its end counts',
      [HEAD, line({ end: { articles: 0, annotations: 0, corrections: 1, merges: 0 } })],
      [],
      'cut-off',
    ],
    [
      'with fewer names',
      [HEAD, line({ end: { articles: 0, annotations: 0, corrections: 0, merges: 1 } })],
      [],
      'cut-off',
    ],
    ['of a later version', [HEAD.replace(/\d+/, '99'), END], [], 'newer-format'],
  ])('%s', (_, lines, expected, fault) => {
    for (const piece of [7, 100_000_000]) {
      if (piece === 7 && lines.some((each) => each.length > 100_000)) continue;
      const { items, ...reading } = read(backup(...lines), piece);
      expect(items.map((item) => (item.kind === 'refused' ? item.reason : item.kind))).toEqual(expected);
      expect(reading).toEqual({ format: 'backup', fault });
    }
  });

  test('a refusal shows where it stands: its first characters', () => {
    const [item] = read(backup(HEAD, `{${'x'.repeat(300)}`, END)).items;
    expect(item).toEqual({ kind: 'refused', reason: 'form', excerpt: `{${'x'.repeat(119)}` });
  });
});

describe('a file on its way to the store', () => {
  const portTo = (slices: Slice[], calls: string[] = []): ImportPort => ({
    check: async ({ rows }) => ({ ok: true, value: rows.map(() => 'added') }),
    stage: async (_id, number, slice) => {
      expect(number).toBe(slices.length);
      slices.push(slice);
      return { ok: true, value: null };
    },
    commit: async (_id, count) => {
      calls.push(`commit ${count}`);
      return { ok: false, why: 'storage-full' };
    },
    cancel: async () => {
      calls.push('cancel');
      return { ok: true, value: null };
    },
  });
  const apply = (text: string, slices: Slice[], calls: string[], partial = true) =>
    applyImport(fileOf(text), { port: portTo(slices, calls), signal: ALWAYS, id: 'x', partial });

  test('goes in slices of two hundred rows, each with its articles', async () => {
    const slices: Slice[] = [];
    const calls: string[] = [];
    const text = JSON.stringify(Array.from({ length: 401 }, (_, at) => hypothesis({ id: `n${at}` })));
    expect(await apply(text, slices, calls)).toEqual({ ok: false, why: 'storage-full' });
    expect(slices.map(({ rows, articles }) => [rows.length, articles.length])).toEqual([
      [200, 1],
      [200, 1],
      [1, 1],
    ]);
    // A commit that fails leaves nothing waiting.
    expect(calls).toEqual(['commit 3', 'cancel']);
    for (const slice of slices) {
      expect(slice).not.toHaveProperty('corrections');
      expect(slice).not.toHaveProperty('merges');
    }
  });

  test('goes in smaller ones where its items are long', async () => {
    const slices: Slice[] = [];
    const text = JSON.stringify(
      Array.from({ length: 6 }, (_, at) => hypothesis({ id: `n${at}`, text: 'x'.repeat(900_000) })),
    );
    await apply(text, slices, []);
    expect(slices.map(({ rows }) => rows.length)).toEqual([5, 1]);
  });

  test('brings what is said of findings and names, and counts it', async () => {
    const slices: Slice[] = [];
    const calls: string[] = [];
    const text = backup(
      HEAD,
      line({ corrections: CORRECTIONS }),
      line({ merge: MERGE }),
      line({ end: { articles: 0, annotations: 0, corrections: 1, merges: 1 } }),
    );
    await apply(text, slices, calls);
    expect(slices).toEqual([{ articles: [], rows: [], corrections: [CORRECTIONS], merges: [MERGE] }]);
    const preview = await previewImport(fileOf(text), { port: portTo([]), signal: ALWAYS });
    expect(preview).toMatchObject({ ok: true, value: { sayings: 2, items: 0, refused: 0 } });
  });

  test('that has nothing commits nothing', async () => {
    const calls: string[] = [];
    const none = { added: 0, same: 0, merged: 0, inBin: 0, binned: 0 };
    expect(await apply('{"rows":[]}', [], calls)).toEqual({ ok: true, value: none });
    expect(await apply('[7]', [], calls, true)).toEqual({ ok: true, value: none });
    expect(calls).toEqual([]);
    expect(await apply('[7]', [], calls, false)).toEqual({ ok: false, why: 'refused' });
    expect(calls).toEqual(['cancel']);
  });

  test('lists two hundred refusals, and counts all', async () => {
    const text = JSON.stringify([hypothesis(), hypothesis(), ...Array.from({ length: 250 }, () => ({ a: 1 }))]);
    const shares: number[] = [];
    const preview = await previewImport(fileOf(text, 1000), {
      ...{ port: portTo([]), signal: ALWAYS },
      onProgress: (share) => shares.push(share),
    });
    if (!preview.ok) throw new Error(preview.why);
    expect(preview.value).toMatchObject({ items: 252, refused: 251, counts: { added: 1 } });
    expect(preview.value.refusals).toHaveLength(200);
    expect(preview.value.refusals[0]).toEqual({ number: 2, reason: 'twice', excerpt: 'Eleven weeks' });
    expect(preview.value.refusals[1]).toMatchObject({ number: 3, reason: 'form' });
    expect(shares.at(-1)).toBe(1);
  });
});
