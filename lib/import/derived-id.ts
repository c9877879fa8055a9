/**
 * A UUID version 7 for something that has another name: its time is that of its creation, so that it sorts with ours,
 * and its other bits are a hash of the name, so that the same thing gets the same id each time that it comes in.
 */
export function derivedId(name: string, created: string): string {
  // Four FNV-1a sums with their own starts; 74 bits of them are used.
  const sums = [0x811c9dc5, 0x01234567, 0x89abcdef, 0x5bd1e995];
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    for (let index = 0; index < sums.length; index += 1) {
      const sum = (sums[index] ?? 0) ^ (code + index);
      sums[index] = Math.imul(sum ^ (sum >>> 15), 0x01000193);
    }
  }
  const hash = sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  const time = Math.max(0, Date.parse(created) || 0)
    .toString(16)
    .padStart(12, '0')
    .slice(-12);
  const variant = (8 + (Number.parseInt(hash[3] ?? '0', 16) & 3)).toString(16);
  return `urn:uuid:${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
