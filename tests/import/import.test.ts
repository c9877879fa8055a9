import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { noteOf, tagsOf } from '@/lib/annotation';
import { backupOf, exportAs } from '@/lib/export';
import { applyImport, type ImportSource, previewImport } from '@/lib/import';
import { htmlText } from '@/lib/import/html-text';
import { JsonItems } from '@/lib/import/json-items';
import type { Annotation } from '@/lib/model';
import { Store } from '@/lib/store/store';
import { ARTICLE, annotationOf, KEPT, textOf, WORDS } from '../export/collections';
import { ALWAYS, fileOf, portOf } from './port';

let store: Store;
let name: string;
let number = 0;
beforeEach(() => {
  number += 1;
  name = `import-${number}`;
  store = new Store(name, () => '2026-05-01T00:00:00.000Z');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.close();
  await deleteDB(name);
});

const preview = async (text: string) => {
  const result = await previewImport(fileOf(text, 100), { port: portOf(store), signal: ALWAYS });
  if (!result.ok) throw new Error(result.why);
  return result.value;
};
const apply = (text: string, partial = false) =>
  applyImport(fileOf(text, 100), { port: portOf(store), signal: ALWAYS, id: crypto.randomUUID(), partial });
const all = async (): Promise<readonly Annotation[]> =>
  (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations);

const HYPOTHESIS = {
  export_date: '2026-03-12T00:00:00Z',
  annotations: [
    {
      id: 'Zk9-abc',
      created: '2026-03-01T10:00:00.123456+00:00',
      updated: '2026-03-02T10:00:00+00:00',
      uri: 'https://ledger.example/wall?utm_source=x',
      text: 'Is that so?',
      tags: ['quay', '#Quay'],
      document: { title: ['The sea wall is rebuilt'] },
      target: [
        {
          source: 'https://ledger.example/wall',
          selector: [
            { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 0, endOffset: 5 },
            { type: 'TextPositionSelector', start: 10, end: 22 },
            { type: 'TextQuoteSelector', exact: 'Eleven weeks', prefix: 'for ', suffix: '.' },
          ],
        },
      ],
    },
    { id: 'page-note', uri: 'https://ledger.example/wall', text: 'A note on the page', target: [{ source: 'x' }] },
    { id: 'reply', uri: 'https://ledger.example/wall', text: 'Yes', references: ['Zk9-abc'], target: [{}] },
  ],
};

const OBSIDIAN = [
  {
    url: 'https://ledger.example/wall',
    highlights: [
      {
        text: '<p>We <b>cannot</b> tie boats to&nbsp;it</p><script>alert(1)</script>',
        timestamp: '2026-03-01T10:00:00.000Z',
        notes: ['First', 'Second'],
        comment: 'First',
      },
      { content: 'Eleven &lt;weeks&gt;', id: '1772359200000', type: 'text', xpath: '/html/body/p' },
      { content: '<img src=x onerror=alert(1)>', id: '1772359200001' },
    ],
  },
];

