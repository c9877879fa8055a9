import { factsOf } from '@/lib/library/facts';
import type { Handlers, Protocol } from '@/lib/messages';
import type { Store } from '@/lib/store/store';
import { attempt, told } from './answers';

type Names =
  | 'own:bin'
  | 'own:emptyBin'
  | 'own:slice'
  | 'own:annotations'
  | 'own:articles'
  | 'own:facts'
  | 'own:index'
  | 'own:segment'
  | 'own:health'
  | 'own:importCheck'
  | 'own:importStage'
  | 'own:importCommit'
  | 'own:importCancel';

/** What our own pages may do with the collection as a whole: the bin, what goes out, what comes in. */
export const collectionHandlers = (store: Store): Pick<Handlers<keyof Protocol>, Names> => ({
  'own:bin': () => attempt(() => store.bin()),
  'own:emptyBin': async ({ ids }) => {
    let gone = 0;
    const result = await attempt(async () => {
      gone = await store.emptyBin(ids);
      return true;
    });
    return result.ok ? { ok: true, value: gone } : result;
  },
  'own:annotations': ({ ids }) => attempt(() => store.annotations(ids)),
  'own:articles': ({ after }) =>
    attempt(async () => {
      const { articles, next } = await store.articles(after);
      return { articles: articles.map(({ digest: _, ...article }) => article), next };
    }),
  'own:facts': ({ after }) =>
    attempt(async () => {
      const { rows, next } = await store.rows(after);
      return {
        facts: rows.map(({ annotation, article, sought }) =>
          factsOf(annotation, article, sought?.found === false ? sought.at : null),
        ),
        next,
      };
    }),
  'own:index': () =>
    attempt(async () => {
      const { readers, journal } = await store.index();
      return { numbers: readers.map(({ number }) => number), journal };
    }),
  'own:segment': ({ number }) => attempt(() => store.segment(number)),
  'own:slice': ({ after, withDeleted }) => attempt(() => store.slice(after, withDeleted)),
  'own:health': () => attempt(() => store.health()),
  'own:importCheck': ({ slice }) => attempt(() => store.check(slice)),
  'own:importStage': async ({ id, number, slice }) => {
    const result = await attempt(async () => {
      await store.stage(id, number, slice);
      return true;
    });
    return result.ok ? { ok: true, value: null } : result;
  },
  'own:importCommit': ({ id, slices }) =>
    told(
      attempt(() => store.commit(id, slices)),
      null,
    ),
  'own:importCancel': async ({ id }) => {
    const result = await attempt(async () => {
      await store.cancel(id);
      return true;
    });
    return result.ok ? { ok: true, value: null } : result;
  },
});
