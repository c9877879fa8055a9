/**
 * Files as they lie where devices share them. A file's name tells its device and number, and a hash of its bytes; its
 * content can be read only with the key:
 *
 * "PRESSYNC", version (1 byte), epoch (2), rounds (4), salt (16), initialisation vector (12), then AES-256-GCM of the
 * deflated JSON, with all that stands before the vector as additional data. Numbers are big endian.
 */
import * as v from 'valibot';
import { storedCopy } from '../schema/nouns';
import { item } from './item';

export const VERSION = 1;
const MAGIC = new TextEncoder().encode('PRESSYNC');
const SALT = 16;
const VECTOR = 12;
const HEAD = MAGIC.length + 1 + 2 + 4 + SALT;

/** The longest JSON that is read of a file: four times what is ever written. UTF-16 units. */
const MOST_JSON = 64_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

const NAME = /^([0-9a-z]{1,16})\/(\d{8})-([0-9a-f]{32})\.bin$/;

export interface FileName {
  readonly device: string;
  readonly number: number;
  /** The first half of the SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
}

/** Null where the name is not that of a file of ours. */
export function parsedName(name: string): FileName | null {
  const [, device, number, hash] = NAME.exec(name) ?? [];
  if (device === undefined || number === undefined || hash === undefined) return null;
  return { device, number: Number(number), hash };
}

export const nameOf = ({ device, number, hash }: FileName): string =>
  `${device}/${String(number).padStart(8, '0')}-${hash}.bin`;

export async function hashOf(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is in a file. */
const content = v.object({
  device: v.pipe(v.string(), v.maxLength(16)),
  /** What the reader calls the device. */
  name: v.pipe(v.string(), v.maxLength(200)),
  kind: v.picklist(['changes', 'copies']),
  /** Numbers of the device's files that this one replaces, including those that these had replaced. */
  replaces: v.array(v.tuple([v.number(), v.number()])),
  items: v.array(v.unknown()),
  copies: v.array(v.unknown()),
});
export type Content = v.InferOutput<typeof content>;

export const parsedItem = (value: unknown) => {
  const parsed = v.safeParse(item, value);
  return parsed.success ? parsed.output : null;
};

export const parsedCopy = (value: unknown) => {
  const parsed = v.safeParse(storedCopy, value);
  return parsed.success ? parsed.output : null;
};

/** A key made of a passphrase; see lib/sync/keys.ts. */
export interface Key {
  /** Grows with every change of the passphrase. */
  readonly epoch: number;
  readonly rounds: number;
  readonly salt: Bytes;
  readonly key: CryptoKey;
}

/** What can be read of a file without its key. */
export interface Head {
  readonly version: number;
  readonly epoch: number;
  readonly rounds: number;
  readonly salt: Bytes;
}

/** Null where this is no file of ours. */
export function headOf(bytes: Bytes): Head | null {
  if (bytes.length < HEAD || MAGIC.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = MAGIC.length;
  return {
    version: view.getUint8(at),
    epoch: view.getUint16(at + 1),
    rounds: view.getUint32(at + 3),
    salt: bytes.slice(at + 7, HEAD),
  };
}

async function through(bytes: Bytes, stream: CompressionStream | DecompressionStream): Promise<Bytes> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

export async function sealedFile(value: Content, { epoch, rounds, salt, key }: Key): Promise<Bytes> {
  const packed = await through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream('deflate-raw'));
  const head = new Uint8Array(HEAD);
  head.set(MAGIC);
  const view = new DataView(head.buffer);
  view.setUint8(MAGIC.length, VERSION);
  view.setUint16(MAGIC.length + 1, epoch);
  view.setUint32(MAGIC.length + 3, rounds);
  head.set(salt, MAGIC.length + 7);
  const iv = crypto.getRandomValues(new Uint8Array(VECTOR));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, packed);
  const bytes = new Uint8Array(HEAD + VECTOR + sealed.byteLength);
  bytes.set(head);
  bytes.set(iv, HEAD);
  bytes.set(new Uint8Array(sealed), HEAD + VECTOR);
  return bytes;
}

export type Opened =
  | { readonly state: 'open'; readonly content: Content }
  /** It was written with another key, or is of a newer version, or is no file of ours though it is called one. */
  | { readonly state: 'locked' | 'newer' | 'foreign' };

const sameBytes = (a: Bytes, b: Bytes) => a.length === b.length && a.every((byte, index) => byte === b[index]);

export const isOfKey = ({ salt, rounds, epoch }: Head, key: Key): boolean =>
  epoch === key.epoch && rounds === key.rounds && sameBytes(salt, key.salt);

export async function openedFile(bytes: Bytes, keys: readonly Key[]): Promise<Opened> {
  const head = headOf(bytes);
  if (head === null) return { state: 'foreign' };
  if (head.version > VERSION) return { state: 'newer' };
  const key = keys.find((each) => isOfKey(head, each));
  if (key === undefined) return { state: 'locked' };
  try {
    const iv = bytes.slice(HEAD, HEAD + VECTOR);
    const algorithm = { name: 'AES-GCM', iv, additionalData: bytes.slice(0, HEAD) };
    const packed = await crypto.subtle.decrypt(algorithm, key.key, bytes.slice(HEAD + VECTOR));
    const text = new TextDecoder().decode(
      await through(new Uint8Array(packed), new DecompressionStream('deflate-raw')),
    );
    if (text.length > MOST_JSON) return { state: 'foreign' };
    const parsed = v.safeParse(content, JSON.parse(text));
    return parsed.success ? { state: 'open', content: parsed.output } : { state: 'foreign' };
  } catch {
    // Whoever has the salt but not the passphrase.
    return { state: 'locked' };
  }
}
