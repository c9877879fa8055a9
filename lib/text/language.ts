import type { Calibration } from './quotations/calibration';
import type { SpeakerWords } from './speakers/speaker-words';

/**
 * What the text core knows of a language: plain data, so that a language is added by a folder of JSON files and no code.
 * Word lists are strings of lower-case words parted by one space; "_" stands for a space inside an entry.
 */
export interface Language {
  /** BCP 47 primary subtag, or "und". */
  readonly code: string;
  /** Words that end in a full stop which ends no sentence, without that stop: "mr", "u.s". */
  readonly abbreviations: string;
  /** Pairs of quotation marks, the usual one first. */
  readonly marks: readonly (readonly [open: string, close: string])[];
  /** Dashes part speech from who says it: "— A, — said she, — B". */
  readonly speechDashes?: boolean;
  /** Who speaks is named inside the marks, between commas: "« A, dit-elle, B »". */
  readonly speechCommas?: boolean;
  /** Closed-class words by class. */
  readonly words: WordClasses;
  /** Endings of open-class words that tell their class, longest first: "tion", "ed". */
  readonly endings: string;
  /** Small words written as one with another: "qu'" before it, "-t-il" behind it; see `Clitics`. */
  readonly clitics?: { readonly before: string; readonly behind: string };
  readonly cues: Cues;
  readonly speakers: SpeakerWords;
  readonly stance: StanceWords;
  readonly stopwords: Stopwords;
  readonly checkable: CheckableWords;
  /** Absent where two wordings are told apart by their figures and names alone. */
  readonly contrasts?: Contrasts;
  /** Forms of reports that annotated news leave open; see lib/text/quotations/forms.ts. */
  readonly forms?: QuotationForms;
  /** Where its sentences say who said what; null where trained weights alone tell. */
  readonly reporting: ReportingWords | null;
  /** Small words written as one with the word behind, without a mark ("و"); every cue and phrase is known with them, too. */
  readonly prefixes?: string;
  /** Trained weights of the quotation models; null where the language has rules only. */
  readonly quotationModel: QuotationModel | null;
}

/**
 * Words that tell how a source stands to what it is quoted with; see lib/text/quotations/stance.ts. Lists are strings of
 * entries parted by one space, in lower case. In an entry "_" stands for a space, "*" at the end of a word for any
 * ending, at its start for any beginning, "…" for any words of the clause, and "$" at the end for the end of the clause:
 * "wies*…zurück$".
 */
export interface StanceWords {
  readonly denies: string;
  /** Doubts, and what calls something into question. */
  readonly questions: string;
  /** Asks a question, or asks for something. */
  readonly asks: string;
  readonly promises: string;
  readonly warns: string;
  /** Phrases that leave open what they report: "neither_confirm*…nor_den*". */
  readonly open: string;
  /** Phrases in which no word of the other lists counts: "not_only", "no_doubt". */
  readonly assured: string;
  readonly negation: string;
  /** Words that make a subject of nobody: "no" of "no minister said". */
  readonly nobody: string;
  /** Verbs and small words that negate the cue they govern: "refuse" of "refused to confirm". */
  readonly withholds: string;
  /** Verbs whose object tells their stance: "repeat" of "repeated her denial that". */
  readonly voices: string;
  /** Conjunctions over which a negation reaches: "or" of "did not say or imply". */
  readonly joins: string;
  /** Relative pronouns without a comma before them, that are determiners too. */
  readonly relatives: string;
  /** Small words between a negation and its verb that the word classes don't tell of: clitic pronouns, "de". */
  readonly between: string;
  /** How an infinitive is known: by the words before it, or by a regular expression on its form. "" for neither. */
  readonly infinitive: {
    readonly markers: string;
    readonly form: string;
    /** Words that open a question that is reported, not asked: "whether", "how". */
    readonly questions?: string;
  };
  /** The verb may stand far from its negation, on either side: "sagte am Montag nicht". */
  readonly clauseNegation: boolean;
  /** What a negated verb begins with ("ne" of "neřekl"), or "". */
  readonly negativePrefix: string;
  /** Ending of adverbs ("ly"), or "". */
  readonly adverbEnding: string;
}

/**
 * Words by which two wordings are told apart: what is a number, and what is the opposite of what. An entry is "word:value",
 * of the opposites "word/opposite"; nothing where a language has none yet.
 */
