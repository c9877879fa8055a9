import type { Span } from '../../model';
import type { Stretch } from './stretch';

/** Whether words between dashes, from the first of them on, name who speaks: "— пояснил Берестов, —". */
export type IsAttribution = (span: Span) => boolean;

const DASH = /[—–-]/u;
// Who speaks is named in a few words; a longer stretch between dashes is a clause of its own.
const MAX_ATTRIBUTION = 160;

/**
 * Speech that dashes part from its attribution, inside one paragraph: "— A, — said she. — B" and "«A, — said she, — B»".
 * The stretches between the attributions; null where there is none.
 */
export function betweenDashes(text: string, whole: Stretch, isAttribution: IsAttribution): Stretch[] | null {
  const stretches: Stretch[] = [];
  let open = whole.open;
  let start = whole.start;
  for (let at = whole.start; at < whole.end; at++) {
    if (!isDashBeforeAttribution(text, at, whole.end)) continue;
    const next = nextDash(text, at + 2, whole.end);
    if (!isAttribution({ start: at + 1, end: next })) continue;
    add(stretches, text, { ...whole, open, start, end: at, close: at + 1, closed: true });
    if (next >= whole.end) return stretches;
    open = next;
    start = next + 1;
    at = next;
  }
  if (stretches.length === 0) return null;
  add(stretches, text, { ...whole, open, start });
  return stretches;
}

/**
 * Where words inside a stretch, from a comma on, that name who speaks end: behind the comma or stop after them, or at the
 * end of the stretch; -1 where they name nobody.
 */
export type AttributionEnd = (span: Span) => number;

/** Speech that commas part from its attribution inside the marks: "« A, dit-elle, B »", "« A, réplique Yves Rondel. B »". */
export function betweenCommas(text: string, whole: Stretch, endOfAttribution: AttributionEnd): Stretch[] | null {
  const stretches: Stretch[] = [];
  let open = whole.open;
  let start = whole.start;
  for (let at = whole.start; at < whole.end; at++) {
    if (text.charAt(at) !== ',') continue;
    const end = endOfAttribution({ start: at + 1, end: whole.end });
    if (end < 0) continue;
    add(stretches, text, { ...whole, open, start, end: at, close: at, closed: true });
    let next = end;
    while (next < whole.end && /\s/u.test(text.charAt(next))) next++;
    if (next >= whole.end) return stretches;
    open = next;
    start = next;
    at = next - 1;
  }
  if (stretches.length === 0) return null;
  add(stretches, text, { ...whole, open, start });
  return stretches;
}

/** The paragraph as one stretch, where a dash opens it as speech. */
export function dashed(text: string, block: Span): Stretch | null {
  if (!DASH.test(text.charAt(block.start))) return null;
  const space = /\s/u.test(text.charAt(block.start + 1));
  // Spanish sets its long dash right at the first word.
  if (!space && !(text.charAt(block.start) === '—' && /[\p{L}¿¡«“"]/u.test(text.charAt(block.start + 1)))) return null;
  return {
    open: block.start,
    start: block.start + (space ? 2 : 1),
    end: block.end,
    close: block.end,
    closed: true,
    single: false,
  };
}

/** A dash between spaces before a small letter. */
function isDashBeforeAttribution(text: string, at: number, end: number): boolean {
  if (!DASH.test(text.charAt(at)) || at + 2 >= end) return false;
  if (!/\s/u.test(text.charAt(at - 1))) return false;
  if (text.charAt(at) === '—' && /\p{Ll}/u.test(text.charAt(at + 1))) return true;
  return /\s/u.test(text.charAt(at + 1)) && /\p{Ll}/u.test(text.charAt(at + 2));
}

/** The dash behind a comma or stop that ends an attribution; the end where there is none. */
function nextDash(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + MAX_ATTRIBUTION);
  const isTight = !/\s/u.test(text.charAt(from - 1));
  for (let at = from + 2; at < limit; at++) {
    if (isTight && text.charAt(at) === '—' && !/\s/u.test(text.charAt(at - 1))) return at;
    if (DASH.test(text.charAt(at)) && /[,.;:!?]\s/u.test(text.slice(at - 2, at))) return at;
  }
  return end;
}

function add(stretches: Stretch[], text: string, stretch: Stretch): void {
  let { start, end, open } = stretch;
  // "«A —dijo ella—. B»": the stop behind the dash belongs to the first sentence.
  if (open < start && DASH.test(text.charAt(open)) && /[.,;:]/u.test(text.charAt(start))) {
    while (start < end && /[\s.,;:]/u.test(text.charAt(start))) start++;
    open = start;
  }
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) stretches.push({ ...stretch, open, start, end, attributed: true });
}
