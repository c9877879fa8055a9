/** What the synchronisation works on: the collection, the memory of earlier synchronisations, and the transport of files. Types only. */
import type { ArticleRecord, FindingCorrection, SpeakerMerge } from '../model';
import type { AnnotationRow, StoredCopy } from '../stored';
import type { Range } from './ranges';

/** A correction with the article that it belongs to; `lib/store/corrections.ts` says what tells one from another. */
export interface PlacedCorrection {
  readonly article: string;
  /** Identifies the finding within its article. */
  readonly id: string;
  readonly said: FindingCorrection;
}

export interface CopyKey {
  readonly article: string;
  /** ISO 8601, UTC. */
  readonly taken: string;
}

/** A portion of what is stored. */
export interface Portion {
  readonly articles: readonly ArticleRecord[];
  readonly rows: readonly AnnotationRow[];
  readonly corrections: readonly PlacedCorrection[];
  readonly merges: readonly SpeakerMerge[];
  readonly copies: readonly CopyKey[];
}

/** Records by their keys. */
export interface Wanted {
  readonly rows: readonly string[];
  readonly articles: readonly string[];
  /** Keys of articles, of which all corrections are asked for. */
  readonly corrections: readonly string[];
  readonly merges: readonly string[];
}

export type Stored = Omit<Portion, 'copies'>;

/** The collection as it is stored here. Everything rejects as the store does. */
export interface Collection {
  /** All that is stored, or what belongs to these articles with all merged speakers; a portion at a time. */
  read(articles: 'all' | readonly string[]): AsyncIterable<Portion>;
  load(wanted: Wanted): Promise<Stored>;
  /**
   * In one transaction: `decide` is given what is stored, and what it returns is stored instead. It must not be asynchronous. A row whose
   * article is not there gets one that says what the row says of it.
   */
  apply(wanted: Wanted, decide: (stored: Stored) => Stored): Promise<void>;
  /** A copy; null where it is no longer stored. */
  copy(key: CopyKey): Promise<StoredCopy | null>;
  /** Adds those that are not there, of articles that are. */
  addCopies(copies: readonly StoredCopy[]): Promise<void>;
  /** Live annotations. */
  count(): Promise<number>;
}

/** What is known of a record when it was last compared or received, as text (see lib/sync/known.ts). */
export interface Shadow {
  /** Kind and key. */
  readonly id: string;
  readonly known: string;
  /**
   * What was known before, while it is not certain that the record was written: whichever of both is that of the stored
   * record holds.
   */
  readonly before?: string;
  /** ISO 8601, UTC: when it was deleted; absent while it lives. */
  readonly dead?: string;
}

/** A file that this device wrote. */
export interface OwnFile {
  readonly name: string;
  /** Of the JSON of its records, UTF-16 units. */
  readonly size: number;
  readonly kind: 'changes' | 'copies';
  /** Of the key that it was written with. */
  readonly epoch: number;
}

export interface Progress {
  /** A new one, of ten letters and digits, for each device. */
  readonly device: string;
  /** The number of the last file that was begun. */
  readonly last: number;
  /** The file that was being written last: whether it was written is not known if the device was stopped then. */
  readonly pending: OwnFile | null;
  readonly own: readonly OwnFile[];
  /** Files of other devices that were read and are still in the folder. */
  readonly read: readonly string[];
  /** By device, the numbers of its files that it has replaced by others. */
  readonly replaced: Readonly<Record<string, readonly Range[]>>;
  /** Files of this device that are to be removed. */
  readonly trash: readonly string[];
  /** Whether something is missing here, so that everything is to be read once more. */
  readonly rescue: boolean;
}

/** Of a device that has neither written nor read anything. */
export const newProgress = (device: string): Progress => ({
  device,
  last: 0,
  pending: null,
  own: [],
  read: [],
  replaced: {},
  trash: [],
  rescue: false,
});

/** Of an article that may have changed; "" for all of them. `mark` is another one after every change. */
export interface Changed {
  readonly article: string;
  readonly mark: number;
}

/** What a device remembers between two synchronisations. Every method is one transaction. */
export interface Memory {
  progress(): Promise<Progress>;
  setProgress(progress: Progress): Promise<void>;
  shadows(ids: readonly string[]): Promise<readonly (Shadow | undefined)[]>;
  /** Puts shadows, and marks those records that are to be sent. */
  put(shadows: readonly Shadow[], toSend: readonly string[]): Promise<void>;
  forget(ids: readonly string[]): Promise<void>;
  /** Shadows after an id, in order. */
  shadowsAfter(id: string, count: number): Promise<readonly Shadow[]>;
  /** Ids of what is to be sent, in order, after one of them. */
  toSend(after: string, count: number): Promise<readonly string[]>;
  countToSend(): Promise<number>;
  /** No longer to be sent, and the progress that goes with it. */
  sent(ids: readonly string[], progress: Progress): Promise<void>;
  /** Marks all that is known to be sent once more. */
  sendAll(): Promise<void>;
  changed(): Promise<readonly Changed[]>;
  /** Unmarks articles that were compared, but for those that have changed again since. */
  compared(changed: readonly Changed[]): Promise<void>;
}

/** Why a transport failed. */
export type Fault =
  | 'unreachable'
  | 'timeout'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'redirected'
  | 'locked'
  | 'full'
  | 'not-webdav'
  | 'server'
  | 'not-written'
  | 'no-permission';

export class TransportError extends Error {
  constructor(
    readonly fault: Fault,
    /** A status or the like, for the log; never an address or a password. */
    readonly detail: string = '',
  ) {
    super(detail === '' ? fault : `${fault} (${detail})`);
    this.name = 'TransportError';
  }
}

/** A store of small files. All that is expected of it is that it keeps them. Everything rejects with a TransportError. */
export interface Transport {
  /** Names of all files, "device/number-hash.bin". */
  list(): Promise<readonly string[]>;
  /** Null where it is not there. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** A file that is not there is no failure. */
  remove(name: string): Promise<void>;
  /** The server's time as it was last told, ms since 1970; null where it has none. */
  readonly clock: number | null;
}
