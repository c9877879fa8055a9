import { JSDOM } from 'jsdom';

/** A new document with a window, as a content script finds it. */
export function documentOf(html: string, url = 'https://paper.example/story'): Document {
  return new JSDOM(html, { url }).window.document;
}

/** White space collapsed, as in the texts that are built from a page. */
export const collapsed = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Eight paragraphs of a story, long enough for Readability to take it for one. */
export const PARAGRAPHS = [
  'The ferry between Orrin and the mainland will stop at midnight, the harbour board decided on Monday, after a year of losses that nobody on the island disputes.',
  '“We cannot sail an empty boat for ever,” said Jocasta Bellweather, who chairs the board. “We have tried, and it floats, but that is all that can be said for it.”',
  'The last boat now leaves at a quarter past two. It carried four passengers a night on average, according to the board, and on eleven nights it carried none.',
  'The island council called the decision hasty. Its clerk, Ambrose Tilney-Okoro, said that the night boat had brought nurses home from their shift for thirty years.',
  'He asked the board to wait until a smaller boat can be found. The board answered that a smaller boat would need the same crew, and that the crew is what costs.',
  'A petition with nine hundred names, which is more names than the island has people, was handed over in the afternoon. Bellweather accepted it with both hands.',
  'The board will look at the figures again in October. Until then, an open boat can be hired at the pier, weather permitting, for forty crowns and a deposit.',
  'Nurses who finish late will be put up in the old customs house. The beds are new, said Tilney-Okoro, and the view is of the boat that no longer sails.',
] as const;

export const storyPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Night ferry to Orrin stops</title>${head}</head><body>${body}</body></html>`;

export const paragraphs = (texts: readonly string[] = PARAGRAPHS): string =>
  texts.map((text) => `<p>${text}</p>`).join('');
