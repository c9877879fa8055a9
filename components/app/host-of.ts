/** The host of an address; the address itself where it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);
