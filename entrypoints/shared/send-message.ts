import { listen, pageSender, type Sender, send } from '@/lib/messaging';

/** Has what the background answers as its only property, which entrypoints/background/messages.ts declares: no page imports it. */
// biome-ignore lint/suspicious/noEmptyInterface: it is declared where the messages are
export interface Background {}

type Declared = { readonly handle: (data: never, sender: Sender) => unknown };
type Messages = Background extends { readonly messages: infer Of extends Readonly<Record<string, Declared>> }
  ? Of
  : never;
export type MessageName = keyof Messages & string;

/** What a message to the background carries; undefined for nothing. */
export type PayloadOf<Name extends MessageName> = Parameters<Messages[Name]['handle']>[0];

/** What the background answers it with. */
export type AnswerTo<Name extends MessageName> = Awaited<ReturnType<Messages[Name]['handle']>>;

/** Asks the background. Rejects where it doesn't answer, or where it refuses a message whose answer can't be a failure. */
export function sendMessage<Name extends MessageName>(
  name: Name,
  ...data: undefined extends PayloadOf<Name> ? [] : [PayloadOf<Name>]
): Promise<AnswerTo<Name>> {
  return send(name, data[0]) as Promise<AnswerTo<Name>>;
}

/** Calls `hear` with the sender where a page tells the background that it changed. */
export function hearPageChanged(hear: (sender: Sender) => void): void {
  const name: MessageName = 'page:changed';
  listen(name, (_, sender) => {
    if (pageSender(sender) === null) throw new Error(`${name} refused: not from there`);
    hear(sender);
  });
}
