import type { Language } from '../../language';
import quotationModel from '../common/quotation-model.json';
import checkable from './checkable.json';
import contrasts from './contrasts.json';
import cues from './cues.json';
import reporting from './reporting.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const fr: Language = {
  code: 'fr',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['«', '»'],
    ['“', '”'],
    ['"', '"'],
  ],
  speechDashes: true,
  speechCommas: true,
  words,
  endings: segmentation.endings,
  clitics: segmentation.clitics,
  contrasts,
  cues,
  speakers,
  stance,
  stopwords,
  checkable,
  reporting: { ...reporting, order: 'free' },
  quotationModel,
};
