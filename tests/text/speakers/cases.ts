/** "[…]" marks a source, "{…}" what it says; `speakers` names who said each content, in order. */
export interface SpeakerCase {
  readonly sentence: string;
  readonly paragraphs: readonly string[];
  readonly speakers: readonly (string | null)[];
}

export const ENGLISH: readonly SpeakerCase[] = [
  {
    sentence: 'an office that nobody is known to hold is not who spoke last in another role',
    paragraphs: ['[Opposition leader Ada Lund] said {the bridge was rotten}.', '[The mayor] said {it was safe}.'],
    speakers: ['Ada Lund', 'mayor'],
  },
  {
    sentence: 'somebody new without a name is meant by the next pronoun',
    paragraphs: [
      '[Per Moe] said {the hall was warm}.',
      'A woman who had slept there was not so sure. “{My coffee froze},” [she] said.',
    ],
    speakers: ['Per Moe', 'woman'],
  },
  {
    sentence: 'a pronoun means whom its own paragraph names before it',
    paragraphs: [
      '[Ada Lund] said {the ward would close}. [She] said {it was late}. [She] blamed {the board}.',
      'Outside, Clara Dahl, 78, was waiting for a taxi. “{I was born here},” [she] said.',
    ],
    speakers: ['Ada Lund', 'Ada Lund', 'Ada Lund', 'Clara Dahl'],
  },
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
    sentence: 'a relative clause has its subject before it',
    paragraphs: ['Ada Lund, [who runs the sale], said {it would begin at four}.'],
    speakers: ['Ada Lund'],
  },
  {
    sentence: 'a source inside a relative clause means whom the clause is about',
    paragraphs: ['Ada Lund, who [runs the sale], said {it would begin at four}.'],
    speakers: ['Ada Lund'],
  },
  {
    sentence: '"that" before a verb and its object opens a clause, and is about the noun before it',
    paragraphs: ['The cooperative [that runs the sale] said {it would begin at four}.'],
    speakers: ['cooperative'],
  },
  {
    sentence: 'one of several is called by the name behind a comma',
    paragraphs: ['[One of the drivers, Alan Moe,] said {the road was closed}. [He] said {it was icy}.'],
    speakers: ['Alan Moe', 'Alan Moe'],
  },
  {
    sentence: 'a role with a clause of its own is called by the name at its end',
    paragraphs: ['[The woman who leads the union, the engineer Ada Lund,] said {talks had failed}.'],
    speakers: ['Ada Lund'],
  },
  {
    sentence: 'a body that is told apart by a word of its own is none that spoke before',
    paragraphs: [
      '[Wenna Tregarrow] said {the springs had dried up}.',
      '[The mining office] said {it would study the ruling}. According to [the office], {a survey was planned}.',
    ],
    speakers: ['Wenna Tregarrow', 'mining office', 'mining office'],
  },
  {
    sentence: 'nor is one that goes by another noun',
    paragraphs: ['[The harbour authority] said {the wall would go}.', '[The association] said {it would strike}.'],
    speakers: ['harbour authority', 'association'],
  },
  {
    sentence: 'nor is one that is told apart by a clause',
    paragraphs: [
      '[The association] said {it would strike}.',
      '[The company which owns the ferries] said {it was sorry}.',
    ],
    speakers: ['association', 'company'],
  },
  {
    sentence: 'nobody is a year',
    paragraphs: ['The wall was inspected by divers in 2019, [who] reported {small voids}.'],
    speakers: ['divers'],
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
    sentence: 'a role with its office before the name in commas',
    paragraphs: ['[The director of the mill, Per Moe,] said {it would close}.', '[The director] said {so twice}.'],
    speakers: ['Per Moe', 'Per Moe'],
  },
  {
    sentence: 'what two said together is said by both',
    paragraphs: ['Ada Lund and Per Moe met.', '[The statement by the two] said {talks went well}.'],
    speakers: ['Ada Lund and Per Moe'],
  },
  {
    sentence: 'a group before its names',
    paragraphs: ['[The candidates, Ada Lund and Senator Per Moe,] promised {new ferries}.'],
    speakers: ['Ada Lund and Per Moe'],
  },
  {
    sentence: 'two named side by side are "they"',
    paragraphs: ['Ada Lund and Per Moe wrote a book.', '[They] say {it rains more}.'],
    speakers: ['Ada Lund and Per Moe'],
  },
  {
    sentence: '"the woman" is no named woman',
    paragraphs: [
      '“{It is quiet here},” said [Ada Lund], a waitress.',
      '“{It is too loud},” said [a cashier at the pier]. “{Far too loud},” [the woman] said.',
    ],
    speakers: ['Ada Lund', 'cashier', 'cashier'],
  },
  {
    sentence: 'party and place after a comma are no second speaker',
    paragraphs: ['“{It rained},” [Senate leader Per Moe, R-Ind.,] said.'],
    speakers: ['Per Moe'],
  },
  {
    sentence: 'a name inside the role after a comma is no second speaker',
    paragraphs: ['Ada Quist won.', '[Per Moe, a delegate supporting Quist,] said {she would win}.'],
    speakers: ['Per Moe'],
  },
  {
    sentence: 'an official is not who spoke before',
    paragraphs: ['“{No},” said [Henry Moe].', '“{Yes},” [the second official] said.'],
    speakers: ['Henry Moe', 'second official'],
  },
  {
    sentence: 'an epithet goes to who is in mind',
    paragraphs: ['[Ada Lund] said {it rained}.', '[The actress] added that {it would snow}.'],
    speakers: ['Ada Lund', 'Ada Lund'],
  },
  {
    sentence: 'a name in the role is no speaker',
    paragraphs: ['Ada Quist left.', '[Quist campaign manager Per Moe] said {she was tired}.', '[He] said {so twice}.'],
    speakers: ['Per Moe', 'Per Moe'],
  },
  {
    sentence: 'a word that opens a sentence is no name',
    paragraphs: ['[Henry Moe] said {it rained}. None has come since. “{It snowed},” [he] said.'],
    speakers: ['Henry Moe', 'Henry Moe'],
  },
  {
    sentence: 'initials do not end the sentence',
    paragraphs: ['[Rep. G.K. Lund (Ind.), head of the harbour caucus,] said {it rained}.'],
    speakers: ['G.K. Lund'],
  },
  {
    sentence: 'the subject of the pronoun’s own sentence goes before the last speaker',
    paragraphs: [
      'Henry Moe and Victor Dahl ran.',
      '“{I ran},” [Moe] said.',
      'Dahl seems to know it — [he] told a reporter that {he was slow}.',
    ],
    speakers: ['Henry Moe', 'Victor Dahl'],
  },
  {
    sentence: 'who was long spoken of yields to a new speaker',
    paragraphs: [
      '[Henry Moe] said {it rained}.',
      '[He] said {it snowed}.',
      '[He] said {it blew}.',
      'Victor Dahl, his friend, [who] {saw it all}, was there.',
      '“{It was mild},” [he] said.',
    ],
    speakers: ['Henry Moe', 'Henry Moe', 'Henry Moe', 'Victor Dahl', 'Victor Dahl'],
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

/** French: what belongs to a noun stands behind it. */
export const FRENCH: readonly SpeakerCase[] = [
  {
    sentence: 'a body with its complement is told apart by it',
    paragraphs: ['[Le conseil] a dit que {le pont fermerait}.', '[Le syndicat des bateliers] dénonce {un abandon}.'],
    speakers: ['conseil', 'syndicat des bateliers'],
  },
];

/** Portuguese: articles tell the gender of a role that no list knows. */
export const PORTUGUESE: readonly SpeakerCase[] = [
  {
    sentence: 'the article before an unlisted role tells the gender of a name',
    paragraphs: [
      '“{A água subiu},” contou [a bordadeira Jaci Moscoso].',
      'O oleiro Ubiratã Bittar, da vila, contesta. “{É falso},” disse [ele].',
    ],
    speakers: ['Jaci Moscoso', 'Ubiratã Bittar'],
  },
  {
    sentence: 'a noun for a body before a name makes it one, which no "ele" means',
    paragraphs: [
      '[A construtora Pilar] informou que {parou}.',
      'Para o engenheiro Rui Salgado, a ponte não basta. “{O rio encolheu},” explica [ele].',
    ],
    speakers: ['Pilar', 'Rui Salgado'],
  },
];

/** Hindi: the marker behind a name tells the subject. */
export const HINDI: readonly SpeakerCase[] = [
  {
    sentence: 'the marker behind a name brings it to mind as a subject',
    paragraphs: [
      '[मंत्री सुरेश भाटी ने] कहा कि {बसें चलेंगी}।',
      'नेता मीना राठौड़ ने सरकार की आलोचना की। [उन्होंने] कहा कि {यह गलत है}। [मीना राठौड़ ने] कहा कि {वे लड़ेंगी}।',
    ],
    speakers: ['सुरेश भाटी', 'मीना राठौड़', 'मीना राठौड़'],
  },
];
