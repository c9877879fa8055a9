/**
 * A ZIP file of texts, stored without compression, so that nothing but one text need be in memory
 * (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, with its ZIP64 records for more than 65,535 files).
 */
export interface TextFile {
  /** With "/" between folders. */
  readonly name: string;
  readonly text: string;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Little-endian fields, each [value, bytes]. */
function record(
  fields: readonly (readonly [number, 2 | 4 | 8])[],
  ...tails: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const size = fields.reduce((sum, [, bytes]) => sum + bytes, 0);
  const out = new Uint8Array(tails.reduce((sum, tail) => sum + tail.length, size));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  for (const tail of tails) {
    out.set(tail, at);
    at += tail.length;
  }
  return out;
}

/** Names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** A fixed date (1980-01-01), so that the same texts give the same bytes. */
const DATE = 0x0021;
const MOST_FILES = 0xffff;

/** @throws RangeError where the file would pass 4 GB. */
export async function* zip(
  files: AsyncIterable<TextFile> | Iterable<TextFile>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const central: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for await (const { name, text } of files) {
    const [path, data] = [encoder.encode(name), encoder.encode(text)];
    const common = [
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [DATE, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
      [path.length, 2],
      [0, 2],
    ] as const;
    const local = record([[0x04034b50, 4], [20, 2], ...common], path);
    central.push(
      record([[0x02014b50, 4], [20, 2], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]], path),
    );
    offset += local.length + data.length;
    if (offset > 0xffffffff) throw new RangeError('A ZIP file without ZIP64 offsets ends at 4 GB');
    yield local;
    yield data;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  yield* central;
  const { length: count } = central;
  if (count >= MOST_FILES) {
    yield record([
      [0x06064b50, 4],
      [44, 8],
      [45, 2],
      [45, 2],
      [0, 4],
      [0, 4],
      [count, 8],
      [count, 8],
      [size, 8],
      [offset, 8],
    ]);
    yield record([
      [0x07064b50, 4],
      [0, 4],
      [offset + size, 8],
      [1, 4],
    ]);
  }
  const shown = Math.min(count, MOST_FILES);
  yield record([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [shown, 2],
    [shown, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);
}
