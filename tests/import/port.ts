/** The store's side of an import, and files to import. */
import type { ImportPort, ImportSource } from '@/lib/import';
import type { Result } from '@/lib/messages';
import type { Store } from '@/lib/store/store';

const answer = async <T>(query: Promise<T | null>): Promise<Result<T>> => {
  const value = await query;
  return value === null ? { ok: false, why: 'not-found' } : { ok: true, value };
};

export const portOf = (store: Store): ImportPort => ({
  check: (slice) => answer(store.check(slice)),
  stage: async (id, number, slice) => {
    await store.stage(id, number, slice);
    return { ok: true, value: null };
  },
  commit: (id, slices) => answer(store.commit(id, slices)),
  cancel: async (id) => {
    await store.cancel(id);
    return { ok: true, value: null };
  },
});

export const MODIFIED = '2026-04-01T00:00:00.000Z';

/** A file in pieces of so many characters. */
export const fileOf = (text: string, piece = 65_536): ImportSource => ({
  size: text.length,
  modified: MODIFIED,
  async *read() {
    for (let at = 0; at < text.length; at += piece) yield text.slice(at, at + piece);
  },
});

export const ALWAYS = new AbortController().signal;
