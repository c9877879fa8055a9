import { describe, expect, test } from 'vitest';
import { languageOf } from '@/lib/text/languages';
import { type Claim, compareClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { speakersAlike } from '@/lib/text/matches/speakers';

type Row = readonly [name: string, expected: string, claim: string | Claim, kept: string | Claim];

const said = (text: string | Claim): Claim =>
  typeof text === 'string' ? { text, speaker: 'Nora Whelan', form: 'direct' } : text;
const told = (text: string, speaker: string | null = 'Nora Whelan'): Claim => ({ text, speaker, form: 'indirect' });
const by = (speaker: string | null, text: string): Claim => ({ text, speaker, form: 'direct' });
const part = (text: string): Claim => ({ text, speaker: 'Nora Whelan', form: 'mixed' });

/** "changed: left-out “very”", for reading. */
async function shown(lang: string, claim: Claim, kept: Claim): Promise<string> {
  const words = matchWordsOf(await languageOf(lang), await matchWordDataOf(lang), lang);
  const match = compareClaims(readClaim(claim, words), readClaim(kept, words), words);
  if (match === null) return 'nothing';
  const what = match.what.map(({ kind, claim: one, kept: other }) =>
    kind === 'reported' ? kind : `${kind} ${[one, other].filter((words) => words !== '').join(' / ')}`,
  );
  return [match.relation, ...what].join('; ');
}

function rows(lang: string, all: readonly Row[]): void {
  test.each(all)(`${lang}: %s`, async (_, expected, claim, kept) => {
    const found = await shown(lang, said(claim), said(kept));
    expect(expected.includes(';') ? found : found.split(';')[0]).toBe(expected);
  });
}

describe('R1 the same words', () => {
  rows('en', [
    ['marks and dashes', 'same', 'The bridge – all of it – is “safe”.', 'The bridge, all of it, is safe'],
    ['hyphens', 'same', 'A long-term plan for the sea-wall.', 'A long term plan for the seawall'],
    ['short forms', 'same', "We don't think it's over.", 'We do not think it’s over.'],
    ['numbers', 'same', 'It took twenty-six days and 2,300 people.', 'It took 26 days and 2300 people.'],
    ['money', 'same', 'The hall cost £4.5m to build.', 'The hall cost 4.5 million pounds to build.'],
    [
      'thousands of millions',
      'same',
      'They owe $1.2bn to three banks.',
      'They owe 1.2 billion dollars to three banks.',
    ],
    ['a share, and one of it', 'same', 'A third of the boats are gone.', 'One third of the boats are gone.'],
    ['dates', 'same', 'We open on 3 May with a concert.', 'We open on May 3 with a concert.'],
    ['spelling', 'same', 'We apologise to our neighbours.', 'We apologize to our neighbors.'],
    ['an ellipsis where nothing is missing', 'same', 'We waited… and nobody came.', 'We waited and nobody came.'],
    ['words put in by an editor', 'same', 'They [the tenants] paid in full.', 'They paid in full.'],
    ['a letter changed in brackets', 'same', '[T]he tenants paid in full.', 'The tenants paid in full.'],
    ['short', 'same', 'We were robbed.', '“We were robbed!”'],
    [
      'no name on one side',
      'same',
      by(null, 'The ferry sank in eleven minutes off Corran.'),
      'The ferry sank in eleven minutes off Corran.',
    ],
    ['office and name', 'same', by('Minister Nora Whelan', 'We were robbed.'), by('Whelan', 'We were robbed.')],
    [
      'who else',
      'same; speaker Ali Demir / Jo Park',
      by('Ali Demir', 'The ferry sank in eleven minutes off Corran.'),
      by('Jo Park', 'The ferry sank in eleven minutes off Corran.'),
    ],
  ]);
  rows('de', [
    [
      'Zahlwörter',
      'same',
      'Das hat sechsundzwanzig Tage und zwölftausend Euro gekostet.',
      'Das hat 26 Tage und 12.000 Euro gekostet.',
    ],
    ['ß', 'same', 'Die Straße ist zu groß.', 'Die Strasse ist zu gross.'],
    ['Prozent', 'same', 'Die Preise sanken um 3,5 %.', 'Die Preise sanken um 3,5 Prozent.'],
  ]);
  rows('fr', [
    ['nombres', 'same', 'Nous avons vendu quatre-vingt-douze maisons.', 'Nous avons vendu 92 maisons.'],
    ['guillemets', 'same', '« L’école rouvrira lundi. »', "L'école rouvrira lundi"],
  ]);
  rows('es', [['números', 'same', 'Vinieron treinta y dos mil personas.', 'Vinieron 32.000 personas.']]);
  rows('ur', [
    ['حروف اور ہندسے', 'same', 'اس پر ۲۵ لاکھ روپے خرچ ہوئے', 'اس پر 25 لاکھ روپے خرچ ہوئے۔'],
    ['عربی کی یا', 'same', 'يہ پل بہت پرانا ہے', 'یہ پل بہت پرانا ہے'],
  ]);
});

describe('R2 the same words, cut, joined or changed', () => {
  rows('en', [
    [
      'a few words of which one says something, one behind the other',
      'changed',
      'If we get another such winter, I would not sleep below it.',
      part('would not sleep below it'),
    ],
    [
      'but not scattered',
      'nothing',
      'If we get another such winter, I would not sleep in the house that stands below it.',
      part('would sleep below it'),
    ],
    [
      'left out',
      'changed; left-out very',
      'It was a difficult year for the club.',
      'It was a very difficult year for the club.',
    ],
    [
      'more than was kept',
      'changed; added honestly',
      'It was honestly a difficult year for the club.',
      'It was a difficult year for the club.',
    ],
    [
      'replaced',
      'changed; replaced hard / difficult',
      'It was a hard year for the club.',
      'It was a difficult year for the club.',
    ],
    [
      'a modal verb',
      'changed; replaced will / may',
      'We will close the pool on Sundays.',
      'We may close the pool on Sundays.',
    ],
    [
      'who',
      'changed; replaced They / We',
      'They have always paid the fishermen on time.',
      'We have always paid the fishermen on time.',
    ],
    [
      'the last sentence',
      'changed',
      'Nobody asked the islanders.',
      'We were promised a doctor in spring. Nobody asked the islanders.',
    ],
    [
      'a few words of a sentence',
      'changed',
      part('an insult to every nurse'),
      'The offer is an insult to every nurse in this country, and they know it.',
    ],
    [
      'joined',
      'changed; joined because the council, after years of talking, finally voted for it last night',
      'The market will move to the quay and nobody will lose a stall.',
      'The market will move to the quay because the council, after years of talking, finally voted for it last night and nobody will lose a stall.',
    ],
    [
      'the parts the other way round',
      'changed',
      'Nobody will lose a stall … The market will move to the quay.',
      'The market will move to the quay. Nobody will lose a stall.',
    ],
  ]);
  rows('de', [
    [
      'weggelassen',
      'changed; left-out leider',
      'Der Zug kommt heute nicht mehr.',
      'Der Zug kommt heute leider nicht mehr.',
    ],
    [
      'ersetzt',
      'changed; replaced Schiff / Boot',
      'Das Schiff liegt seit drei Wochen im Hafen.',
      'Das Boot liegt seit drei Wochen im Hafen.',
    ],
  ]);
});

describe('R3 reported in one, direct in the other', () => {
  rows('en', [
    [
      'tense and person',
      'changed; reported',
      'I will sell my house before I leave the village.',
      told('she would sell her house before she left the village'),
    ],
    [
      'the other way round',
      'changed; reported',
      told('they had lost four calves to the flood'),
      'We lost four calves to the flood.',
    ],
    [
      'with what was left out',
      'changed',
      told('the market would move to the quay by June'),
      'The market will move to the quay by June, and nobody will lose a stall.',
    ],
  ]);
  rows('de', [
    [
      'Konjunktiv',
      'changed; reported',
      'Ich verkaufe mein Haus, bevor ich das Dorf verlasse.',
      told('sie verkaufe ihr Haus, bevor sie das Dorf verlasse'),
    ],
    [
      'Nebensatz',
      'changed; reported',
      'Wir haben das Hallenbad im Mai verkauft.',
      told('dass sie das Hallenbad im Mai verkauft hätten'),
    ],
  ]);
  rows('fr', [
    [
      'imparfait',
      'changed; reported',
      'Nous fermons la piscine parce que le toit fuit.',
      told('qu’ils fermaient la piscine parce que le toit fuyait'),
    ],
  ]);
  rows('es', [
    ['condicional', 'changed; reported', 'Cerraremos la piscina en junio.', told('que cerrarían la piscina en junio')],
  ]);
});

describe('R4 the same but for a figure, a name, a negation', () => {
  rows('en', [
    [
      'a figure',
      'differs; figure 12 / 21',
      'The flood took 12 houses in one night.',
      'The flood took 21 houses in one night.',
    ],
    ['a number in words', 'differs', 'Three boats never came back.', 'Four boats never came back.'],
    ['a scale', 'differs', 'The hall cost 4 million pounds to build.', 'The hall cost 4 billion pounds to build.'],
    ['a year', 'differs', 'The mine has been empty since 1987.', 'The mine has been empty since 1978.'],
    ['a month', 'differs', 'We open the new wing in April.', 'We open the new wing in August.'],
    [
      'a name',
      'differs; name Corran / Lismore',
      'The ferry to Corran sank in the storm.',
      'The ferry to Lismore sank in the storm.',
    ],
    ['not', 'differs', 'The council did approve the plan.', 'The council did not approve the plan.'],
    ["n't", 'differs', 'The minister knew about the leak.', "The minister didn't know about the leak."],
    ['never', 'differs', 'We have met the owners.', 'We have never met the owners.'],
    ['no', 'differs', 'There is evidence of a second driver.', 'There is no evidence of a second driver.'],
    [
      'the opposite',
      'differs',
      'Rents will rise in every district next year.',
      'Rents will fall in every district next year.',
    ],
    ['unable', 'differs', 'The crew was able to close the valve.', 'The crew was unable to close the valve.'],
    [
      'two that undo each other',
      'changed',
      'The harbour of Corran will remain open to every boat all winter.',
      'The harbour of Corran will not close to any boat all winter.',
    ],
    [
      'said by another',
      'differs; figure 12 / 21; speaker Nora Whelan / Jo Park',
      'The flood took 12 houses on the north bank in one night.',
      by('Jo Park', 'The flood took 21 houses on the north bank in one night.'),
    ],
    [
      'reported',
      'differs',
      told('the flood had taken 12 houses in one night'),
      'The flood took 21 houses in one night.',
    ],
    [
      'cut',
      'differs',
      'The flood took 12 houses.',
      'I saw it all from the church tower. The flood took 21 houses in one night.',
    ],
    [
      'figures that changed places',
      'differs',
      'Turnout fell from 61 percent to 48 percent.',
      'Turnout fell from 48 percent to 61 percent.',
    ],
    [
      'names that changed places',
      'differs',
      'We think Moran betrayed Keating last spring.',
      'We think Keating betrayed Moran last spring.',
    ],
    [
      'a figure that was left out',
      'changed',
      'The flood took houses in one night.',
      'The flood took 12 houses in one night.',
    ],
    [
      'a negation in what was left out',
      'changed',
      'The flood took 12 houses in one night.',
      'The flood took 12 houses in one night, and nobody had warned us.',
    ],
  ]);
  rows('de', [
    ['nicht', 'differs', 'Der Rat hat den Plan gebilligt.', 'Der Rat hat den Plan nicht gebilligt.'],
    [
      'kein',
      'differs',
      'Wir haben Hinweise auf einen zweiten Täter.',
      'Wir haben keine Hinweise auf einen zweiten Täter.',
    ],
    ['Ort', 'differs', 'Die Fähre nach Wangerooge ist gesunken.', 'Die Fähre nach Langeoog ist gesunken.'],
    ['Gegenteil', 'differs', 'Die Mieten steigen in jedem Bezirk.', 'Die Mieten sinken in jedem Bezirk.'],
    ['un-', 'differs', 'Das Wasser ist für Kinder bedenklich.', 'Das Wasser ist für Kinder unbedenklich.'],
  ]);
  rows('fr', [
    ['ne … pas', 'differs', 'Le conseil a approuvé le projet.', 'Le conseil n’a pas approuvé le projet.'],
    ['aucun', 'differs', 'Nous avons une preuve de sa présence.', 'Nous n’avons aucune preuve de sa présence.'],
  ]);
  rows('es', [['no', 'differs', 'El consejo aprobó el proyecto.', 'El consejo no aprobó el proyecto.']]);
  rows('ur', [['نہیں', 'differs', 'وزیر کو اس معاملے کا علم تھا', 'وزیر کو اس معاملے کا علم نہیں تھا']]);
});

describe('R5 the same speaker says the same in other words', () => {
  rows('en', [
    [
      'reported freely',
      'reworded',
      'We have taught four thousand children to swim since the pool opened in 1994.',
      told('since its opening in 1994 the pool has seen 4,000 children learn to swim'),
    ],
    [
      'said again',
      'reworded',
      'If the quota is cut again, half of our boats will be scrapped by Christmas.',
      'Another cut in the quota means that by Christmas half the boats here are scrap.',
    ],
    [
      'by another it is none',
      'nothing',
      'If the quota is cut again, half of our boats will be scrapped by Christmas.',
      by('Jo Park', 'Another cut in the quota means that by Christmas half the boats here are scrap.'),
    ],
    [
      'with another figure it is none',
      'nothing',
      'If the quota is cut again, half of our boats will be scrapped by Christmas.',
      'Another cut in the quota means that by Easter a third of the boats here are scrap.',
    ],
  ]);
});

describe('R6 related is not the same', () => {
  rows('en', [
    ['of one subject', 'nothing', 'The quota for cod was set in Brussels.', 'The quota for cod will ruin our boats.'],
    [
      'of one form',
      'nothing',
      'The council will spend 3 million pounds on roads this year.',
      'The council will spend 5 million pounds on schools next year.',
    ],
    [
      'the same beginning',
      'nothing',
      'I have always said that the harbour needs a new light.',
      'I have always said that the mayor should live in the town.',
    ],
    [
      'the same opinion of other things',
      'nothing',
      'I am very proud of what the nurses have done.',
      'I am very proud of what my daughter has won.',
    ],
    [
      'a question about it',
      'nothing',
      'Who will pay for the repair of the old lighthouse?',
      'The repair of the old lighthouse starts in spring and takes a year.',
    ],
    ['few words in common', 'nothing', 'The plan is good for the town.', 'The town is good at making a plan.'],
    [
      'votes',
      'nothing',
      'I voted for the budget because it helps young families.',
      'I voted against the road because it cuts through the wood.',
    ],
    [
      'two people on a match',
      'nothing',
      'We deserved to win the match today.',
      by('Jo Park', 'They deserved to win today, the match was theirs.'),
    ],
  ]);
  rows('de', [
    ['ein Thema', 'nothing', 'Das Schwimmbad braucht ein neues Dach.', 'Das Schwimmbad hat im Sommer viele Gäste.'],
    [
      'eine Form',
      'nothing',
      'Die Stadt gibt in diesem Jahr drei Millionen Euro für Straßen aus.',
      'Die Stadt gibt im nächsten Jahr fünf Millionen Euro für Schulen aus.',
    ],
  ]);
});

describe('R7 set phrases of several people are no match', () => {
  rows('en', [
    [
      'seriously',
      'nothing',
      'We take all complaints very seriously.',
      by('Jo Park', 'We take all complaints very seriously.'),
    ],
    [
      'thoughts',
      'nothing',
      'Our thoughts are with her family and friends at this difficult time.',
      by('Jo Park', 'Our thoughts are with his family and friends at this difficult time.'),
    ],
    [
      'lessons',
      'nothing',
      'We apologise and are determined to learn lessons.',
      by('Jo Park', 'We apologise, and are determined to learn the lessons.'),
    ],
    [
      'no comment',
      'nothing',
      'We do not comment on individual cases.',
      by('Jo Park', 'We do not comment on individual cases.'),
    ],
    [
      'a match',
      'nothing',
      'We will give everything we have on Saturday.',
      by('Jo Park', 'We will give everything we have on Saturday.'),
    ],
    [
      'pleased',
      'nothing',
      'We are delighted with the result and grateful for the support.',
      by('Jo Park', 'We are delighted with the result and grateful for the support.'),
    ],
    [
      'of one speaker it is one',
      'same',
      'We take all complaints very seriously.',
      'We take all complaints very seriously.',
    ],
  ]);
  rows('de', [
    [
      'Ermittlungen',
      'nothing',
      'Aus ermittlungstaktischen Gründen können wir dazu nichts sagen.',
      by('Jo Park', 'Aus ermittlungstaktischen Gründen können wir dazu nichts sagen.'),
    ],
    [
      'Anteilnahme',
      'nothing',
      'Unser tiefes Mitgefühl gilt den Angehörigen.',
      by('Jo Park', 'Unser tiefes Mitgefühl gilt den Angehörigen.'),
    ],
  ]);
});

describe('R8 who is one speaker', () => {
  const claim = 'The ferry sank in eleven minutes off Corran.';
  test.each([
    ['Mara Ellwood', 'Ellwood', 'same'],
    ['Ms Ellwood', 'harbour master Mara Ellwood', 'same'],
    ['M. Ellwood', 'Mara Ellwood', 'same'],
    ['Environment Agency', 'the EA', 'same'],
    ['Environment Agency', 'a spokesman for the Environment Agency', 'same'],
    ['Mara Ellwood, who runs the harbour', 'Ellwood', 'same'],
    ['the mayor', 'the mayor', 'same'],
    ['the mayor', 'Mara Ellwood', 'other'],
    ['Mara Ellwood', 'Tom Ellwood', 'other'],
    ['the Port Authority', 'Port Authority Director James Hale', 'other'],
    ['voters', 'rural voters', 'other'],
    ['she', 'Mara Ellwood', 'unknown'],
    [null, 'Mara Ellwood', 'unknown'],
  ] as const)('%s and %s: %s', async (one, two, expected) => {
    const words = matchWordsOf(await languageOf('en'), await matchWordDataOf('en'), 'en');
    expect(speakersAlike(one, two, words)).toBe(expected);
    expect(speakersAlike(two, one, words)).toBe(expected);
    const match = compareClaims(readClaim(by(one, claim), words), readClaim(by(two, claim), words), words);
    expect(match?.what.map(({ kind }) => kind)).toEqual(expected === 'other' ? ['speaker'] : []);
  });
});