describe('what comes in', () => {
  test('of Hypothesis: words, place, note, tags and dates; notes on pages and replies are refused by name', async () => {
    const text = JSON.stringify(HYPOTHESIS);
    expect(await preview(text)).toMatchObject({
      format: 'hypothesis',
      fault: null,
      items: 3,
      refused: 2,
      counts: { added: 1 },
      refusals: [
        { number: 2, reason: 'no-words' },
        { number: 3, reason: 'reply' },
      ],
    });
    expect(await all()).toEqual([]);
    expect(await apply(text)).toEqual({ ok: false, why: 'refused' });
    expect(await all()).toEqual([]);
    expect(await apply(text, true)).toMatchObject({ ok: true, value: { added: 1 } });
    const [found] = (await store.library('', 1e6)).articles;
    expect(found?.article).toMatchObject({ key: 'https://ledger.example/wall', title: 'The sea wall is rebuilt' });
    const [annotation] = found?.annotations ?? [];
    expect(annotation).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      created: '2026-03-01T10:00:00.123Z',
      modified: '2026-03-02T10:00:00.000Z',
      target: {
        selector: [
          { exact: 'Eleven weeks', prefix: 'for ', suffix: '.' },
          { start: 10, end: 22 },
        ],
      },
    });
    expect(annotation === undefined ? null : [noteOf(annotation), tagsOf(annotation)]).toEqual([
      'Is that so?',
      ['quay'],
    ]);
    // The same file again: nothing is there twice.
    expect(await apply(text, true)).toMatchObject({ ok: true, value: { added: 0, same: 1 } });
  });

  test('of Hypothesis’ service: rows of a search', async () => {
    const text = JSON.stringify({ total: 1, rows: HYPOTHESIS.annotations.slice(0, 1) });
    expect(await preview(text)).toMatchObject({ format: 'hypothesis', counts: { added: 1 }, refused: 0 });
  });

  test('of the Obsidian clipper: words without any markup, dates out of old names, notes once', async () => {
    const text = JSON.stringify(OBSIDIAN);
    expect(await preview(text)).toMatchObject({
      format: 'obsidian',
      items: 3,
      counts: { added: 2 },
      refusals: [{ number: 3, reason: 'no-words' }],
    });
    await apply(text, true);
    const found = await all();
    expect(found.map(({ target }) => target.selector[0].exact)).toEqual([
      'Eleven <weeks>',
      'We cannot tie boats to it',
    ]);
    expect(found.map(noteOf)).toEqual(['', 'First\n\nSecond']);
    expect(found[0]?.created).toBe('2026-03-01T10:00:00.000Z');
  });

  test.each([
    ['an annotation alone', (item: unknown) => item],
    ['a list of annotations', (item: unknown) => [item]],
    ['a page', (item: unknown) => ({ type: 'AnnotationPage', items: [item] })],
    ['a list of pages', (item: unknown) => [{ type: 'AnnotationPage', items: [item] }]],
    [
      'a collection with its first page',
      (item: unknown) => ({ type: 'AnnotationCollection', first: { items: [item] } }),
    ],
    ['a graph', (item: unknown) => ({ '@graph': [item] })],
  ])('of W3C Web Annotations by others: %s', async (_, wrap) => {
    const item = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://notes.example/1',
      type: ['Annotation'],
      created: '2026-03-01T10:00:00Z',
      body: [
        { type: 'TextualBody', value: '<p>Is <i>that</i> so?</p>', format: 'text/html' },
        { type: 'TextualBody', value: 'quay', purpose: 'tagging' },
      ],
      target: {
        source: { id: 'https://ledger.example/wall' },
        selector: {
          type: 'FragmentSelector',
          value: 'x',
          refinedBy: { type: 'TextQuoteSelector', exact: 'Eleven weeks' },
        },
      },
    };
    expect(await apply(JSON.stringify(wrap(item)))).toMatchObject({ ok: true, value: { added: 1 } });
    const [annotation] = await all();
    expect(annotation?.target.selector).toEqual([
      { type: 'TextQuoteSelector', exact: 'Eleven weeks', prefix: '', suffix: '' },
    ]);
    expect(annotation === undefined ? null : [noteOf(annotation), tagsOf(annotation)]).toEqual([
      'Is that so?',
      ['quay'],
    ]);
  });

  test.each([
    ['a page to run', 'javascript:alert(1)', 'no-address'],
    ['data', 'data:text/html,<script>alert(1)</script>', 'no-address'],
    ['a page of a browser', 'chrome://settings', 'no-address'],
    ['no page', '', 'no-address'],
  ])('never of %s', async (_, uri, reason) => {
    const [item] = HYPOTHESIS.annotations;
    expect((await preview(JSON.stringify([{ ...item, uri }]))).refusals).toMatchObject([{ reason }]);
  });

  test.each([
    ['words', { target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'x'.repeat(1_000_001) }] }] }],
    ['a note', { text: 'x'.repeat(1_000_001) }],
  ])('%s without end are refused', async (_, change) => {
    const [item] = HYPOTHESIS.annotations;
    expect((await preview(JSON.stringify([{ ...item, ...change }]))).refusals).toMatchObject([{ reason: 'too-long' }]);
  });
});

