import type { Language } from '../../language';

/** What holds in any language: marks, and no words. */
export const und: Language = {
  code: 'und',
  abbreviations: '',
  marks: [
    ['“', '”'],
    ['"', '"'],
    ['„', '“'],
    ['«', '»'],
    ['「', '」'],
    ['『', '』'],
  ],
  words: {
    complementiser: '',
    determiner: '',
    possessive: '',
    pronoun: '',
    relative: '',
    preposition: '',
    conjunction: '',
    subordinator: '',
    auxiliary: '',
    modal: '',
    negation: '',
    adverb: '',
    time: '',
    infinitive: '',
    role: '',
    title: '',
  },
  cues: {
    verbs: { speech: '', address: '', infinitive: '', naming: '', stance: '', evidence: '', attitude: '' },
    nouns: '',
    phrases: '',
    hearsay: '',
    particles: '',
  },
  quotationModel: null,
};
