/**
 * Declarations that the compiler must refuse. `tsc` fails where a line after `@ts-expect-error` is no error; none of them is run.
 */
import * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import { type Declarations, fromOwn, fromPage, fromSample, plain, result } from '@/entrypoints/background/declare';
import { MESSAGES } from '@/entrypoints/background/messages';
import { type AnswerTo, type PayloadOf, sendMessage } from '@/entrypoints/shared/send-message';
import type { Result, TabMessages } from '@/lib/messages';
import { type Handlers, serveTab } from '@/lib/messaging';
import type { Annotation } from '@/lib/model';

const payload = v.object({ id: v.string() });

test('a message has a handler, and the handler answers what is declared', () => {
  const declarations = () => [
    fromOwn({ payload, answer: result<number>(), handle: () => ({ ok: true, value: 1 }) as const }),
    // @ts-expect-error: no handler
    fromOwn({ payload, answer: result<number>() }),
    // @ts-expect-error: no failures declared
    fromOwn({ payload, answer: plain<number>(), handle: () => ({ ok: true, value: 1 }) as const }),
    // @ts-expect-error: the handler answers with another type
    fromOwn({ payload, answer: result<number>(), handle: () => ({ ok: true, value: 'one' }) as const }),
    // @ts-expect-error: a failure that nobody knows
    fromOwn({ payload, answer: result<number>(), handle: () => ({ ok: false, why: 'rain' }) as const }),
    // @ts-expect-error: the handler answers nothing
    fromPage({ payload, answer: plain<number>(), handle: async () => undefined }),
    // @ts-expect-error: the handler reads a field that is not in the payload
    fromPage({ payload, answer: plain<string>(), handle: ({ name }) => name }),
  ];
  expect(declarations).toBeTypeOf('function');
});

test('a message is named by who may send it', () => {
  const answer = plain<void>();
  const handle = () => undefined;
  const declarations = (): readonly Declarations[] => [
    { 'page:x': fromPage({ payload, answer, handle }), 'own:x': fromOwn({ payload, answer, handle }) },
    { 'page:x': fromSample({ payload, answer, handle }) },
    // @ts-expect-error: the name of a message of our own pages
    { 'page:x': fromOwn({ payload, answer, handle }) },
    // @ts-expect-error: the name of a message of a page of the web
    { 'own:x': fromPage({ payload, answer, handle }) },
    // @ts-expect-error: a name without a sender's prefix
    { x: fromPage({ payload, answer, handle }) },
  ];
  expect(declarations).toBeTypeOf('function');
  for (const [name, { by }] of Object.entries(MESSAGES)) expect(name.startsWith(`${by}:`), name).toBe(true);
});

test('what is sent and what comes back are those of the declaration', () => {
  expectTypeOf<PayloadOf<'own:delete'>>().toEqualTypeOf<{ readonly ids: readonly string[] }>();
  expectTypeOf<PayloadOf<'own:bin'>>().toEqualTypeOf<undefined>();
  expectTypeOf<AnswerTo<'own:delete'>>().toEqualTypeOf<Result<readonly Annotation[]>>();
  expectTypeOf<AnswerTo<'page:interface'>>().toEqualTypeOf<boolean>();
  const calls = () => {
    void sendMessage('own:bin');
    void sendMessage('own:delete', { ids: ['x'] });
    // @ts-expect-error: the payload is missing
    void sendMessage('own:delete');
    // @ts-expect-error: the payload has another form
    void sendMessage('own:delete', { ids: 'x' });
    // @ts-expect-error: no message has this name
    void sendMessage('own:nothing');
  };
  expect(calls).toBeTypeOf('function');
});

test('a reader answers everything that a tab is asked', () => {
  const serving = (handlers: Handlers<TabMessages>, { 'tab:paint': _, ...others }: Handlers<TabMessages>) => {
    serveTab(handlers);
    // @ts-expect-error: one is missing
    serveTab(others);
    // @ts-expect-error: it says how the page is
    serveTab({ ...handlers, 'tab:state': () => null });
  };
  expect(serving).toBeTypeOf('function');
});
