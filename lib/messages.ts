/**
 * What messages between the page, the background and our own pages are made of, and those that don't go to the background:
 * types only. What goes to the background is declared where it is answered, in entrypoints/background.
 */
import type {
  Annotation,
  ArticleChange,
  ArticleRecord,
  Certainty,
  CheckableMark,
  Difference,
  DiffPart,
  PageIdentity,
  QuotationForm,
  Reason,
  SpeakerChange,
  SpeakerKind,
  Stance,
} from './model';
import type { SearchDoc } from './stored';

export type { Changes, PageIdentity } from './model';
export type { Elsewhere, FoundArticles, FoundText, FoundTexts, LibraryArticle } from './stored';

/** Something on the page that can be kept or scrolled to. */
export type Target =
  /** `support`: the sentence that supports the key point of that index best. */
  | { readonly kind: 'key-point' | 'support' | 'quotation'; readonly index: number }
  | { readonly kind: 'annotation'; readonly id: string };

/** What a reader may say of a finding that is on the page; a field that is absent stays as it is. */
export interface FindingChange {
  /** Whether it is none: then it is not shown. */
  readonly wrong?: boolean;
  readonly speaker?: SpeakerChange;
}

/** Where a bullet or headline and the article differ, or two places of it: the words of the one, and of the other. */
export interface DifferenceView {
  /** `inside`: both are the article's. The others as in `Difference`. */
  readonly as?: Difference['as'] | 'inside';
  readonly words: string;
  readonly text: string;
}

export interface KeyPointView {
  /** Index for `Target`. */
  readonly index: number;
  readonly origin: 'publisher' | 'selected';
  readonly text: string;
  /** The best supporting sentences of a publisher's bullet, best first; empty where nothing supports it. */
  readonly support: readonly string[];
  /** What a publisher's bullet says otherwise than the article; absent where nothing. */
  readonly differs?: readonly DifferenceView[];
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
  /** Id of the annotation that keeps it, or null. */
  readonly kept: string | null;
}

export interface ClaimView {
  readonly index: number;
  readonly form: QuotationForm;
  /** The words, one string a stretch: more than one where the attribution splits the quotation. */
  readonly contents: readonly string[];
  readonly cue: string | null;
  readonly source: string | null;
  readonly stance: Stance;
  /** The whole sentences in which the words stand. */
  readonly sentence: string;
  /** Index into `PageState.speakers`, or null; the reader's where he says other than what was found. */
  readonly speaker: number | null;
  /** Who was found, or null; absent where the reader says nothing else. */
  readonly found?: SpeakerView | null;
  readonly confidence: number;
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
  readonly kept: string | null;
}

/** A finding that the reader marked as wrong. */
export interface HiddenView {
  readonly target: Extract<Target, { readonly index: number }>;
  /** The words, one string a stretch. */
  readonly contents: readonly string[];
  /** Null for a key point. */
  readonly form: QuotationForm | null;
}

export interface SpeakerView {
  readonly name: string;
  readonly role: string | null;
  readonly kind: SpeakerKind;
}

/** What is asked of a claim: whether it was met before. */
export interface AskedClaim {
  /** Its stretches, parted by " … ". */
  readonly text: string;
  readonly speaker: string | null;
  readonly form: QuotationForm;
  /** Whether the speaker denies it. */
  readonly denied: boolean;
}

/** Something that a speaker said, in a kept article. */
export interface SpeakerClaim {
  /** As it is kept, or made of the article's copy. */
  readonly annotation: Annotation;
  /** Without its digest. */
  readonly article: ArticleRecord;
  /** Whether it is kept as a passage, and whether the article's text is. */
  readonly isKept: boolean;
  readonly hasCopy: boolean;
  readonly checkable: readonly CheckableMark[];
  /** Of a claim that was made before: its place in the list, in what they differ, and the words that do, from that one to this. */
  readonly repeats: { readonly claim: number; readonly told: string; readonly diff: readonly DiffPart[] } | null;
}

/** All that a speaker says in what is kept. */
export interface SpeakerOverview {
  /** The name under which the speaker is listed, and the others that are listed under it. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** In the order of time. */
  readonly claims: readonly SpeakerClaim[];
  /** How many older ones are left out. */
  readonly left: number;
  /** Names that may be the same speaker's, most likely first. */
  readonly similar: readonly string[];
}

/** A quotation of a kept article, held against a text that it may come from. */
export interface WordingView {
  /** Index of the claim in the copy. */
  readonly claim: number;
  readonly words: string;
  readonly speaker: string | null;
  readonly found: 'word-for-word' | 'left-out' | 'changed' | 'not-found';
  /** From the source's words to the quotation's; empty where they are the same, or not found. */
  readonly diff: readonly DiffPart[];
}

/** What came of it: quotations in the order of the article, and how many claims are only told in its own words. */
export interface WordingCheck {
  readonly quotations: readonly WordingView[];
  readonly reported: number;
}

