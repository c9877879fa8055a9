import type { Language } from '../../language';
import { marksOnly } from './marks-only';
import quotationModel from './quotation-model.json';

/** What holds in any language, with weights that know no words either. */
export const und: Language = { ...marksOnly, quotationModel };
