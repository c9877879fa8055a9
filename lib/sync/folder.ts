/** A folder of the reader's disk as a store of files, which something else carries to other devices. */
import { parsedName } from './file';
import { type Fault, type Transport, TransportError } from './ports';

type Bytes = Uint8Array<ArrayBuffer>;

const FOLDER = 'v1';

/** What TypeScript's own description of a folder leaves out. */
interface Folder extends FileSystemDirectoryHandle {
  entries(): AsyncIterable<[string, FileSystemHandle]>;
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

const FAULTS: Readonly<Record<string, Fault>> = {
  NotAllowedError: 'no-permission',
  SecurityError: 'no-permission',
  QuotaExceededError: 'full',
  NoModificationAllowedError: 'locked',
  NotFoundError: 'not-found',
};

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TransportError) throw error;
    const name = error instanceof DOMException ? error.name : '';
    throw new TransportError(Object.hasOwn(FAULTS, name) ? (FAULTS[name] ?? 'server') : 'server', name);
  }
}

const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

export class FolderFiles implements Transport {
  readonly clock = null;

  private readonly root: Folder;

  constructor(root: FileSystemDirectoryHandle) {
    this.root = root as Folder;
  }

  private async folder(): Promise<FileSystemDirectoryHandle> {
    const state = await this.root.queryPermission?.({ mode: 'readwrite' });
    if (state !== undefined && state !== 'granted') throw new TransportError('no-permission');
    return this.root.getDirectoryHandle(FOLDER, { create: true });
  }

  list = (): Promise<readonly string[]> =>
    attempt(async () => {
      const names: string[] = [];
      for await (const [device, entry] of ((await this.folder()) as Folder).entries()) {
        if (entry.kind !== 'directory') continue;
        for await (const [file] of (entry as Folder).entries()) names.push(`${device}/${file}`);
      }
      return names.filter((name) => parsedName(name) !== null);
    });

  private async device(name: string, create: boolean): Promise<[FileSystemDirectoryHandle, string]> {
    const [device = '', file = ''] = name.split('/');
    return [await (await this.folder()).getDirectoryHandle(device, { create }), file];
  }

  get = (name: string): Promise<Bytes | null> =>
    attempt(async () => {
      try {
        const [folder, file] = await this.device(name, false);
        return new Uint8Array(await (await (await folder.getFileHandle(file)).getFile()).arrayBuffer());
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });

  put = (name: string, bytes: Bytes): Promise<void> =>
    attempt(async () => {
      const [folder, file] = await this.device(name, true);
      const stream = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await stream.write(bytes);
      await stream.close();
    });

  remove = (name: string): Promise<void> =>
    attempt(async () => {
      try {
        const [folder, file] = await this.device(name, false);
        await folder.removeEntry(file);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    });
}
