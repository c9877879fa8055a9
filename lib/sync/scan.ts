/** Finds what was changed here since the last time: compares the stored records with what is known of them. */
import { type Context, changeTime } from './context';
import { idOfItem, isDead, keyIn } from './item';
import { knownIn, knownOf, observed, pack } from './known';
import { type Noun, ofArticle, ofCorrection, ofMerge, ofRow } from './nouns';
import type { CopyKey, Portion, Progress, Shadow } from './ports';

export const idOfCopy = ({ article, taken }: CopyKey): string => `copy:${JSON.stringify([article, taken])}`;

export function copyKeyIn(id: string): CopyKey {
  const [article, taken] = JSON.parse(keyIn(id)) as [string, string];
  return { article, taken };
}

/** How many records are compared between two pauses. */
const AT_ONCE = 100;

const nounsOf = ({ rows, articles, corrections, merges }: Portion): readonly Noun[] => [
  ...rows.map(ofRow),
  ...articles.map(ofArticle),
  ...corrections.map(ofCorrection),
  ...merges.map(ofMerge),
];

/** Compares some records; gives how many had changed. */
export async function compare(context: Context, nouns: readonly Noun[], device: string): Promise<number> {
  let count = 0;
  for (let at = 0; at < nouns.length; at += AT_ONCE) {
    const some = nouns.slice(at, at + AT_ONCE);
    const known = await context.memory.shadows(some.map(idOfItem));
    const [shadows, toSend]: [Shadow[], string[]] = [[], []];
    some.forEach((noun, index) => {
      const shadow = known[index];
      const before = knownIn(shadow, noun.fields);
      const { item, isChanged } = observed(noun, before, device, changeTime(context, noun.when));
      if (!isChanged && shadow !== undefined && shadow.before === undefined) return;
      const id = idOfItem(noun);
      shadows.push({
        id,
        known: pack(knownOf(item, noun.fields)),
        ...(isDead(item) ? { dead: String(noun.fields.deleted) } : {}),
      });
      if (isChanged) toSend.push(id);
    });
    if (shadows.length > 0) await context.memory.put(shadows, toSend);
    count += toSend.length;
    await context.breathe();
  }
  return count;
}

async function compareCopies({ memory }: Context, copies: readonly CopyKey[]): Promise<void> {
  const ids = copies.map(idOfCopy);
  const known = await memory.shadows(ids);
  const fresh = ids.filter((_, index) => known[index] === undefined);
  if (fresh.length > 0)
    await memory.put(
      fresh.map((id) => ({ id, known: '' })),
      fresh,
    );
}

/**
 * Annotations that are known to live and are not in the store: what was deleted stays there as a row until it has left the
 * bin, so that these were lost, or damaged. They are forgotten, so that they come in anew.
 */
async function forgetLost({ memory, breathe }: Context, seen: ReadonlySet<string>): Promise<number> {
  let lost = 0;
  for (let after = 'annotation:'; ; ) {
    const shadows = await memory.shadowsAfter(after, 1000);
    const own = shadows.filter(({ id }) => id.startsWith('annotation:'));
    const gone = own.filter(({ id, dead }) => dead === undefined && !seen.has(id)).map(({ id }) => id);
    if (gone.length > 0) await memory.forget(gone);
    lost += gone.length;
    const last = own.at(-1);
    if (last === undefined || own.length < shadows.length) return lost;
    after = last.id;
    await breathe();
  }
}

/** Looks for what was changed here, and marks it to be sent. Gives the progress, of which more is to be read where something was lost. */
export async function scan(context: Context, progress: Progress): Promise<Progress> {
  const { memory, collection } = context;
  const changed = await memory.changed();
  if (changed.length === 0) return progress;
  const isAll = changed.some(({ article }) => article === '');
  const seen = new Set<string>();
  let found = 0;
  for await (const portion of collection.read(isAll ? 'all' : changed.map(({ article }) => article))) {
    if (isAll) for (const { id } of portion.rows) seen.add(`annotation:${id}`);
    found += await compare(context, nounsOf(portion), progress.device);
    await compareCopies(context, portion.copies);
    if (isAll) context.progress('comparing', seen.size, 0);
  }
  let next = progress;
  if (isAll) {
    const lost = await forgetLost(context, seen);
    if (lost > 0) {
      context.log('lost', lost);
      next = { ...progress, rescue: true };
      await memory.setProgress(next);
    }
  }
  await memory.compared(changed);
  if (found > 0) context.log('changed here', found);
  return next;
}
