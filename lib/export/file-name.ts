import { normalized } from '../normalize';
import { trimmedEnd } from '../trim';
import { oneLine } from './well-formed';

/**
 * Names that Windows keeps for devices, with any ending too; superscript digits count there
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */
const DEVICE = /^(con|prn|aux|nul|conin|conout|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/i;

/** In UTF-8 a name may have 255 bytes; four a character leaves room for number and ending. */
const MOST_CHARACTERS = 56;

/** The beginning of a text, cut between words; inside one only where that is longer than a name may be. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= MOST_CHARACTERS) return text;
  const space = characters.lastIndexOf(' ', MOST_CHARACTERS);
  const next = characters.indexOf(' ', space + 1);
  const isLongWord = (next < 0 ? characters.length : next) - space - 1 > MOST_CHARACTERS;
  let end = space > 0 && !isLongWord ? space : MOST_CHARACTERS;
  // A letter keeps its accents.
  while (end > 1 && /^\p{M}$/u.test(characters[end] ?? '')) end -= 1;
  return characters.slice(0, end).join('');
}

/** A title as the name of a file on any system, without its ending; "" where nothing of it can be. */
export function fileNameOf(title: string): string {
  const clean = oneLine(title)
    .replace(/["*/:<>?\\|#^[\]%&{}$!'`@+=]/g, ' ')
    // Characters that are not seen could show another name than the file has.
    .replace(/\p{C}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s-]+/, '')
    .trim();
  const short = shortened(clean);
  return short
    .slice(
      0,
      trimmedEnd(short, (character) => /[.\s]/.test(character)),
    )
    .replace(DEVICE, '$1_');
}

/** Gives names that differ within one folder, also where case doesn't count. */
export function uniqueNames(fallback: string): (title: string) => string {
  const used = new Set<string>();
  /** The number that was given last to a name: smaller ones are taken. */
  const last = new Map<string, number>();
  const keyOf = (name: string) => normalized(name, 'NFC').toLowerCase();
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
