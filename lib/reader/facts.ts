import type { DifferenceView, Target, WordingChange } from '../messages';
import type {
  Annotation,
  Certainty,
  CheckableMark,
  HighlightColor,
  KeyPoint,
  QuotationForm,
  Reason,
  Stance,
} from '../model';

/** What is said of a quoted claim. */
export interface ClaimFacts {
  readonly speaker: { readonly name: string; readonly role: string | null } | null;
  /** Who was found, or null; absent where the reader says nothing else. */
  readonly found?: { readonly name: string; readonly role: string | null } | null;
  readonly form: QuotationForm;
  /** The cue as written ("said"), or null. */
  readonly cue: string | null;
  readonly stance: Stance;
  /** The words, one string a stretch: more than one where the attribution splits the quotation. */
  readonly contents: readonly string[];
  /** The whole sentences in which they stand. */
  readonly sentence: string;
  readonly certainty: Certainty;
  /** Other words of the same quotation elsewhere in the article; absent where there are none. */
  readonly differs?: readonly DifferenceView[];
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
}

/** What is said of words that are a key point, or that support some. */
export interface KeyPointFacts {
  /** Whose key point the words are; null where they only support some. */
  readonly origin: KeyPoint['origin'] | null;
  /** The publisher's bullets that the words support; `target` is where one is printed, or null. */
  readonly supports: readonly { readonly text: string; readonly target: Target | null }[];
  /** The sentence that supports the words, which are a publisher's bullet; null where nothing does. */
  readonly support: Target | null;
  /** What the words, which are a publisher's bullet, say otherwise than the article; absent where nothing. */
  readonly differs?: readonly DifferenceView[];
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
}

/** What is known of something on the page; null where it is none of that. */
export interface Facts {
  /** The words as they stand on the page. */
  readonly words: string;
  /** BCP 47 tag of the page's text. */
  readonly lang: string;
  readonly claim: ClaimFacts | null;
  readonly keyPoint: KeyPointFacts | null;
  /** The annotation that keeps the words. */
  readonly annotation: Annotation | null;
  /** How the words differ from those kept; null where they don't, or are not kept. */
  readonly change: WordingChange | null;
}

/** Something of ours on the page, as the map of the article shows it. */
export interface Mark {
  readonly target: Target;
  readonly kind: 'key-point' | 'claim' | 'kept';
  /** Of what is kept. */
  readonly color: HighlightColor | null;
  readonly words: string;
  /** In order; not empty. */
  readonly ranges: readonly Range[];
}
