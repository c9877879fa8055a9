/** Messages of every name with payloads that are not theirs: nothing may throw, and what passes must have the declared form. */
import type * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { serve } from '@/entrypoints/background/declare';
import { MESSAGES } from '@/entrypoints/background/messages';
import type { MessageName } from '@/entrypoints/shared/send-message';
import { randomOf } from '../random';
import { EXAMPLES } from './examples';
import { checkPayload } from './handlers';

const NAMES = Object.keys(MESSAGES) as MessageName[];

/** The parts of a schema that occur in the schemas of messages. */
type Schema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly items?: readonly Schema[];
  readonly options?: readonly Schema[];
};

/** The fields of a schema that a value doesn't have, by their paths. */
function missingIn(schema: Schema, value: unknown, path: string): readonly string[] {
  const { entries, wrapped, item, items, options } = schema;
  if (entries !== undefined) {
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(entries).flatMap(([name, inner]) =>
      name in value
        ? missingIn(inner, (value as Readonly<Record<string, unknown>>)[name], `${path}.${name}`)
        : [`${path}.${name}`],
    );
  }
  if (wrapped !== undefined)
    return value === null && wrapped.entries === undefined ? [] : missingIn(wrapped, value, path);
  if (item !== undefined) {
    const [first, ...rest] = (Array.isArray(value) ? value : []).map((each) => missingIn(item, each, `${path}[]`));
    return first === undefined ? [`${path}[]`] : first.filter((name) => rest.every((other) => other.includes(name)));
  }
  if (items !== undefined)
    return items.flatMap((inner, at) => missingIn(inner, (value as unknown[])[at], `${path}[${at}]`));
  // One of them is enough.
  const ways = options?.map((option) => missingIn(option, value, path)) ?? [[]];
  return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

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

/** The payload with something strange in place of one of its parts, or with the part left out. */
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
    for (const name of NAMES) expect(checkPayload(name, EXAMPLES[name]), name).toEqual({ data: EXAMPLES[name] });
  });

  test('every field of every message is among the examples, so that each is made strange below', () => {
    expect(NAMES.flatMap((name) => missingIn(MESSAGES[name].payload, EXAMPLES[name], name))).toEqual([]);
  });

  test('what comes with a message that carries nothing is dropped', () => {
    expect(checkPayload('own:bin', { anything: 1 })).toEqual({ data: undefined });
  });

  test('what is not declared is not served', () => {
    const served = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
    const stop = serve(MESSAGES);
    const own = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/library.html' as never) };
    for (const type of ['own:libraryChanged', 'tab:keep', '']) {
      for (const [listener] of served.mock.calls) {
        const answer = listener({ id: 1, type, data: {}, timestamp: 0 }, own as never, () => undefined);
        expect(answer, type).not.toBeInstanceOf(Promise);
      }
    }
    expect(served).toHaveBeenCalledOnce();
    stop();
  });

  test('fields that a message does not have are left out', () => {
    const extra = { ...EXAMPLES['page:delete'], extra: 1, __proto__: { polluted: true } };
    expect(checkPayload('page:delete', extra)?.data).toEqual(EXAMPLES['page:delete']);
  });

  test('titles of a page are shortened, so that no title keeps words from being kept', () => {
    const long = { ...EXAMPLES['page:save'], title: 'x'.repeat(50_000) };
    const data = checkPayload('page:save', long)?.data as { title: string };
    expect(data.title).toHaveLength(10_000);
  });

  test('thirty thousand strange payloads: none throws, and what passes has passed whole', () => {
    const random = randomOf(3);
    let passed = 0;
    let refused = 0;
    for (let run = 0; run < 30_000; run += 1) {
      const name = NAMES[run % NAMES.length] ?? 'own:bin';
      const result = checkPayload(name, strange(EXAMPLES[name], random));
      if (result === null) refused += 1;
      else {
        passed += 1;
        expect(checkPayload(name, result.data)).toEqual(result);
      }
    }
    expect(refused).toBeGreaterThan(10_000);
    expect(passed).toBeGreaterThan(100);
  }, 60_000);
});