export interface Contrasts {
  /** Numbers in words: "two:2". */
  readonly numerals: string;
  /** What multiplies the number before it: "million:1000000". */
  readonly scales: string;
  readonly ordinals: string;
  /** Words of measure and what they are told in: "centimetres:cm". */
  readonly units: string;
  /** Words before a number that is a rounding: "about", "nearly". */
  readonly rough: string;
  /** Words that cannot both be true of one thing: "win/lose". */
  readonly opposites: string;
  /** Words that deny the next word: "not", "no". */
  readonly negators: string;
  /** Words that deny one of the words behind them: "without", "refused", "failed". */
  readonly denials: string;
  /** Words that deny in part or from afar: "without", "hardly", "few". */
  readonly doubts: string;
  /** Words behind a negated one by which it is said after all: "not released until". */
  readonly limits: string;
  /** Pronouns for one person, as a subject: "he", "she". */
  readonly persons: string;
  /** Fractions in per cent ("quarter:25"). */
  readonly fractions: string;
  /** Groups of words for things of a kind, of which only one can be: "train/boat/plane". */
  readonly kinds: string;
  /** Groups of words that report the same event: "die/died/killed/death". */
  readonly synonyms: string;
}

/**
 * The order of words in sentences that report what was said; see lib/text/quotations/reports.ts. Lists are strings of
 * words parted by one space, in lower case.
 */
export interface ReportingWords {
  /**
   * "marked": who speaks stands before a marker or the verb at the end; "free": before or behind the verb, anywhere; "last":
   * at the head of the sentence, and the verb at its end, behind what is said.
   */
  readonly order: 'marked' | 'free' | 'last';
  /** What marks who speaks, right behind: "نے". */
  readonly agent: string;
  /** Pronouns that are one with that marker: "उन्होंने". */
  readonly agents: string;
  /** What joins nouns to one phrase: "کے". */
  readonly genitive: string;
  /** Other words that no noun phrase goes on behind: "ہوئے". */
  readonly bounds: string;
  /** Verbs behind the word that carries the meaning: "دیا" of "بیان دیا". */
  readonly light: string;
  /** Those of them that leave unsaid who spoke: "گیا". */
  readonly passive: string;
  /** Cues that have who speaks as a genitive: "کہنا". */
  readonly nominal: string;
  /** Cues whose subject has no marker: "کہتے". */
  readonly unmarked: string;
  /** What phrases stand with that says nothing: "law" of "according to law". */
  readonly unspeaking: string;
  /** Prepositions inside the name of an office: "باسم". */
  readonly inner: string;
  /** Complementisers that are one with a pronoun, which belongs to what is reported: "إنه". */
  readonly fused: string;
  /** What words for an addressee begin with: "لل". */
  readonly addressee: string;
  /** What a verb begins with that a conjunction is one with: "و". */
  readonly joined: string;
  /** Participles that give a thing its name: "dit" of "le quartier dit « des Tanneurs »". */
  readonly participles?: string;
  /** Verbs stand without a subject that is known. */
  readonly proDrop: boolean;
  /** Subjects stand behind their verbs more often than before. */
  readonly verbFirst: boolean;
  /** Prepositions that name whose opinion words in marks are: "pour" of "Pour X, « … »". */
  readonly opinion: string;
  /** Conjunctions before a verb of saying whose clause a comma ends: "comme" of "comme le dit X, …". */
  readonly asSays: string;
  /** A comma ends a phrase at the head of a sentence: "Selon X, …", but "Według X …". */
  readonly phraseComma: boolean;
  /** Regular expression on the last word of a clause that stands before its verb as a noun, or "": "açılacağını". */
  readonly nominalised: string;
  /** Regular expression on an infinitive that stands right behind its verb: "reabrir". */
  readonly infinitive?: string;
  /** Regular expression on the ending of a verb in the past, where one word tells it: "prometió". */
  readonly past?: string;
  /** Regular expression on words for those to whom something is said, where an ending tells: "gazetecilere". */
  readonly addressees?: string;
}

/** Words of forms that rules find beside trained weights; lists as in `Language`. */
export interface QuotationForms {
  /** Courts, juries and the like, before which something is said. */
  readonly forums: string;
  /** What they do then: "heard", "was_told". */
  readonly heard: string;
  /** Auxiliaries of verbs whose subject does not speak; of others somebody does. */
  readonly passive: string;
  /** Verbs of views, which report what was said where words stand in marks: "felt". */
  readonly views: string;
}

export interface Stopwords {
  /** Words too common to say what a sentence is about. */
  readonly common: string;
  /** First words of a sentence that leans on the one before it: "he", "but", "as_a_result". */
  readonly dependent: string;
  /** Words that tell a note of the publisher about the article: "correction:", "an_earlier_version_of". */
  readonly notes: string;
}

/**
 * Words that tell what can be checked in a sentence. Lists are strings of entries parted by one space, in lower case. In
 * an entry "_" stands for a space, "*" at the end of a word for any ending, at its start for any beginning (of words in
 * small letters), and "…" for up to six words between: "reject*…claim*". "*" alone is any word.
 */
