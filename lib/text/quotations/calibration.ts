import type { QuotationForm } from '../../model';

/** What stated chances are worth: of words and speaker together, and, where that was measured, of each. */
export interface Calibration extends Curves {
  readonly words?: Curves;
  /** Given that the words are right. */
  readonly speaker?: Curves;
}

/**
 * What a stated chance turned out to be worth on articles that the models were not trained on: points, growing in
 * both, between which lines are drawn, from (0, 0) on. Words in marks err otherwise than reported ones.
 */
export interface Curves {
  readonly direct: readonly CalibrationPoint[];
  readonly reported: readonly CalibrationPoint[];
}

export interface CalibrationPoint {
  readonly stated: number;
  readonly right: number;
}

/** The chance that what a quotation states is right, 0 to 1; as stated where nothing is known of it. */
export function calibrated(stated: number, form: QuotationForm, calibration: Curves | undefined): number {
  const points = calibration?.[form === 'direct' ? 'direct' : 'reported'] ?? [];
  const last = points.at(-1);
  if (!last) return stated;
  let before: CalibrationPoint = { stated: 0, right: 0 };
  for (const point of points) {
    if (point.stated >= stated) {
      const step = point.stated - before.stated;
      return step === 0 ? point.right : before.right + ((point.right - before.right) * (stated - before.stated)) / step;
    }
    before = point;
  }
  return last.right;
}