describe('a file as a whole', () => {
  const backup = (rows = 3) =>
    textOf(
      backupOf([
        {
          article: ARTICLE,
          rows: Array.from({ length: rows }, (_, at) => {
            const annotation = annotationOf({ number: at, exact: `words ${at}` });
            return {
              id: annotation.id,
              article: ARTICLE.key,
              annotation,
              revision: 1,
              modified: annotation.modified,
              deleted: '',
            };
          }),
        },
      ]),
    );

  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['prose', 'Dear reader', 'unknown-format'],
    ['a table', '\ufeff"title","site"\r\n"a","b"\r\n', 'unknown-format'],
    ['citations', '@article{a2026,\n  title = {{A}},\n}\n', 'unknown-format'],
    ['a note', '---\ntitle: "A"\n---\n', 'unknown-format'],
    ['another JSON', '{"hello":"world"}', 'unknown-format'],
    ['a list of others', '[{"a":1}]', 'unknown-format'],
    ['a list that ends early', `{"annotations":[${JSON.stringify(HYPOTHESIS.annotations[0])}`, 'cut-off'],
    ['brackets that don’t match', '{"annotations":[}]', 'broken'],
    ['something after the end', '[] []', 'broken'],
    ['a later backup', '{"pressmark":"backup","version":4}\n', 'newer-format'],
  ])('%s is known as %s', async (_, text, fault) => {
    expect((await preview(text)).fault).toBe(fault);
    expect(await apply(text)).toEqual({ ok: false, why: 'refused' });
    expect(await all()).toEqual([]);
  });

  test('an empty library of each form is no fault', async () => {
    for (const text of [
      await textOf(exportAs('web-annotation', [], { words: WORDS })),
      await textOf(exportAs('hypothesis', [], { words: WORDS })),
      await textOf(backupOf([])),
    ]) {
      expect(await preview(text)).toMatchObject({ fault: null, items: 0 });
      expect(await apply(text)).toMatchObject({ ok: true, value: { added: 0 } });
    }
  });

  test('a backup that was cut off anywhere is known as such, and nothing of it comes in by accident', async () => {
    const text = await backup();
    for (let length = 40; length < text.length - 1; length += 97) {
      const cut = text.slice(0, length);
      expect((await preview(cut)).fault, String(length)).toBe('cut-off');
      expect(await apply(cut)).toEqual({ ok: false, why: 'refused' });
    }
    expect(await all()).toEqual([]);
  });

  test('a line that is missing inside a backup is noticed', async () => {
    const lines = (await backup()).split('\n');
    lines.splice(2, 1);
    expect((await preview(lines.join('\n'))).fault).toBe('cut-off');
  });

  test('rows without their article, and ids that stand twice, are refused one by one', async () => {
    const lines = (await backup()).split('\n');
    const other = lines[2]?.replaceAll(ARTICLE.key, 'https://elsewhere.example/') ?? '';
    const text = [...lines.slice(0, 3), lines[2], other, ...lines.slice(3)].join('\n');
    expect((await preview(text)).refusals).toMatchObject([
      { number: 2, reason: 'twice' },
      { number: 3, reason: 'no-article' },
    ]);
  });

  test('one that can’t be read as UTF-8 is said to be so', async () => {
    const source: ImportSource = {
      ...fileOf(''),
      async *read() {
        yield '{"annotations":[';
        throw new TypeError('The encoded data was not valid');
      },
    };
    expect(await previewImport(source, { port: portOf(store), signal: ALWAYS })).toMatchObject({
      ok: true,
      value: { fault: 'unreadable' },
    });
  });

  test('progress is told, and cancelling stops it with nothing written', async () => {
    const text = await backup(2000);
    const abort = new AbortController();
    const shares: number[] = [];
    const running = applyImport(fileOf(text, 10_000), {
      port: portOf(store),
      signal: abort.signal,
      id: 'one',
      partial: true,
      onProgress: (share) => {
        shares.push(share);
        if (share > 0.5) abort.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(await all()).toEqual([]);
    expect(await store.commit('one', 5)).toBeNull();
  });

  test('a store that fails on the way leaves everything as it was, and says why', async () => {
    const text = await backup(1000);
    const port = portOf(store);
    let staged = 0;
    const failing: typeof port = {
      ...port,
      stage: async (...args) => {
        staged += 1;
        return staged === 3 ? { ok: false, why: 'storage-full' } : port.stage(...args);
      },
    };
    expect(await applyImport(fileOf(text), { port: failing, signal: ALWAYS, id: 'one', partial: true })).toEqual({
      ok: false,
      why: 'storage-full',
    });
    expect(await all()).toEqual([]);
  });

  test('a commit that fails halfway is taken back whole, and can be asked for again', async () => {
    const text = await backup(1000);
    const original = IDBObjectStore.prototype.put;
    let puts = 0;
    const port = portOf(store);
    const flaky: typeof port = {
      ...port,
      commit: async (id, slices) => {
        const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: IDBObjectStore,
          value,
          key,
        ) {
          puts += 1;
          if (puts === 500) throw new DOMException('full', 'QuotaExceededError');
          return original.call(this, value, key);
        });
        await expect(store.commit(id, slices)).rejects.toMatchObject({ name: 'QuotaExceededError' });
        spy.mockRestore();
        expect(await all()).toEqual([]);
        return port.commit(id, slices);
      },
    };
    const result = await applyImport(fileOf(text), { port: flaky, signal: ALWAYS, id: 'one', partial: false });
    expect(result).toMatchObject({ ok: true, value: { added: 1000 } });
    expect(await all()).toHaveLength(1000);
    // A lost answer: the same question gets the same answer, and nothing comes in twice.
    expect(await store.commit('one', 5)).toMatchObject({ added: 1000 });
  });
});

