/** Files that leave the extension: put together piece by piece, and saved as a download. */

type Parts = AsyncIterable<string | Uint8Array<ArrayBuffer>> | Iterable<string>;

/** The size to which pieces of a file are put together, since the browser keeps large ones on the disk. Characters. */
const PIECE = 1_000_000;
/** The download reads the file some time after it was asked for. */
const REVOKE_MS = 60_000;

/** @throws what making the parts throws. */
export async function blobOf(parts: Parts, type: string): Promise<Blob> {
  const blobs: Blob[] = [];
  let pending: (string | Uint8Array<ArrayBuffer>)[] = [];
  let length = 0;
  const flush = () => {
    blobs.push(new Blob(pending));
    pending = [];
    length = 0;
  };
  for await (const part of parts) {
    pending.push(part);
    length += part.length;
    if (length >= PIECE) flush();
  }
  flush();
  return new Blob(blobs, { type });
}

export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}

/** Saves a file where the browser saves files; false where it could not be made. */
export async function saveFile(name: string, mediaType: string, parts: Parts): Promise<boolean> {
  try {
    download(name, await blobOf(parts, mediaType));
    return true;
  } catch (error) {
    console.error('Pressmark: the file could not be made', error);
    return false;
  }
}

/** Puts text on the clipboard; false where the browser refuses. */
export const copyText = (text: string): Promise<boolean> =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
