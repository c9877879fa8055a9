import { testLanguage } from './check';

testLanguage('cs', [
  {
    name: 'words in low and high marks, the subject behind the verb',
    text: '„Most otevřeme ještě před zimou,“ řekla Markéta Volavská, starostka Horní Lhotky.',
    found: [{ said: ['Most otevřeme ještě před zimou,'], by: 'Markéta Volavská' }],
  },
  {
    name: 'the speaker and a colon before the words',
    text: 'Tomáš Berný prohlásil: „Další škrty nepřijmeme.“',
    found: [{ said: ['Další škrty nepřijmeme.'], by: 'Tomáš Berný' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '„Práce už začaly,“ vysvětlil Tomáš Berný, „ale pořád chybějí tři miliony korun.“',
    found: [{ said: ['Práce už začaly,', 'ale pořád chybějí tři miliony korun.'], by: 'Tomáš Berný' }],
  },
  {
    name: 'reported words',
    text: 'Markéta Volavská oznámila, že nebude kandidovat ve volbách.',
    found: [{ said: ['nebude kandidovat ve volbách'], by: 'Markéta Volavská' }],
  },
  {
    name: 'reported words of a minister',
    text: 'Ministr Tomáš Berný potvrdil, že daň v březnu skončí.',
    found: [{ said: ['daň v březnu skončí'], by: 'Tomáš Berný' }],
  },
  {
    name: 'reported words before their verb',
    text: 'Hráz může prasknout, uvedla Olga Trojanská.',
    found: [{ said: ['Hráz může prasknout'], by: 'Olga Trojanská' }],
  },
  {
    name: 'podle at the front',
    text: 'Podle Olgy Trojanské může hráz každou chvíli prasknout.',
    found: [{ said: ['může hráz každou chvíli prasknout'], by: 'Olgy Trojanské' }],
  },
  {
    name: 'a subject left out, which the running speaker is',
    text: '„Most otevřeme,“ řekla Markéta Volavská, starostka Horní Lhotky. „Lidé čekali dost dlouho,“ dodala.',
    found: [{ said: ['Most otevřeme,'], by: 'Markéta Volavská' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'Vesnice si zachovala své kamenné „srdce“ a tři mlýny.',
    found: [],
    absent: ['srdce'],
  },
  {
    name: 'no claim at all',
    text: 'Most v Horní Lhotce měří dvě stě metrů. Postavili jej zedníci z jihu a před deseti lety byl opraven.',
    found: [],
    absent: ['Most v Horní Lhotce', 'Postavili jej'],
  },
]);
