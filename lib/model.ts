/**
 * The nouns of Pressmark. Nothing here does anything, and this file imports nothing.
 *
 * Every position is a half-open `Span` of UTF-16 units. Analysis speaks of spans into `Article.text`; annotations are
 * anchored in the page's whole visible text (see lib/page/page-text.ts), since a reader may keep words that stand
 * outside the article.
 */

/** Half-open range of UTF-16 units, `0 <= start <= end`: the only coordinate that crosses a module border. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block is to a reader. `key-point` is a bullet of the publisher's own list: it is shown and linked, but is no
 * evidence for itself, so the analysis of quotations and the selection of sentences leave it out. `standfirst` is what the
 * editors set between headline and story.
 */
export type BlockKind = 'heading' | 'standfirst' | 'paragraph' | 'quote' | 'list-item' | 'key-point' | 'caption';

/** A paragraph-like stretch of `Article.text`. Blocks are in order, don't overlap, and are parted by a blank line. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** A bullet of the publisher's key-point list. `span` is null where it stands outside `Article.text`. */
export interface Bullet {
  readonly text: string;
  readonly span: Span | null;
}

/** What sort of article it is, where that is no plain story: its sentences belong together less than a story's do. */
export type Genre = 'live-blog' | 'buying-guide' | 'letters' | 'list' | 'recipe' | 'table';

/** A news article as read from a page. */
export interface Article {
  /** The address that names the article: the canonical link where it is credible, else the page's address. */
  readonly url: string;
  readonly title: string;
  /** Names of the authors as printed, without "By". */
  readonly byline: readonly string[];
  readonly siteName: string | null;
  /** ISO 8601 date, with a time where the page gives one. */
  readonly published: string | null;
  /** ISO 8601 date of the last change that the publisher states, or null; absent where nobody looked. */
  readonly modified?: string | null;
  /** BCP 47 tag in lower case ("en", "pt-br"), or "und". */
  readonly lang: string;
  /** Null for a plain story; absent where nobody looked. */
  readonly genre?: Genre | null;
  /** The body: blocks joined by "\n\n", white space inside a block collapsed. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The publisher's own key points, in their order; empty where there are none. */
  readonly bullets: readonly Bullet[];
}

/** Direct: word for word, all in marks or a turn of a transcript. Mixed: reported, with pieces in marks. Indirect: reported, no marks. */
export type QuotationForm = 'direct' | 'mixed' | 'indirect';

/**
 * How the source stands to the contents, as the cue says it, negation included: "said that", "denied that", "questioned
 * whether", "asked whether", "promised to", "warned of". Whoever quotes a claim must not lose it.
 */
export type Stance = 'says' | 'denies' | 'questions' | 'asks' | 'promises' | 'warns';

/**
 * A reason that a reader can be shown. `code` names a message, `values` fills it; the words live in the interface's
 * message files, so that the text core stays free of any interface language.
 */
