/** Dates as publishers state them: whatever is no ISO 8601 date goes into no file, since nothing says what it is. */

const DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]([01]\d|2[0-4]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,9})?|:60)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;

/** Year, month and day as far as an ISO 8601 date gives them; null where it is none, or no day of the calendar. */
export function dateParts(iso: string | null): readonly [number, number?, number?] | null {
  const match = DATE.exec(iso ?? '');
  const [year, month, day] = (match?.slice(1, 4) ?? []).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year === 0) return null;
  if (month === undefined) return [year];
  if (month < 1 || month > 12) return null;
  if (day === undefined) return [year, month];
  // The last day of a month is the one before the first of the next.
  return day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() ? null : [year, month, day];
}

/** The date as it was given, with its time; null where it is no ISO 8601 date. */
export const isoDate = (iso: string | null): string | null => (dateParts(iso) === null ? null : iso);

/** "2026-03-12", "2026-03" or "2026"; null where it is no ISO 8601 date. */
export function isoDay(iso: string | null): string | null {
  const parts = dateParts(iso);
  if (parts === null) return null;
  const [year, ...rest] = parts;
  return [
    String(year).padStart(4, '0'),
    ...rest.flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')])),
  ].join('-');
}
