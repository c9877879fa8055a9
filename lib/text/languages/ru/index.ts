import type { Language } from '../../language';
import quotationModel from '../common/quotation-model.json';
import checkable from './checkable.json';
import cues from './cues.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const ru: Language = {
  code: 'ru',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['«', '»'],
    ['"', '"'],
    ['„', '“'],
    ['“', '”'],
  ],
  speechDashes: true,
  words,
  endings: segmentation.endings,
  cues,
  speakers,
  stance,
  stopwords,
  checkable,
  reporting: null,
  quotationModel,
};
