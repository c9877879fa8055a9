/** What crosses the border of the store: rows, slices of them, and what became of an import. Types only. */
import type {
  Annotation,
  ArticleCopy,
  ArticleRecord,
  ClaimStatus,
  FindingCorrection,
  HighlightColor,
  KeptKind,
  QuotationForm,
  SpeakerMerge,
  Stance,
} from './model';

/**
 * A note that stands, or stood, on an annotation. Notes are a set in which every one is known by its text, so that two
 * devices may both have added one, and neither brings back what the other has replaced or erased: see lib/store/notes.ts.
 */
export interface NoteTrace {
  /** Of the note's text; see `noteDigest`. */
  readonly digest: string;
  /** How often it came or went: odd where it stands, even where it is gone. The greater number is the later state. */
  readonly turns: number;
  /** ISO 8601, UTC: when it was written; "" where it is gone. */
  readonly at: string;
  /** Only of a note that stands and that another one contains, so that the annotation need not show it. */
  readonly text?: string;
}

/**
 * An annotation as it is stored. What is needed to merge several devices (stamps, tombstone) stands beside it, so that
 * the annotation itself stays what is exported.
 */
export interface AnnotationRow {
  /** `Annotation.id`: the key. */
  readonly id: string;
  /** `ArticleRecord.key`. */
  readonly article: string;
  readonly annotation: Annotation;
  /** Grows by one with every change. */
  readonly revision: number;
  /** ISO 8601, UTC, of the last change, deletion included. */
  readonly modified: string;
  /** ISO 8601, UTC, when it was deleted; "" while it lives (IndexedDB can't index null). */
  readonly deleted: string;
  /** Absent until a visit of its page did not find its words. */
  readonly sought?: Sought;
  /** By digest; absent where there is nothing to say but that the annotation's notes were written when `modified`. */
  readonly notes?: readonly NoteTrace[];
  /**
   * ISO 8601, UTC: when it came into the bin of this browser, by its own clock. Not shared: a file that brings a deletion
   * brings the date on which it was made elsewhere. Absent while it lives, and in records older than this field.
   */
  readonly binned?: string;
}

/** What the last visit of an article's page that made a difference says of an annotation's words. */
export interface Sought {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly found: boolean;
}

/** Articles with rows, as they come in and go out. Every row's article is among the articles, or is stored already. */
export interface Slice {
  readonly articles: readonly ArticleRecord[];
  readonly rows: readonly AnnotationRow[];
  /** Absent where there are none. */
  readonly corrections?: readonly ArticleCorrections[];
  readonly merges?: readonly SpeakerMerge[];
  readonly copies?: readonly StoredCopy[];
}

/** What the reader says of the findings of an article, of which nothing else need be stored. */
export interface ArticleCorrections {
  /** `ArticleRecord.key`. */
  readonly article: string;
  /** In the order of their words, taken back ones included. */
  readonly items: readonly FindingCorrection[];
}

/** Some of the corrections of all articles, in the order of their keys. */
export interface CorrectionsSlice {
  readonly corrections: readonly ArticleCorrections[];
  /** The key to go on after; null at the end. */
  readonly next: string | null;
}

/** What is known of a version of a kept article without its text being read. */
export interface CopyFacts {
  /** `ArticleRecord.key`. */
  readonly article: string;
  /** ISO 8601, UTC: when it was read. With the article it names the version. */
  readonly taken: string;
  /** The key of the address where it was read: a long article has several pages, and each its versions. */
  readonly page: string;
  /** SHA-256 of its canonical form (lib/copy/canonical.ts), in hexadecimal. */
  readonly digest: string;
  /** The digest of the version that it is stored as a difference from; null where it is stored whole. */
  readonly base: string | null;
  /** Bytes that it takes. */
  readonly size: number;
}

/** A version that is ready to be stored. */
export interface SealedCopy {
  readonly facts: Omit<CopyFacts, 'article'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What is searched of it, as in `SearchDoc`. */
  readonly words: string;
}

/** What a search in the texts of kept articles found, the newest first. */
export interface FoundTexts {
  readonly found: readonly FoundText[];
  /** Of all articles that were found. */
  readonly total: number;
}

/** An article in whose text something was found, with the newest version that has it. */
export interface FoundText {
  readonly article: ArticleRecord;
  readonly taken: string;
}

/** A version with its text, as it goes out and comes in. */
export interface StoredCopy {
  /** `ArticleRecord.key`. */
  readonly article: string;
  readonly page: string;
  readonly digest: string;
  readonly copy: ArticleCopy;
}

/** Some of all versions, in the order of their articles and times. */
export interface CopiesSlice {
  readonly copies: readonly StoredCopy[];
  /** The version to go on after; null at the end. */
  readonly next: readonly [article: string, taken: string] | null;
}

/** How much room copies take. */
export interface CopySpace {
  readonly articles: number;
  readonly versions: number;
  /** Bytes. */
  readonly size: number;
}

/** Which copies are removed: all, those of articles that were read last before a date (ISO 8601, UTC), or of a site by its host. */
export type CopyChoice = 'all' | { readonly before: string } | { readonly host: string };

export interface ReadSlice extends Slice {
  /** The key to go on after; null at the end. */
  readonly next: string | null;
}

/**
 * What becomes of a row that comes in. `added`: new here. `same`: there already, as it is or newer. `merged`: there in
 * another version; the newer one stays, with the notes of both. `inBin`: deleted here after it was last changed there.
 * `binned`: deleted there after it was last changed here.
 */
export type Outcome = 'added' | 'same' | 'merged' | 'inBin' | 'binned';

