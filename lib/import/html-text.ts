/** Names of characters that highlighters write; every other character may be written by its number. */
const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

const BLOCK = /^\/?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|figure|figcaption|section|article|pre|hr)\b/i;
const HIDDEN = /^(script|style|template|noscript)\b/i;

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{1,10});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMES[name.toLowerCase()] ?? whole;
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

/** The words of a piece of HTML, without a document to parse it in: blocks part lines, and no tag is ever left. Linear. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(decode(html.slice(at, open)));
    if (!/[a-z!/?]/i.test(html[open + 1] ?? '')) {
      // A "<" that opens no tag is text.
      parts.push('<');
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close < 0) {
      at = html.length;
      break;
    }
    const tag = html.slice(open + 1, Math.min(close, open + 40));
    if (BLOCK.test(tag)) parts.push('\n');
    at = close + 1;
    const [, hidden] = HIDDEN.exec(tag) ?? [];
    if (hidden !== undefined) {
      const closing = new RegExp(`</${hidden}`, 'gi');
      closing.lastIndex = at;
      at = closing.exec(html)?.index ?? html.length;
    }
  }
  if (at < html.length) parts.push(decode(html.slice(at)));
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}
