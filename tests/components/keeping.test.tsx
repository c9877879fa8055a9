// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backupOf, EXPORT_FORMATS, type ExportFormat, exportAs } from '@/lib/export';
import { Store } from '@/lib/store/store';
import { BinDialog } from '../../components/keeping/BinDialog';
import { CollectionTools } from '../../components/keeping/CollectionTools';
import { ExportMenu } from '../../components/keeping/ExportMenu';
import type { ExportSource, Parts } from '../../components/keeping/export-state';
import { ImportDialog } from '../../components/keeping/ImportDialog';
import type { KeepingActions } from '../../components/keeping/keeping-state';
import type { KeptArticle } from '../../lib/export';
import { ARTICLE, annotationOf, KEPT, textOf, WORDS } from '../export/collections';
import { portOf } from '../import/port';
import { click, doing, find, show } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

let store: Store;
let number = 0;
let saved: { name: string; mediaType: string; text: string }[];
let copied: string[];

async function bytesOf(parts: Parts): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of parts) text += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
  return text;
}

const actions = (some: Partial<KeepingActions> = {}): KeepingActions => ({
  save: async (name, mediaType, parts) => {
    saved.push({ name, mediaType, text: await bytesOf(parts) });
    return true;
  },
  copy: async (text) => {
    copied.push(text);
    return true;
  },
  withTexts: () => false,
  rememberWithTexts: () => undefined,
  backup: async () => ({ ok: true, value: null }),
  port: portOf(store),
  bin: async () => ({ ok: true, value: await store.bin() }),
  restore: async (ids) => ({ ok: true, value: await store.undelete(ids) }),
  emptyBin: async (ids) => ({ ok: true, value: await store.emptyBin(ids) }),
  ...some,
});

beforeEach(() => {
  number += 1;
  store = new Store(`keeping-${number}`, () => '2026-05-01T00:00:00.000Z');
  saved = [];
  copied = [];
  // jsdom has the element, but not what it does.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(async () => {
  await store.close();
  await deleteDB(`keeping-${number}`);
});

const sourceOf = (...articles: readonly KeptArticle[]): ExportSource => ({
  annotations: articles.flatMap(({ annotations }) => annotations).length,
  articles: articles.length,
  title: articles[0]?.article.title ?? '',
  read: () => articles,
});

/** Waits until something is shown: reading a file takes more turns than a click. */
const until = (root: HTMLElement, text: string) =>
  vi.waitFor(async () => {
    await doing(() => undefined);
    expect(root.textContent).toContain(text);
  });

describe('the export', () => {
  test('of one article is a file of its name', async () => {
    const root = await show(<ExportMenu source={sourceOf(KEPT)} actions={actions()} onClose={() => undefined} />);
    expect(find(root, 'h2').textContent).toBe('Export 2 passages');
    await click(find(root, 'button', 'Save as file'));
    await until(root, 'Saved.');
    expect(saved[0]).toMatchObject({ name: 'The sea wall is rebuilt.md', mediaType: 'text/markdown' });
    expect(saved[0]?.text).toContain('> Eleven weeks');
  });

  test('of several articles as Markdown is a file for each, packed', async () => {
    const other = { article: { ...ARTICLE, key: 'b', title: 'Another' }, annotations: [] };
    const root = await show(
      <ExportMenu source={sourceOf(KEPT, other)} actions={actions()} onClose={() => undefined} />,
    );
    await click(find(root, 'button', 'Save as file'));
    await until(root, 'Saved.');
    expect(saved[0]?.name).toMatch(/^pressmark-\d{4}-\d{2}-\d{2}\.zip$/);
    expect(saved[0]?.text).toContain('PK');
  });

  test.each([
    ['html', '.html', '<!doctype html>'],
    ['csv', '.csv', '"title"'],
    ['web-annotation', '.jsonld', 'AnnotationCollection'],
    ['claim', '.claims.jsonld', '"Claim"'],
    ['hypothesis', '.hypothesis.json', '"annotations"'],
    ['csl-json', '.csl.json', 'article-newspaper'],
    ['bibtex', '.bib', '@article{'],
    ['ris', '.ris', 'TY  - NEWS'],
  ])('as %s ends in %s, and can be copied', async (format, ending, words) => {
    const root = await show(<ExportMenu source={sourceOf(KEPT)} actions={actions()} onClose={() => undefined} />);
    await click(find(root, `input[value="${format}"]`));
    await click(find(root, 'button', 'Save as file'));
    await until(root, 'Saved.');
    expect(saved[0]?.name.endsWith(ending)).toBe(true);
    expect(saved[0]?.text).toContain(words);
    await click(find(root, 'button', 'Copy'));
    await until(root, 'Copied.');
    expect(copied[0]).toContain(words);
  });

  test('says how far it is, and that it failed where an article can no longer be read', async () => {
    const shares: number[] = [];
    const root = await show(
      <ExportMenu
        source={{
          ...sourceOf(KEPT),
          annotations: 100,
          read: async function* () {
            for (let at = 0; at < 50; at += 1) {
              await doing(() => undefined);
              shares.push(root.querySelector('progress')?.value ?? Number.NaN);
              yield KEPT;
            }
            throw new Error('gone');
          },
        }}
        actions={actions({
          save: async (_name, _type, parts) =>
            bytesOf(parts)
              .then(() => true)
              .catch(() => false),
        })}
        onClose={() => undefined}
      />,
    );
    await click(find(root, 'button', 'Save as file'));
    await until(root, 'That didn’t work.');
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(root.querySelector('progress')).toBeNull();
    await click(find(root, 'button', 'Copy'));
    await until(root, 'That didn’t work.');
  });

  test('that fails says so', async () => {
    const root = await show(
      <ExportMenu source={sourceOf(KEPT)} actions={actions({ save: async () => false })} onClose={() => undefined} />,
    );
    await click(find(root, 'button', 'Save as file'));
    await until(root, 'That didn’t work.');
  });
});

