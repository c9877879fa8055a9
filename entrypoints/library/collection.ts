import type { Details } from '@/components/library/library-state';
import { articleKey } from '@/lib/article-key';
import type { KeptArticle, KeptText, KeptVersion } from '@/lib/export';
import { type Entry, entryOf, inOrder } from '@/lib/library/entry';
import { factsOf } from '@/lib/library/facts';
import type { Search } from '@/lib/library/filter';
import { type SpeakerNames, speakerNames, underListedName } from '@/lib/library/speaker-names';
import type { Failure, Result } from '@/lib/messages';
import type { Annotation, ArticleRecord, SpeakerMerge } from '@/lib/model';
import { searchText, termsOf } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { SegmentReader } from '@/lib/store/search-segment';
import type { AnnotationFacts, CopyFacts } from '@/lib/stored';
import { answered } from '../shared/answered';
import { sendMessage } from '../shared/send-message';

/** The most annotations that are held in memory: all of most collections, and some ten megabytes of the largest. */
const MOST_DETAILS = 5000;
/** How many are read ahead at a time, while nothing else is asked for. */
const AHEAD = 250;
/** Where more annotations than this have changed, all of the collection is read anew. */
const MOST_CHANGES = 1000;
/** How many annotations are read at a time for an export. */
const EXPORTED_AT_ONCE = 200;

/** A copy made within this time after a passage was kept belongs to that passage. */
const AT_ONCE_MS = 60_000;

/** A question to the background that failed. */
export class Failed extends Error {
  constructor(readonly why: Failure) {
    super(why);
  }
}

/** @throws Failed */
async function answerTo<T>(question: Promise<Result<T>>): Promise<T> {
  const result = await answered(question);
  if (!result.ok) throw new Failed(result.why);
  return result.value;
}

/**
 * The collection as the library page holds it: of every annotation the facts that it is arranged and filtered by, and
 * the search index; of the annotations themselves those that are shown. All of it comes in slices, since no message may
 * be larger than 64 MB, and none should keep the background from others. The page asks for it by messages and does not
 * read the database by itself: in a private window of Firefox, its database need not be the background's.
 */
export class Collection implements Details {
  /** As they are stored. */
  private stored: readonly Entry[] = [];
  private merges: readonly SpeakerMerge[] = [];
  /** The keys of the articles whose text is kept. */
  private copied: ReadonlySet<string> = new Set();
  names: SpeakerNames = speakerNames([]);
  private listed: {
    readonly stored: readonly Entry[];
    readonly names: SpeakerNames;
    readonly entries: readonly Entry[];
  } = { stored: this.stored, names: this.names, entries: this.stored };
  private articles = new Map<string, ArticleRecord>();
  private index: SearchIndex | null = null;
  private numbers: { readonly index: SearchIndex; readonly entries: readonly Entry[]; readonly of: Int32Array } | null =
    null;
  private readonly shown = new Map<string, Annotation>();
  private wanted: ReadonlySet<string> = new Set();
  private readonly asked = new Set<string>();
  /** What was asked for last: the changes of one question are never overtaken by those of an earlier one. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly onDetails: () => void) {}

  /** What is kept, each with the name under which its speaker is listed. */
  get entries(): readonly Entry[] {
    const { stored, names } = this;
    if (this.listed.stored !== stored || this.listed.names !== names) {
      const entries = stored.map((entry) => {
        const speaker = entry.speaker === null ? null : names.listed(entry.speaker);
        return speaker === entry.speaker ? entry : { ...entry, speaker };
      });
      this.listed = { stored, names, entries };
    }
    return this.listed.entries;
  }

  readonly hasCopy = (article: string): boolean => this.copied.has(article);

  private async readCopied(): Promise<void> {
    const copied = await answered(sendMessage('own:copied'));
    if (copied.ok) this.copied = new Set(copied.value);
  }

