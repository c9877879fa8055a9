/** Letters and digits without those that are easily mistaken for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random passphrase of 120 bits, in groups that are easy to type. */
export function newPassphrase(): string {
  const letters: string[] = [];
  while (letters.length < 25) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // Beyond the last whole multiple some letters would be likelier than others.
    if (byte < 248) letters.push(LETTERS[byte % 31] ?? '');
  }
  return (letters.join('').match(/.{5}/g) ?? []).join('-');
}
