import { checked } from '@/entrypoints/background/declare';
import { MESSAGES } from '@/entrypoints/background/messages';
import type { MessageName } from '@/entrypoints/shared/send-message';
import type { Sender } from '@/lib/messaging';

/** Stands in for `sendMessage` without a browser: the payload is checked, and the handler answers. */
export async function sendDirectly(name: MessageName, data: unknown, sender: Sender): Promise<unknown> {
  const { payload, handle, answer } = MESSAGES[name];
  const found = checked<unknown>({ payload }, data);
  if (found !== null)
    return structuredClone(await (handle as (data: unknown, sender: Sender) => unknown)(found.data, sender));
  if (answer.isResult) return { ok: false, why: 'refused' };
  throw new Error(`${name} refused`);
}
