import type { Language } from '../../language';
import checkable from './checkable.json';
import cues from './cues.json';
import reporting from './reporting.json';
import segmentation from './segmentation.json';
import speakers from './speakers.json';
import stance from './stance.json';
import stopwords from './stopwords.json';
import words from './words.json';

export const tr: Language = {
  code: 'tr',
  abbreviations: segmentation.abbreviations,
  marks: [
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
  ],
  clitics: {
    before: '',
    behind:
      "'a 'e 'ya 'ye 'na 'ne 'da 'de 'ta 'te 'dan 'den 'tan 'ten 'ın 'in 'un 'ün 'nın 'nin 'nun 'nün 'ı 'i 'u 'ü 'yı 'yi 'yu 'yü 'la 'le 'yla 'yle",
  },
  words,
  endings: segmentation.endings,
  cues,
  speakers,
  stance,
  stopwords,
  checkable,
  reporting: { ...reporting, order: 'last' },
  quotationModel: null,
};
