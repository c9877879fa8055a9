import type { Language } from '../../language';
import checkable from './checkable.json';
import cues from './cues.json';
import reporting from './reporting.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const hi: Language = {
  code: 'hi',
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
  reporting: { ...reporting, order: 'marked' },
  quotationModel: null,
};
