import type { Key } from './file';
import type { Collection, Memory, Transport } from './ports';

/** What a synchronisation needs. */
export interface Context {
  readonly collection: Collection;
  readonly memory: Memory;
  readonly transport: Transport;
  /** The keys, newest first. Files are always written with the newest. */
  readonly keys: readonly [Key, ...Key[]];
  /** What the reader calls this device. */
  readonly name: string;
  /** This device's clock, ms since 1970. */
  readonly now: () => number;
  /** A new device's id. */
  readonly newDevice: () => string;
  /** Pauses, so that more urgent work can run in between. */
  readonly breathe: () => Promise<void>;
  /** Writes to the log: names of files and numbers only, no words of the collection. */
  readonly log: (what: string, detail?: string | number) => void;
  readonly progress: (part: 'comparing' | 'receiving' | 'sending', done: number, of: number) => void;
}

/** The reader is told where clocks differ by more than this. Ms. */
export const DRIFT_MS = 2 * 86_400_000;

/** By how much this device's clock is behind the server's, where that is more than clocks may differ by; else 0. Ms. */
export function offsetOf({ transport, now }: Pick<Context, 'transport' | 'now'>): number {
  const { clock } = transport;
  const offset = clock === null ? 0 : clock - now();
  return Math.abs(offset) > DRIFT_MS ? offset : 0;
}

/**
 * The time of a change that is said to be made at `when` (ISO 8601), ms since 1970: never later than it can be. Where this
 * device's clock is wrong, what it dated is put right; what lies beyond it was dated by others, or after them.
 */
export function changeTime(context: Pick<Context, 'transport' | 'now'>, when: string): number {
  const [offset, own, time] = [offsetOf(context), context.now(), Date.parse(when)];
  if (Number.isNaN(time)) return 0;
  const latest = own + offset + DRIFT_MS;
  const isOwn = time > latest || (offset > 0 && time <= own + DRIFT_MS);
  return Math.min(isOwn ? time + offset : time, latest);
}
