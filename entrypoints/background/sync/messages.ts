import * as v from 'valibot';
import { count, nothing, text } from '@/lib/schema/payloads';
import type { SyncStatus } from '@/lib/sync/status';
import { fromOwn, plain } from '../declare';
import type { SyncService } from './service';

const line = text(2000);
const passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1000));
const answer = v.picklist(['join', 'delete', 'keep', 'put-back']);

/** Bytes that one message carries, at most: as base64, since messages are text in Chromium. */
const PART = 3_000_000;

/** The synchronisation, as the settings show and steer it. */
export const syncMessages = (service: SyncService) => ({
  'own:sync': fromOwn({ payload: nothing, answer: plain<SyncStatus>(), handle: () => service.now() }),
  /** Sets the synchronisation up, to the point where the reader is asked whether what would come and go is right. */
  'own:syncSetUp': fromOwn({
    payload: v.object({
      request: v.variant('way', [
        v.object({
          way: v.literal('webdav'),
          address: line,
          login: v.variant('kind', [
            v.object({ kind: v.literal('basic'), user: line, password: line }),
            v.object({ kind: v.literal('bearer'), token: text(20_000) }),
            v.object({ kind: v.literal('none') }),
          ]),
        }),
        v.object({ way: v.literal('folder') }),
        v.object({ way: v.literal('hand') }),
      ]),
      passphrase,
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    }),
    answer: plain<SyncStatus>(),
    handle: ({ request, passphrase, name }) => service.setUp(request, passphrase, name),
  }),
  /** Synchronises now, with the reader's answer where something was asked. */
  'own:syncNow': fromOwn({
    payload: v.object({ answer: v.exactOptional(answer) }),
    answer: plain<SyncStatus>(),
    handle: ({ answer }) => service.sync(answer),
  }),
  /** Changes the passphrase: to one that another device chose, or to a new one for all devices. */
  'own:syncPassphrase': fromOwn({
    payload: v.object({ passphrase, isNew: v.boolean() }),
    answer: plain<SyncStatus>(),
    handle: ({ passphrase, isNew }) => service.passphrase(passphrase, isNew),
  }),
  'own:syncLeave': fromOwn({ payload: nothing, answer: plain<SyncStatus>(), handle: () => service.leave() }),
  /** The log, for the reader to copy. It holds no words of the collection, no addresses and no passwords. */
  'own:syncLog': fromOwn({ payload: nothing, answer: plain<string>(), handle: () => service.logText() }),
  /** Makes one file of all that is kept; gives how many parts it has to be asked for in. */
  'own:syncBundle': fromOwn({
    payload: nothing,
    answer: plain<number>(),
    handle: async () => Math.ceil((await service.makeBundle()) / PART),
  }),
  'own:syncBundlePart': fromOwn({
    payload: v.object({ number: count }),
    answer: plain<string>(),
    handle: ({ number }) => toBase64(service.bundlePart(number * PART, PART)),
  }),
  /** Takes such a file in, part by part; the answer to the last one says what became of it. */
  'own:syncTake': fromOwn({
    payload: v.object({
      number: count,
      isLast: v.boolean(),
      base64: text(2 * PART),
      answer: v.exactOptional(answer),
      passphrase: v.exactOptional(passphrase),
    }),
    answer: plain<SyncStatus>(),
    handle: ({ number, isLast, base64, answer, passphrase }) =>
      service.takeBundle(fromBase64(base64), number === 0, isLast, answer, passphrase),
  }),
});

function toBase64(bytes: Uint8Array<ArrayBuffer>): string {
  const parts: string[] = [];
  // Browsers refuse calls with more arguments than that.
  for (let at = 0; at < bytes.length; at += 30_000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 30_000)));
  return btoa(parts.join(''));
}

/** Nothing where it is none. */
function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array(0);
  }
}