/** Another kept article that has a claim, too, as the reader is told it. */
export interface MetView {
  /** "Also in The Harbour Ledger, 3 March: there said by …", in the reader's language. */
  readonly told: string;
  /** Where the words differ, from those of the other article to these; empty where they don't. */
  readonly diff: readonly DiffPart[];
  /** BCP 47 tag of the words. */
  readonly lang: string;
}

/** A kept annotation and whether its words stand in the page as it is now. */
export interface KeptView {
  readonly annotation: Annotation;
  readonly found: boolean;
  /** What differs where other words stand there now; absent where none do. */
  readonly changed?: WordingChange;
}

/** How the words on the page differ from those kept. */
export interface WordingChange {
  readonly diff: readonly DiffPart[];
  /** ISO 8601, UTC: when the kept words were seen first, and when the others were. */
  readonly kept: string;
  readonly seen: string;
}

/** What a content script knows of its page: all that the popup shows of it. */
export interface PageState {
  /** Null where nothing was read: the page has no running text, or nobody asked and it looks like no article. */
  readonly article: {
    readonly title: string;
    readonly siteName: string | null;
    readonly byline: readonly string[];
    readonly published: string | null;
    readonly url: string;
    readonly lang: string;
    /** Whether the page looks like one article, too: nobody else than the reader says so where it doesn't. */
    readonly likely: boolean;
  } | null;
  /** What headline and standfirst say otherwise than the body, and the body in two places; absent where nothing. */
  readonly openings?: readonly DifferenceView[];
  readonly keyPoints: readonly KeyPointView[];
  readonly claims: readonly ClaimView[];
  /** Those of the article, and those whom the reader named beside them. */
  readonly speakers: readonly SpeakerView[];
  readonly kept: readonly KeptView[];
  /** What is left out of the lists above; absent where nothing is. */
  readonly hidden?: readonly HiddenView[];
  /** Absent where nothing of the article is known to have changed since it was first kept from. */
  readonly changed?: ArticleChange;
  /** Whether highlights are painted. */
  readonly painted: boolean;
}

/** Why a tab can't be read: browser and store pages, PDFs; no permission yet; a page that failed. */
export type Unreadable = 'restricted' | 'pdf' | 'no-permission' | 'failed';

export type OpenResult = { readonly ok: true } | { readonly ok: false; readonly why: Unreadable };

/** See lib/store/search-index.ts. */
export interface IndexState {
  readonly numbers: readonly number[];
  readonly journal: readonly SearchDoc[];
}

/** A refusal in the reader's words is made from `code` by the interface. */
export type Failure =
  | 'not-found'
  /** The extension was updated or turned off, and left this script behind. */
  | 'gone'
  | 'not-allowed'
  /** Of a form that can't be stored, or too long. */
  | 'refused'
  /** The page is in a sandbox; see `isOfItsAddress`. */
  | 'sandboxed'
  /** The words stand in a frame of the page. */
  | 'in-frame'
  /** In a private window nothing is kept unless the reader said so. */
  | 'private-window'
  | 'storage-full'
  /** A newer version of Pressmark has been at the database. */
  | 'storage-newer'
  | 'storage-failed';
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Failure };

/**
 * Popup, side panel and background → reader of a tab. A content script can't reach another's listener, so whatever arrives
 * with our id came from us; so no payload is looked at.
 */
export interface TabMessages {
  'tab:ping'(): true;
  'tab:identity'(): PageIdentity;
  /** The reader asked for this page: its text is read whatever the gate says. Answers at once. */
  'tab:ask'(): true;
  'tab:state'(): PageState;
  'tab:reveal'(data: { target: Target }): boolean;
  'tab:keep'(data: { target: Target }): Result<Annotation>;
  /** `inFrame`: whether the reader asked for it in a frame of the page. Null where nothing is selected. */
  'tab:keepSelection'(data: { inFrame: boolean }): Result<Annotation> | null;
  /** Keeps the article as a whole. */
  'tab:keepArticle'(): Result<Annotation>;
  'tab:unkeep'(data: { id: string }): Result<readonly Annotation[]>;
  /** The words that stand on the page now are kept instead of those that were. */
  'tab:accept'(data: { id: string }): Result<Annotation>;
  /** Says something of a finding of the page. */
  'tab:correct'(data: { target: Target; change: FindingChange }): Result<unknown>;
  'tab:paint'(data: { on: boolean }): void;
  'tab:togglePaint'(): void;
  /** Goes to the next highlight, and opens its card. */
  'tab:next'(): void;
  /** Annotations of this page changed elsewhere: restore them again. */
  'tab:annotationsChanged'(): void;
}

/** What the background says to whoever of our own pages listens. */
export interface Announcements {
  /** These were kept, changed or deleted; where none are named, anything may have been. */
  'own:libraryChanged'(data: { ids: readonly string[] } | undefined): void;
}