export interface CheckableWords {
  /** Numbers in words, from two on: "seven", "half", "millions". */
  readonly numbers: string;
  /** Words whose number is a name: "section" of "section 14". */
  readonly labels: string;
  readonly months: string;
  /** Months that are other words, too; they count beside a number or behind one of `beforeMonth`. */
  readonly unclearMonths: string;
  readonly beforeMonth: string;
  /** Days and stretches of time with a place in the calendar: "tuesday", "yesterday", "last_year". */
  readonly days: string;
  /** Words behind a number that make it an hour: "o'clock", "uhr". */
  readonly clock: string;
  readonly comparison: string;
  readonly accusation: string;
  readonly denial: string;
  readonly promise: string;
  /** Entries in which no word of the four lists above counts: "rather_than". */
  readonly exceptions: string;
}

export interface WordClasses {
  /** "that", "dass": opens reported speech. */
  readonly complementiser: string;
  readonly determiner: string;
  readonly possessive: string;
  /** Pronouns that can stand as the subject of a cue: "he", "who". */
  readonly pronoun: string;
  readonly relative: string;
  readonly preposition: string;
  readonly conjunction: string;
  readonly subordinator: string;
  readonly auxiliary: string;
  readonly modal: string;
  readonly negation: string;
  readonly adverb: string;
  /** Days, months and the like, which stand between a subject and its cue. */
  readonly time: string;
  /** "to", "zu": marks an infinitive. */
  readonly infinitive: string;
  /** Roles of people and bodies that speak: "spokesman", "minister", "poll". */
  readonly role: string;
  /** Forms of address that stand before a name: "mr", "senator". */
  readonly title: string;
  /** Verbs in the mood of reported speech ("sei", "habe"), which may stand without a cue; or "". */
  readonly subjunctive: string;
  /** Forms of common verbs that are no cues ("makes", "took"): they tell a clause from a phrase. */
  readonly verb: string;
}

/** How the other forms of a regular verb follow from its lemma: the first `lemma` that fits is used. */
export interface Conjugation {
  /** Source of a regular expression that the lemma must match. */
  readonly lemma: string;
  /** What stands in the match's place in the other forms; $1 is its first group. */
  readonly endings: string;
}

/**
 * Cue verbs by what they open. An entry is a lemma ("add"), or a lemma with its irregular forms
 * ("say:says,said,saying"). A verb may be of several classes.
 */
export interface CueVerbs {
  readonly speech: string;
  /** Verbs that name an addressee before what is said: "tell", "inform". */
  readonly address: string;
  /** Verbs that open an infinitive: "urge", "promise", "decline". */
  readonly infinitive: string;
  /** Verbs whose object is told to be something: "call", "describe". */
  readonly naming: string;
  /** Verbs with a noun phrase as content: "criticise", "reject". */
  readonly stance: string;
  /** Verbs of documents and polls: "show", "indicate". */
  readonly evidence: string;
  /** Verbs of belief and intention, which make no claim: "think", "hope". */
  readonly attitude: string;
}

export interface Cues {
  readonly conjugations: readonly Conjugation[];
  readonly verbs: CueVerbs;
  /** "claim", "statement". */
  readonly nouns: string;
  /** "according_to", "zufolge": stands before or after its source. */
  readonly phrases: string;
  /** Phrases stand inside the clause that they report, without commas: "war laut Polizei gelöscht". */
  readonly phrasesInside?: boolean;
  /** Verbs of attitude open reported words as verbs of saying do, so that they are looked at as cues. */
  readonly attitudesReport?: boolean;
  /** "reportedly", "allegedly": a cue without a source. */
  readonly hearsay: string;
  /** "it_is", "es": before a cue verb these name nobody; the first word is no source. */
  readonly impersonal: string;
  /** Particles of separable cue verbs ("mit" of "teilte … mit"), or "". */
  readonly particles: string;
}

/** The weights of one linear model over hashed features; see lib/text/quotations/linear-model.ts. */
export interface Weights {
  /** What one step of a weight is worth. */
  readonly step: number;
  /** Of the buckets, as text (see `packed`); the number of buckets is a power of two. */
  readonly levels: string;
}

/** Boosted regression trees; see lib/text/quotations/tree-model.ts. */
export interface TreeWeights {
  /** What one step of a leaf is worth. */
  readonly step: number;
  /** The trees, as text; see `packedTrees`. */
  readonly trees: string;
}

export interface QuotationModel {
  /** Words were told apart by their class alone, so that the weights serve languages that they weren't trained on. */
  readonly byClass?: boolean;
  /** What stated confidences are worth, found on articles that the weights were not trained on. */
  readonly calibration?: Calibration;
  /** Which words name who spoke. */
  readonly source: Weights;
  /** Which words are reported. */
  readonly content: Weights;
  /** Whether words in marks are speech. */
  readonly speech: Weights;
  /** Which cue speaks of words in marks. */
  readonly attribution: Weights;
  /** Weighs the likeliest reported words again, knowing the other cues; where there is enough to learn that from. */
  readonly ranking?: TreeWeights;
  /** The chance from which on reported words are shown; see `MIN_REPORTED` in lib/text/quotations/judge.ts. */
  readonly leastReported?: number;
}
