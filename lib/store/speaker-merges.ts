/** Which names of the library are one speaker's, as the reader says. What was said last of a name counts. */
import type { SpeakerMerge } from '../model';
import { type Database, write } from './database';
import { after } from './stamps';

/** So many are as much as a reader will say in years, and little enough to be read at once. */
const MOST = 5000;

const isSound = (merge: Partial<SpeakerMerge> | null): merge is SpeakerMerge =>
  typeof merge?.alias === 'string' &&
  typeof merge.modified === 'string' &&
  (merge.canonical === null || typeof merge.canonical === 'string');

/** All of them in the order of names, parted ones included. */
export async function speakerMerges(db: Database): Promise<readonly SpeakerMerge[]> {
  return (await db.getAll('merges')).filter(isSound);
}

/**
 * Lists names under another, or each by itself again where `as` is null; all or none. The other then is no alias itself.
 * Gives all merges; null, and nothing is written, where they are too many.
 */
export function joinSpeakers(
  db: Database,
  names: readonly string[],
  as: string | null,
  now: string,
): Promise<readonly SpeakerMerge[] | null> {
  return write(db, ['merges'], async ({ store }) => {
    const known = new Map((await store.getAll()).filter(isSound).map((merge) => [merge.alias, merge]));
    const set = async (alias: string, canonical: string | null) => {
      const merge = { alias, canonical, modified: after(known.get(alias)?.modified ?? '', now) };
      known.set(alias, merge);
      await store.put(merge);
    };
    const joined = new Set(names.filter((name) => name !== as));
    const added = [...joined].filter((name) => !known.has(name)).length;
    if (known.size + added > MOST) return null;
    for (const name of joined) if (as !== null || known.has(name)) await set(name, as);
    if (as !== null && (known.get(as)?.canonical ?? null) !== null) await set(as, null);
    return [...known.values()].sort((a, b) => (a.alias < b.alias ? -1 : 1));
  });
}

/** What a file says of a name together with what is stored of it; null where that stays as it is. */
export function mergedMerge(stored: unknown, incoming: SpeakerMerge): SpeakerMerge | null {
  const known = stored as SpeakerMerge | undefined;
  if (known === undefined || !isSound(known)) return incoming;
  const sortable = ({ modified, canonical }: SpeakerMerge) => `${modified}\n${canonical ?? ''}`;
  return sortable(incoming) > sortable(known) ? incoming : null;
}
