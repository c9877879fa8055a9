import { testLanguage } from './check';

testLanguage('es', [
  {
    name: 'words in curly marks, the subject behind the verb',
    text: '“Abriremos el puente antes del invierno”, dijo Marisol Quintaval, alcaldesa de Robledar.',
    found: [{ said: ['Abriremos el puente antes del invierno'], by: 'Marisol Quintaval' }],
  },
  {
    name: 'words in guillemets',
    text: '«No vamos a aceptar más recortes», advirtió Tomás Belvedo.',
    found: [{ said: ['No vamos a aceptar más recortes'], by: 'Tomás Belvedo' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '“La obra ha empezado”, explicó Tomás Belvedo, “pero todavía faltan tres millones de euros”.',
    found: [{ said: ['La obra ha empezado', 'pero todavía faltan tres millones de euros'], by: 'Tomás Belvedo' }],
  },
  {
    name: 'reported words',
    text: 'Marisol Quintaval aseguró que no se presentará a las elecciones.',
    found: [{ said: ['no se presentará a las elecciones'], by: 'Marisol Quintaval' }],
  },
  {
    name: 'reported words in the perfect tense',
    text: 'El ministro Tomás Belvedo ha anunciado que el impuesto desaparecerá en marzo.',
    found: [{ said: ['el impuesto desaparecerá en marzo'], by: 'Tomás Belvedo' }],
  },
  {
    name: 'según at the end',
    text: 'La presa puede romperse, según Olalla Trescampos.',
    found: [{ said: ['La presa puede romperse'], by: 'Olalla Trescampos' }],
  },
  {
    name: 'según at the front',
    text: 'Según Olalla Trescampos, la presa puede romperse.',
    found: [{ said: ['la presa puede romperse'], by: 'Olalla Trescampos' }],
  },
  {
    name: 'a pronoun as the speaker',
    text: '“Abriremos el puente”, dijo Marisol Quintaval, alcaldesa de Robledar.\n\n“Los vecinos han esperado bastante”, añadió ella.',
    found: [{ said: ['Los vecinos han esperado bastante'], by: 'Marisol Quintaval' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'El pueblo conserva su “corazón” de piedra y sus tres molinos.',
    found: [],
    absent: ['corazón'],
  },
  {
    name: 'no claim at all',
    text: 'El puente de Robledar mide doscientos metros. Fue construido por canteros del sur y restaurado hace diez años.',
    found: [],
    absent: ['El puente de Robledar', 'Fue construido'],
  },
]);
