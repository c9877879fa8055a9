import { revised } from '@/lib/annotation';
import type { Result } from '@/lib/messages';
import type { Annotation, FindingCorrection } from '@/lib/model';
import type { Keeper } from '@/lib/reader/keeper';

/** Keeps annotations as long as the page is open: for the sample article, on which one only tries things out. */
export function sampleKeeper(): Keeper {
  const kept = new Map<string, Annotation>();
  const deleted = new Map<string, Annotation>();
  const corrections = new Map<string, FindingCorrection>();
  const gone = { ok: false, why: 'not-found' } as const;
  const move = (
    id: string,
    from: Map<string, Annotation>,
    to: Map<string, Annotation>,
  ): Result<readonly Annotation[]> => {
    const annotation = from.get(id);
    if (annotation === undefined) return gone;
    from.delete(id);
    to.set(id, annotation);
    return { ok: true, value: [annotation] };
  };
  return {
    restore: async () => ({ ok: true, value: [...kept.values()] }),
    article: async () => null,
    save: async (_article, annotation) => {
      if (annotation === null) return gone;
      kept.set(annotation.id, annotation);
      return { ok: true, value: annotation };
    },
    revise: async (id, changes) => {
      const old = kept.get(id);
      if (old === undefined) return gone;
      const annotation = revised(old, changes, new Date().toISOString());
      kept.set(id, annotation);
      return { ok: true, value: annotation };
    },
    delete: async (id) => move(id, kept, deleted),
    undelete: async (id) => move(id, deleted, kept),
    corrections: async () => ({ ok: true, value: [...corrections.values()] }),
    correct: async (correction) => {
      const id = JSON.stringify([correction.kind, correction.selector]);
      corrections.set(id, { ...correction, modified: new Date().toISOString() });
      return { ok: true, value: [...corrections.values()] };
    },
    seek: async () => undefined,
  };
}
