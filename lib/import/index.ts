/**
 * Bringing a file in, in two passes: `previewImport` says what would become of each item, and writes nothing;
 * `applyImport` reads the file again, sends it to the store in slices that wait there, and has them merged all at once.
 * No pass holds more than a slice. What is wrong comes as data; only a cancelled pass rejects.
 */
import type { Failure, Result } from '../messages';
import type { ArticleRecord, SpeakerMerge } from '../model';
import type { AnnotationRow, ArticleCorrections, ImportCounts, Outcome, Slice, StoredCopy } from '../stored';
import type { FileFault, FileFormat, RefusalReason } from './item';
import { readerFor } from './read';

export type { FileFault, FileFormat, RefusalReason } from './item';

/** A file that can be read more than once. */
export interface ImportSource {
  /** Bytes. */
  readonly size: number;
  /** ISO 8601, UTC. */
  readonly modified: string;
  /** UTF-8 text in pieces. @throws where it is none, or can't be read. */
  read(): AsyncIterable<string>;
}

/** The store, as the messages reach it. */
export interface ImportPort {
  check(slice: Slice): Promise<Result<readonly Outcome[]>>;
  stage(id: string, number: number, slice: Slice): Promise<Result<null>>;
  commit(id: string, slices: number): Promise<Result<ImportCounts>>;
  cancel(id: string): Promise<Result<null>>;
}

export interface ImportOptions {
  readonly port: ImportPort;
  /** Aborting it rejects with its reason; nothing is written then. */
  readonly signal: AbortSignal;
  /** From 0 to 1, by what was read. */
  readonly onProgress?: (share: number) => void;
}

export interface Refusal {
  /** The how manieth item of the file it is, from 1. */
  readonly number: number;
  readonly reason: RefusalReason;
  readonly excerpt: string;
}

export interface ImportPreview {
  readonly format: FileFormat | null;
  readonly fault: FileFault | null;
  /** Items to keep, refused ones included. */
  readonly items: number;
  /** How many findings and speakers' names the file says something of. */
  readonly sayings: number;
  readonly counts: ImportCounts;
  /** All of them are counted, the first `MOST_REFUSALS` are listed. */
  readonly refusals: readonly Refusal[];
  readonly refused: number;
}

const MOST_REFUSALS = 200;
const SLICE_ROWS = 200;
/** Characters of a slice; a message may have 64 million bytes in Chromium. */
const SLICE_LENGTH = 4_000_000;

const lengthOf = ({ annotation }: AnnotationRow): number =>
  500 +
  annotation.target.selector.reduce((sum, selector) => sum + ('exact' in selector ? selector.exact.length : 0), 0) +
  annotation.body.reduce((sum, { value }) => sum + value.length, 0);

const lengthOfSayings = ({ items }: ArticleCorrections): number =>
  items.reduce(
    (sum, { selector: { exact, prefix, suffix } }) => sum + 500 + exact.length + prefix.length + suffix.length,
    0,
  );

interface Pass {
  readonly format: FileFormat | null;
  readonly fault: FileFault | null;
  readonly items: number;
  readonly sayings: number;
  readonly refused: number;
  readonly refusals: readonly Refusal[];
}

