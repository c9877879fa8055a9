/** Addresses as files may name them. */

/** Whether a link to it may stand in a file that people open: http and https only. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s/?#]/i.test(address);

const encode = (character: string): string => encodeURIComponent(character.toWellFormed());

/**
 * The address as an RFC 3986 URI: browsers leave some characters as they are ("|", "^", brackets in a query, letters of
 * other scripts) that a URI may not have. Doing it again changes nothing.
 */
export function uriOf(address: string): string {
  const [head = ''] = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?/.exec(address) ?? [];
  const rest = address.slice(head.length);
  const hash = rest.indexOf('#');
  const body = hash < 0 ? rest : `${rest.slice(0, hash)}#${rest.slice(hash + 1).replaceAll('#', '%23')}`;
  return (
    head.replace(/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu, encode) +
    body.replace(/[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]/gu, encode)
  ).replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
}
