/**
 * Several files in one, for devices that share nothing but what somebody carries between them: "PRESSYNB", a version, then
 * for each file the length of its name (2 bytes), its name, its length (4 bytes) and its bytes. Numbers are big endian.
 */
import { hashOf, parsedName } from './file';
import type { Transport } from './ports';

type Bytes = Uint8Array<ArrayBuffer>;

const MAGIC = new TextEncoder().encode('PRESSYNB');
const VERSION = 1;
const HEAD = MAGIC.length + 1;

export function bundled(files: ReadonlyMap<string, Bytes>): Bytes {
  const parts: Bytes[] = [MAGIC, new Uint8Array([VERSION])];
  for (const [name, bytes] of files) {
    const title = new TextEncoder().encode(name);
    const lengths = new DataView(new ArrayBuffer(6));
    lengths.setUint16(0, title.length);
    lengths.setUint32(2, bytes.length);
    const head = new Uint8Array(lengths.buffer);
    parts.push(head.slice(0, 2), title, head.slice(2), bytes);
  }
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The files that are whole; null where this is no such file, or of a newer version. */
export async function unbundled(bytes: Bytes): Promise<ReadonlyMap<string, Bytes> | null> {
  if (bytes.length < HEAD || MAGIC.some((byte, index) => bytes[index] !== byte) || bytes[HEAD - 1] !== VERSION)
    return null;
  const files = new Map<string, Bytes>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = HEAD; at + 2 <= bytes.length; ) {
    const length = view.getUint16(at);
    const start = at + 2 + length + 4;
    if (start > bytes.length) break;
    const name = new TextDecoder().decode(bytes.subarray(at + 2, at + 2 + length));
    const size = view.getUint32(start - 4);
    const file = bytes.slice(start, start + size);
    const parsed = parsedName(name);
    if (parsed !== null && (await hashOf(file)) === parsed.hash) files.set(name, file);
    at = start + size;
  }
  return files;
}

/** Files in memory. */
export class PlainFiles implements Transport {
  readonly clock = null;

  constructor(readonly files: Map<string, Bytes> = new Map()) {}

  list = async () => [...this.files.keys()];
  get = async (name: string) => this.files.get(name) ?? null;
  put = async (name: string, bytes: Bytes) => {
    this.files.set(name, bytes);
  };
  remove = async (name: string) => {
    this.files.delete(name);
  };
}
