/**
 * Stamps of a hybrid logical clock. A stamp is the time of a change, a counter, and the device that made it, written so
 * that stamps sort as text. A change that was made on top of another always has the greater stamp, whatever the clocks
 * say: where its own time is not later, it takes the other's time and the next counter. Pure.
 *
 * Kulkarni, Demirbas et al., "Logical Physical Clocks", OPODIS 2014, with one clock a record instead of one a device: so
 * a clock that is years ahead pushes only the records that were changed by it, not every later change of every device.
 */

/** Time (ms since 1970, base 36), counter (base 36) and device. */
export type Stamp = string;

const TIME = 9;
const COUNT = 5;
const MOST_TIME = 36 ** TIME - 1;
const MOST_COUNT = 36 ** COUNT - 1;

export const STAMP = /^[0-9a-z]{9}\.[0-9a-z]{5}\.[0-9a-z]{1,16}$/;

const digits = (value: number, length: number) => value.toString(36).padStart(length, '0');

export function stampOf(time: number, counter: number, device: string): Stamp {
  const whole = Number.isFinite(time) ? Math.min(Math.max(Math.trunc(time), 0), MOST_TIME) : 0;
  return `${digits(whole, TIME)}.${digits(Math.min(counter, MOST_COUNT), COUNT)}.${device}`;
}

/** Ms since 1970. */
export const timeOf = (stamp: Stamp): number => Number.parseInt(stamp.slice(0, TIME), 36);

const counterOf = (stamp: Stamp): number => Number.parseInt(stamp.slice(TIME + 1, TIME + 1 + COUNT), 36);

/** The stamp of a change made at `time` (ms since 1970) by someone who knew `known`. */
export function nextStamp(time: number, device: string, known: Iterable<Stamp>): Stamp {
  let last = '';
  for (const stamp of known) if (stamp > last) last = stamp;
  const own = stampOf(time, 0, device);
  if (last === '' || timeOf(own) > timeOf(last)) return own;
  const counter = counterOf(last);
  return counter < MOST_COUNT ? stampOf(timeOf(last), counter + 1, device) : stampOf(timeOf(last) + 1, 0, device);
}
