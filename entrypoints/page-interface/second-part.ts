import type { Keeping } from '@/lib/reader/keeping';
import type { ReaderSession } from '@/lib/reader/session';
import type { Settings } from '@/lib/settings';
import type { PageControl } from './page-control';

/** What the reader did before the interface was there. */
export interface ControlStart {
  readonly settings: Settings;
  /** Whether the page was scrolled. */
  readonly isReading: boolean;
  /** Whether a button or a finger is down. */
  readonly pressed: boolean;
}

/** What the second script has for the first. */
export interface SecondPart {
  readonly control: (session: ReaderSession, start: ControlStart) => PageControl;
  readonly keeping: Keeping;
}

/** Both run in one world, which no page sees into: there the second script leaves itself for the first. */
const world = globalThis as { pressmarkSecondPart?: SecondPart | undefined };

export function handOver(part: SecondPart): void {
  world.pressmarkSecondPart = part;
}

/** What was handed over since the last call, or null. */
export function takeOver(): SecondPart | null {
  const part = world.pressmarkSecondPart ?? null;
  world.pressmarkSecondPart = undefined;
  return part;
}