export interface Reason {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What can be checked in a sentence. */
export type CheckableKind = 'number' | 'date' | 'comparison' | 'accusation' | 'denial' | 'promise';

/** A kind of thing that can be checked, and the first words that show it, as written ("1.4 million", "denied"). */
export interface CheckableMark {
  readonly kind: CheckableKind;
  readonly words: string;
}

export type SpeakerKind = 'person' | 'organisation' | 'document' | 'unknown';

/** Who spoke: one person or body, however many ways the article names them. */
export interface Speaker {
  /** Place in `Analysis.speakers`. */
  readonly index: number;
  /** The fullest name in the article without its role ("Tahir Hussain Andrabi"), or the role where no name is given. */
  readonly name: string;
  /** The role as written ("Foreign Office spokesperson"), or null. */
  readonly role: string | null;
  readonly kind: SpeakerKind;
  /** Every mention that was linked to this speaker, in order of the text. */
  readonly mentions: readonly Span[];
}

/** The two parts of a confidence, 0 to 1 each. */
export interface Certainty {
  /** The chance that these are the words that were said. */
  readonly words: number;
  /** The chance that this is who said them; null where nobody is named. */
  readonly speaker: number | null;
}

/**
 * A quoted claim. In the terms of quotation attribution: `contents` is what was said, `cue` the words that say so
 * ("said", "according to"), `source` the words that name who said it.
 */
export interface Quotation {
  readonly form: QuotationForm;
  /** In order; more than one where the attribution splits it (“…,” she said, “…”). Marks lie outside the spans. */
  readonly contents: readonly [Span, ...Span[]];
  readonly cue: Span | null;
  readonly source: Span | null;
  readonly stance: Stance;
  /** Index into `Analysis.speakers`, or null where nobody is named. */
  readonly speaker: number | null;
  /** 0 to 1: the chance that words and speaker are both right; that the words are, where nobody is named. */
  readonly confidence: number;
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
}

/** A sentence of the body that supports a bullet; `score` is 0 to 1, comparable within one article. */
export interface Support {
  readonly span: Span;
  readonly score: number;
}

/** How an article stands to a statement about it: a bullet, the headline, the standfirst. */
export type Verdict = 'says-so' | 'in-part' | 'says-otherwise' | 'not-in-text';

/** What a statement says otherwise than a sentence of the article. */
export interface Difference {
  /** `quotation`: words in marks that are not those of the article's quotation. */
  readonly kind: 'number' | 'name' | 'negation' | 'event' | 'quotation';
  /** `reported`: the article has the words in nobody's marks; `speaker`: it has them from somebody else. */
  readonly as?: 'reported' | 'speaker';
  /** The statement's words; whom it names where the speaker is another. */
  readonly words: string;
  /** The article's words in their place. */
  readonly text: string;
  /** The sentence that has them. */
  readonly span: Span;
}

/** The headline or a standfirst, held against the body. */
export interface Opening {
  readonly part: 'headline' | 'standfirst';
  readonly text: string;
  readonly verdict: Verdict;
  readonly differs: readonly Difference[];
}

/** Where an article differs with itself. */
export interface InnerDifference {
  /** The same quotation in other words, or another number of the same things. */
  readonly kind: 'quotation' | 'number';
  /** The words of the first place, and of the second. */
  readonly words: string;
  readonly text: string;
  readonly spans: readonly [Span, Span];
}

export interface KeyPoint {
  readonly origin: 'publisher' | 'selected';
  readonly text: string;
  /** Null for a publisher's bullet that stands outside `Article.text`. */
  readonly span: Span | null;
  /** Best first; empty where nothing supports it. A selected sentence is its own support and has none here. */
  readonly support: readonly Support[];
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly checkable: readonly CheckableMark[];
  /** Of a publisher's bullet; absent for a selected sentence, which the article says. */
  readonly verdict?: Verdict;
  /** Where the verdict is "says otherwise"; absent for a selected sentence. */
  readonly differs?: readonly Difference[];
}

export interface Analysis {
  readonly sentences: readonly Span[];
  readonly quotations: readonly Quotation[];
  readonly speakers: readonly Speaker[];
  readonly keyPoints: readonly KeyPoint[];
  /** Headline and standfirsts that the body says otherwise; absent where none does. */
  readonly openings?: readonly Opening[];
  /** Absent where the article differs nowhere with itself. */
  readonly inside?: readonly InnerDifference[];
}

// --- Annotations: the W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/ -----------------------

/** https://www.w3.org/TR/annotation-model/#text-quote-selector */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** https://www.w3.org/TR/annotation-model/#text-position-selector: offsets in UTF-16 units of the page's text. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
}

export type Selector = TextQuoteSelector | TextPositionSelector;

/** Where a passage belongs, by a quote, and beside it hints where to look for it. */
export type Selectors = readonly [TextQuoteSelector, ...Selector[]];

/** https://www.w3.org/TR/annotation-model/#embedded-textual-body; a note is `commenting`, a tag `tagging`. */
export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'tagging';
  readonly value: string;
  readonly format: 'text/plain';
}

export const COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColor = (typeof COLORS)[number];

/** What was kept: words of one kind or another, or the article as a whole, whose words are its headline. */
export type KeptKind = 'quotation' | 'key-point' | 'passage' | 'article';

