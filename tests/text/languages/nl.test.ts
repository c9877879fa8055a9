import { testLanguage } from './check';

testLanguage('nl', [
  {
    name: 'words in single marks, the subject behind the verb',
    text: '‘We openen de brug voor de winter’, zegt Marijke Veldenaar, burgemeester van Hoogbroek.',
    found: [{ said: ['We openen de brug voor de winter'], by: 'Marijke Veldenaar' }],
  },
  {
    name: 'words in double marks, aldus',
    text: '“We accepteren geen nieuwe bezuinigingen”, aldus Joost Terwolde.',
    found: [{ said: ['We accepteren geen nieuwe bezuinigingen'], by: 'Joost Terwolde' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '“Het werk is begonnen”, zei Joost Terwolde, “maar er ontbreken nog drie miljoen euro.”',
    found: [{ said: ['Het werk is begonnen', 'maar er ontbreken nog drie miljoen euro.'], by: 'Joost Terwolde' }],
  },
  {
    name: 'reported words',
    text: 'Marijke Veldenaar zei dat ze niet meedoet aan de verkiezingen.',
    found: [{ said: ['ze niet meedoet aan de verkiezingen'], by: 'Marijke Veldenaar' }],
  },
  {
    name: 'reported words in the perfect tense',
    text: 'Minister Joost Terwolde heeft bevestigd dat de belasting in maart verdwijnt.',
    found: [{ said: ['de belasting in maart verdwijnt'], by: 'Joost Terwolde' }],
  },
  {
    name: 'volgens at the end',
    text: 'De dam kan breken, volgens Odette Drieveld.',
    found: [{ said: ['De dam kan breken'], by: 'Odette Drieveld' }],
  },
  {
    name: 'volgens at the front',
    text: 'Volgens Odette Drieveld kan de dam elk moment breken.',
    found: [{ said: ['kan de dam elk moment breken'], by: 'Odette Drieveld' }],
  },
  {
    name: 'a pronoun as the speaker',
    text: '“We openen de brug”, zei Marijke Veldenaar, burgemeester van Hoogbroek.\n\n“De bewoners hebben lang genoeg gewacht”, zei ze.',
    found: [{ said: ['De bewoners hebben lang genoeg gewacht'], by: 'Marijke Veldenaar' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'Het dorp heeft nog zijn “hart” van steen en zijn drie molens.',
    found: [],
    absent: ['hart'],
  },
  {
    name: 'no claim at all',
    text: 'De brug van Hoogbroek is tweehonderd meter lang. Hij werd gebouwd door metselaars uit het zuiden.',
    found: [],
    absent: ['De brug van Hoogbroek', 'Hij werd gebouwd'],
  },
]);
