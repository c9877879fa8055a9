import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '@/lib/settings';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'assets/locales');

type Forms = Readonly<Record<string, string>>;
type Message = string | Forms;
interface Tree {
  readonly [key: string]: string | Tree;
}

const isForms = (value: string | Tree): value is Forms =>
  typeof value === 'object' && Object.keys(value).every((key) => /^(?:0|1|n)$/.test(key));

/** Messages by key, plural ones with their forms. */
function messagesOf(tree: Tree, prefix = ''): readonly (readonly [string, Message])[] {
  return Object.entries(tree).flatMap(([name, value]): readonly (readonly [string, Message])[] => {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    return typeof value === 'string' || isForms(value) ? [[key, value as Message]] : messagesOf(value, key);
  });
}

const read = (locale: string) =>
  new Map(messagesOf(JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8')) as Tree));
const textsOf = (message: Message | undefined) =>
  message === undefined ? [] : typeof message === 'string' ? [message] : Object.values(message);
const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

const english = read('en');
const LOCALES = ['de', 'en', 'es', 'fr', 'ur'];

/** Names of products and formats are the same everywhere. */
const isName = (key: string) =>
  /^(?:extName|sync\.heldBy|locale\.direction|format\.(?:markdown|webAnnotation|hypothesis))$/.test(key);

/** Words that rightly are the same as in English; each was checked by hand. */
const SAME_WORD: Readonly<Record<string, readonly string[]>> = {
  de: ['tone.orange', 'sync.loginBearer', 'sync.passphrase', 'sync.user'],
  es: ['sync.loginBearer'],
  fr: [
    'copy.inPassages',
    'copy.found',
    'speakerPage.articles',
    'speakerPage.sites',
    'checkable.date',
    'checkable.accusation',
    'editor.note',
    'library.results',
    'library.byArticle',
    'library.site',
    'library.passages',
    'card.note',
    'copy.version',
    'timeline.bar',
    'tone.violet',
    'tone.orange',
  ],
  ur: [],
};

test('there are messages in English, German, French, Spanish and Urdu, and a reader can choose each', () => {
  expect(LANGUAGES.filter((language) => language !== 'browser').sort()).toEqual(LOCALES);
  expect(readdirSync(folder).sort()).toEqual(LOCALES.map((locale) => `${locale}.json`));
});

describe.each(LOCALES)('messages in %s', (locale) => {
  const messages = read(locale);

  test('none is missing, none is too many, none is empty', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of messages) for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
  });

  test('have the same places to fill as in English', () => {
    for (const [key, message] of messages) {
      const names = namesIn(textsOf(english.get(key)).at(-1) ?? '');
      for (const text of textsOf(message)) expect(namesIn(text), key).toBe(names);
    }
  });

  test('count as the language counts', () => {
    const rules = new Intl.PluralRules(locale);
    for (const [key, message] of messages) {
      if (typeof message === 'string') {
        expect(typeof english.get(key), key).toBe('string');
        continue;
      }
      expect(Object.keys(message), key).toEqual(expect.arrayContaining(['1', 'n']));
      expect(message.n, key).toContain('$1');
      for (const count of [0, 1, 2, 5, 11, 21, 101]) {
        const form = count === 0 && message['0'] !== undefined ? '0' : count === 1 ? '1' : 'n';
        // A number that the language counts as singular must not get the plural form.
        if (rules.select(count) === 'one') expect(form, `${key} of ${count}`).not.toBe('n');
        else expect(form, `${key} of ${count}`).not.toBe('1');
      }
    }
  });

  test('leave nothing in English but names', () => {
    if (locale === 'en') return;
    const words = (text: string) => text.replace(/\{\w+\}|\$1/g, '').trim();
    const same = [...messages].filter(([key, message]) => {
      const text = words(textsOf(message).at(-1) ?? '');
      return /\p{L}{3}/u.test(text) && text === words(textsOf(english.get(key)).at(-1) ?? '');
    });
    const alike = same.map(([key]) => key).filter((key) => !isName(key));
    expect(alike.filter((key) => !SAME_WORD[locale]?.includes(key))).toEqual([]);
  });

  test('are as short as the stores ask', () => {
    expect(textsOf(messages.get('extDescription'))[0]?.length).toBeLessThanOrEqual(132);
  });
});

/** All source files below a folder. */
function sources(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((name) =>
    readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
}

const parsed = sources('components', 'entrypoints').map((file) =>
  ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  ),
);

/** Attributes that a reader sees or hears. */
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'label']);

const LETTERS = /\p{L}{2}/u;

function visit(file: ts.SourceFile, look: (node: ts.Node) => void): void {
  const walk = (node: ts.Node) => {
    look(node);
    node.forEachChild(walk);
  };
  walk(file);
}

test('no words stand in the code', () => {
  const found: string[] = [];
  for (const file of parsed) {
    const note = (node: ts.Node, text: string) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      if (LETTERS.test(text)) found.push(`${path.relative(root, file.fileName)}:${line + 1} ${text.trim()}`);
    };
    visit(file, (node) => {
      if (ts.isJsxText(node)) note(node, node.text);
      if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined) {
        if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
      }
    });
  }
  expect(found).toEqual([]);
});

test('every message that the code asks for is there, and every message is asked for', () => {
  const asked = new Set<string>();
  const written = new Set<string>();
  for (const file of parsed) {
    visit(file, (node) => {
      if (ts.isStringLiteralLike(node)) written.add(node.text);
      if (!ts.isCallExpression(node) || !/(?:^|\.)t$/.test(node.expression.getText())) return;
      const [key] = node.arguments;
      if (key !== undefined && ts.isStringLiteral(key)) asked.add(key.text);
    });
  }
  const manifest = readFileSync(path.join(root, 'wxt.config.ts'), 'utf8');
  expect([...asked].filter((key) => !english.has(key) && !key.startsWith('@@'))).toEqual([]);
  const unused = [...english.keys()].filter(
    (key) => !written.has(key) && !manifest.includes(`__MSG_${key.replaceAll('.', '_')}__`),
  );
  expect(unused).toEqual([]);
});

test('only the background, whose words the browser shows, asks past the language that the reader chose', () => {
  const past = sources('components', 'entrypoints').filter((file) => readFileSync(file, 'utf8').includes("'#i18n'"));
  const elsewhere = past.map((file) => path.relative(root, file)).filter((file) => !file.includes('/background/'));
  expect(elsewhere).toEqual(['components/i18n.ts']);
});
