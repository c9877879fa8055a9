/**
 * The text without the characters at its start and at its end that `isLoose` names. Where a pattern that ends in `+$` is
 * asked for, browsers begin it anew at each character of every run inside the text.
 */
export function trimmed(text: string, isLoose: (character: string) => boolean): string {
  let start = 0;
  while (start < text.length && isLoose(text.charAt(start))) start += 1;
  return text.slice(start, trimmedEnd(text, isLoose, start));
}

/** Where the text ends without those at its end, `from` at the least. */
export function trimmedEnd(text: string, isLoose: (character: string) => boolean, from = 0): number {
  let end = text.length;
  while (end > from && isLoose(text.charAt(end - 1))) end -= 1;
  return end;
}
