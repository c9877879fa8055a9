/**
 * The message contract: every message that crosses between the page, the background and our own pages, with its types.
 * The only file of lib/ that imports the browser API.
 *
 * Three kinds of message, by who may send them:
 * - `page:*`  content script → background. The page's address is taken from the sender, never from the payload.
 * - `own:*`   popup, side panel → background. Refused from anywhere else.
 * - `tab:*`   popup, side panel, background → content script of a tab.
 * `page:changed` and `own:libraryChanged` are announcements; nobody need listen.
 */
import { defineExtensionMessaging, type ExtensionMessage } from '@webext-core/messaging';
import { browser } from 'wxt/browser';
import type {
  Analysis,
  Annotation,
  Article,
  ArticleChange,
  ArticleDigest,
  ArticleRecord,
  CheckableMark,
  ClaimStatus,
  Description,
  DiffPart,
  FindingCorrection,
  HighlightColor,
  Place,
  QuotationForm,
  Reason,
  Selector,
  Span,
  SpeakerChange,
  SpeakerKind,
  SpeakerMerge,
  Stance,
  Wording,
} from './model';
import type {
  ArticlesSlice,
  BinEntry,
  CorrectionsSlice,
  FactsSlice,
  ImportCounts,
  Outcome,
  ReadSlice,
  SearchDoc,
  SearchSegment,
  Slice,
  StoreHealth,
} from './stored';

/** Something on the page that can be kept or scrolled to. */
export type Target =
  /** `support`: the sentence that supports the key point of that index best. */
  | { readonly kind: 'key-point' | 'support' | 'quotation'; readonly index: number }
  | { readonly kind: 'annotation'; readonly id: string };

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

/** What a reader may say of a finding that is on the page; a field that is absent stays as it is. */
export interface FindingChange {
  /** Whether it is none: then it is not shown. */
  readonly wrong?: boolean;
  readonly speaker?: SpeakerChange;
}

/** Where a bullet or headline and the article differ: the words of the one, and of the other. */
export interface DifferenceView {
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
  /** What headline and standfirst say otherwise than the body; absent where nothing. */
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

/** See lib/store/search-index.ts. */
export interface IndexState {
  readonly numbers: readonly number[];
  readonly journal: readonly SearchDoc[];
}

/** An article of the same title at another address, and how many live annotations it has; see lib/store/moving.ts. */
export interface Elsewhere {
  readonly article: ArticleRecord;
  readonly count: number;
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

/** What the page says of itself when it asks for its annotations or keeps one. */
export interface PageIdentity {
  /** The page's address, which its program may have changed since it was loaded; credited only on the sender's origin. */
  readonly address: string;
  /** The canonical link of the page, if it has one; credited only on the sender's own site. */
  readonly canonical: string | null;
  /** `og:url` and the document's title: whether they agree with the canonical link; see lib/article-key.ts. */
  readonly shared?: string | null | undefined;
  readonly title?: string | undefined;
  /** `window.origin`; "null" where it is opaque. */
  readonly origin?: string | undefined;
}

export interface Protocol {
  /** Resident script: this page looks like an article. Brings in the reader. */
  'page:open'(data: PageIdentity): void;
  /** Resident script: does this page have annotations? */
  'page:hasAnnotations'(data: PageIdentity): boolean;
  'page:restore'(data: PageIdentity): Result<readonly Annotation[]>;
  /** What is remembered of the article that the page is; null where nothing is kept of it. */
  'page:article'(data: PageIdentity): ArticleRecord | null;
  'page:save'(
    data: PageIdentity & {
      article: Omit<ArticleRecord, 'key' | 'url' | 'created' | 'visited'>;
      annotation: Annotation;
    },
  ): Result<Annotation>;
  'page:revise'(data: PageIdentity & { id: string; changes: Changes }): Result<Annotation>;
  'page:delete'(data: PageIdentity & { id: string }): Result<readonly Annotation[]>;
  'page:undelete'(data: PageIdentity & { id: string }): Result<readonly Annotation[]>;
  /** What the reader said of the article's findings, without what was taken back. */
  'page:corrections'(data: PageIdentity): Result<readonly FindingCorrection[]>;
  /** Says something of a finding in the place of whatever was said of it; gives all that is said of the article now. */
  'page:correct'(
    data: PageIdentity & { correction: Omit<FindingCorrection, 'modified'> },
  ): Result<readonly FindingCorrection[]>;
  /** What the text core says of the sender's page, which may be our own sample; see lib/reader/text-core.ts. */
  'page:analyze'(data: { article: Article }): Analysis;
  'page:locate'(data: { text: string; wanted: readonly (readonly Selector[])[] }): readonly (Place | null)[];
  'page:describe'(data: { text: string; span: Span }): Description;
  'page:digest'(data: { article: Article }): ArticleDigest;
  'page:compare'(data: { article: Article; digest: ArticleDigest }): ArticleChange | null;
  /** The interface's messages in a language, by the code of their file; null where there are none. */
  'page:messages'(data: { code: string }): Readonly<Record<string, string>> | null;
  /** The styles of highlights were changed in the settings: puts the new ones into the sender's page. */
  'page:restyle'(): void;
  /** The sender's page, read to its end, shows the words of its article's annotations but for these. */
  'page:seek'(data: PageIdentity & { missing: readonly string[] }): void;
  /** Brings the reader's second script (`entrypoints/page-interface`) into the sender's page; false where that is not allowed. */
  'page:interface'(): boolean;
  /**
   * The state of the sender's page changed; how many passages of it are kept is shown on the badge. Null: the browser
   * refuses us the page, and the badge says so.
   */
  'page:changed'(data: PageIdentity & { kept: number | null }): void;

