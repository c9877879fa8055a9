/** What our interface inside a web page shows, and what a reader can do there. The content script fills both. */
import type { Changes, Failure, FindingChange, MetView, Result, Target } from '@/lib/messages';
import type { Annotation, HighlightColor, NamedSpeaker } from '@/lib/model';
import type { Facts } from '@/lib/reader/facts';

/** Where the words stand: CSS pixels from the viewport's top left corner, as `getBoundingClientRect` gives them. */
export interface Anchor {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The card by a highlight. Words can be several things at once: whatever is not null is shown, the claim first.
 * Replace the whole object when something changes; as long as `key` stays, the reader's unsaved words stay too.
 */
export interface CardState extends Facts {
  /** What the card is about ("quotation 3"). Another key is another card, which starts afresh. */
  readonly key: string;
  /** The words, or the line of them that was clicked; the card never covers them. Update it as the page scrolls. */
  readonly anchor: Anchor;
  /** What `keep` is called with. */
  readonly target: Target;
  /** Whom the reader can name: the article's speakers, and those named before. */
  readonly speakers: readonly NamedSpeaker[];
  /** Whether the same speaker says more before and after it. */
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Other kept articles that have the claim; empty until they are found. */
  readonly met: readonly MetView[];
  /** Where the words can be looked up, and what that place is called; null for what is no claim. */
  readonly lookUp: { readonly url: string; readonly engine: string } | null;
  /** Whether the card opens with its note ready to be written. */
  readonly editing: boolean;
  /** Whether the card takes the focus when it opens: yes where the keyboard opened it, no where the mouse did. */
  readonly takesFocus: boolean;
}

/** The toolbar at a selection. */
export interface ToolbarState {
  /** The selection, or the end of it that the reader is at; the toolbar never covers it. */
  readonly anchor: Anchor;
  /** The colour that "Keep" keeps in. */
  readonly color: HighlightColor;
  /** Whether the toolbar takes the focus when it appears: only where the keyboard asked for it. */
  readonly takesFocus: boolean;
}

/** A short word on what happened, at the foot of the window. */
export interface ToastState {
  /** Another number is another message, even with the same words. */
  readonly id: number;
  readonly message:
    | { readonly kind: 'kept' | 'removed' | 'restored' | 'marked-wrong' | 'nothing-selected' | 'nothing-highlighted' }
    | { readonly kind: 'failed'; readonly why: Failure };
  /** Whether it can be taken back; `undo` is called then. */
  readonly canUndo: boolean;
}

export type MarkKind = 'key-point' | 'claim' | 'kept';

/** A mark on the map of the article: places are shares of the article's height, 0 to 1. */
export interface MapMark {
  readonly target: Target;
  readonly kind: MarkKind;
  /** Of what is kept. */
  readonly color: HighlightColor | null;
  readonly words: string;
  readonly at: number;
  readonly size: number;
  /** How many more stand in the same place. */
  readonly more: number;
}

/** The map at the window's edge. */
export interface MapState {
  /** In the order of the article; not empty. The same list as long as nothing moved. */
  readonly marks: readonly MapMark[];
  readonly side: 'left' | 'right';
  /** What of the article is in the window. */
  readonly view: { readonly start: number; readonly end: number };
}

export interface PageInterfaceState {
  readonly map: MapState | null;
  readonly card: CardState | null;
  readonly toolbar: ToolbarState | null;
  readonly toast: ToastState | null;
}

/** Promises settle once the answer is there and never reject. The state is renewed by the content script before. */
export interface PageInterfaceActions {
  readonly keep: (target: Target) => Promise<Result<Annotation>>;
  readonly unkeep: (id: string) => Promise<Result<unknown>>;
  readonly revise: (id: string, changes: Changes) => Promise<Result<Annotation>>;
  /** The words that stand on the page now are kept instead of those that were. */
  readonly accept: (id: string) => Promise<Result<Annotation>>;
  /** Says something of what was found; a card of what is none goes. */
  readonly correct: (target: Target, change: FindingChange) => Promise<Result<unknown>>;
  /** Copies the words with who said them and where; false where the browser did not let us. */
  readonly copy: (target: Target) => Promise<boolean>;
  /** Copies a link that leads to the words; false where the browser did not let us. */
  readonly share: (target: Target) => Promise<boolean>;
  /** Goes to the same speaker's claim before (-1) or after (1), and opens its card. */
  readonly step: (target: Target, step: 1 | -1) => void;
  /** Goes there and opens its card, which takes the focus where the keyboard asked for it. */
  readonly openMark: (target: Target, takesFocus: boolean) => void;
  /** The card wants to go: Escape, its close button, a click elsewhere. The focus goes back where it came from. */
  readonly closeCard: () => void;
  /** `andEdit`: a card for the new annotation should open, with `editing`. */
  readonly keepSelection: (options: { readonly color: HighlightColor; readonly andEdit: boolean }) => void;
  /** The toolbar wants to go: Escape. */
  readonly closeToolbar: () => void;
  readonly undo: () => void;
  /** The toast has been there long enough, or was dismissed. */
  readonly closeToast: () => void;
}

export const NOTHING_SHOWN: PageInterfaceState = { map: null, card: null, toolbar: null, toast: null };
