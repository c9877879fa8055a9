// As many as the Unicode Standard allows one character in its "stream-safe" form (UAX 15, 13): no writing needs more.
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;
// A shorter text is normalised fast enough, whatever it is.
const SHORT = 256;

/**
 * The text in a normal form. A run of more than thirty combining marks is cut to thirty: to bring a run into order takes
 * browsers the square of its length, two seconds for 80,000 marks.
 */
export function normalized(text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string {
  return (text.length > SHORT ? text.replace(TOO_MANY_MARKS, '$1') : text).normalize(form);
}

/** White space collapsed, and what no reader sees (soft hyphens, zero-width spaces) left out. */
export const tidy = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
