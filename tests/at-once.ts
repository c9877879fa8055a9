import type { Slices } from '@/lib/slices';
import { finish } from '@/lib/text/steps';

/** Runs sliced work without pauses, since in tests nothing else waits. */
export const AT_ONCE: Slices = { breathe: async () => undefined, run: async (steps) => finish(steps) };
