/**
 * The text with lone surrogates replaced by U+FFFD, as every encoder would do, and control characters that text files
 * and XML can't hold left out. Line ends become "\n".
 */
export function wellFormed(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
  );
}

/** As `wellFormed`, in one line. Spaces that don't break stay, since quotation marks have them inside. */
export const oneLine = (text: string): string =>
  wellFormed(text)
    .replace(/[^\S\u00a0\u202f]+/gu, ' ')
    .trim();
