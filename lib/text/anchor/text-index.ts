import type { Selector, Span } from '../../model';
import { finish, type Steps } from '../steps';
import { type Candidate, findingCandidates } from './candidates';
import { findFirst, findLast } from './find';
import { type FoldedText, foldingText } from './fold';
import { GramIndex } from './gram-index';
import { choosingBest, type Scored } from './score';
import { preparingTarget, type Target } from './target';
import { countingEdits } from './word-edits';

/** Where a stored quotation is now. */
export interface Location {
  readonly span: Span;
  /** 0 to 1; 1 where quotation and context stand as stored. */
  readonly score: number;
  /** Words inserted, deleted or replaced between the stored quotation and the text of `span`; 0 where only typography differs. */
  readonly edits: number;
}

/** A page's text, prepared on the first need for finding many annotations in it. */
export class TextIndex {
  private folded: FoldedText | null = null;
  private grams: GramIndex | null = null;

  constructor(readonly text: string) {}

  /** Null where the quotation is gone, or the selectors hold none. */
  locate(selectors: readonly Selector[]): Location | null {
    return finish(this.locating(selectors));
  }

  /** The same in steps. */
  *locating(selectors: readonly Selector[]): Steps<Location | null> {
    const untouched = this.unchanged(selectors);
    if (untouched !== null) return { span: untouched, score: 1, edits: 0 };
    yield;
    const target = yield* preparingTarget(selectors);
    if (target === null) return null;
    const found = yield* this.searching(target);
    if (found === null) return null;
    const span = found.span;
    const edits = found.distance === 0 ? 0 : yield* countingEdits(target.quote, found.text);
    return { span, score: found.score, edits };
  }

  private unchanged(selectors: readonly Selector[]): Span | null {
    const quote = selectors.find((selector) => selector.type === 'TextQuoteSelector');
    const position = selectors.find((selector) => selector.type === 'TextPositionSelector');
    if (quote === undefined || quote.exact === '') return null;
    const { exact, prefix, suffix } = quote;
    const whole = prefix + exact + suffix;
    if (position !== undefined && position.start >= prefix.length) {
      if (this.text.startsWith(whole, position.start - prefix.length)) {
        return { start: position.start, end: position.start + exact.length };
      }
    }
    if (prefix.length + suffix.length < ENOUGH_CONTEXT) return null;
    const wanted = (position?.start ?? 0) - prefix.length;
    const at = nearestCopy(this.text, whole, wanted);
    return at < 0 ? null : { start: at + prefix.length, end: at + prefix.length + exact.length };
  }

  private *searching(target: Target): Steps<(Scored & { span: Span; text: string }) | null> {
    const folded = this.folded ?? (yield* foldingText(this.text));
    this.folded = folded;
    const grams = this.grams ?? (yield* GramIndex.indexing(folded.text));
    this.grams = grams;
    const { text, starts, ends } = folded;
    const candidates = settled(target, text) ?? (yield* findingCandidates(target, text, grams));
    yield;
    const found = yield* choosingBest(target, candidates, folded, this.text);
    if (found === null) return null;
    const span = { start: starts[found.start] ?? 0, end: ends[found.end - 1] ?? 0 };
    return { ...found, span, text: text.slice(found.start, found.end) };
  }
}

/** Below this, a copy of quotation and context says little: a word between two others stands on many pages. */
const ENOUGH_CONTEXT = 32;

/** Units on each side that are enough, both together, to tell a quotation from every copy of it. */
const TELLING = 24;

/**
 * The only place where the quotation stands word for word between what stood right next to it on both sides, or null:
 * no other place can be more like it (A13). One side is not enough: after what stood before it stands a pull quote too,
 * while its paragraph was changed.
 */
function settled({ context, start, end }: Target, text: string): readonly Candidate[] | null {
  if (start < TELLING || context.length - end < TELLING) return null;
  const part = context.slice(start - TELLING, end + TELLING);
  const at = findFirst(text, part, 0);
  if (at < 0 || findFirst(text, part, at + 1) >= 0) return null;
  return [{ start: at + TELLING, end: at + TELLING + end - start, distance: 0 }];
}

function nearestCopy(text: string, part: string, wanted: number): number {
  const start = Math.max(0, wanted);
  const before = findLast(text, part, start + 1);
  const after = findFirst(text, part, start);
  if (before < 0 || after < 0) return Math.max(before, after);
  return wanted - before <= after - wanted ? before : after;
}

export function indexText(text: string): TextIndex {
  return new TextIndex(text);
}
