/** What the popup and the side panel show, and what a reader can do there. The entrypoints fill both. */
import type {
  Changes,
  Elsewhere,
  Failure,
  FindingChange,
  FoundArticles,
  MetView,
  PageState,
  Result,
  Target,
  Unreadable,
} from '@/lib/messages';
import type { Annotation } from '@/lib/model';

/** The tab that is looked at. */
export type PageView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreadable'; readonly why: Unreadable }
  /** `elsewhere`: what was kept of an article of this title at another address, where nothing is kept of this page. */
  /** `met`: by index of a claim, other kept articles that have it; absent until they are looked for. */
  | {
      readonly kind: 'ready';
      readonly page: PageState;
      readonly elsewhere?: Elsewhere;
      readonly met?: ReadonlyMap<number, readonly MetView[]>;
    };

/** The saved articles that match `query`: the first of them, and how many there are. */
export type LibraryView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: Failure }
  | ({ readonly kind: 'ready'; readonly query: string } & FoundArticles);

/** Where Pressmark may read without being asked. */
export interface AccessView {
  /** Host of the page ("news.example"), or null where it has none that can be allowed. */
  readonly site: string | null;
  /** Whether this site, or every site, is allowed. */
  readonly granted: 'none' | 'site' | 'all';
}

export interface AppState {
  readonly page: PageView;
  readonly library: LibraryView;
  readonly access: AccessView;
  /** Claims of less confidence are folded away; see `Settings.leastConfidence`. */
  readonly leastConfidence: number;
  /** Whether the article's text is kept with its passages; see `Settings.keepCopies`. */
  readonly keepsText: boolean;
  /** Whether the browser knows that it has no network. */
  readonly offline: boolean;
  /** Whether the collection should be synchronised with other devices and is not, or asks something. */
  readonly unsynced: boolean;
}

/** Each promise settles once the answer is there, and never rejects. */
export interface AppActions {
  /** Reads the tab again. */
  readonly retry: () => void;
  /** Scrolls the page there; false where the words are not on it. */
  readonly reveal: (target: Target) => Promise<boolean>;
  readonly keep: (target: Target) => Promise<Result<Annotation>>;
  /** Null where nothing is selected. */
  readonly keepSelection: () => Promise<Result<Annotation> | null>;
  /** Keeps the article of the page as a whole. */
  readonly keepArticle: () => Promise<Result<Annotation>>;
  /** Takes back what is kept on the page that is looked at. */
  readonly unkeep: (id: string) => Promise<Result<unknown>>;
  /** Deletes from the library. */
  readonly remove: (ids: readonly string[]) => Promise<Result<unknown>>;
  /** Brings deleted annotations back. */
  readonly restore: (ids: readonly string[]) => Promise<Result<unknown>>;
  readonly revise: (id: string, changes: Changes) => Promise<Result<Annotation>>;
  /** Takes over the wording that the page shows now. */
  readonly accept: (id: string) => Promise<Result<Annotation>>;
  /** Says something of a finding of the page. */
  readonly correct: (target: Target, change: FindingChange) => Promise<Result<unknown>>;
  readonly paint: (on: boolean) => void;
  /** Asks for the saved articles that match; the answer arrives as `AppState.library`. */
  readonly search: (query: string) => void;
  /** Asks for more of the articles that were found. */
  readonly more: () => void;
  /** Moves what was kept of the article of that key to the page that is looked at. */
  readonly attach: (key: string) => Promise<Result<unknown>>;
  /** Opens the article of an annotation at its words. */
  readonly open: (id: string) => Promise<Result<unknown>>;
  /** Must be called in the click itself: the browser asks the reader only then. */
  readonly grant: (scope: 'site' | 'all') => void;
  readonly revoke: (scope: 'site' | 'all') => void;
  /** Opens one of our own pages in a tab. */
  readonly openPage: (page: 'library' | 'options') => void;
  /** Opens the kept article of that key, beside the version of that time where one is named. */
  readonly openArticle: (article: string, other: string | null) => void;
  /** Opens the side panel; absent where there is none or it is open already. */
  readonly openPanel?: () => void;
}

/** What a view asks of the app: actions whose outcome the app tells the reader about. */
export interface RowActions {
  readonly reveal: (target: Target) => void;
  readonly keep: (target: Target) => Promise<void>;
  /** `vanishes`: whether the row goes with it, so that the focus must go elsewhere. */
  readonly unkeep: (id: string, vanishes: boolean) => Promise<void>;
  readonly revise: AppActions['revise'];
  readonly accept: (id: string) => Promise<void>;
  readonly correct: AppActions['correct'];
  readonly attach: (key: string) => Promise<void>;
}
