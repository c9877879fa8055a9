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
  'G4 ends where a conjunction opens what else the speaker did': [
    ['es', 'La alcaldesa negó que {la torre vaya a caer|alcaldesa} y prometió {repararla antes de junio|alcaldesa}.'],
    ['es', 'Marta Prats anunció que {la torre será reparada|Marta Prats} y la rodeó de vallas.'],
    ['pt', 'A prefeita negou que {a torre esteja torta|prefeita} e atribuiu as fendas à chuva.'],
    // The conjunction joins what is reported, which has the form of the cue itself.
    ['es', 'Marta Prats contó que {el muro cedió y cayó al río|Marta Prats}.'],
  ],
  'G9 an infinitive right behind its verb': [
    ['es', 'Marta Prats prometió {reparar la torre antes de junio|Marta Prats}.'],
    ['fr', 'Odile Ferrand affirme {n’avoir rien signé depuis le printemps|Odile Ferrand}.'],
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

/** Further sentences: what is said stands before, behind and around its cue; with or without marks, and a subject. */
const MORE: readonly (readonly [lang: string, labelled: string])[] = [
  ['fr', 'Odile Ferrand a mesuré la tour. « {Elle penche de plus en plus} », a-t-elle ajouté. | Odile Ferrand'],
  ['fr', '« {La tour penche} », a expliqué Odile Ferrand, « {+et personne ne la mesure} ». | Odile Ferrand'],
  ['fr', 'Comme le souligne Odile Ferrand, {la tour n’a jamais été mesurée|Odile Ferrand}.'],
  ['fr', 'Pour Odile Ferrand, « {c’est une pure folie de la démonter} ». | Odile Ferrand'],
  [
    'fr',
    'L’architecte en chef de la cathédrale d’Aubrac, Odile Ferrand, a expliqué que {la tour penche chaque année|Odile Ferrand}.',
  ],
  ['fr', 'Dans une lettre au maire, Odile Ferrand écrit que {la tour penche chaque année un peu plus|Odile Ferrand}.'],
  ['es', 'Dijo la arquitecta Nuria Pardo que {la torre se inclina cada año|Nuria Pardo}.'],
  ['es', 'Nuria Pardo midió la torre. Dijo que {se inclina más cada año|Nuria Pardo}.'],
  ['es', '«{La torre se inclina cada año}», dijo la arquitecta Nuria Pardo, que dirige la obra. | Nuria Pardo'],
  ['es', 'El informe señala que {la torre se inclina dos centímetros|informe}.'],
  [
    'es',
    'La arquitecta jefa de la catedral de Olmeda, Nuria Pardo, explicó que {la torre se inclina cada año|Nuria Pardo}.',
  ],
  ['es', '«{La torre se inclina}», explicó Nuria Pardo, «{+y nadie la ha medido}». | Nuria Pardo'],
  ['es', 'Según Nuria Pardo, {la torre se inclina desde la tormenta|Nuria Pardo}.'],
  ['es', '{La torre se inclina desde la tormenta|Nuria Pardo}, según Nuria Pardo.'],
  ['pt', 'A arquiteta Nádia Prado afirmou: «{A torre inclina-se todos os anos}». | Nádia Prado'],
  ['pt', 'A arquiteta Nádia Prado disse que {a torre se inclina todos os anos|Nádia Prado}.'],
  ['it', '«{La torre pende ogni anno di più}», ha detto Nadia Prati. | Nadia Prati'],
  ['it', 'L’architetta Nadia Prati ha spiegato che {la torre pende ogni anno di più|Nadia Prati}.'],
  ['ar', 'قالت المهندسة نادية الصباغ إن {البرج يميل كل عام|نادية الصباغ}.'],
  ['ar', 'بحسب نادية الصباغ، {البرج يميل منذ العاصفة الأخيرة|نادية الصباغ}.'],
  ['ar', 'وصفت نادية الصباغ المشروع بأنه «{حماقة كبيرة}». | نادية الصباغ'],
  ['ar', '«{البرج يميل كل عام}»، قالت نادية الصباغ. | نادية الصباغ'],
  ['id', '“{Menara itu miring setiap tahun},” kata Nadia Putri. | Nadia Putri'],
  ['pl', '„{Wieża pochyla się z każdym rokiem}” – powiedziała Nadia Pruska. | Nadia Pruska'],
  ['tr', '“{Kule her yıl biraz eğiliyor},” dedi Nermin Aksoy. | Nermin Aksoy'],
  ['tr', 'Nermin Aksoy “{Kule her yıl biraz eğiliyor}” dedi. | Nermin Aksoy'],
  ['tr', 'Nermin Aksoy gazetecilere {kulenin her yıl eğildiğini|Nermin Aksoy} söyledi.'],
  ['tr', 'Nermin Aksoy, {kulenin eğildiğini|Nermin Aksoy} söyledi ve {kimsenin onu ölçmediğini|Nermin Aksoy} ekledi.'],
  ['tr', 'Nermin Aksoy şöyle dedi: “{Kule her yıl biraz eğiliyor}.” | Nermin Aksoy'],
  ['tr', 'Plana göre kule haziran ayında onarılacak.'],
  ['tr', '“{Kule her yıl biraz eğiliyor}” diyen Nermin Aksoy, raporu belediyeye verdi. | Nermin Aksoy'],
  ['hi', 'नलिनी प्रसाद के मुताबिक {मीनार हर साल झुक रही है|नलिनी प्रसाद}।'],
  ['ur', 'نصرت کاظمی کا کہنا ہے کہ {دیوار ہر سال جھک رہی ہے|نصرت کاظمی}۔'],
  ['ur', 'رپورٹ میں کہا گیا ہے کہ {دیوار ہر سال جھک رہی ہے|رپورٹ}۔'],
  ['ur', 'نصرت کاظمی، جو قلعے کی نگران ہیں، نے کہا کہ {دیوار ہر سال جھک رہی ہے|نصرت کاظمی}۔'],
  ['ur', '”{دیوار ہر سال جھک رہی ہے}،“ نصرت کاظمی نے کہا، ”{+اور کوئی نہیں دیکھتا}۔“ | نصرت کاظمی'],
  ['ur', '”{دیوار ہر سال جھک رہی ہے}۔“ نصرت کاظمی نے کہا۔ | نصرت کاظمی'],
  ['ur', 'نصرت کاظمی اور کاشف رند نے دیوار دیکھی۔'],
  ['ur', 'ڈاکٹر نصرت کاظمی نے بتایا، کہ {دیوار ہر سال جھک رہی ہے|نصرت کاظمی}۔'],
  ['ur', '{دیوار ہر سال جھک رہی ہے|نصرت کاظمی}، نصرت کاظمی نے بتایا۔'],
  ['ur', 'ان کا کہنا ہے کہ {دیوار ہر سال جھک رہی ہے|}۔'],
  ['ur', 'نصرت کاظمی نے ہفتے کی شام قلعے کے دروازے پر صحافیوں سے بات کرتے ہوئے کہا کہ {دیوار جھک رہی ہے|نصرت کاظمی}۔'],
];

test.each(MORE)('in %s: %s', async (lang, labelled) => {
  expect(await judge(labelled, lang, newScore())).toEqual([]);
});
