import type { Target, WordingChange } from '../messages';
import type { Annotation, CheckableMark, HighlightColor, QuotationForm, Reason } from '../model';

/** What is known of something on the page; null where it is none of that. */
export interface Facts {
  readonly words: string;
  /** BCP 47 tag of the page's text. */
  readonly lang: string;
  readonly claim: {
    readonly speaker: { readonly name: string; readonly role: string | null } | null;
    readonly form: QuotationForm;
    readonly cue: string | null;
    readonly confidence: number;
    readonly reasons: readonly Reason[];
    readonly checkable: readonly CheckableMark[];
  } | null;
  readonly keyPoint: {
    /** The publisher's bullets that are printed there or that the sentence there supports. */
    readonly supports: readonly string[];
    readonly reasons: readonly Reason[];
  } | null;
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