  private async readNames(): Promise<void> {
    const merges = await answerTo(sendMessage('own:speakerMerges'));
    // As long as nothing has changed, the entries stay the same objects, so that the page need not arrange them anew.
    if (JSON.stringify(merges) === JSON.stringify(this.merges)) return;
    this.merges = merges;
    this.names = speakerNames(merges);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** The newest, to begin with. */
  begin(count: number): Promise<void> {
    return this.inTurn(async () => {
      await this.readNames();
      const found = await answerTo(sendMessage('own:newest', { count }));
      this.stored = found.flatMap(({ article, annotations, missing }) =>
        annotations.map((annotation) => {
          this.shown.set(annotation.id, annotation);
          return entryOf(factsOf(annotation, article.key, missing?.[annotation.id]), article);
        }),
      );
    });
  }

  /** All of it. @throws Failed */
  read(): Promise<void> {
    return this.inTurn(() => this.readAll());
  }

  private async readAll(): Promise<void> {
    await this.readNames();
    await this.readCopied();
    const articles = new Map<string, ArticleRecord>();
    for (let after: string | null = null; ; ) {
      const slice: Awaited<ReturnType<typeof articlesAfter>> = await articlesAfter(after);
      for (const article of slice.articles) articles.set(article.key, article);
      after = slice.next;
      if (after === null) break;
    }
    const entries: Entry[] = [];
    const orphans: string[] = [];
    const once = oneOfEach();
    for (let after: string | null = null; ; ) {
      const slice: Awaited<ReturnType<typeof factsAfter>> = await factsAfter(after);
      for (const facts of slice.facts) {
        const article = articles.get(facts.article);
        if (article === undefined) orphans.push(facts.id);
        else entries.push(entryOf(once(facts), article));
      }
      after = slice.next;
      if (after === null) break;
    }
    // The record of their article is damaged or gone: what is left of it, the background says with the annotation.
    for (let at = 0; at < orphans.length; at += EXPORTED_AT_ONCE) {
      const ids = orphans.slice(at, at + EXPORTED_AT_ONCE);
      for (const { article, annotations, missing } of await answerTo(sendMessage('own:annotations', { ids }))) {
        for (const annotation of annotations)
          entries.push(entryOf(factsOf(annotation, article.key, missing?.[annotation.id]), article));
      }
    }
    const index = await this.readIndex();
    this.articles = articles;
    this.stored = inOrder(entries);
    this.index = index;
    // Any of them may have changed; those that are shown stay until they are read again.
    for (const id of this.shown.keys()) if (!this.wanted.has(id)) this.shown.delete(id);
    await this.renew([...this.wanted]);
    void this.readAhead(this.stored);
  }

  /** The words of the newest, so that a search that finds them shows them at once. */
  private async readAhead(entries: readonly Entry[]): Promise<void> {
    const ids = entries.slice(0, MOST_DETAILS).map(({ id }) => id);
    for (let at = 0; at < ids.length && entries === this.stored; at += AHEAD) {
      await this.last;
      await this.renew(ids.slice(at, at + AHEAD).filter((id) => !this.shown.has(id)));
    }
  }

  /** What became of some annotations; of all where they are not named, or too many. @throws Failed */
  refresh(ids: readonly string[] | null): Promise<void> {
    return this.inTurn(async () => {
      if (ids === null || ids.length > MOST_CHANGES || this.index === null) return this.readAll();
      await this.readNames();
      await this.readCopied();
      // Corrections and merged names change none of the annotations.
      if (ids.length === 0) return undefined;
      const found = new Map<string, Entry>();
      const records = new Map<string, ArticleRecord>();
      for (const { article, annotations, missing } of await answerTo(sendMessage('own:annotations', { ids }))) {
        const { digest: _, ...record } = article;
        if (JSON.stringify(this.articles.get(record.key)) !== JSON.stringify(record)) {
          records.set(record.key, record);
          this.articles.set(record.key, record);
        }
        for (const annotation of annotations) {
          found.set(
            annotation.id,
            entryOf(factsOf(annotation, record.key, missing?.[annotation.id]), this.articles.get(record.key) ?? record),
          );
          if (this.shown.has(annotation.id)) this.shown.set(annotation.id, annotation);
        }
      }
      const asked = new Set(ids);
      const kept = this.stored.flatMap((entry) => {
        const record = records.get(entry.article.key);
        const now = record === undefined ? entry : entryOf({ ...entry, article: record.key }, record);
        if (!asked.has(entry.id)) return [now];
        const changed = found.get(entry.id);
        found.delete(entry.id);
        return changed === undefined ? [] : [changed];
      });
      const index = await this.readIndex();
      // Where none came or went, the order is as it was.
      const isSame = found.size === 0 && kept.length === this.stored.length;
      this.stored = isSame ? kept : inOrder([...kept, ...found.values()]);
      this.index = index;
      void this.readAhead(this.stored);
      return undefined;
    });
  }

  /** The index as it is now; segments that are known are not asked for again. */
  private async readIndex(): Promise<SearchIndex> {
    const known = new Map(this.index?.readers.map((reader) => [reader.number, reader]));
    for (;;) {
      const { numbers, journal } = await answerTo(sendMessage('own:index'));
      const readers: SegmentReader[] = [];
      for (const number of numbers) {
        const segment = known.has(number) ? null : await answered(sendMessage('own:segment', { number }));
        if (segment !== null && !segment.ok && segment.why !== 'not-found') throw new Failed(segment.why);
        if (segment?.ok) known.set(number, new SegmentReader(number, segment.value));
        const reader = known.get(number);
        if (reader !== undefined) readers.push(reader);
      }
      // A segment that was merged meanwhile is missing: then the index is asked for again, as it is now.
      if (readers.length === numbers.length) return new SearchIndex(readers, journal);
    }
  }

  readonly search: Search = (query) => {
    const { index } = this;
    if (index === null) {
      const terms = termsOf(query);
      return ({ id, article }) => {
        const annotation = this.shown.get(id);
        if (annotation === undefined) return true;
        const text = searchText(annotation, article);
        return terms.every((term) => text.includes(term));
      };
    }
    const matches = index.match(query);
    const { entries } = this;
    const numbers = this.numbersIn(index, entries);
    // An entry that the index does not know yet is shown rather than hidden.
    return (entry, place) =>
      (matches[(entries[place] === entry ? numbers[place] : index.numberOf(entry.id)) ?? -1] ?? 1) === 1;
  };

  /** For each entry its number in the index, or -1 where the index doesn't have it. */
  private numbersIn(index: SearchIndex, entries: readonly Entry[]): Int32Array {
    if (this.numbers?.index !== index || this.numbers.entries !== entries) {
      this.numbers = { index, entries, of: Int32Array.from(entries, ({ id }) => index.numberOf(id)) };
    }
    return this.numbers.of;
  }

  readonly get = (id: string): Annotation | null => this.shown.get(id) ?? null;

  readonly want = (ids: readonly string[]): void => {
    this.wanted = new Set(ids);
    const missing = ids.filter((id) => !this.shown.has(id) && !this.asked.has(id));
    if (missing.length > 0) void this.renew(missing).then(this.onDetails);
  };

  private async renew(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) this.asked.add(id);
    const found = await answered(sendMessage('own:annotations', { ids }));
    for (const id of ids) this.asked.delete(id);
    if (!found.ok) return;
    for (const { annotations } of found.value) for (const each of annotations) this.shown.set(each.id, each);
    for (const id of this.shown.keys()) {
      if (this.shown.size <= MOST_DETAILS) break;
      if (!this.wanted.has(id)) this.shown.delete(id);
    }
  }
}

