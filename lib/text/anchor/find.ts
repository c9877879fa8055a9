/**
 * Word-for-word search in time that grows with the text alone. Browsers' own search takes text times part where the text
 * repeats itself ("aaaa…" in Firefox, and backwards in Chromium: a minute for a megabyte), so it is asked for the first units
 * of the part only, and where too many places begin like it, the text is searched by Knuth, Morris and Pratt, "Fast pattern
 * matching in strings", SIAM Journal on Computing 6(2), 1977.
 */
const FIRST = 64;
/** Units that may be compared in vain, as multiples of the text's. */
const PATIENCE = 4;

/** The first place from `from` on, before `before`, at which `part` stands; -1 where there is none. */
export function findFirst(text: string, part: string, from: number, before = text.length): number {
  const end = Math.min(text.length, before - 1 + part.length);
  const searched = end < text.length ? text.slice(0, end) : text;
  if (part.length <= FIRST) return searched.indexOf(part, from);
  const first = part.slice(0, FIRST);
  let left = PATIENCE * (end - from) + PATIENCE * part.length;
  for (let at = searched.indexOf(first, from); at >= 0; at = searched.indexOf(first, at + 1)) {
    if (searched.startsWith(part, at)) return at;
    left -= part.length;
    if (left < 0) return findByPrefixes(searched, part, at + 1);
  }
  return -1;
}

/** The last place before `before` at which `part` stands; -1 where there is none. */
export function findLast(text: string, part: string, before: number): number {
  // The nearest stretch before it that holds one; of that the half, again and again, in which the last one is.
  let low = before;
  let found = -1;
  for (let reach = 1024; found < 0 && low > 0; reach *= 4) {
    const from = Math.max(0, before - reach);
    found = findFirst(text, part, from, low);
    low = from;
  }
  if (found < 0) return -1;
  let high = before;
  while (high - found > 1) {
    const middle = (found + high) >> 1;
    const later = findFirst(text, part, middle, high);
    if (later >= 0) found = later;
    else high = middle;
  }
  return found;
}

function findByPrefixes(text: string, part: string, from: number): number {
  const shared = new Int32Array(part.length + 1);
  shared[0] = -1;
  for (let at = 0, length = -1; at < part.length; ) {
    while (length >= 0 && part.charCodeAt(at) !== part.charCodeAt(length)) length = shared[length] ?? -1;
    shared[++at] = ++length;
  }
  let length = 0;
  for (let at = from; at < text.length; at++) {
    while (length >= 0 && text.charCodeAt(at) !== part.charCodeAt(length)) length = shared[length] ?? -1;
    length++;
    if (length === part.length) return at + 1 - length;
  }
  return -1;
}
