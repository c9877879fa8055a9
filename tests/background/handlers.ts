/** Checks and handlers of the messages to the background, for tests that name a message by any string. */
import { checked } from '@/entrypoints/background/declare';
import { MESSAGES } from '@/entrypoints/background/messages';
import type { MessageName } from '@/entrypoints/shared/send-message';
import type { Sender } from '@/lib/messaging';

type HandlersOf<Of> = {
  readonly [Name in keyof Of]: Of[Name] extends { readonly handle: infer Handle } ? Handle : never;
};

/** The handlers of declared messages alone. */
export function handlersOf<Of extends { readonly [Name in keyof Of]: { readonly handle: unknown } }>(
  declarations: Of,
): HandlersOf<Of> {
  const entries = Object.entries<{ readonly handle: unknown }>(declarations);
  return Object.fromEntries(entries.map(([name, { handle }]) => [name, handle])) as HandlersOf<Of>;
}

/** The payload as it would reach the handler, or null. */
export const checkPayload = (name: MessageName, data: unknown): { readonly data: unknown } | null =>
  checked<unknown>(MESSAGES[name], data);

export const isAllowed = (name: MessageName, sender: Sender): boolean => MESSAGES[name].mayComeFrom(sender);