/** By id of an annotation: the version of its page that was read when it was kept, or last before; else the first. */
function versionsOf(annotations: readonly Annotation[], facts: readonly CopyFacts[]): Record<string, KeptVersion> {
  const versions: Record<string, KeptVersion> = {};
  for (const { id, created, target } of annotations) {
    const own = facts.filter(({ page }) => page === articleKey(target.source));
    const latest = new Date(Date.parse(created) + AT_ONCE_MS).toISOString();
    const found = own.findLast(({ taken }) => taken <= latest) ?? own[0];
    if (found !== undefined) versions[id] = { taken: found.taken, digest: found.digest };
  }
  return versions;
}

/** The newest text of each page of an article; what is damaged is left out. */
async function newestTexts(facts: readonly CopyFacts[]): Promise<readonly KeptText[]> {
  const newest = new Map(facts.map((each) => [each.page, each]));
  const texts: KeptText[] = [];
  for (const { article, taken, digest } of newest.values()) {
    const copy = await answered(sendMessage('own:copy', { article, taken }));
    if (copy.ok) texts.push({ taken, digest, copy: copy.value });
  }
  return texts;
}

const articlesAfter = (after: string | null) => answerTo(sendMessage('own:articles', { after }));
const factsAfter = (after: string | null) => answerTo(sendMessage('own:facts', { after }));

/** Equal strings and lists are shared, so that a hundred passages of one speaker hold the name once. */
function oneOfEach(): (facts: AnnotationFacts) => AnnotationFacts {
  const strings = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const string = <T extends string | null>(value: T): T => {
    if (value === null) return value;
    const known = strings.get(value);
    if (known !== undefined) return known as T;
    strings.set(value, value);
    return value;
  };
  const list = <T extends string>(values: readonly T[]): readonly T[] => {
    const key = values.join('\n');
    const known = lists.get(key);
    if (known !== undefined) return known as readonly T[];
    lists.set(key, values);
    return values;
  };
  return (facts) => ({
    ...facts,
    article: string(facts.article),
    speaker: string(facts.speaker),
    role: string(facts.role),
    tags: list(facts.tags),
    traits: list(facts.traits),
  });
}

/**
 * Entries as they go out, with the names under which their speakers are listed: those of one article follow each other,
 * and are read when it is their turn. @throws Failed
 */
export async function* keptArticles(
  entries: readonly Entry[],
  names: SpeakerNames,
  withTexts: boolean,
): AsyncGenerator<KeptArticle> {
  for (let at = 0; at < entries.length; ) {
    let end = Math.min(at + EXPORTED_AT_ONCE, entries.length);
    while (end < entries.length && entries[end]?.article.key === entries[end - 1]?.article.key) end += 1;
    const ids = entries.slice(at, end).map(({ id }) => id);
    const found = await answerTo(sendMessage('own:annotations', { ids }));
    const copies = await answerTo(sendMessage('own:copyFacts', { articles: found.map(({ article }) => article.key) }));
    for (const [index, kept] of found.entries()) {
      const annotations = kept.annotations.map((annotation) => underListedName(annotation, names));
      const facts = copies[index] ?? [];
      const texts = withTexts ? await newestTexts(facts) : [];
      yield {
        article: kept.article,
        annotations,
        ...(facts.length === 0 ? {} : { versions: versionsOf(annotations, facts) }),
        ...(texts.length === 0 ? {} : { texts }),
      };
    }
    at = end;
  }
}