/** Chooses a file in a dialog, as a reader does. */
async function choose(root: HTMLElement, text: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const input = find(root, 'input[type="file"]');
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  // jsdom's files have no streams; Node's do.
  const file = Object.assign(new Blob([]), { lastModified: Date.parse('2026-04-01T00:00:00Z') });
  Object.defineProperties(file, {
    size: { value: bytes.length },
    stream: {
      value: () =>
        new ReadableStream({
          start(controller) {
            for (let at = 0; at < bytes.length; at += 1000) controller.enqueue(bytes.slice(at, at + 1000));
            controller.close();
          },
        }),
    },
  });
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await doing(() => input.dispatchEvent(new Event('change', { bubbles: true })));
}

const rowOf = (at: number) => {
  const annotation = annotationOf({ number: at, exact: `words ${at}` });
  const { id, modified } = annotation;
  return { id, article: ARTICLE.key, annotation, revision: 1, modified, deleted: '' };
};
const backup = (rows = [rowOf(1), rowOf(2)]) => textOf(backupOf([{ article: ARTICLE, rows }]));
const count = async () => (await store.library('', 1e6)).articles.flatMap(({ annotations }) => annotations).length;

describe('bringing in a file', () => {
  const done = vi.fn();
  const open = () => show(<ImportDialog port={actions().port} onDone={done} onClose={() => undefined} />);
  beforeEach(() => done.mockClear());

  test('shows what would happen, and writes nothing before it is told to', async () => {
    await store.save(ARTICLE, rowOf(1).annotation);
    const root = await open();
    await choose(root, await backup());
    await until(root, 'This would happen:');
    expect(find(root, '.pm-counts').textContent).toBe('New1Here already1');
    expect(await count()).toBe(1);
    await click(find(root, 'button', 'Bring in'));
    await until(root, 'Done.');
    expect(await count()).toBe(2);
    expect(done).toHaveBeenCalledOnce();
  });

  test('with something that can’t come in needs the reader’s word', async () => {
    const text = (await backup()).replace('"exact":"words 2"', '"exact":""');
    const root = await open();
    await choose(root, text);
    await until(root, '1 can’t be brought in');
    const apply = find(root, 'footer button', 'Bring in') as HTMLButtonElement;
    expect(apply.disabled).toBe(true);
    await click(find(root, 'input[type="checkbox"]'));
    expect(apply.disabled).toBe(false);
    await click(apply);
    await until(root, 'Done.');
    expect(await count()).toBe(1);
  });

  test.each([
    ['that ends too early', async () => (await backup()).slice(0, -40), 'ends too early'],
    ['of another kind', async () => '{"a":1}', 'can’t bring in files of this kind'],
    ...Object.keys(EXPORT_FORMATS)
      .filter((format) => format !== 'web-annotation' && format !== 'hypothesis')
      .map((format): [string, () => Promise<string>, string] => [
        `of ours, ${format}`,
        () => textOf(exportAs(format as ExportFormat, [KEPT], { words: WORDS })),
        'These files can be brought in',
      ]),
    ['that is no text', async () => new Uint8Array([0x7b, 0xff, 0xfe, 0x00]), 'can’t be read as text'],
  ])('%s says so', async (_, contents, words) => {
    const root = await open();
    await choose(root, await contents());
    await until(root, words);
    expect((find(root, 'footer button', 'Bring in') as HTMLButtonElement).disabled).toBe(true);
    expect(await count()).toBe(0);
  });

  test('that the store refuses says why, in the reader’s words', async () => {
    const port = { ...actions().port, stage: async () => ({ ok: false, why: 'storage-full' }) as const };
    const root = await show(<ImportDialog port={port} onDone={done} onClose={() => undefined} />);
    await choose(root, await backup());
    await until(root, 'This would happen:');
    await click(find(root, 'button', 'Bring in'));
    await until(root, 'Nothing was brought in: The disk space for this is full.');
    expect(done).not.toHaveBeenCalled();
  });

  test('can be cancelled while it is read', async () => {
    const port = { ...actions().port, check: () => new Promise<never>(() => undefined) };
    const root = await show(<ImportDialog port={port} onDone={done} onClose={() => undefined} />);
    await choose(root, await backup(Array.from({ length: 400 }, (_, at) => rowOf(at))));
    await until(root, 'Looking through the file');
    expect(find(root, 'progress')).toBeTruthy();
    await click(find(root, 'button', 'Cancel'));
    expect(root.querySelector('progress')).toBeNull();
    expect(find(root, 'input[type="file"]')).toBeTruthy();
  });
});

