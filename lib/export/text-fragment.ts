import type { TextQuoteSelector } from '../model';

/** Above this many words the fragment names only the first and the last ones, as the specification advises. */
const LONG = 12;
const EDGE = 5;

/**
 * "-", "," and "&" part the fragment's terms, so that inside a term they are escaped. A lone surrogate has no encoding,
 * and becomes U+FFFD, as encoders make of it.
 */
const encode = (text: string) => encodeURIComponent(text.toWellFormed()).replace(/-/g, '%2D');

/**
 * The address with a text fragment that scrolls to the quote and marks it, in browsers without Pressmark too
 * (https://wicg.github.io/scroll-to-text-fragment/). A fragment of the address's own is kept before it.
 */
export function withTextFragment(url: string, { exact }: TextQuoteSelector): string {
  const words = (block: string) => block.split(/\s+/u).filter((word) => word !== '');
  const blocks = exact
    .split('\n')
    .map(words)
    .filter(({ length }) => length > 0);
  const [first = []] = blocks;
  const last = blocks.at(-1) ?? [];
  // A term can't span blocks, a range from a first to a last term can.
  const terms =
    blocks.length <= 1 && first.length <= LONG
      ? [first.join(' ')]
      : [first.slice(0, EDGE).join(' '), last.slice(-EDGE).join(' ')];
  const [address = '', fragment = ''] = url.split(/#(.*)/s);
  const own = fragment.replace(/:~:.*$/s, '');
  return `${address}#${own}:~:text=${terms.map(encode).join(',')}`;
}
