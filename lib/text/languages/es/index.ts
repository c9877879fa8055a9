import type { Language } from '../../language';
import quotationModel from '../common/quotation-model.json';
import { und } from '../und';
import cues from './cues.json';
import segmentation from './segmentation.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const es: Language = {
  ...und,
  code: 'es',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['«', '»'],
    ['“', '”'],
    ['"', '"'],
  ],
  words,
  endings: segmentation.endings,
  cues,
  stopwords,
  quotationModel,
};
