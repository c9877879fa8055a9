/**
 * Versions of articles are compressed, and get the digest of what was read, before they are stored; and the other way
 * round. These steps are asynchronous, so they can't be taken inside an IndexedDB transaction, which ends while anything
 * else is awaited.
 */
import { canonicalForm } from '../copy/canonical';
import { packed, unpacked } from '../copy/packed';
import type { ArticleCopy } from '../model';
import type { CopyFacts, SealedCopy } from '../stored';
import { copyWords } from './search';

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const piped = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

const compressed = (text: string) => through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));

/** SHA-256 of a copy's canonical form, in hexadecimal. */
export async function digestOf(copy: Pick<ArticleCopy, 'address' | 'article'>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalForm(copy)));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A copy as it is stored: its difference from `base` where that is shorter than all of it. Null where the copy could not
 * be read again as it is, as of a page that says its blocks were not what its text is made of.
 */
export async function sealed(
  copy: ArticleCopy,
  page: string,
  base: { readonly copy: ArticleCopy; readonly digest: string } | null,
): Promise<SealedCopy | null> {
  const whole = packed(copy, null);
  if (unpacked(whole, null)?.article.text !== copy.article.text) return null;
  const [digest, own, other] = await Promise.all([
    digestOf(copy),
    compressed(whole),
    base === null ? null : compressed(packed(copy, base.copy)),
  ]);
  const isShorter = base !== null && other !== null && base.digest !== digest && other.length < own.length;
  const bytes = isShorter ? other : own;
  const facts = { taken: copy.taken, page, digest, base: isShorter ? base.digest : null, size: bytes.length };
  return { facts, bytes, words: copyWords(copy) };
}

/** The copy in those bytes, or null where they are damaged, or no longer what they were when they were stored. */
export async function unsealed(
  bytes: Uint8Array<ArrayBuffer>,
  { digest }: Pick<CopyFacts, 'digest'>,
  base: ArticleCopy | null,
): Promise<ArticleCopy | null> {
  try {
    const text = new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
    const copy = unpacked(text, base);
    return copy !== null && (await digestOf(copy)) === digest ? copy : null;
  } catch {
    return null;
  }
}