/** Who said something, as the article or the reader names them. */
export interface NamedSpeaker {
  readonly name: string;
  readonly role: string | null;
  readonly kind?: SpeakerKind;
}

/** What Pressmark knows of the kept words beyond the standard's vocabulary. */
export interface Finding {
  readonly kind: KeptKind;
  readonly form: QuotationForm | null;
  readonly speaker: NamedSpeaker | null;
  /** The cue as written ("said"), or null. */
  readonly cue: string | null;
  /** Absent in records from before it was told, and where the words are no quotation. */
  readonly stance?: Stance;
  /** The stretches of a quotation that its attribution splits, in order, as they stood; absent where it is one stretch. */
  readonly contents?: readonly string[];
  /** The whole sentences in which the words stand; absent in records from before it was told. */
  readonly sentence?: string;
  /** Of the quotation's analysis, 0 to 1; null for a passage that the reader chose. */
  readonly confidence: number | null;
  /** What can be checked in the words; absent in records from before it was told. */
  readonly checkable?: readonly CheckableMark[];
}

/** What the reader says of a finding. What was found stays in the record beside it. */
export interface Correction {
  /** Who said it; null where it is nobody that can be named. Absent where the reader leaves what was found. */
  readonly speaker?: NamedSpeaker | null;
}

/**
 * What the reader says of a finding of an article, whether it is kept or not. One that says nothing was taken back: it
 * stays, so that an older copy of it doesn't come back with a backup.
 */
