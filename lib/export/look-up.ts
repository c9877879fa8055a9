import type { Engine } from '../settings';

const WEB: Readonly<Record<Exclude<Engine, 'fact-check-explorer'>, string>> = {
  duckduckgo: 'https://duckduckgo.com/?q=',
  google: 'https://www.google.com/search?q=',
  bing: 'https://www.bing.com/search?q=',
  ecosia: 'https://www.ecosia.org/search?q=',
};

/** Engines answer to a few words better than to a paragraph, and none takes an address of any length. */
const MOST_WORDS = 24;
const MOST_CHARACTERS = 240;

/**
 * The address of a search for fact-checks of these words. `term` is what the reader's language calls a fact-check; it
 * is added where an engine searches the whole web.
 */
export function lookUpUrl(engine: Engine, words: string, term: string): string {
  const few = words
    .replace(/[“”„«»"]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .join(' ')
    .slice(0, MOST_CHARACTERS)
    // Half a character can't be written into an address.
    .replace(/\p{Surrogate}/gu, '');
  if (engine === 'fact-check-explorer') {
    // The words are a segment of the path: a slash or dots alone would be another path.
    return `https://toolbox.google.com/factcheck/explorer/search/${encodeURIComponent(few.replace(/[/\\.]+/g, ' ').trim())}`;
  }
  return `${WEB[engine]}${encodeURIComponent(`${few} ${term}`.trim())}`;
}
