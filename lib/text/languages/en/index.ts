import type { Language } from '../../language';
import cues from './cues.json';
import segmentation from './segmentation.json';
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
  cues,
  quotationModel: null,
};
