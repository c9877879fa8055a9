import { testLanguage } from './check';

testLanguage('fr', [
  {
    name: 'words in guillemets with spaces, the subject behind the verb',
    text: '« Nous rouvrirons le pont avant l’hiver », a déclaré Hélène Marchenoir, maire de Valbrune.',
    found: [{ said: ['Nous rouvrirons le pont avant l’hiver'], by: 'Hélène Marchenoir' }],
  },
  {
    name: 'a quotation split by its attribution',
    text: '« Le chantier est lancé », explique Bastien Corvier, « mais il manque encore trois millions d’euros. »',
    found: [
      { said: ['Le chantier est lancé', 'mais il manque encore trois millions d’euros.'], by: 'Bastien Corvier' },
    ],
  },
  {
    name: 'reported words behind an elided complementiser',
    text: 'Hélène Marchenoir a affirmé qu’elle ne se présenterait pas aux élections.',
    found: [{ said: ['elle ne se présenterait pas aux élections'], by: 'Hélène Marchenoir' }],
  },
  {
    name: 'reported words behind a whole complementiser',
    text: 'Le ministre Bastien Corvier a annoncé que la taxe serait supprimée en mars.',
    found: [{ said: ['la taxe serait supprimée en mars'], by: 'Bastien Corvier' }],
  },
  {
    name: 'selon at the end',
    text: 'Le barrage menace de céder, selon Odile Tressan.',
    found: [{ said: ['Le barrage menace de céder'], by: 'Odile Tressan' }],
  },
  {
    name: 'selon at the front',
    text: 'Selon Odile Tressan, le barrage menace de céder.',
    found: [{ said: ['le barrage menace de céder'], by: 'Odile Tressan' }],
  },
  {
    name: 'd’après at the end',
    text: 'L’usine a perdu la moitié de ses clients, d’après Bastien Corvier.',
    found: [{ said: ['L’usine a perdu la moitié de ses clients'], by: 'Bastien Corvier' }],
  },
  {
    name: 'a pronoun that is joined to its verb',
    text: '« Nous rouvrirons le pont », a déclaré Hélène Marchenoir, maire de Valbrune.\n\n« Les habitants ont assez attendu », a-t-elle ajouté.',
    found: [{ said: ['Les habitants ont assez attendu'], by: 'Hélène Marchenoir' }],
  },
  {
    name: 'a joined pronoun of a man',
    text: '« Les comptes sont justes », assure Bernard Corvier.\n\n« Personne n’a menti », insiste-t-il.',
    found: [{ said: ['Personne n’a menti'], by: 'Bernard Corvier' }],
  },
  {
    name: 'a word in marks that nobody says',
    text: 'Le village a gardé son « cœur » de pierre et ses trois moulins.',
    found: [],
    absent: ['cœur'],
  },
  {
    name: 'no claim at all',
    text: 'Le pont de Valbrune mesure deux cents mètres. Il fut construit par des maçons venus du sud et restauré il y a dix ans.',
    found: [],
    absent: ['Le pont de Valbrune', 'Il fut construit'],
  },
]);
