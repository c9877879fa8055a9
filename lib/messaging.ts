/**
 * How messages are sent and served, whatever their names are, and who sent one. The only file of lib/ that imports the
 * browser API.
 */
import { defineExtensionMessaging, type ExtensionMessage } from '@webext-core/messaging';
import { browser } from 'wxt/browser';
import type { Announcements, PageIdentity, TabMessages } from './messages';

export type Sender = ExtensionMessage['sender'];

const messaging = defineExtensionMessaging<Record<string, (data: unknown) => unknown>>();

/** Without a tab, to the background and our own pages. Rejects where nobody answers, or with what the handler threw. */
export const send: (name: string, data: unknown, tabId?: number) => Promise<unknown> = messaging.sendMessage;

/** Calls `answer` for messages of a name, once a context; returns how to stop. */
export function listen(name: string, answer: (data: unknown, sender: Sender) => unknown): () => void {
  return messaging.onMessage(name, ({ data, sender }) => answer(data, sender));
}

/** Asks the reader of a tab. */
export function sendToTab<K extends keyof TabMessages>(
  name: K,
  data: Parameters<TabMessages[K]>[0],
  tabId: number,
): Promise<ReturnType<TabMessages[K]>> {
  return send(name, data, tabId) as Promise<ReturnType<TabMessages[K]>>;
}

/** A handler for each of some messages. */
export type Handlers<Messages extends { [Name in keyof Messages]: (data: never) => unknown }> = {
  readonly [Name in keyof Messages]: (
    data: Parameters<Messages[Name]>[0],
  ) => ReturnType<Messages[Name]> | Promise<ReturnType<Messages[Name]>>;
};

/** Answers as the reader of a tab; returns how to stop. */
export function serveTab(handlers: Handlers<TabMessages>): () => void {
  const stops = Object.entries(handlers).map(([name, handler]) =>
    listen(name, (data, sender) => {
      if (sender.id !== browser.runtime.id) throw new Error(`${name} refused: not from there`);
      return handler(data as never);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** Says something to whoever listens; nobody listening is no error. */
export function announce<K extends keyof Announcements>(name: K, ...data: Parameters<Announcements[K]>): void {
  void send(name, data[0]).catch(() => undefined);
}

/** Calls `hear` for what is announced. */
export function hear<K extends keyof Announcements>(name: K, hear: Announcements[K]): void {
  listen(name, (data, sender) => {
    if (!isOwnPage(sender)) throw new Error(`${name} refused: not from there`);
    hear(data as Parameters<Announcements[K]>[0]);
  });
}

/** Answers to `page:*`: the sender must be the top frame of a web page in a tab. `url` is the sender's own address. */
export type PageSender = { readonly url: string; readonly tabId: number };

const ownOrigin = () => browser.runtime.getURL('/');

/** The page that sent a message, or null where the sender is no content script of ours in a tab's top frame. */
export function pageSender(sender: Sender): PageSender | null {
  const { id, url, tab, frameId } = sender;
  if (id !== browser.runtime.id || url === undefined || tab?.id === undefined || frameId !== 0) return null;
  return url.startsWith(ownOrigin()) ? null : { url, tabId: tab.id };
}

/**
 * The address of the page that sent a message: what it says itself where that is of its own origin, since browsers
 * differ in whether the sender's address follows `history.pushState`; else the sender's. A page that claims another
 * origin is not believed.
 */
export function pageAddress(sender: Sender, { address }: PageIdentity): string {
  const known = pageSender(sender)?.url ?? '';
  if (!URL.canParse(known) || !URL.canParse(address)) return known;
  const [own, claimed] = [new URL(known), new URL(address)];
  return own.origin !== 'null' && own.origin === claimed.origin ? claimed.href : known;
}

/**
 * Whether the page that sent a message is of its address's own origin. One in a sandbox, by a policy or a frame, is not:
 * its address is that of a site whose other pages it has no part in. Chromium tells us what the origin is; in Firefox the
 * content script does, which runs where the page can't reach it. All files are of opaque origins, and known by their
 * addresses; what has neither a site nor a file (`about:blank`, `data:`, `blob:`) is nobody's.
 */
export function isOfItsAddress(sender: Sender, { origin }: PageIdentity): boolean {
  const { url, origin: told } = sender as { readonly url?: string; readonly origin?: string };
  if (url === undefined || !/^https?:/i.test(url)) return /^file:/i.test(url ?? '');
  const own = new URL(url).origin;
  return (origin ?? own) === own && (told ?? own) === own;
}

/** Whether a page of ours or the background sent a message. */
export function isOwnPage(sender: Sender): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(ownOrigin()) === true;
}
