import { testLanguage } from './check';

testLanguage('pt', [
  {
    name: 'words in curly marks, the subject behind the verb',
    text: '“Vamos abrir a ponte antes do inverno”, afirmou Marília Quintavale, prefeita de Carvalhal do Norte.',
    found: [{ said: ['Vamos abrir a ponte antes do inverno'], by: 'Marília Quintavale' }],
  },
  {
    name: 'words in guillemets',
    text: '«Não aceitamos mais cortes», disse Tomás Belverde.',
    found: [{ said: ['Não aceitamos mais cortes'], by: 'Tomás Belverde' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '“A obra começou”, explicou Tomás Belverde, “mas ainda faltam três milhões de euros”.',
    found: [{ said: ['A obra começou', 'mas ainda faltam três milhões de euros'], by: 'Tomás Belverde' }],
  },
  {
    name: 'speech that a dash opens',
    text: '— Não há dinheiro — afirmou Tomás Belverde. — E não haverá.',
    found: [{ said: ['Não há dinheiro', 'E não haverá.'], by: 'Tomás Belverde' }],
  },
  {
    name: 'reported words',
    text: 'Marília Quintavale garantiu que não será candidata nas eleições.',
    found: [{ said: ['não será candidata nas eleições'], by: 'Marília Quintavale' }],
  },
  {
    name: 'reported words of a minister',
    text: 'O ministro Tomás Belverde anunciou que o imposto acaba em março.',
    found: [{ said: ['o imposto acaba em março'], by: 'Tomás Belverde' }],
  },
  {
    name: 'segundo at the end',
    text: 'A barragem pode romper, segundo Olália Trescampos.',
    found: [{ said: ['A barragem pode romper'], by: 'Olália Trescampos' }],
  },
  {
    name: 'de acordo com at the front',
    text: 'De acordo com Olália Trescampos, a barragem pode romper.',
    found: [{ said: ['a barragem pode romper'], by: 'Olália Trescampos' }],
  },
  {
    name: 'a pronoun as the speaker',
    text: '“Vamos abrir a ponte”, disse Marília Quintavale, prefeita de Carvalhal.\n\n“Os moradores já esperaram demais”, acrescentou ela.',
    found: [{ said: ['Os moradores já esperaram demais'], by: 'Marília Quintavale' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'A aldeia conserva o seu “coração” de pedra e os seus três moinhos.',
    found: [],
    absent: ['coração'],
  },
  {
    name: 'no claim at all',
    text: 'A ponte de Carvalhal mede duzentos metros. Foi construída por pedreiros do sul e restaurada há dez anos.',
    found: [],
    absent: ['A ponte de Carvalhal', 'Foi construída'],
  },
]);
