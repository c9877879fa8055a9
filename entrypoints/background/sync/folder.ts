import type { SyncMemory } from '@/lib/store/sync-memory';
import { FolderFiles } from '@/lib/sync/folder';
import { type Transport, TransportError } from '@/lib/sync/ports';

const FOLDER = 'folder';

/** The channel by which the settings page hands over the folder that the reader chose there; messages can't carry a folder's handle. */
const CHANNEL = 'pressmark-folder';

/** The folder that the reader chose. The permission to use it lapses, and only a click in a page of ours renews it. */
export async function openFolder(memory: SyncMemory): Promise<Transport> {
  const handle = (await memory.value(FOLDER)) as FileSystemDirectoryHandle | undefined;
  if (handle === undefined) throw new TransportError('no-permission');
  return new FolderFiles(handle);
}

interface Asked {
  readonly folder?: FileSystemDirectoryHandle;
  readonly wanted?: true;
}

/** Stores the folder that a page chose, and gives it back to a page that asks to renew its permission. */
export function keepFolder(memory: SyncMemory): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = async ({ data }: MessageEvent<Asked>) => {
    if (data.folder !== undefined) {
      await memory.setValue(FOLDER, data.folder);
      channel.postMessage({ stored: true });
    } else if (data.wanted) channel.postMessage({ known: (await memory.value(FOLDER)) ?? null });
  };
}
