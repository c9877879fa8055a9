/** The canonical link as the page names it, credible or not (see lib/article-key.ts), or null. */
export function readCanonical(document: Document): string | null {
  const href = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href')?.trim() ?? '';
  return href === '' ? null : href;
}