export type ImportCounts = Readonly<Record<Outcome, number>>;

/** A deleted annotation that can still be taken back. */
export interface BinEntry {
  readonly article: ArticleRecord;
  readonly annotation: Annotation;
  /** ISO 8601, UTC: when it came into this browser's bin. */
  readonly deleted: string;
}

/** What kind of words: the forms of a quotation, key points, and whatever the reader marked. */
export type EntryForm = QuotationForm | Exclude<KeptKind, 'quotation'>;

/** What an entry has: something in it can be checked, the page showed other words later, it has a note. */
export type Trait = 'checkable' | 'changed' | 'missing' | 'noted';

/** Of an annotation as much as a list of a hundred thousand is arranged and filtered by. */
export interface AnnotationFacts {
  readonly id: string;
  /** `ArticleRecord.key`. */
  readonly article: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly form: EntryForm;
  /** Null where the words are no quotation, or were kept before it was told. */
  readonly stance: Stance | null;
  /** Null where the reader has set none. */
  readonly status: ClaimStatus | null;
  /** Name and role, or null. */
  readonly speaker: string | null;
  readonly role: string | null;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
  readonly traits: readonly Trait[];
  /** When its page was last visited without showing its words, ISO 8601; null where it did, or nobody knows. */
  readonly missing: string | null;
  /** Where in the page's text it stood; null where that was not recorded. */
  readonly position: number | null;
}

/** Some of the facts of what lives, in the order of ids, or some of the articles, in that of keys, without digests. */
export interface FactsSlice {
  readonly facts: readonly AnnotationFacts[];
  /** The id to go on after; null at the end. */
  readonly next: string | null;
}

export interface ArticlesSlice {
  readonly articles: readonly ArticleRecord[];
  readonly next: string | null;
}

/** What is searched of a kept passage. */
export interface SearchDoc {
  /** `Annotation.id`. */
  readonly id: string;
  /** `ArticleRecord.key`. */
  readonly article: string;
  /** `Annotation.created`: what is found is arranged by it. ISO 8601, UTC. */
  readonly created: string;
  /** Its words, each once, parted by spaces (see lib/store/search.ts); null where it is deleted, and so is never found. */
  readonly text: string | null;
}

/** A piece of the search index. Strings and numbers only, so that it can be stored and sent as it is. */
export interface SearchSegment {
  /** In order. */
  readonly ids: readonly string[];
  readonly articles: readonly string[];
  /** By place in `ids`: place in `articles`. */
  readonly articleOf: readonly number[];
  /** By place in `ids`: when it was made, in milliseconds since 1970. */
  readonly created: readonly number[];
  /** Parted by line breaks, those that most passages have first: what is searched for there is soon found everywhere. */
  readonly words: string;
  /** A line for each word: the places in `ids` that have it, as distances from one to the next (see lib/store/search-segment.ts). */
  readonly postings: string;
  /** Passages that older segments know, and that are not what they were. */
  readonly over: readonly string[];
}

/**
 * A piece of the index of kept claims (see lib/text/matches/claim-segment.ts). Tables of numbers, so that it is stored and
 * read as it is. A claim's number is its place in the segment.
 */
export interface ClaimSegment {
  /** How its terms were made: those of other rules are made anew. */
  readonly rules: string;
  /** Keys of articles. One without claims is here so that older segments say nothing of it. */
  readonly articles: readonly string[];
  /** By place of an article, the number of its first claim; one more, how many claims there are. */
  readonly starts: Uint32Array;
  /** By claim, how many words it has that say something. */
  readonly counts: Uint8Array;
  /** Hashes, ascending. */
  readonly terms: Uint32Array;
  /** By place of a term, where in `claims` its claims begin; one more, the end of the last. */
  readonly offsets: Uint32Array;
  /** The numbers of the claims that have a term, term by term, ascending. */
  readonly claims: Uint16Array;
}

/** A claim of a kept article as it is held against others: from its copy, or kept as a passage. */
export interface KeptClaim {
  /** The words, the stretches of a split quotation parted by " … ". */
  readonly text: string;
  /** Name and role, or null. */
  readonly speaker: string | null;
  readonly role: string | null;
  readonly form: QuotationForm;
  readonly stance: Stance | null;
  /** `Annotation.id` where it is kept as a passage; else null. */
  readonly id: string | null;
}

/** The claims of a kept article, each once. */
export interface ArticleClaims {
  /** `ArticleRecord.key`. */
  readonly article: string;
  /** BCP 47 primary subtag of the words, or "und". */
  readonly lang: string;
  /** The last copy, by its time, that they were read from; null where there is none. */
  readonly taken: string | null;
  readonly claims: readonly KeptClaim[];
}

/** Numbers of kept annotations, of those in the bin, and of records that can't be read. */
export interface StoreHealth {
  readonly live: number;
  readonly deleted: number;
  readonly damaged: number;
}

/** An article and annotations that were kept of it. */
export interface LibraryArticle {
  readonly article: ArticleRecord;
  /** Newest first. */
  readonly annotations: readonly Annotation[];
  /** By id, those whose words the page did not show at its last visit, with its date; absent where there are none. */
  readonly missing?: Readonly<Record<string, string>>;
}

/** The beginning of what a search found. */
export interface FoundArticles {
  readonly articles: readonly LibraryArticle[];
  /** Of all that was found. */
  readonly total: { readonly articles: number; readonly annotations: number };
}

/** An article of the same title at another address, and how many live annotations it has; see lib/store/moving.ts. */
export interface Elsewhere {
  readonly article: ArticleRecord;
  readonly count: number;
}
