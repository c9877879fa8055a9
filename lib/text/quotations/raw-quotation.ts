import type { QuotationForm, Reason, Span } from '../../model';

/** A quotation as found in the text, before its source is resolved to a speaker. */
export interface RawQuotation {
  readonly form: QuotationForm;
  /** In order, each inside one block, marks outside; several where the attribution or a paragraph break splits it. */
  readonly contents: readonly [Span, ...Span[]];
  readonly cue: Span | null;
  /** The words that name who spoke, with appositive and role; null where nobody is named. */
  readonly source: Span | null;
  /** True where cue and source are those of an earlier quotation that this one goes on from. */
  readonly inherited: boolean;
  /** 0 to 1: the chance that the words are right. */
  readonly worded: number;
  /** 0 to 1: the chance that the source is right, given the words. */
  readonly attributed: number;
  readonly reasons: readonly Reason[];
}