/** Reads the file and hands on its slices; stops where `use` says false. */
async function pass(
  source: ImportSource,
  { signal, onProgress }: ImportOptions,
  use: (slice: Slice) => Promise<boolean>,
): Promise<Pass | null> {
  const reader = readerFor(source.modified);
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  let [items, sayings, refused, length, read] = [0, 0, 0, 0, 0];
  let articles = new Map<string, ArticleRecord>();
  let rows: AnnotationRow[] = [];
  let corrections: ArticleCorrections[] = [];
  let merges: SpeakerMerge[] = [];
  let copies: StoredCopy[] = [];

  const take = (item: ReturnType<typeof reader.push> extends Iterable<infer Item> ? Item : never) => {
    if (item.kind === 'article') {
      articles.set(item.article.key, item.article);
      return;
    }
    if (item.kind === 'corrections') {
      corrections.push(item.corrections);
      sayings += item.corrections.items.length;
      length += lengthOfSayings(item.corrections);
      return;
    }
    if (item.kind === 'merge') {
      merges.push(item.merge);
      sayings += 1;
      return;
    }
    if (item.kind === 'copy') {
      copies.push(item.copy);
      length += 2000 + 2 * item.copy.copy.article.text.length;
      return;
    }
    items += 1;
    const isTwice = item.kind === 'row' && seen.has(item.row.id);
    if (item.kind === 'refused' || isTwice) {
      refused += 1;
      if (refusals.length < MOST_REFUSALS) {
        refusals.push(
          item.kind === 'refused'
            ? { number: items, reason: item.reason, excerpt: item.excerpt }
            : { number: items, reason: 'twice', excerpt: item.row.annotation.target.selector[0].exact.slice(0, 120) },
        );
      }
      return;
    }
    seen.add(item.row.id);
    articles.set(item.article.key, item.article);
    rows.push(item.row);
    length += lengthOf(item.row);
  };
  const flush = async (isLast: boolean): Promise<boolean> => {
    const most = Math.max(rows.length, articles.size, corrections.length, merges.length, copies.length);
    const isFull = most >= SLICE_ROWS || length >= SLICE_LENGTH;
    if (!isFull && !(isLast && most > 0)) return true;
    const slice: Slice = {
      articles: [...articles.values()],
      rows,
      ...(corrections.length === 0 ? {} : { corrections }),
      ...(merges.length === 0 ? {} : { merges }),
      ...(copies.length === 0 ? {} : { copies }),
    };
    articles = new Map();
    rows = [];
    corrections = [];
    merges = [];
    copies = [];
    length = 0;
    signal.throwIfAborted();
    return use(slice);
  };

  signal.throwIfAborted();
  try {
    for await (const chunk of source.read()) {
      signal.throwIfAborted();
      for (const item of reader.push(chunk)) {
        take(item);
        if (!(await flush(false))) return null;
      }
      // Characters are at least bytes: near enough for a bar.
      read += chunk.length;
      onProgress?.(Math.min(1, read / Math.max(1, source.size)));
      if (reader.reading.fault !== null && reader.reading.fault !== 'empty') break;
    }
    for (const item of reader.end()) {
      take(item);
      if (!(await flush(false))) return null;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    return { format: reader.reading.format, fault: 'unreadable', items, sayings, refused, refusals };
  }
  if (!(await flush(true))) return null;
  return { ...reader.reading, items, sayings, refused, refusals };
}

/** What would become of every item. The store is asked, and nothing is written. */
export async function previewImport(source: ImportSource, options: ImportOptions): Promise<Result<ImportPreview>> {
  const counts = { added: 0, same: 0, merged: 0, inBin: 0, binned: 0 };
  let why: Failure | null = null;
  const result = await pass(source, options, async (slice) => {
    const outcomes = await options.port.check(slice);
    if (!outcomes.ok) {
      why = outcomes.why;
      return false;
    }
    for (const outcome of outcomes.value) counts[outcome] += 1;
    return true;
  });
  return result === null ? { ok: false, why: why ?? 'storage-failed' } : { ok: true, value: { ...result, counts } };
}

export interface ApplyOptions extends ImportOptions {
  /** A name for this import that no other has. */
  readonly id: string;
  /** Whether the items that can come in do so where others can't: where the file is broken, or items are refused. */
  readonly partial: boolean;
}

/** All that can come in, at once; or nothing, where something can't and `partial` is false ('refused'). */
export async function applyImport(source: ImportSource, options: ApplyOptions): Promise<Result<ImportCounts>> {
  const { port, id, partial, signal } = options;
  let slices = 0;
  let why: Failure | null = null;
  const cancel = () => port.cancel(id).catch(() => undefined);
  try {
    const result = await pass(source, options, async (slice) => {
      const staged = await port.stage(id, slices, slice);
      if (staged.ok) slices += 1;
      else why = staged.why;
      return staged.ok;
    });
    signal.throwIfAborted();
    if (result === null || (!partial && (result.fault !== null || result.refused > 0))) {
      await cancel();
      return { ok: false, why: why ?? 'refused' };
    }
    if (slices === 0) return { ok: true, value: { added: 0, same: 0, merged: 0, inBin: 0, binned: 0 } };
    const committed = await port.commit(id, slices);
    if (!committed.ok) await cancel();
    return committed;
  } catch (error) {
    await cancel();
    throw error;
  }
}