export interface FindingCorrection extends Correction {
  /** What the words were found as: the same words can be a claim and a key point. */
  readonly kind: Exclude<KeptKind, 'passage' | 'article'>;
  /** The words of the finding as they stood, by which it is known again. */
  readonly selector: TextQuoteSelector;
  /** It is none, and is not shown. */
  readonly wrong?: true;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

/** Who said it, as the reader has it: null for nobody that can be named, "found" for whoever was found. */
export type SpeakerChange = NamedSpeaker | null | 'found';

/** A name that the reader says is another name of the same speaker. */
export interface SpeakerMerge {
  readonly alias: string;
  /** The name under which both are listed; null where they were parted again. */
  readonly canonical: string | null;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

/** How far the reader's own check of a claim has come. */
export type ClaimStatus = 'open' | 'checking' | 'supported' | 'disputed' | 'no-verdict';

/**
 * The words as they stood on the page when `seen`: a state of the target, as
 * https://www.w3.org/TR/annotation-model/#time-state has it (`sourceDate`).
 */
export interface Version {
  /** ISO 8601, UTC: when these words were first seen in this place. */
  readonly seen: string;
  readonly selector: TextQuoteSelector;
}

/** Other words in the place of the kept ones. */
export interface Wording {
  readonly selectors: Selectors;
  /** Whether the reader keeps these words from now on; else it is only remembered that they were seen. */
  readonly accept: boolean;
}

/** How a passage of a page is remembered. */
export interface Description {
  /** A new one, of version 7, for an annotation that is made of it. */
  readonly uuid: string;
  readonly selectors: Selectors;
}

/** Where a kept passage stands in a page's text. */
export interface Place {
  readonly span: Span;
  /** How the words there differ from those kept; null where they don't, but for typography. */
  readonly diff: readonly DiffPart[] | null;
}

/** A stretch of a word-level difference between two wordings, white space and punctuation included. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A kept passage, as a Web Annotation. `lib/annotation.ts` reads and changes it. */
export interface Annotation {
  readonly type: 'Annotation';
  /** "urn:uuid:" and a UUID version 7: identity and order without a central counter. */
  readonly id: string;
  readonly motivation: 'highlighting' | 'commenting' | 'tagging';
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
  readonly body: readonly TextualBody[];
  readonly target: {
    readonly type: 'SpecificResource';
    readonly source: string;
    /** The colour; https://www.w3.org/TR/annotation-model/#styles */
    readonly styleClass: HighlightColor;
    readonly selector: Selectors;
  };
  readonly finding: Finding;
  readonly correction?: Correction;
  /** Absent where the reader has set none. */
  readonly status?: ClaimStatus;
  /**
   * Every wording that was seen, oldest first, from the words first kept on; absent while the page has shown no other.
   * The one that the reader keeps is the target's own.
   */
  readonly versions?: readonly Version[];
}

/** What an article was at some time: little enough to store, enough to say later what changed. */
export interface ArticleDigest {
  /** ISO 8601, UTC. */
  readonly taken: string;
  readonly title: string;
  /** As the publisher states it, ISO 8601, or null. */
  readonly modified: string | null;
  /** One number a paragraph, in order; see lib/text/article-digest.ts. */
  readonly paragraphs: string;
}

/** How the article differs from what it was when it was first kept from. */
export interface ArticleChange {
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Null where the headline is the same. */
  readonly title: readonly DiffPart[] | null;
  /** Numbers of paragraphs. */
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Numbers of paragraphs that stand elsewhere, and of claims that changed; absent where there is no copy to tell. */
  readonly moved?: number;
  readonly claims?: number;
  /** The kept copy from which the change is told, by the key of its article and its time; absent where there is none. */
  readonly copy?: { readonly article: string; readonly taken: string };
  /** The publisher's new date of modification, ISO 8601; null where it is the same or not stated. */
  readonly modified: string | null;
}

/** What is remembered of an article that has annotations. */
export interface ArticleRecord {
  /** The address that names the article (`Article.url`), normalised: the key. */
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly siteName: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly lang: string;
  /** ISO 8601, UTC: first kept from, last opened. */
  readonly created: string;
  readonly visited: string;
  /** Of the day when it was first kept from; absent in records older than this field. */
  readonly digest?: ArticleDigest;
  /** The address of a copy that a web archive has, as the reader gave it; absent where there is none. */
  readonly archived?: string;
}

/** A claim as it was found in a kept article. Spans are into `ArticleCopy.article.text`. */
export interface CopiedClaim {
  readonly form: QuotationForm;
  readonly contents: readonly [Span, ...Span[]];
  readonly cue: Span | null;
  readonly source: Span | null;
  readonly stance: Stance;
  readonly speaker: NamedSpeaker | null;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A key point as it was found in a kept article; `span` is null for a bullet that stands outside its text. */
export interface CopiedKeyPoint {
  readonly origin: KeyPoint['origin'];
  readonly text: string;
  readonly span: Span | null;
}

/**
 * An article as it was read at some time: its words and what was found in them; no markup, scripts or pictures. What of
 * it is hashed, and how, says lib/copy/canonical.ts.
 */
export interface ArticleCopy {
  /** ISO 8601, UTC. */
  readonly taken: string;
  /** Where it was read, without the place on the page; `article.url` is the address that it gives itself. */
  readonly address: string;
  readonly article: Article;
  readonly claims: readonly CopiedClaim[];
  readonly keyPoints: readonly CopiedKeyPoint[];
}

/** What a reader may change of an annotation; a field that is absent stays as it is. */
export interface Changes {
  readonly note?: string;
  /** The note that `note` was made of: where another window has changed it since, what both wrote stays. */
  readonly before?: string;
  readonly tags?: readonly string[];
  readonly color?: HighlightColor;
  /** Other words that stand in the place of the kept ones. */
  readonly wording?: Wording;
  readonly speaker?: SpeakerChange;
  /** How far the reader's check has come; null for no status. */
  readonly status?: ClaimStatus | null;
}

/** What a page says of itself when it asks for its annotations or keeps one, credible or not; see lib/article-key.ts. */
export interface PageIdentity {
  /** Its address now, without its fragment unless that is a route; its program may have changed it since it was loaded. */
  readonly address: string;
  /** The canonical link, as written; null where there is none. */
  readonly canonical: string | null;
  /** `og:url`, as written. */
  readonly shared?: string | null;
  /** The document's title. */
  readonly title?: string;
  /** `window.origin`: "null" for an opaque one. That of a sandboxed page is not its address's. */
  readonly origin?: string;
}
