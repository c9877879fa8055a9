/**
 * A message to the background is declared once, by `fromPage`, `fromSample` or `fromOwn`: who may send it, the form of its
 * payload, what it is answered with, and the handler. Everything else about it follows from that: what may be sent
 * (entrypoints/shared/send-message.ts), what is let through, and which payloads the tests try.
 */
import * as v from 'valibot';
import type { Result } from '@/lib/messages';
import { isOwnPage, listen, pageSender, type Sender } from '@/lib/messaging';

/** Names begin with who sends them. */
type Names = { readonly page: `page:${string}`; readonly own: `own:${string}` };

/** Checked payloads are read-only. */
type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };

export interface Declared<By extends keyof Names, Payload, Answer> {
  readonly by: By;
  readonly mayComeFrom: (sender: Sender) => boolean;
  readonly payload: v.GenericSchema<unknown, Payload>;
  readonly answer: AnswerOf<Answer>;
  readonly handle: (data: DeepReadonly<Payload>, sender: Sender) => Answer | Promise<Answer>;
}

interface AnswerOf<Answer> {
  /** Whether a payload that is refused can be answered with a failure; else the sender's question is rejected. */
  readonly isResult: boolean;
  /** Only its type is used. */
  readonly sample?: Answer;
}

/** Of a message that may fail in ways that the reader is told of. */
export const result = <T>(): AnswerOf<Result<T>> => ({ isResult: true });

/** Of a message that always has an answer. */
export const plain = <T>(): AnswerOf<T> => ({ isResult: false });

const declaring =
  <By extends keyof Names>(by: By, mayComeFrom: (sender: Sender) => boolean) =>
  <Payload, Answer>(
    declaration: Pick<Declared<By, Payload, Answer>, 'payload' | 'answer'> & {
      readonly handle: (data: DeepReadonly<Payload>, sender: Sender) => NoInfer<Answer> | Promise<NoInfer<Answer>>;
    },
  ): Declared<By, Payload, Answer> => ({ by, mayComeFrom, ...declaration });

const isPage = (sender: Sender) => pageSender(sender) !== null;

/** From the top frame of a page of the web. Its address is taken from the sender, never from the payload. */
export const fromPage = declaring('page', isPage);

/** The same, and from our sample article, which is read as any other page: nothing that is stored may be told. */
export const fromSample = declaring('page', (sender) => isPage(sender) || isOwnPage(sender));

/** From popup, side panel and other pages of ours. */
export const fromOwn = declaring('own', isOwnPage);

/** A declaration whatever its payload is. */
interface Declaration<By extends keyof Names> extends Omit<Declared<By, unknown, unknown>, 'handle'> {
  readonly handle: (data: never, sender: Sender) => unknown;
}

/** Declarations by name. */
export type Declarations = { readonly [Name in Names['page']]: Declaration<'page'> } & {
  readonly [Name in Names['own']]: Declaration<'own'>;
};

/** The payload with nothing else in it, or null where it is not of its form. */
export function checked<Payload>(
  { payload }: { readonly payload: v.GenericSchema<unknown, Payload> },
  data: unknown,
): { readonly data: Payload } | null {
  const parsed = v.safeParse(payload, data, { abortEarly: true });
  return parsed.success ? { data: parsed.output } : null;
}

/**
 * Serves messages; returns how to stop. Register synchronously when the context starts: a killed background is woken by
 * its listeners. What comes from a sender that may not send it, or is not of its form, reaches no handler.
 */
export function serve(declarations: Declarations): () => void {
  const stops = Object.entries<Declaration<keyof Names>>(declarations).map(([name, declared]) =>
    listen(name, (data, sender) => {
      if (!declared.mayComeFrom(sender)) throw new Error(`${name} refused: not from there`);
      const payload = checked(declared, data);
      if (payload !== null) return declared.handle(payload.data as never, sender);
      if (!declared.answer.isResult) throw new Error(`${name} refused: not of its form`);
      return { ok: false, why: 'refused' } satisfies Result<never>;
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}
