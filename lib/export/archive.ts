/**
 * Where a web archive shows what it has of an address, and where it takes a new copy. Nothing here asks an archive
 * anything: these are addresses of its own pages, which a click opens.
 */
import type { Archive, Settings } from '../settings';
import { isWebAddress, uriOf } from './address';

/** What is asked of an archive. */
export type ArchiveDeed = 'find' | 'save';

/** What stands in a pattern for the address of the article. */
export const ARCHIVE_PLACE = '{url}';

type Known = Exclude<Archive, 'own'>;

const WRITTEN: Readonly<Record<Known, Readonly<Record<ArchiveDeed, (address: string) => string>>>> = {
  'web.archive.org': {
    find: (address) => `https://web.archive.org/web/*/${address}`,
    save: (address) => `https://web.archive.org/save/${address}`,
  },
  'archive.ph': {
    find: (address) => `https://archive.ph/${address}`,
    save: (address) => `https://archive.ph/?run=1&url=${encodeURIComponent(address)}`,
  },
};

/** A pattern of the reader's with the address in it; written as a value where it stands behind "?", else as it is. */
function filled(pattern: string, address: string): string | null {
  const at = pattern.indexOf(ARCHIVE_PLACE);
  if (at < 0) return null;
  const isValue = pattern.slice(0, at).includes('?');
  const made =
    pattern.slice(0, at) + (isValue ? encodeURIComponent(address) : address) + pattern.slice(at + ARCHIVE_PLACE.length);
  return isWebAddress(made) ? made : null;
}

/**
 * The page of the chosen archive for the address of an article. Null where there is none: the address is not the web's,
 * or the reader's own pattern has no place for it.
 */
export function archivePage(
  { archive, ownArchive }: Pick<Settings, 'archive' | 'ownArchive'>,
  deed: ArchiveDeed,
  address: string,
): string | null {
  if (!isWebAddress(address)) return null;
  const href = uriOf(address);
  return archive === 'own' ? filled(ownArchive[deed], href) : WRITTEN[archive][deed](href);
}
