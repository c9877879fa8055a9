/** What must be found in a text, and what must not. The phenomena are those of the hard cases of the field. */
export interface Case {
  readonly name: string;
  readonly lang?: 'en' | 'de' | 'fr' | 'cs' | 'und';
  /** Blocks parted by a blank line; "# " opens a heading. */
  readonly text: string;
  readonly found: readonly Expected[];
  /** Why the case is not met; the test asserts that it is not. */
  readonly knownFailure?: string;
}

export interface Expected {
  /** The pieces of one quotation, in order; all that is found must be expected by some row. */
  readonly contents: readonly string[];
  /** The source word for word, with its role, its apposition and the commas around that; null for none. */
  readonly source: string | null;
  readonly cue?: string;
  readonly form?: 'direct' | 'mixed' | 'indirect';
  readonly inherited?: boolean;
}

export const cases: readonly Case[] = [
  {
    name: '1 a quotation of several paragraphs, each opened anew, closed at the last',
    text: '“We came to Corvane with two suitcases,” Ilse Marrant said. “My father found work at the mill in a week.\n\n“He never missed a shift in thirty years.\n\n“When the mill shut, nobody in town wrote to thank him.”',
    found: [
      { contents: ['We came to Corvane with two suitcases,'], source: 'Ilse Marrant', cue: 'said', form: 'direct' },
      { contents: ['My father found work at the mill in a week.'], source: 'Ilse Marrant' },
      { contents: ['He never missed a shift in thirty years.'], source: 'Ilse Marrant' },
      { contents: ['When the mill shut, nobody in town wrote to thank him.'], source: 'Ilse Marrant' },
    ],
  },
  {
    name: '2 the same in typewriter marks: each paragraph counts its marks anew',
    text: 'Dorn Abel wrote to his members in May:\n\n"The board has lost its way and it knows it.\n\n"I will ask every one of you to vote in June."',
    found: [
      { contents: ['The board has lost its way and it knows it.'], source: 'Dorn Abel', form: 'direct' },
      { contents: ['I will ask every one of you to vote in June.'], source: 'Dorn Abel', form: 'direct' },
    ],
  },
  {
    name: '3 a paragraph far from its cue goes on with the same speaker',
    text: '“The river took the bridge first,” said Hanne Volk, the mayor. “We had sandbags on the quay by six, and every one of the volunteers stayed until the water reached their knees, and some of them stayed longer than that.\n\n“Nobody slept that night, and nobody asked to.”',
    found: [
      { contents: ['The river took the bridge first,'], source: 'Hanne Volk, the mayor' },
      {
        contents: [
          'We had sandbags on the quay by six, and every one of the volunteers stayed until the water reached their knees, and some of them stayed longer than that.',
        ],
        source: 'Hanne Volk, the mayor',
      },
      { contents: ['Nobody slept that night, and nobody asked to.'], source: 'Hanne Volk, the mayor' },
    ],
  },
  {
    name: '4 a quotation that follows the attribution of the paragraph before',
    text: '“The plan has no money behind it,” Espin said.\n\n“I am not against a plan that has.”',
    found: [
      { contents: ['The plan has no money behind it,'], source: 'Espin', cue: 'said' },
      { contents: ['I am not against a plan that has.'], source: 'Espin' },
    ],
  },
  {
    name: '5 a quotation split by its attribution in mid-sentence is one',
    text: '“The harbour,” he said, “will never be sold to a foreign company.”',
    found: [
      {
        contents: ['The harbour,', 'will never be sold to a foreign company.'],
        source: 'he',
        cue: 'said',
        form: 'direct',
      },
    ],
  },
  {
    name: '6 a nickname and scare quotes are no claims',
    text: 'The pilot, known to friends as “Duke,” landed the small plane in the field behind the so-called “new” school.',
    found: [],
  },
  {
    name: '7 the title of a work is no claim',
    text: 'Marrant played the lead in “The Winter Orchard” for two seasons before she moved to the stage.',
    found: [],
  },
  {
    name: '8 marks inside a quotation belong to it',
    text: '“My neighbour told me ‘you will lose the house,’ and she was right,” Volk said.',
    found: [
      {
        contents: ['My neighbour told me ‘you will lose the house,’ and she was right,'],
        source: 'Volk',
        cue: 'said',
        form: 'direct',
      },
    ],
  },
  {
    name: '9 inversion: said, then the name with its role',
    text: '“The figures speak for themselves,” said Mara Quist, a lawyer for the union that brought the case.',
    found: [
      {
        contents: ['The figures speak for themselves,'],
        source: 'Mara Quist, a lawyer for the union that brought the case',
        cue: 'said',
      },
    ],
  },
  {
    name: '10 a role between the name and its cue',
    text: '“Spending on the radio has doubled,” Jorin Pell, the company’s director of political advertising, said of the campaign.',
    found: [
      {
        contents: ['Spending on the radio has doubled,'],
        source: 'Jorin Pell, the company’s director of political advertising,',
        cue: 'said',
      },
    ],
  },
  {
    name: '11 a pronoun as the source',
    text: '“There is nothing left to discuss,” he continued.',
    found: [{ contents: ['There is nothing left to discuss,'], source: 'he', cue: 'continued' }],
  },
  {
    name: '12 a body speaks in a statement',
    text: '“We will defend our waters,” the ministry said in a statement.',
    found: [{ contents: ['We will defend our waters,'], source: 'the ministry', cue: 'said' }],
  },
  {
    name: '13 according to, trailing',
    text: 'The committee raised more than four million dollars in May, according to federal filings.',
    found: [
      {
        contents: ['The committee raised more than four million dollars in May'],
        source: 'federal filings',
        cue: 'according to',
        form: 'indirect',
      },
    ],
  },
  {
    name: '14 according to, leading',
    text: 'According to a new survey by the Delphi Institute, two in three voters have not made up their minds.',
    found: [
      {
        contents: ['two in three voters have not made up their minds'],
        source: 'a new survey by the Delphi Institute',
        cue: 'According to',
        form: 'indirect',
      },
    ],
  },
  {
    name: '15 according to, with words in marks',
    text: 'According to the newspaper, “the attackers had planned the raid for months.”',
    found: [
      { contents: ['the attackers had planned the raid for months.'], source: 'the newspaper', cue: 'According to' },
    ],
  },
  {
    name: '16 a double attribution: what is quoted is all that the outer source says',
    text: '“I asked for an apology and got one,” Sandell said, according to the broadcaster.',
    found: [
      {
        contents: ['“I asked for an apology and got one,” Sandell said'],
        source: 'the broadcaster',
        cue: 'according to',
        form: 'mixed',
      },
    ],
  },
  {
    name: '17 a headline with single marks after a colon',
    text: '# Corso: Voters Will Be ‘Sorry They Stayed Home’\n\nThe governor spoke on Monday.',
    found: [{ contents: ['Voters Will Be ‘Sorry They Stayed Home’'], source: 'Corso', cue: ':', form: 'mixed' }],
  },
  {
    name: '18 a headline with a colon and no marks',
    text: '# Marrant Camp: Rival’s Tax Plan Would Hurt Farmers\n\nThe campaign began on Monday.',
    found: [{ contents: ['Rival’s Tax Plan Would Hurt Farmers'], source: 'Marrant Camp', cue: ':', form: 'indirect' }],
  },
  {
    name: '19 a that-clause with two pieces in marks is one mixed quotation',
    text: 'Former minister Tomas Brandl argued that the treaty was “dead on arrival” and that its authors “knew it all along.”',
    found: [
      {
        contents: ['the treaty was “dead on arrival” and that its authors “knew it all along.”'],
        source: 'Former minister Tomas Brandl',
        cue: 'argued',
        form: 'mixed',
      },
    ],
  },
  {
    name: '20 a that-clause',
    text: 'County clerk Susan Bakker said that turnout was higher than it had been four years ago.',
    found: [
      {
        contents: ['turnout was higher than it had been four years ago'],
        source: 'County clerk Susan Bakker',
        cue: 'said',
        form: 'indirect',
      },
    ],
  },
  {
    name: '21 a clause without "that"',
    text: 'Ryland said the senate would vote on the bill before the end of the week.',
    found: [
      {
        contents: ['the senate would vote on the bill before the end of the week'],
        source: 'Ryland',
        cue: 'said',
        form: 'indirect',
      },
    ],
  },
  {
    name: '22 attribution that trails behind a comma',
    text: 'Most young voters prefer a candidate from outside the party, a new poll indicates.',
    found: [
      {
        contents: ['Most young voters prefer a candidate from outside the party'],
        source: 'a new poll',
        cue: 'indicates',
        form: 'indirect',
      },
    ],
  },
  {
    name: '23 typewriter and curly marks in one article',
    text: '“We are ready,” Abel said.\n\n"You could see it in their faces," said Parker Eaton, 81, a retired teacher who lives nearby.',
    found: [
      { contents: ['We are ready,'], source: 'Abel' },
      {
        contents: ['You could see it in their faces,'],
        source: 'Parker Eaton, 81, a retired teacher who lives nearby',
        cue: 'said',
      },
    ],
  },
  {
    name: '24 single marks beside apostrophes',
    text: '# Pell: Rival’s Been ‘Asleep at the Wheel,’ Voters Won’t ‘Forgive Him’\n\nThe race is close.',
    found: [
      {
        contents: ['Rival’s Been ‘Asleep at the Wheel,’ Voters Won’t ‘Forgive Him’'],
        source: 'Pell',
        cue: ':',
        form: 'mixed',
      },
    ],
  },
  {
    name: '25 two apostrophes as a mark',
    text: "''It is the only tax that economists agree on,'' said Leon Burmann, a former official who directs a policy center.",
    found: [
      {
        contents: ['It is the only tax that economists agree on,'],
        source: 'Leon Burmann, a former official who directs a policy center',
        cue: 'said',
      },
    ],
  },
  {
    name: '26 a relative pronoun as the source',
    text: 'The crowd thanked Jem Brandt, who announced on Friday that he would leave the race.',
    found: [{ contents: ['he would leave the race'], source: 'who', cue: 'announced', form: 'indirect' }],
  },
  {
    name: '27 hearsay names nobody',
    text: 'The donors have reportedly agreed to pay for advertisements in three states.',
    found: [
      { contents: ['The donors', 'agreed to pay for advertisements in three states'], source: null, cue: 'reportedly' },
    ],
    knownFailure:
      'Annotators differ on where hearsay begins; the model finds the cue too seldom to be sure of its bounds.',
  },
  {
    name: '28 "it is said" splits its sentence and names nobody',
    text: 'The old mayor, it is said, never lost an argument with a bishop.',
    found: [{ contents: ['The old mayor', 'never lost an argument with a bishop'], source: null }],
  },
  {
    name: '29 two speakers',
    text: 'Donna Tarn and Speaker Paul Rhyne pledged to work together in the autumn.',
    found: [
      { contents: ['to work together in the autumn'], source: 'Donna Tarn and Speaker Paul Rhyne', cue: 'pledged' },
    ],
  },
  {
    name: '30 a poll speaks',
    text: 'According to a recent poll of Corvane voters, the senator leads by nine points.',
    found: [
      {
        contents: ['the senator leads by nine points'],
        source: 'a recent poll of Corvane voters',
        cue: 'According to',
      },
    ],
  },
  {
    name: '31 a spokesman is not whom he speaks for',
    text: 'Camden’s spokesman said the prime minister would attend the summit in June.',
    found: [
      { contents: ['the prime minister would attend the summit in June'], source: 'Camden’s spokesman', cue: 'said' },
    ],
  },
  {
    name: '32 a message with words between its cue and its marks',
    text: 'Murnau, the head of the committee, tweeted on Friday with a picture of the crowd: “This is what winning looks like.”',
    found: [
      { contents: ['This is what winning looks like.'], source: 'Murnau, the head of the committee,', cue: 'tweeted' },
    ],
  },
  {
    name: '33 declined',
    text: 'Cooke declined to say whether the inquiry would be made public.',
    found: [{ contents: ['whether the inquiry would be made public'], source: 'Cooke', cue: 'declined to say' }],
  },
  {
    name: '34 an attitude is no claim',
    text: 'Clayton hopes to win over the farmers of the northern counties.',
    found: [],
  },
  {
    name: '35 a possessive source with a noun as its cue',
    text: 'Voters have not forgotten Mitch Ronsard’s “half the country” comment.',
    found: [{ contents: ['half the country'], source: 'Mitch Ronsard', cue: 'comment' }],
    knownFailure:
      'Three words before a noun look like a doubt or a title; too few of them are speech in annotated news.',
  },
  {
    name: '36 a transcript',
    text: 'CORSO: I never signed that letter, and I never saw it.\n\nHOST: But your name is on it.',
    found: [
      { contents: ['I never signed that letter, and I never saw it'], source: 'CORSO', cue: ':' },
      { contents: ['But your name is on it'], source: 'HOST', cue: ':' },
    ],
  },
  {
    name: '37 a quotation in the middle of a sentence',
    text: 'Issard called the letter “a stain on the office she holds” and asked for her to resign.',
    found: [
      { contents: ['the letter “a stain on the office she holds”'], source: 'Issard', cue: 'called' },
      { contents: ['her to resign'], source: 'Issard' },
    ],
  },
  {
    name: '38 German: a sentence in the mood of reported speech without a cue',
    lang: 'de',
    text: 'Der Sprecher der Feuerwehr sagte, das Feuer sei im Keller ausgebrochen. Verletzte habe es nach dem Einsatz keine gegeben.',
    found: [
      { contents: ['das Feuer sei im Keller ausgebrochen'], source: 'Der Sprecher der Feuerwehr', cue: 'sagte' },
      {
        contents: ['Verletzte habe es nach dem Einsatz keine gegeben'],
        source: 'Der Sprecher der Feuerwehr',
        inherited: true,
      },
    ],
  },
  {
    name: '39 German marks with the verb before its subject',
    lang: 'de',
    text: '„Die Klage ist unzulässig und wird abgewiesen“, begründete das Gericht seine Entscheidung.',
    found: [
      {
        contents: ['Die Klage ist unzulässig und wird abgewiesen'],
        source: 'das Gericht',
        cue: 'begründete',
        form: 'direct',
      },
    ],
  },
  {
    name: '40 German in typewriter marks',
    lang: 'de',
    text: 'Grubner sagte: "Wir werden keinen einzigen Arbeitsplatz ins Ausland verlegen".',
    found: [
      { contents: ['Wir werden keinen einzigen Arbeitsplatz ins Ausland verlegen'], source: 'Grubner', cue: 'sagte' },
    ],
  },
  {
    name: '41 German: a cue in two parts',
    lang: 'de',
    text: 'Die Botschaft teilte am Abend mit, dass alle Mitarbeiter in Sicherheit seien.',
    found: [{ contents: ['alle Mitarbeiter in Sicherheit seien'], source: 'Die Botschaft', cue: 'teilte' }],
  },
  {
    name: '42 German: a quotation inside a quotation is part of it',
    lang: 'de',
    text: 'Der Bürgermeister sagte: „Ich habe allen gesagt: ‚Geht nach Hause‘, aber niemand ging.“',
    found: [
      {
        contents: ['Ich habe allen gesagt: ‚Geht nach Hause‘, aber niemand ging.'],
        source: 'Der Bürgermeister',
        cue: 'sagte',
      },
    ],
  },
  {
    name: '43 Czech marks, inversion and role',
    lang: 'cs',
    text: '"Letos jsme postavili dvakrát více bytů než loni," konstatuje ing. P. Slavík, ředitel podniku.',
    found: [
      { contents: ['Letos jsme postavili dvakrát více bytů než loni,'], source: 'ing. P. Slavík, ředitel podniku' },
    ],
  },
];

