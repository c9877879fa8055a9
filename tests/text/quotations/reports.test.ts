/** The rules of word order (see lib/text/quotations/README.md), each in a language of every order that it holds for. */
import { describe, expect, test } from 'vitest';
import { judge, newScore } from '../languages/labelled';

const RULED: Readonly<Record<string, readonly (readonly [lang: string, labelled: string])[]>> = {
  'G1 a complementiser, a colon or marks behind the cue': [
    ['ur', 'ماہر آثار نصرت کاظمی نے کہا کہ {قلعے کی دیوار اسی سال گر سکتی ہے|نصرت کاظمی}۔'],
    ['ur', 'نصرت کاظمی نے بتایا: ”{دیوار میں تین نئی دراڑیں ہیں}۔“ | نصرت کاظمی'],
    ['fr', 'L’architecte Odile Ferrand a déclaré que {la tour penche de deux centimètres par an|Odile Ferrand}.'],
    ['fr', 'Odile Ferrand a expliqué : « {Nous avons mesuré la tour trois fois} ». | Odile Ferrand'],
  ],
  'G2 the cue with its subject behind what it reports': [
    ['ur', '”{ہم نے یہ دیوار تین بار ناپی ہے}،“ نصرت کاظمی نے کہا۔ | نصرت کاظمی'],
    ['fr', '« {La tour ne tiendra pas jusqu’au printemps} », a prévenu Odile Ferrand. | Odile Ferrand'],
    ['fr', '{La tour sera démontée pierre par pierre|Odile Ferrand}, a indiqué Odile Ferrand.'],
  ],
  'G3 a phrase reports the rest of its sentence': [
    ['ur', 'نصرت کاظمی کے مطابق {قلعے کی دیوار ہر سال دو انچ جھکتی ہے|نصرت کاظمی}۔'],
    ['fr', 'Selon Odile Ferrand, {la tour penche depuis le dernier orage|Odile Ferrand}.'],
    ['tr', 'Nermin Aksoy’a göre {kule her yıl biraz daha eğiliyor|Nermin Aksoy}.'],
    // Nobody speaks.
    ['ur', 'منصوبے کے مطابق دیوار کی مرمت جون میں ہوگی۔'],
    ['fr', 'Selon toute vraisemblance, la tour sera démontée au printemps.'],
    ['es', 'Según todas las apariencias, la torre será desmontada en primavera.'],
    ['pt', 'Segundo todas as probabilidades, a torre será desmontada na primavera.'],
    ['it', 'Secondo ogni probabilità, la torre sarà smontata in primavera.'],
  ],
  'G4 ends where a conjunction or comma opens the next report': [
    ['ur', 'نصرت کاظمی نے کہا کہ {دیوار جھک رہی ہے|نصرت کاظمی} جبکہ میئر کاشف رند نے کہا کہ {قلعہ محفوظ ہے|کاشف رند}۔'],
    [
      'fr',
      'Odile Ferrand a déclaré que {la tour penche chaque année un peu plus|Odile Ferrand} et Luc Barret a affirmé que {le donjon est sûr|Luc Barret}.',
    ],
  ],
  'G5 a report inside what another one reports is part of that': [
    ['ur', 'نصرت کاظمی نے کہا کہ {مزدور نے بتایا کہ دیوار رات کو ہلتی ہے|نصرت کاظمی}۔'],
    ['fr', 'Odile Ferrand a déclaré que {le maire affirme que la tour est solide|Odile Ferrand}.'],
  ],
  'G6 without a subject it has the one before': [
    ['ur', 'نصرت کاظمی نے کہا کہ {دیوار جھک رہی ہے|نصرت کاظمی} اور مزید بتایا کہ {بنیاد کھوکھلی ہے|نصرت کاظمی}۔'],
    [
      'es',
      'La arquitecta Nuria Pardo dijo que {la torre se inclina|Nuria Pardo} y añadió que {nadie la ha medido|Nuria Pardo}.',
    ],
  ],
  'G7 a sentence all in marks goes on with who spoke last': [
    ['ur', 'نصرت کاظمی نے کہا: ”{دیوار میں تین نئی دراڑیں ہیں}۔“ ”{بنیاد میں پانی بھی آ چکا ہے}۔“ | نصرت کاظمی'],
    [
      'fr',
      '« {La tour ne tiendra pas jusqu’au printemps} », a prévenu Odile Ferrand. « {Il faudra la démonter pierre par pierre}. » | Odile Ferrand',
    ],
  ],
  'G8 marks between subject and verb, which calls something by them': [
    ['ur', 'نصرت کاظمی نے منصوبے کو ”{کھلی حماقت}“ قرار دیا۔ | نصرت کاظمی'],
    ['fr', 'Odile Ferrand a qualifié le projet de « {pure folie} ». | Odile Ferrand'],
  ],
};

describe.each(Object.entries(RULED))('%s', (_, own) => {
  test.each(own)('%s: %s', async (lang, labelled) => {
    expect(await judge(labelled, lang, newScore())).toEqual([]);
  });
});
