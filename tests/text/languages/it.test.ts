import { testLanguage } from './check';

testLanguage('it', [
  {
    name: 'words in guillemets, the subject behind the verb',
    text: '«Riapriremo il ponte prima dell’inverno», ha detto Ginevra Marcastelli, sindaca di Roccaverna.',
    found: [{ said: ['Riapriremo il ponte prima dell’inverno'], by: 'Ginevra Marcastelli' }],
  },
  {
    name: 'words in curly marks',
    text: '“Non accetteremo altri tagli”, avverte Tommaso Belvero.',
    found: [{ said: ['Non accetteremo altri tagli'], by: 'Tommaso Belvero' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '«Il cantiere è partito», spiega Tommaso Belvero, «ma mancano ancora tre milioni di euro».',
    found: [{ said: ['Il cantiere è partito', 'ma mancano ancora tre milioni di euro'], by: 'Tommaso Belvero' }],
  },
  {
    name: 'reported words',
    text: 'Ginevra Marcastelli ha dichiarato che non si candiderà alle elezioni.',
    found: [{ said: ['non si candiderà alle elezioni'], by: 'Ginevra Marcastelli' }],
  },
  {
    name: 'reported words of a minister',
    text: 'Il ministro Tommaso Belvero ha annunciato che la tassa sparirà a marzo.',
    found: [{ said: ['la tassa sparirà a marzo'], by: 'Tommaso Belvero' }],
  },
  {
    name: 'secondo at the front',
    text: 'Secondo Olimpia Trecampi, la diga rischia di cedere.',
    found: [{ said: ['la diga rischia di cedere'], by: 'Olimpia Trecampi' }],
  },
  {
    name: 'secondo at the end',
    text: 'La diga rischia di cedere, secondo Olimpia Trecampi.',
    found: [{ said: ['La diga rischia di cedere'], by: 'Olimpia Trecampi' }],
  },
  {
    name: 'a pronoun as the speaker',
    text: '«Riapriremo il ponte», ha detto Ginevra Marcastelli, sindaca di Roccaverna.\n\n«Gli abitanti hanno aspettato abbastanza», ha aggiunto lei.',
    found: [{ said: ['Gli abitanti hanno aspettato abbastanza'], by: 'Ginevra Marcastelli' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'Il paese conserva il suo «cuore» di pietra e i suoi tre mulini.',
    found: [],
    absent: ['cuore'],
  },
  {
    name: 'no claim at all',
    text: 'Il ponte di Roccaverna misura duecento metri. Fu costruito da muratori del sud e restaurato dieci anni fa.',
    found: [],
    absent: ['Il ponte di Roccaverna', 'Fu costruito'],
  },
]);
