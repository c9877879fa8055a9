import type { Language } from '../../language';
import checkable from './checkable.json';
import contrasts from './contrasts.json';
import cues from './cues.json';
import forms from './forms.json';
import quotationModel from './quotation-model.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const en: Language = {
  code: 'en',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
  ],
  words,
  endings: segmentation.endings,
  cues,
  speakers,
  stance,
  stopwords,
  checkable,
  contrasts,
  forms,
  reporting: null,
  quotationModel,
};
