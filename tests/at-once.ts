import type { Slices } from '@/lib/slices';
import { finish } from '@/lib/text/steps';

/** Work that is not cut up: nobody waits for anything else. */
export const AT_ONCE: Slices = { breathe: async () => undefined, run: async (steps) => finish(steps) };
