import type { CalibrationPoint } from '../../lib/text/quotations/calibration';

/** A stated chance and whether what it was stated of was right. */
export interface Outcome {
  readonly stated: number;
  readonly right: boolean;
}

interface Pool {
  count: number;
  stated: number;
  right: number;
}

/** With fewer outcomes a share is too uncertain to be a point of the curve. */
const LEAST = 60;
const MOST_POINTS = 12;

/**
 * The growing curve that fits outcomes best (isotonic regression by pooling adjacent violators; Ayer et al., 1955), as
 * few points with at least `LEAST` outcomes each.
 */
export function isotonic(outcomes: readonly Outcome[]): CalibrationPoint[] {
  const sorted = [...outcomes].sort((a, b) => a.stated - b.stated);
  const size = Math.max(LEAST, Math.ceil(sorted.length / MOST_POINTS));
  const pools: Pool[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const group = sorted.slice(at, sorted.length - at < 2 * size ? sorted.length : at + size);
    pools.push({
      count: group.length,
      stated: group.reduce((sum, { stated }) => sum + stated, 0),
      right: group.filter(({ right }) => right).length,
    });
    for (let last = pools.at(-1), before = pools.at(-2); last && before; last = before, before = pools.at(-2)) {
      if (before.right / before.count <= last.right / last.count) break;
      before.count += last.count;
      before.stated += last.stated;
      before.right += last.right;
      pools.pop();
    }
    if (group.length + at >= sorted.length) break;
  }
  return pools.map(({ count, stated, right }) => ({ stated: round(stated / count), right: round(right / count) }));
}

const round = (share: number): number => Number(share.toFixed(3));
