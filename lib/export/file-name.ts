import { trimmedEnd } from '../trim';
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
  const cut = [...clean]
    .slice(0, 56)
    .join('')
    .replace(/^[.\s-]+/, '');
  const short = cut.slice(
    0,
    trimmedEnd(cut, (character) => /[.\s]/.test(character)),
  );
  return DEVICES.test(short) ? `${short}_` : short;
}

/** Gives names that differ within one folder, also where case doesn't count. */
export function uniqueNames(fallback: string): (title: string) => string {
  const used = new Set<string>();
  /** The number that was given last to a name: smaller ones are taken. */
  const last = new Map<string, number>();
  const keyOf = (name: string) => name.normalize('NFC').toLowerCase();
  return (title) => {
    const base = fileNameOf(title) || fallback;
    let name = base;
    let number = last.get(keyOf(base)) ?? 1;
    while (used.has(keyOf(name))) {
      number += 1;
      name = `${base} ${number}`;
    }
    last.set(keyOf(base), number);
    used.add(keyOf(name));
    return name;
  };
}
