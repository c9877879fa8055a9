/** Words with who said them and where they stand, as a writer pastes them. */
export interface QuoteFacts {
  readonly words: string;
  readonly speaker: { readonly name: string; readonly role: string | null } | null;
  readonly title: string;
  readonly siteName: string | null;
  readonly url: string;
}

/** “Words” — Speaker, role. Title, Site. Address; parts that are not known are left out. Plain text. */
export function quoteLine({ words, speaker, title, siteName, url }: QuoteFacts): string {
  const who =
    speaker === null ? '' : [speaker.name, speaker.role].filter((part) => part !== null && part !== '').join(', ');
  const where = [title, siteName ?? ''].filter((part) => part !== '').join(', ');
  const quote = `“${words.replace(/\s+/g, ' ').trim()}”${who === '' ? '' : ` — ${who}`}`;
  return [quote, where, url].filter((part) => part !== '').join('\n');
}
