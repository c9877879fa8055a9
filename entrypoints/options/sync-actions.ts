/** The settings page's part in synchronising devices: asks the browser for permissions, and the background for the rest. */
import { browser } from 'wxt/browser';
import type { SyncActions } from '@/components/settings/settings-state';
import { newPassphrase } from '@/lib/sync/passphrase';
import type { SyncAnswer, SyncStatus } from '@/lib/sync/status';
import { patternOf } from '../shared/address-pattern';
import { sendMessage } from '../shared/send-message';

/** How many bytes of a file go in one message. */
const PART = 3_000_000;
/** How often the status is asked for while this page is open. */
const LOOK_MS = 1000;

type Picker = Window & {
  showDirectoryPicker?(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;
};
type Renewable = FileSystemDirectoryHandle & {
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
};

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 30_000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 30_000)));
  return btoa(parts.join(''));
}

/** Hands a folder over to the background, or asks for the one that it has: messages can't carry it. */
function overChannel<T>(message: object, read: (data: unknown) => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel('pressmark-folder');
    channel.onmessage = ({ data }) => {
      const value = read(data);
      if (value === undefined) return;
      channel.close();
      resolve(value);
    };
    channel.postMessage(message);
  });
}

export function syncActions(show: (status: SyncStatus) => void): SyncActions & { watch(): void } {
  let last: SyncStatus | null = null;
  /** The folder of the running set-up, asked for before a click needs it. */
  let folder: Renewable | null = null;
  const tell = (status: SyncStatus) => {
    last = status;
    show(status);
  };
  const look = async () => tell(await sendMessage('own:sync'));
  const failed = (trouble: 'not-allowed' | 'not-an-address') => {
    if (last !== null) tell({ ...last, trouble });
  };
  const picker = (window as Picker).showDirectoryPicker;

  return {
    watch: () => {
      void look().then(async () => {
        if (last?.setup?.way !== 'folder') return;
        const read = (data: unknown) => (data as { known?: Renewable | null }).known;
        folder = await overChannel({ wanted: true }, read);
      });
      setInterval(() => void look().catch(() => undefined), LOOK_MS);
    },
    setUp: async (request, passphrase, name) => {
      if (request.way === 'webdav') {
        if (!URL.canParse(request.address.trim()) || !/^\s*https?:/i.test(request.address))
          return failed('not-an-address');
        // Must be called before anything is awaited: the browser grants permissions only within a click.
        const isAllowed = await browser.permissions.request({ origins: [patternOf(request.address.trim())] });
        if (!isAllowed) return failed('not-allowed');
      }
      tell(await sendMessage('own:syncSetUp', { request, passphrase, name }));
    },
    go: async (answer?: SyncAnswer) => tell(await sendMessage('own:syncNow', answer === undefined ? {} : { answer })),
    leave: async () => {
      const address = last?.setup?.address ?? '';
      tell(await sendMessage('own:syncLeave'));
      if (address !== '') await browser.permissions.remove({ origins: [patternOf(address)] }).catch(() => false);
    },
    passphrase: async (passphrase, isNew) => tell(await sendMessage('own:syncPassphrase', { passphrase, isNew })),
    copyLog: async () => navigator.clipboard.writeText(await sendMessage('own:syncLog')),
    save: async () => {
      const count = await sendMessage('own:syncBundle');
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (let number = 0; number < count; number += 1) {
        const text = atob(await sendMessage('own:syncBundlePart', { number }));
        parts.push(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
      }
      if (count > 0) {
        const url = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = 'pressmark-devices.bin';
        link.click();
        // The browser begins to read it after the click.
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      }
      await look();
    },
    take: async (file, answer, passphrase) => {
      const count = Math.max(1, Math.ceil(file.size / PART));
      for (let number = 0; number < count; number += 1) {
        const base64 = await toBase64(file.slice(number * PART, (number + 1) * PART));
        const isLast = number === count - 1;
        const given = {
          ...(answer === undefined ? {} : { answer }),
          ...(passphrase === undefined ? {} : { passphrase }),
        };
        const status = await sendMessage('own:syncTake', { number, isLast, base64, ...(isLast ? given : {}) });
        if (isLast) tell(status);
      }
    },
    ...(picker !== undefined && {
      chooseFolder: async () => {
        const chosen = await picker.call(window, { mode: 'readwrite', id: 'pressmark' }).catch(() => null);
        if (chosen === null) return null;
        // A message wakes the background first, since a channel doesn't.
        await look();
        folder = chosen;
        await overChannel({ folder: chosen }, (data) => (data as { stored?: true }).stored);
        return chosen.name;
      },
    }),
    allow: async () => {
      if (last?.setup?.way === 'folder') await folder?.requestPermission?.({ mode: 'readwrite' });
      else if (last !== null && last.setup !== null)
        await browser.permissions.request({ origins: [patternOf(last.setup.address)] });
      tell(await sendMessage('own:syncNow', {}));
    },
    newPassphrase,
  };
}
