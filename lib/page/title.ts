import { type PageHead, tidy } from './metadata';

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The headline as the page prints it. */
export function titleOf(head: PageHead): string {
  const { document, structured } = head;
  const title = tidy(document.title);
  const headings = [...document.querySelectorAll('h1')]
    .map((h1) => tidy(h1.textContent ?? ''))
    .filter((text) => text !== '');
  const inTitle = headings.find(
    (text) => folded(text).length > 0 && ` ${folded(title)} `.includes(` ${folded(text)} `),
  );
  if (inTitle !== undefined) return inTitle;
  const [only] = headings;
  if (headings.length === 1 && only !== undefined) return only;
  return structured?.headline ?? head.meta('og:title', 'twitter:title') ?? title;
}
