/** "[…]" marks a source, "{…}" what it says; `speakers` names who said each content, in order. */
export interface SpeakerCase {
  readonly sentence: string;
  readonly paragraphs: readonly string[];
  readonly speakers: readonly (string | null)[];
}

export const ENGLISH: readonly SpeakerCase[] = [
  {
    sentence: 'a surname goes to the full name',
    paragraphs: ['[Ada Lund] said {the bridge would close}.', '[Lund] added that {ferries would run}.'],
    speakers: ['Ada Lund', 'Ada Lund'],
  },
  {
    sentence: 'a full name that is no source names who speaks later',
    paragraphs: [
      'Ostland’s Harbour Office spokesperson Edmund Kofi Brandt, while speaking on Monday, opened the hearing.',
      '“{The pier is safe},” [he] said.',
      '[The spokesperson] said {work would go on}. {It would end in May}, [the HO spokesperson] noted.',
      '[Edmund Brandt] denied {any delay}.',
    ],
    speakers: ['Edmund Kofi Brandt', 'Edmund Kofi Brandt', 'Edmund Kofi Brandt', 'Edmund Kofi Brandt'],
  },
  {
    sentence: 'a pronoun goes to the name of its gender',
    paragraphs: ['Ada Lund met Per Moe on Monday.', '“{We disagree},” [she] said.', '“{We agree},” [he] said.'],
    speakers: ['Ada Lund', 'Per Moe'],
  },
  {
    sentence: 'a pronoun after a paragraph that names another man goes to the running speaker',
    paragraphs: [
      '[Victor Quist] rejected {remarks made by the mayor of Ostby, Henry Dahl, about the port}.',
      '[He] added that {the port was open}.',
      'Ferries have been full since the summer, when two lines closed.',
      '[He] said {a third would close}.',
    ],
    speakers: ['Victor Quist', 'Victor Quist', 'Victor Quist'],
  },
  {
    sentence: 'who is talked about in a quotation does not speak next',
    paragraphs: [
      '“{Arthur Dahl has failed the town. Dahl should go},” said [Henry Moe], a fisherman.',
      '“{We are done with Arthur},” [he] said.',
    ],
    speakers: ['Henry Moe', 'Henry Moe'],
  },
  {
    sentence: 'Mr. and Mrs. of one surname are two',
    paragraphs: [
      'Ada Lund and Peter Lund own the mill.',
      '“{It pays},” [Mr. Lund] said. “{It does not},” [Mrs. Lund] said.',
    ],
    speakers: ['Peter Lund', 'Ada Lund'],
  },
  {
    sentence: 'a role goes to who has it, in apposition',
    paragraphs: ['Ada Lund, a spokeswoman for the mill, was there.', '[The spokeswoman] said {it would close}.'],
    speakers: ['Ada Lund'],
  },
  {
    sentence: 'the role before a name in commas',
    paragraphs: ['[His campaign manager, Per Moe,] said {the vote was fair}.'],
    speakers: ['Per Moe'],
  },
  {
    sentence: 'somebody’s spokesman is not that somebody',
    paragraphs: ['Ada Quist left.', '[Quist’s spokesman] said {she was tired}.', '[Quist] denied {it}.'],
    speakers: ['Quist’s spokesman', 'Ada Quist'],
  },
  {
    sentence: 'a possessive name is the name',
    paragraphs: ['Ada Quist spoke.', 'She recalled [Quist’s] claim that {it rained}.'],
    speakers: ['Ada Quist'],
  },
  {
    sentence: 'an acronym goes to the body of those initials',
    paragraphs: ['The [Ostland Water Board] said {supplies were low}.', '[The OWB] said {it would rain}.'],
    speakers: ['Ostland Water Board', 'Ostland Water Board'],
  },
  {
    sentence: 'the ministry is the last ministry',
    paragraphs: ['The Fisheries Ministry met on Monday.', '[The ministry] said {quotas would fall}.'],
    speakers: ['Fisheries Ministry'],
  },
  {
    sentence: 'who speaks through a statement is who released it',
    paragraphs: ['[The statement, released by Ostland’s Harbour Office,] said {the law was broken}.'],
    speakers: ['Harbour Office'],
  },
  {
    sentence: 'a relative pronoun goes to the name before it',
    paragraphs: ['The mayor praised Ada Lund, [who] has vowed {not to resign}.'],
    speakers: ['Ada Lund'],
  },
  {
    sentence: 'two speakers are one joint speaker, and "both" goes back to them',
    paragraphs: [
      'Ada Lund and Per Moe met.',
      '[Lund and Moe] said {talks went well}.',
      '[Both] said {there would be more}.',
    ],
    speakers: ['Ada Lund and Per Moe', 'Ada Lund and Per Moe'],
  },
  {
    sentence: 'what nobody is named for has no speaker',
    paragraphs: ['[He] said {it was late}.'],
    speakers: [null],
  },
  {
    sentence: 'an inherited quotation has the speaker before it',
    paragraphs: ['“{It is late},” [Ada Lund] said.', '“{We should go}.”'],
    speakers: ['Ada Lund', 'Ada Lund'],
  },
  {
    sentence: 'they are the last several',
    paragraphs: ['[Researchers] said {the ice was thin}.', '[They] warned {skaters to stay away}.'],
    speakers: ['Researchers', 'Researchers'],
  },
  {
    sentence: 'a poll speaks for itself',
    paragraphs: ['{Support fell}, according to [a new Moe University poll of fishermen].'],
    speakers: ['Moe University poll of fishermen'],
  },
  {
    sentence: 'a name after its pronoun in the same sentence',
    paragraphs: ['After [he] called {the port unsafe}, Mayor Per Moe went home.'],
    speakers: ['Per Moe'],
  },
];

export const GERMAN: readonly SpeakerCase[] = [
  {
    sentence: 'a pronoun, a surname and a role go to the full name',
    paragraphs: [
      'Der Sprecher des Hafenamts, Henrik Brandt, trat am Montag vor die Presse.',
      '„{Der Pier ist sicher}“, sagte [er].',
      '[Brandt] fügte hinzu, {die Arbeiten gingen weiter}. {Sie endeten im Mai}, so [der Sprecher].',
    ],
    speakers: ['Henrik Brandt', 'Henrik Brandt', 'Henrik Brandt'],
  },
  {
    sentence: 'a compound is of the role that it ends in',
    paragraphs: [
      'Verkehrsministerin Anna Lund besuchte die Werft.',
      '[Die Ministerin] sagte, {die Brücke werde gesperrt}.',
      '„{Es geht nicht anders}“, sagte [sie].',
    ],
    speakers: ['Anna Lund', 'Anna Lund'],
  },
  {
    sentence: 'Herr and Frau of one surname are two',
    paragraphs: [
      'Anna Moe und Peter Moe besitzen die Mühle.',
      '[Herr Moe] sagte, {sie lohne sich}.',
      '[Frau Moe] sagte, {sie lohne sich nicht}.',
    ],
    speakers: ['Peter Moe', 'Anna Moe'],
  },
  {
    sentence: 'the speaker of an office has no other name',
    paragraphs: ['[Ein Sprecher der Werft] sagte, {es habe geregnet}. '],
    speakers: ['Sprecher der Werft'],
  },
  {
    sentence: '"demnach" names nobody',
    paragraphs: ['[Demnach] sei {niemand verletzt worden}.'],
    speakers: [null],
  },
];
