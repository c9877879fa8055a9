import type { ReaderSession } from '@/lib/reader/session';
import type { ControlStart, PageControl } from './page-control';

/** What the second script has for the first. */
export interface SecondPart {
  readonly control: (session: ReaderSession, start: ControlStart) => PageControl;
}

/** Both scripts share one isolated world, which no page can see. The second script leaves itself there for the first. */
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
