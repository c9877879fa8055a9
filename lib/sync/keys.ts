/** Makes keys of passphrases with what every browser has built in: PBKDF2 with SHA-256, and AES-256-GCM. */
import { normalized } from '../normalize';
import type { Head, Key } from './file';

/** As OWASP's cheat sheet on password storage asks of PBKDF2 with SHA-256. */
export const ROUNDS = 600_000;
/** A file that asks for more would keep the machine busy for minutes. */
const MOST_ROUNDS = 10_000_000;

/**
 * The key can't be read out of the browser again, not even by us.
 *
 * @throws RangeError where fewer or more rounds are asked for than a file of ours ever names
 */
export async function keyOf(passphrase: string, { epoch, rounds, salt }: Omit<Head, 'version'>): Promise<Key> {
  if (rounds < ROUNDS || rounds > MOST_ROUNDS) throw new RangeError('no such number of rounds');
  // The same words typed on another keyboard may be other code points.
  const words = new TextEncoder().encode(normalized(passphrase, 'NFKC').trim());
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { epoch, rounds, salt, key };
}

export const newKey = (passphrase: string, epoch: number): Promise<Key> =>
  keyOf(passphrase, { epoch, rounds: ROUNDS, salt: crypto.getRandomValues(new Uint8Array(16)) });
