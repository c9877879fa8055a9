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
  /** Closed-class words by class. */
  readonly words: WordClasses;
  readonly cues: Cues;
  /** Trained weights of the quotation model; null where the language has rules only. */
  readonly quotationModel: QuotationModel | null;
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
  /** Roles of people who speak: "spokesman", "minister". */
  readonly role: string;
  /** Forms of address that stand before a name: "mr", "senator". */
  readonly title: string;
}

/** A class of cue verbs with their forms; see lib/text/quotations for what each class may open. */
export interface CueVerbs {
  /** Lemmas whose other forms follow the language's regular endings, and full lists "say:says,said,saying,said". */
  readonly speech: string;
  /** Verbs that tell an addressee: "tell", "inform". */
  readonly address: string;
  /** Verbs that take an infinitive or object: "urge", "promise", "decline". */
  readonly infinitive: string;
  /** Verbs whose object is what was said of it: "call", "describe". */
  readonly naming: string;
  /** Verbs with a noun phrase as content: "criticise", "reject". */
  readonly stance: string;
  /** Verbs of documents and polls: "show", "indicate". */
  readonly evidence: string;
  /** Verbs of belief and intention, which are no claims: "think", "hope". */
  readonly attitude: string;
}

export interface Cues {
  readonly verbs: CueVerbs;
  /** "claim", "statement". */
  readonly nouns: string;
  /** "according_to", "in_the_words_of": stand before the source. */
  readonly phrases: string;
  /** "reportedly", "allegedly": a cue without a source. */
  readonly hearsay: string;
  /** Particles of separable cue verbs ("mit" of "teilte … mit"), or "". */
  readonly particles: string;
}

/** Quantised weights: `names[i]` has the weight `values[i] * scale`. See lib/text/quotations/model.ts. */
export interface QuotationModel {
  readonly scale: number;
  readonly names: string;
  readonly values: readonly number[];
}
