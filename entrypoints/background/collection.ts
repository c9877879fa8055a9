import * as v from 'valibot';
import { factsOf } from '@/lib/library/facts';
import type { IndexState, LibraryArticle } from '@/lib/messages';
import { slice } from '@/lib/schema/nouns';
import { after, count, ids, importId, nothing } from '@/lib/schema/payloads';
import type { Store } from '@/lib/store/store';
import type {
  ArticlesSlice,
  BinEntry,
  FactsSlice,
  ImportCounts,
  Outcome,
  ReadSlice,
  SearchSegment,
  StoreHealth,
} from '@/lib/stored';
import { attempt, succeeded, told } from './answers';
import { fromOwn, result } from './declare';

/** Messages of our own pages about the collection as a whole: the bin, exports and imports. */
export const collectionMessages = (store: Store) => ({
  /** The annotations in the bin, those deleted last first. */
  'own:bin': fromOwn({
    payload: nothing,
    answer: result<readonly BinEntry[]>(),
    handle: () => attempt(() => store.bin()),
  }),
  /** Removes all of the bin for good, or those that are named; gives how many went. */
  'own:emptyBin': fromOwn({
    payload: v.object({ ids: v.union([v.literal('all'), ids]) }),
    answer: result<number>(),
    handle: async ({ ids }) => {
      let gone = 0;
      const done = await attempt(async () => {
        gone = await store.emptyBin(ids);
        return true;
      });
      return done.ok ? succeeded(gone) : done;
    },
  }),
  /** The live ones of some annotations, by their articles, in any order. */
  'own:annotations': fromOwn({
    payload: v.object({ ids }),
    answer: result<readonly LibraryArticle[]>(),
    handle: ({ ids }) => attempt(() => store.annotations(ids)),
  }),
  /** All articles after the key `after`, a slice at a time, and the facts of all that lives, after the id `after`. */
  'own:articles': fromOwn({
    payload: v.object({ after }),
    answer: result<ArticlesSlice>(),
    handle: ({ after }) =>
      attempt(async () => {
        const { articles, next } = await store.articles(after);
        return { articles: articles.map(({ digest: _, ...article }) => article), next };
      }),
  }),
  'own:facts': fromOwn({
    payload: v.object({ after }),
    answer: result<FactsSlice>(),
    handle: ({ after }) =>
      attempt(async () => {
        const { rows, next } = await store.rows(after);
        return {
          facts: rows.map(({ annotation, article, sought }) =>
            factsOf(annotation, article, sought?.found === false ? sought.at : null),
          ),
          next,
        };
      }),
  }),
  /** The search index as it is now: the numbers of its segments, in order, and the journal of what is in none of them yet. */
  'own:index': fromOwn({
    payload: nothing,
    answer: result<IndexState>(),
    handle: () =>
      attempt(async () => {
        const { readers, journal } = await store.index();
        return { numbers: readers.map(({ number }) => number), journal };
      }),
  }),
  /** A segment by its number; not found where it has been merged with others meanwhile. */
  'own:segment': fromOwn({
    payload: v.object({ number: count }),
    answer: result<SearchSegment>(),
    handle: ({ number }) => attempt(() => store.segment(number)),
  }),
  /** Whole articles after the key `after`, in the order of keys, for exports and the backup. */
  'own:slice': fromOwn({
    payload: v.object({ after, withDeleted: v.boolean() }),
    answer: result<ReadSlice>(),
    handle: ({ after, withDeleted }) => attempt(() => store.slice(after, withDeleted)),
  }),
  'own:health': fromOwn({
    payload: nothing,
    answer: result<StoreHealth>(),
    handle: () => attempt(() => store.health()),
  }),
  /** What would become of each row; nothing is written. */
  'own:importCheck': fromOwn({
    payload: v.object({ slice }),
    answer: result<readonly Outcome[]>(),
    handle: ({ slice }) => attempt(() => store.check(slice)),
  }),
  /** Puts slice `number` (from 0) of an import aside, until all of them are there. May be asked again. */
  'own:importStage': fromOwn({
    payload: v.object({ id: importId, number: count, slice }),
    answer: result<null>(),
    handle: async ({ id, number, slice }) => {
      const done = await attempt(async () => {
        await store.stage(id, number, slice);
        return true;
      });
      return done.ok ? succeeded(null) : done;
    },
  }),
  /** Merges an import of so many slices, all in one transaction. Asked again, it gives the same answer. */
  'own:importCommit': fromOwn({
    payload: v.object({ id: importId, slices: count }),
    answer: result<ImportCounts>(),
    handle: ({ id, slices }) =>
      told(
        attempt(() => store.commit(id, slices)),
        null,
      ),
  }),
  'own:importCancel': fromOwn({
    payload: v.object({ id: importId }),
    answer: result<null>(),
    handle: async ({ id }) => {
      const done = await attempt(async () => {
        await store.cancel(id);
        return true;
      });
      return done.ok ? succeeded(null) : done;
    },
  }),
});
