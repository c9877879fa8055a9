import { browser } from 'wxt/browser';
import { slices } from '@/lib/slices';
import { SyncMemory } from '@/lib/store/sync-memory';
import { WebDav } from '@/lib/sync/webdav';
import { patternOf } from '../../shared/address-pattern';
import { changed } from '../answers';
import { store } from '../store';
import { tidySoon } from '../tidy';
import { openFolder } from './folder';
import { request } from './network';
import { SyncService } from './service';

const ALARM = 'sync';
/** How often changes of other devices are looked for. */
const MINUTES = 15;
/** A background of Chromium without a question from outside is stopped after thirty seconds. */
const AWAKE_MS = 20_000;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Ten random letters and digits. The chance that two devices choose the same is about one in 10¹⁵. */
const newDevice = (): string =>
  [...crypto.getRandomValues(new Uint32Array(10))].map((number) => LETTERS[number % LETTERS.length]).join('');

interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
}

function isCheap(): boolean {
  const { connection, onLine } = navigator as Navigator & { connection?: Connection };
  return onLine !== false && connection?.saveData !== true && connection?.type !== 'cellular';
}

export const memory = new SyncMemory(newDevice);

export const sync = new SyncService({
  collection: store.collection,
  memory,
  newDevice,
  now: () => Date.now(),
  breathe: () => breathe(),
  webdav: (place) => new WebDav(place, request),
  folder: () => openFolder(memory),
  isAllowed: (address) => browser.permissions.contains({ origins: [patternOf(address)] }),
  isCheap,
  onReceived: () => {
    void changed(null);
    tidySoon();
  },
  stayAwake: () => {
    const timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
    return () => clearInterval(timer);
  },
  wake: (on) => {
    if (on) void browser.alarms.create(ALARM, { periodInMinutes: MINUTES });
    else void browser.alarms.clear(ALARM);
  },
});

/** Made when it is first needed, since a test may not have set its clock when this file is loaded. */
let own: ReturnType<typeof slices> | undefined;
function breathe(): Promise<void> {
  own ??= slices(globalThis, 'all');
  return own.breathe();
}

/** Synchronises when something was changed, at the start of the browser, and every now and then. */
export function keepInSync(): void {
  store.onChange = (articles) => void sync.noteChange(articles).catch(() => undefined);
  browser.runtime.onStartup.addListener(() => void sync.soon(true));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void sync.soon();
  });
}
