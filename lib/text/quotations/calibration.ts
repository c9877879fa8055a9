import type { QuotationForm } from '../../model';

/**
 * What a stated chance turned out to be worth on articles that the models were not trained on: points (stated, true),
 * both growing, between which lines are drawn. Words in marks err otherwise than reported ones.
 */
export interface Calibration {
  readonly direct: readonly CalibrationPoint[];
  readonly reported: readonly CalibrationPoint[];
}

export type CalibrationPoint = readonly [stated: number, right: number];

/** The chance that a quotation's words and speaker are right, 0 to 1; as stated where nothing is known of it. */
export function calibrated(stated: number, form: QuotationForm, calibration: Calibration | undefined): number {
  const points = calibration?.[form === 'direct' ? 'direct' : 'reported'] ?? [];
  const after = points.findIndex(([at]) => at >= stated);
  if (points.length === 0) return stated;
  const [right, right1] = points[after < 0 ? points.length - 1 : after] ?? [1, 1];
  const [left, left1] = after < 0 ? [right, right1] : (points[after - 1] ?? [0, 0]);
  if (after < 0) return right1;
  return right === left ? right1 : left1 + ((right1 - left1) * (stated - left)) / (right - left);
}