test('what the library has is merged by the rule, item by item', async () => {
  const [quotation] = KEPT.annotations;
  if (quotation === undefined) throw new Error('nothing kept');
  for (const at of [1, 2, 3, 4]) await store.save(ARTICLE, annotationOf({ number: at, exact: `words ${at}` }));
  const change = (at: number, edit: Partial<Annotation>, deleted = '') => {
    const annotation = { ...annotationOf({ number: at, exact: `words ${at}`, note: `theirs ${at}` }), ...edit };
    return { id: annotation.id, article: ARTICLE.key, annotation, revision: 2, modified: annotation.modified, deleted };
  };
  await store.revise(change(2, {}).id, { note: 'ours 2' });
  await store.delete([change(3, {}).id]);
  const later = '2026-05-01T12:00:00.000Z';
  const text = await textOf(
    backupOf([
      {
        article: ARTICLE,
        rows: [
          change(2, {}), // older than ours: both notes
          change(3, {}), // deleted here since
          { ...change(4, {}, later), modified: later }, // deleted there since
          change(5, {}), // new
        ],
      },
    ]),
  );
  const expected = { added: 1, same: 0, merged: 1, inBin: 1, binned: 1 };
  expect((await preview(text)).counts).toEqual(expected);
  expect(await apply(text)).toEqual({ ok: true, value: expected });
  const notes = new Map((await all()).map((annotation) => [annotation.target.selector[0].exact, noteOf(annotation)]));
  expect(Object.fromEntries(notes)).toEqual({ 'words 1': '', 'words 2': 'ours 2\n\ntheirs 2', 'words 5': 'theirs 5' });
  expect((await store.bin()).map(({ annotation }) => annotation.target.selector[0].exact)).toEqual([
    'words 4',
    'words 3',
  ]);
});

describe('words out of HTML', () => {
  test.each([
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['a<br>b', 'a\nb'],
    ['1 < 2 &amp;&amp; 3 > 2', '1 < 2 && 3 > 2'],
    ['&#x41;&#66;&#0;&unknown;', 'AB\ufffd&unknown;'],
    ['<b>unclosed', 'unclosed'],
    ['cut <a href="', 'cut'],
    ['<style>p{}</style>x<SCRIPT>y</SCRIPT>z', 'xz'],
  ])('%s', (html, expected) => {
    expect(htmlText(html)).toBe(expected);
  });
});

test('items of a document that never fits into memory are taken one by one', () => {
  const json = new JsonItems();
  const item = JSON.stringify(HYPOTHESIS.annotations[0]);
  const count = 20_000;
  let found = 0;
  const push = (text: string) => {
    for (const each of json.push(text)) if (each.kind === 'text' && each.text === item) found += 1;
  };
  push('{"total":1,"rows":[');
  for (let at = 0; at < count; at += 1) push(at === 0 ? item : `,${item}`);
  push(']}');
  expect([found, json.isWhole]).toEqual([count, true]);
});