  /** Brings the reader into a tab, if it is not there yet. */
  'own:open'(data: { tabId: number; asked: boolean }): OpenResult;
  /** The first `count` articles with annotations that match every word of `query` (all where it has none), newest first. */
  'own:library'(data: { query: string; count: number }): Result<FoundArticles>;
  /** The articles of the newest annotations, each with all of its own, in the order of `own:library`. */
  'own:newest'(data: { count: number }): Result<readonly LibraryArticle[]>;
  /** The live ones of some annotations, by their articles, in any order. */
  'own:annotations'(data: { ids: readonly string[] }): Result<readonly LibraryArticle[]>;
  /** All articles after the key `after`, a slice at a time, and the facts of all that lives, after the id `after`. */
  'own:articles'(data: { after: string | null }): Result<ArticlesSlice>;
  'own:facts'(data: { after: string | null }): Result<FactsSlice>;
  /** The search index as it is now: the numbers of its segments, in order, and what none of them knows yet. */
  'own:index'(): Result<IndexState>;
  /** A segment by its number; not found where it has been made one with others meanwhile. */
  'own:segment'(data: { number: number }): Result<SearchSegment>;
  'own:revise'(data: { id: string; changes: Changes }): Result<Annotation>;
  /** Adds tags, to all or to none. */
  'own:tag'(data: { ids: readonly string[]; tags: readonly string[] }): Result<readonly Annotation[]>;
  /** All or none. */
  'own:delete'(data: { ids: readonly string[] }): Result<readonly Annotation[]>;
  'own:undelete'(data: { ids: readonly string[] }): Result<readonly Annotation[]>;
  /** What was kept of an article of that title on another host, where nothing is kept of the tab's page; else not found. */
  'own:elsewhere'(data: { tabId: number; title: string }): Result<Elsewhere>;
  /** Moves what was kept of the article of that key to the tab's page; gives how many annotations. */
  'own:attach'(data: { tabId: number; key: string }): Result<number>;
  /** Opens the article of an annotation in a tab, and scrolls to it once its page is read. */
  'own:reveal'(data: { id: string }): Result<null>;
  /** What was deleted and can still be taken back, what was deleted last first. */
  'own:bin'(): Result<readonly BinEntry[]>;
  /** Removes all of the bin for good, or those that are named; gives how many went. */
  'own:emptyBin'(data: { ids: readonly string[] | 'all' }): Result<number>;
  /** Whole articles after the key `after`, in the order of keys, for exports and the backup. */
  'own:slice'(data: { after: string | null; withDeleted: boolean }): Result<ReadSlice>;
  /** What is said of findings, article by article after the key `after`, for the backup. */
  'own:corrections'(data: { after: string | null }): Result<CorrectionsSlice>;
  /** Which names are one speaker's, and which were parted again. */
  'own:speakerMerges'(): Result<readonly SpeakerMerge[]>;
  /** Lists these names under another, or each by itself again where that is null; gives all merges. */
  'own:joinSpeakers'(data: { names: readonly string[]; as: string | null }): Result<readonly SpeakerMerge[]>;
  'own:health'(): Result<StoreHealth>;
  /** What would become of each row; nothing is written. */
  'own:importCheck'(data: { slice: Slice }): Result<readonly Outcome[]>;
  /** Puts slice `number` (from 0) of an import aside, until all of them are there. May be asked again. */
  'own:importStage'(data: { id: string; number: number; slice: Slice }): Result<null>;
  /** Merges an import of so many slices, all in one transaction. Asked again, it gives the same answer. */
  'own:importCommit'(data: { id: string; slices: number }): Result<ImportCounts>;
  'own:importCancel'(data: { id: string }): Result<null>;
  /** These were kept, changed or deleted; where none are named, anything may have been. */
  'own:libraryChanged'(data: { ids: readonly string[] } | undefined): void;