/** What reported speech looks like beyond the hard cases. */
export const forms: readonly Case[] = [
  {
    name: 'urged somebody to do something',
    text: 'The committee urged the government to publish the report before the summer.',
    found: [
      { contents: ['the government to publish the report before the summer'], source: 'The committee', cue: 'urged' },
    ],
  },
  {
    name: 'promised to',
    text: 'Quist promised to return every donation by the end of March.',
    found: [{ contents: ['to return every donation by the end of March'], source: 'Quist', cue: 'promised' }],
  },
  {
    name: 'adding that, after another quotation',
    text: '“The vote was fair,” Volk said, adding that the count had been watched by observers from nine countries.',
    found: [
      { contents: ['The vote was fair,'], source: 'Volk', cue: 'said' },
      { contents: ['the count had been watched by observers from nine countries'], source: 'Volk', cue: 'adding' },
    ],
  },
  {
    name: 'two verbs of one subject',
    text: 'Pell said the bridge was safe and that the city had tested it twice.',
    found: [{ contents: ['the bridge was safe and that the city had tested it twice'], source: 'Pell', cue: 'said' }],
  },
  {
    name: 'told somebody that',
    text: 'Marrant told reporters on Tuesday that she would not seek a second term.',
    found: [{ contents: ['she would not seek a second term'], source: 'Marrant', cue: 'told' }],
  },
  {
    name: 'a speaker with a role before the name',
    text: 'Ministry spokeswoman Ada Lindt said that talks would resume next week.',
    found: [{ contents: ['talks would resume next week'], source: 'Ministry spokeswoman Ada Lindt', cue: 'said' }],
  },
  {
    name: 'what follows an attribution of words in marks tells when and how they were said',
    text: '“The lock is shut,” Ada Moe said while walking to her car.',
    found: [{ contents: ['The lock is shut,'], source: 'Ada Moe', form: 'direct' }],
  },
  {
    name: 'the day and the place of what was said',
    text: '“We were late,” the minister said the other week in Ostby.',
    found: [{ contents: ['We were late,'], source: 'the minister', form: 'direct' }],
  },
  {
    name: 'a place in capitals before the story is nobody who speaks',
    text: 'OSTBY: Minister Per Lund on Monday left the talks, saying that no money was left.',
    found: [{ contents: ['no money was left'], source: 'Minister Per Lund', cue: 'saying' }],
  },
  {
    name: 'a dateline with its agency is no part of what is reported',
    text: 'OSTBY (Valley News) - The dam was never checked, according to the auditors.',
    found: [{ contents: ['The dam was never checked'], source: 'the auditors' }],
  },
  {
    name: 'a bullet is no part of what is reported',
    text: '• The school on the hill is closed, mayor Ada Moe has confirmed.',
    found: [{ contents: ['The school on the hill is closed'], source: 'mayor Ada Moe' }],
  },
  {
    name: 'a list of names speaks as a whole',
    text: 'Lund, Moe and Ada Quist said they would leave the board.',
    found: [{ contents: ['they would leave the board'], source: 'Lund, Moe and Ada Quist' }],
  },
  {
    name: 'who told a paper speaks after its colon',
    text: 'A neighbour told the Ostby Post: “The roof came down at night. We ran.”',
    found: [{ contents: ['The roof came down at night. We ran.'], source: 'A neighbour', cue: 'told' }],
  },
  {
    name: 'called on a firm',
    text: 'The board called on the law firm of Lund and Moe.',
    found: [],
  },
  {
    name: 'the second half of what somebody insisted',
    text: "'It was only rain,' he insisted. 'The tenants never open a window.'",
    found: [{ contents: ['It was only rain,', 'The tenants never open a window.'], source: 'he', cue: 'insisted' }],
  },
  {
    name: 'German: laut, inside the clause and without commas',
    lang: 'de',
    text: 'Die Straße war laut Polizei am Morgen wieder frei.',
    found: [{ contents: ['Die Straße war', 'am Morgen wieder frei'], source: 'Polizei', cue: 'laut' }],
  },
  {
    name: 'German: bezeichnete',
    lang: 'de',
    text: 'Lund bezeichnete den Vertrag als „Ohrfeige für die Fischer“.',
    found: [{ contents: ['Ohrfeige für die Fischer'], source: 'Lund', cue: 'bezeichnete' }],
  },
  {
    name: 'German: sentences that go on in the mood of reported speech are one report of who did something with words',
    lang: 'de',
    text: 'Lund kritisierte die Behörde. Die Karte sei falsch gewesen. Sie habe niemandem geholfen.',
    found: [
      { contents: ['Die Karte sei falsch gewesen. Sie habe niemandem geholfen'], source: 'Lund', inherited: true },
    ],
  },
  {
    name: 'German: a verb of attitude',
    lang: 'de',
    text: 'Die Ministerin geht davon aus, dass die Preise im Herbst fallen.',
    found: [{ contents: ['die Preise im Herbst fallen'], source: 'Die Ministerin', cue: 'geht' }],
  },
  {
    name: 'a clause about speech that is inside its own sentence',
    text: 'The drought, officials said, has cost the valley half of its harvest.',
    found: [{ contents: ['The drought', 'has cost the valley half of its harvest'], source: 'officials', cue: 'said' }],
  },
  {
    name: 'French: guillemets and inversion',
    lang: 'fr',
    text: '« Nous ne céderons pas un mètre de cette plage », a déclaré Jeanne Morel.',
    found: [{ contents: ['Nous ne céderons pas un mètre de cette plage'], source: 'Jeanne Morel' }],
  },
  {
    name: 'German: laut',
    lang: 'de',
    text: 'Laut Polizei wurde bei dem Unfall niemand verletzt.',
    found: [{ contents: ['wurde bei dem Unfall niemand verletzt'], source: 'Polizei', cue: 'Laut' }],
  },
  {
    name: 'German: zufolge stands behind its source',
    lang: 'de',
    text: 'Einem Bericht der Zeitung zufolge will der Konzern zwei Werke schließen.',
    found: [
      { contents: ['will der Konzern zwei Werke schließen'], source: 'Einem Bericht der Zeitung', cue: 'zufolge' },
    ],
  },
];
