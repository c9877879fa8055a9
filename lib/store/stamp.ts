/** Stamps of one record grow with every change, however the clock goes: the merge rules rely on it. ISO 8601, UTC. */
export function after(last: string, now: string): string {
  const least = Date.parse(last) + 1;
  return now > last || Number.isNaN(least) ? now : new Date(least).toISOString();
}
