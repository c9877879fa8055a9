import { oneLine } from './well-formed';

/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as the name of a file on any system, without its ending; "" where nothing of it can be. */
export function fileNameOf(title: string): string {
  const clean = oneLine(title)
    .replace(/["*/:<>?\\|#^[\]%&{}$!'`@+=]/g, ' ')
    // Characters that are not seen could show another name than the file has.
    .replace(/\p{C}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  // In UTF-8 a name may have 255 bytes; four a character leaves room for number and ending.
  const short = [...clean]
    .slice(0, 56)
    .join('')
    .replace(/^[.\s-]+|[.\s]+$/g, '');
  return DEVICES.test(short) ? `${short}_` : short;
}

/** Gives names that differ within one folder, also where case doesn't count. */
export function uniqueNames(fallback: string): (title: string) => string {
  const used = new Set<string>();
  return (title) => {
    const base = fileNameOf(title) || fallback;
    let name = base;
    for (let number = 2; used.has(name.normalize('NFC').toLowerCase()); number += 1) name = `${base} ${number}`;
    used.add(name.normalize('NFC').toLowerCase());
    return name;
  };
}