  'tab:ping'(): true;
  'tab:identity'(): PageIdentity;
  /** The reader asked for this page: its text is read whatever the gate says. Answers at once. */
  'tab:ask'(): true;
  'tab:state'(): PageState;
  'tab:reveal'(data: { target: Target }): boolean;
  'tab:keep'(data: { target: Target }): Result<Annotation>;
  /** `inFrame`: whether the reader asked for it in a frame of the page. Null where nothing is selected. */
  'tab:keepSelection'(data: { inFrame: boolean }): Result<Annotation> | null;
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

const messaging = defineExtensionMessaging<Protocol>();

export const sendMessage = messaging.sendMessage;

type Handler<K extends keyof Protocol> = (
  data: Parameters<Protocol[K]>[0],
  sender: ExtensionMessage['sender'],
) => ReturnType<Protocol[K]> | Promise<ReturnType<Protocol[K]>>;

export type Handlers<K extends keyof Protocol> = { readonly [Name in K]: Handler<Name> };

/** Answers to `page:*`: the sender must be the top frame of a web page in a tab. `url` is the sender's own address. */
export type PageSender = { readonly url: string; readonly tabId: number };

const ownOrigin = () => browser.runtime.getURL('/');

/** The page that sent a message, or null where the sender is no content script of ours in a tab's top frame. */
export function pageSender(sender: ExtensionMessage['sender']): PageSender | null {
  const { id, url, tab, frameId } = sender;
  if (id !== browser.runtime.id || url === undefined || tab?.id === undefined || frameId !== 0) return null;
  return url.startsWith(ownOrigin()) ? null : { url, tabId: tab.id };
}

/**
 * The address of the page that sent a message: what it says itself where that is of its own origin, since browsers
 * differ in whether the sender's address follows `history.pushState`; else the sender's. A page that claims another
 * origin is not believed.
 */
export function pageAddress(sender: ExtensionMessage['sender'], { address }: PageIdentity): string {
  const known = pageSender(sender)?.url ?? '';
  if (!URL.canParse(known) || !URL.canParse(address)) return known;
  const [own, claimed] = [new URL(known), new URL(address)];
  return own.origin !== 'null' && own.origin === claimed.origin ? claimed.href : known;
}

/**
 * Whether the page that sent a message is of its address's own origin. One in a sandbox, by a policy or a frame, is not:
 * its address is that of a site whose other pages it has no part in. Chromium tells us what the origin is; in Firefox the
 * content script does, which runs where the page can't reach it. All files are of opaque origins, and known by their
 * addresses; what has neither a site nor a file (`about:blank`, `data:`, `blob:`) is nobody's.
 */
export function isOfItsAddress(sender: ExtensionMessage['sender'], { origin }: PageIdentity): boolean {
  const { url, origin: told } = sender as { readonly url?: string; readonly origin?: string };
  if (url === undefined || !/^https?:/i.test(url)) return /^file:/i.test(url ?? '');
  const own = new URL(url).origin;
  return (origin ?? own) === own && (told ?? own) === own;
}

function isOwnPage(sender: ExtensionMessage['sender']): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(ownOrigin()) === true;
}

/** What a page asks of the text core, of its own words and of nothing that is stored; it never answers with a `Result`. */
const OF_TEXT: readonly (keyof Protocol)[] = [
  'page:analyze',
  'page:locate',
  'page:describe',
  'page:digest',
  'page:compare',
];

/** Whether this context may answer a message of that name from that sender. */
export function isAllowed(name: keyof Protocol, sender: ExtensionMessage['sender']): boolean {
  // The sample article is a page of ours, read as any other.
  if ((OF_TEXT.includes(name) || name === 'page:messages') && isOwnPage(sender)) return true;
  if (name.startsWith('page:')) return pageSender(sender) !== null;
  // The background has no tab and, in a service worker, no address that a content script could not have as well; but a
  // content script can't reach another's listener, so whatever arrives at `tab:*` with our id came from us.
  if (name.startsWith('tab:')) return sender.id === browser.runtime.id;
  return isOwnPage(sender);
}

/**
 * Whether a payload is of the form that a message of that name has: the payload with nothing else in it, or null. See
 * lib/schema/payloads.ts; content scripts have none, since only our own pages and the background can reach them.
 */
export type PayloadCheck = (name: keyof Protocol, data: unknown) => { readonly data: unknown } | null;

/** What answers a message whose payload is refused with an error, since it has no `Result`. */
const WITHOUT_RESULT: readonly (keyof Protocol)[] = [
  'page:open',
  'page:hasAnnotations',
  'page:article',
  ...OF_TEXT,
  'page:messages',
  'page:restyle',
  'page:interface',
  'page:seek',
  'page:changed',
  'own:open',
];

/**
 * Serves messages. Register synchronously when the context starts: a killed background is woken by its listeners. What
 * comes from a sender that may not send it, or with a payload that `check` refuses, reaches no handler.
 */
export function serve<K extends keyof Protocol>(handlers: Handlers<K>, check?: PayloadCheck): () => void {
  const stops = (Object.keys(handlers) as K[]).map((name) =>
    messaging.onMessage(name, ((message: { data: unknown; sender: ExtensionMessage['sender'] }) => {
      if (!isAllowed(name, message.sender)) throw new Error(`${name} refused: not from there`);
      const payload = check === undefined ? message : check(name, message.data);
      if (payload !== null) return handlers[name](payload.data as Parameters<Protocol[K]>[0], message.sender);
      if (WITHOUT_RESULT.includes(name)) throw new Error(`${name} refused: not of its form`);
      return { ok: false, why: 'refused' } satisfies Result<never>;
    }) as Parameters<typeof messaging.onMessage<K>>[1]),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** Says something to whoever listens; nobody listening is no error. */
export function announce<K extends 'page:changed' | 'own:libraryChanged'>(
  name: K,
  ...data: Parameters<Protocol[K]>
): void {
  void messaging.sendMessage(name, ...(data as [never])).catch(() => undefined);
}
