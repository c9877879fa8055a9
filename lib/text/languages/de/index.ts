import type { Language } from '../../language';
import { und } from '../und';
import cues from './cues.json';
import quotationModel from './quotation-model.json';
import segmentation from './segmentation.json';
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
  cues,
  speakers: und.speakers,
  stopwords,
  quotationModel,
};