describe('the bin', () => {
  test('lists what was removed, brings it back, and is emptied only when one is sure', async () => {
    for (const at of [1, 2, 3]) await store.save(ARTICLE, rowOf(at).annotation);
    await store.delete([1, 2].map((at) => rowOf(at).id));
    const done = vi.fn();
    const root = await show(<BinDialog actions={actions()} onDone={done} onClose={() => undefined} />);
    await until(root, 'words 2');
    expect(root.querySelectorAll('li')).toHaveLength(2);
    await click(find(root, 'button', 'Bring back: words 1'));
    await vi.waitFor(async () => expect(await count()).toBe(2));
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    await click(find(root, 'button', 'Empty the bin'));
    expect(root.textContent).toContain('1 passage would be gone for good.');
    await click(find(root, 'button', 'Keep them'));
    expect(await store.bin()).toHaveLength(1);
    await click(find(root, 'button', 'Empty the bin'));
    await click(find(root, 'button', 'Remove for good'));
    await until(root, 'The bin is empty.');
    expect(await store.bin()).toEqual([]);
  });

  test('that can’t be read says why', async () => {
    const failing = actions({ bin: async () => ({ ok: false, why: 'storage-newer' }) });
    const root = await show(<BinDialog actions={failing} onDone={() => undefined} onClose={() => undefined} />);
    await until(root, 'A newer version of Pressmark has used this storage.');
  });
});

describe('the tools of the collection', () => {
  const tools = (some: Partial<KeepingActions> = {}, isDue = false, later = () => undefined) => (
    <CollectionTools
      source={sourceOf(KEPT)}
      backup={{ last: '2026-03-01T00:00:00.000Z', isDue }}
      actions={actions(some)}
      onDone={() => undefined}
      onLater={later}
    />
  );

  test('remind of the backup when it is due, and can be put off', async () => {
    const later = vi.fn();
    const root = await show(tools({}, true, later));
    expect(root.textContent).toContain('The last backup is of');
    await click(find(root, 'button', 'Not now'));
    expect(later).toHaveBeenCalledOnce();
    expect((await show(tools({}, false))).textContent).not.toContain('The last backup');
  });

  test('stay where they were once the backup is made', async () => {
    let done = () => undefined;
    function Page() {
      const [isDue, setDue] = useState(true);
      done = () => void setDue(false);
      return tools({}, isDue);
    }
    const root = await show(<Page />);
    const place = () => [...find(root, '.pm-tools').classList];
    const before = place();
    expect(before).toContain('pm-tools-first');
    done();
    await until(root, 'Back up everything');
    await vi.waitFor(() => expect(root.querySelector('.pm-reminder')).toBeNull());
    expect(place()).toEqual(before);
    expect([...find(await show(tools()), '.pm-tools').classList]).not.toContain('pm-tools-first');
  });

  test('say whether the backup was made', async () => {
    const root = await show(tools());
    await click(find(root, 'button', 'Back up everything'));
    await until(root, 'Saved as a file.');
    const failing = await show(tools({ backup: async () => ({ ok: false, why: 'storage-failed' }) }));
    await click(find(failing, 'button', 'Back up everything'));
    await until(failing, 'The backup could not be made: The storage did not answer.');
  });

  test.each([
    ['Export', 'Export 2 passages'],
    ['Import a file', 'A backup of Pressmark'],
    ['Bin', 'What you remove stays here'],
  ])('open %s', async (button, words) => {
    const root = await show(tools());
    await click(find(root, 'button', button));
    await until(root, words);
    await click(find(root, 'dialog button', 'Close'));
    expect(root.querySelector('dialog')).toBeNull();
  });
});
