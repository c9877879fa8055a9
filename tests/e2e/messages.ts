/** Messages as our own pages send them, from a page of ours in a tab. */
import type { Page } from 'puppeteer-core';
import type { AnswerTo, MessageName, PayloadOf } from '@/entrypoints/shared/send-message';
import type { TabMessages } from '@/lib/messages';

type Names = MessageName | keyof TabMessages;
type Answer<Name extends Names> = Name extends keyof TabMessages
  ? ReturnType<TabMessages[Name]>
  : Name extends MessageName
    ? AnswerTo<Name>
    : never;
type Payload<Name extends Names> = Name extends keyof TabMessages
  ? Parameters<TabMessages[Name]>[0]
  : Name extends MessageName
    ? PayloadOf<Name>
    : never;

/** Sends a message and gives its answer. Rejects where nobody answered, as where the background was killed. */
export async function ask<Name extends Names>(
  page: Page,
  name: Name,
  data?: Payload<Name>,
  tabId?: number,
): Promise<Answer<Name>> {
  const message = JSON.stringify({ id: 1, type: name, data, timestamp: 0 });
  const send = tabId === undefined ? `runtime.sendMessage(${message})` : `tabs.sendMessage(${tabId}, ${message})`;
  const answer = (await page.evaluate(
    `chrome.${send}.then((answer) => answer ?? { none: true }, (error) => ({ none: String(error) }))`,
  )) as { res?: Answer<Name>; err?: { message?: string }; none?: unknown };
  if (answer.none !== undefined) throw new Error(`nobody answered ${name}: ${String(answer.none)}`);
  if (answer.err !== undefined) throw new Error(`${name} failed: ${answer.err.message ?? ''}`);
  return answer.res as Answer<Name>;
}

/** The tab in which the reader of an article runs. */
export async function articleTab(page: Page): Promise<number> {
  const ids = (await page.evaluate('chrome.tabs.query({}).then((tabs) => tabs.map(({ id }) => id))')) as number[];
  for (const id of ids) {
    const state = await ask(page, 'tab:state', undefined, id).catch(() => null);
    if (state?.article != null) return id;
  }
  throw new Error('no tab has an article in it');
}
