import type { Language } from '../../language';
import checkable from './checkable.json';
import contrasts from './contrasts.json';
import cues from './cues.json';
import quotationModel from './quotation-model.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const de: Language = {
  code: 'de',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['„', '“'],
    ['»', '«'],
    ['"', '"'],
    ['‚', '‘'],
  ],
  words,
  endings: segmentation.endings,
  contrasts,
  cues,
  speakers,
  stance,
  stopwords,
  checkable,
  reporting: null,
  quotationModel,
};
