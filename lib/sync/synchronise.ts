/**
 * One synchronisation. Every device writes files of its own and never touches another's; all of them read all files. So
 * nothing is asked of what carries them but that it keeps them: no locks, no conditional requests.
 *
 * Y1 Nothing that others write takes anything away here but a deletion, and many deletions at once are asked about.
 * Y2 A file counts as written once it was read again; what it says counts as sent only then.
 * Y3 A file that is not whole, of another program, of a newer version or of another key is left where it is.
 * Y4 Files that are gone, without one that says that it stands in their place, are asked about: nothing is taken away here
 *    for it, and nothing is written until the reader says so.
 * Y5 Where files lie under this device's own name that it did not write, it was put back to an earlier state, or there
 *    are two of it: it takes a new name, and reads these as another device's.
 */
import { type Context, offsetOf } from './context';
import { hashOf, parsedName } from './file';
import type { Progress, Transport } from './ports';
import { type Mode, type Pulled, pull } from './pull';
import { compact, push } from './push';
import { isIn } from './ranges';
import { scan } from './scan';

/** The reader's answer to a question of an earlier synchronisation. */
export interface Decisions {
  readonly deletions?: 'delete' | 'keep';
  /** Everything that is known here is to be written again. */
  readonly missing?: 'put-back';
}

export interface Outcome {
  /** `deletions` and `missing` ask, `locked` needs another passphrase; nothing was written then. */
  readonly state: 'done' | 'deletions' | 'missing' | 'locked';
  readonly received: Pick<Pulled, 'added' | 'changed' | 'deleted'>;
  /** Annotations that were sent. */
  readonly sent: number;
  /** Devices and how many passages each deleted, where that is asked about. */
  readonly held: readonly { readonly device: string; readonly count: number }[];
  /** Files that are gone. */
  readonly missing: number;
  readonly unread: Pulled['unread'];
  /** By how much this device's clock is behind, ms; 0 where that is little. */
  readonly offset: number;
  /** Devices whose clocks are, or were, far ahead. */
  readonly ahead: readonly string[];
}

/** Rule Y5; and settles whether a file was still written before this device was stopped. */
async function settled(context: Context, start: Progress, listed: readonly string[]): Promise<Progress> {
  const { memory, transport, log } = context;
  let progress = start;
  const { pending } = start;
  if (pending !== null) {
    const bytes = listed.includes(pending.name) ? await transport.get(pending.name) : null;
    const isWhole = bytes !== null && (await hashOf(bytes)) === parsedName(pending.name)?.hash;
    progress = { ...progress, pending: null };
    if (isWhole) progress = { ...progress, own: [...progress.own, pending] };
    else if (listed.includes(pending.name)) progress = { ...progress, trash: [...progress.trash, pending.name] };
    await memory.setProgress(progress);
  }
  const known = new Set([...progress.own.map(({ name }) => name), ...progress.trash, ...progress.read]);
  const strange = listed.filter((name) => parsedName(name)?.device === progress.device && !known.has(name));
  if (strange.length === 0) return progress;
  log('files of this device that it did not write', strange.length);
  progress = {
    ...progress,
    device: context.newDevice(),
    last: 0,
    own: [],
    trash: [],
    read: [...progress.read, ...progress.own.map(({ name }) => name), ...progress.trash],
  };
  await memory.setProgress(progress);
  return progress;
}

/** Rule Y4: looks for files that are gone. */
const missingOf = ({ own, read, replaced }: Progress, listed: ReadonlySet<string>): readonly string[] =>
  [...own.map(({ name }) => name), ...read].filter((name) => {
    const { device = '', number = 0 } = parsedName(name) ?? {};
    return !listed.has(name) && !isIn(replaced[device] ?? [], number);
  });

/** Forgets names of files that are no longer there, so that the list stays as short as the folder is. */
const tidied = (progress: Progress, listed: ReadonlySet<string>): Progress => ({
  ...progress,
  read: progress.read.filter((name) => listed.has(name)),
});

/** What came of reading; nothing was sent yet. */
export function outcome(
  state: Outcome['state'],
  context: Context,
  pulled: Pulled,
  more: Partial<Outcome> = {},
): Outcome {
  const { added, changed, deleted, held, unread, ahead } = pulled;
  return {
    state,
    received: { added, changed, deleted },
    sent: 0,
    held: [...held].map(([device, count]) => ({ device, count })),
    missing: 0,
    unread,
    offset: offsetOf(context),
    ahead: [...ahead],
    ...more,
  };
}

/** Names of the files of devices; others are not ours. */
const filesIn = async (transport: Transport): Promise<readonly string[]> =>
  (await transport.list()).filter((name) => parsedName(name) !== null);

/** Files that are to be read. */
const unreadOf = ({ own, read, trash, rescue }: Progress, listed: readonly string[]): readonly string[] => {
  const known = new Set([...own.map(({ name }) => name), ...read, ...trash]);
  return rescue ? listed : listed.filter((name) => !known.has(name));
};

/** @throws TransportError and whatever the collection rejects with; a later call goes on where this one stopped */
export async function synchronise(context: Context, decisions: Decisions = {}): Promise<Outcome> {
  const { memory, transport } = context;
  const listed = await filesIn(transport);
  const there = new Set(listed);
  let progress = await settled(context, await memory.progress(), listed);
  progress = await scan(context, progress);

  const mode: Mode = decisions.deletions ?? 'ask';
  const pulled = await pull(context, progress, unreadOf(progress, listed), mode);
  progress = { ...pulled.progress, rescue: false };
  await memory.setProgress(progress);
  if (pulled.unread.locked > 0) return outcome('locked', context, pulled);
  if (pulled.held.size > 0) return outcome('deletions', context, pulled);

  const missing = missingOf(progress, there);
  if (missing.length > 0) {
    if (decisions.missing !== 'put-back') return outcome('missing', context, pulled, { missing: missing.length });
    progress = { ...progress, own: progress.own.filter(({ name }) => there.has(name)) };
    await memory.setProgress(progress);
    await memory.sendAll();
  }
  progress = tidied(progress, there);
  await memory.setProgress(progress);
  const pushed = await push(context, progress);
  await compact(context, pushed.progress);
  return outcome('done', context, pulled, { sent: pushed.sent });
}

export interface Preview {
  readonly received: Pick<Pulled, 'added' | 'changed' | 'deleted'>;
  /** Records that would be sent. */
  readonly toSend: number;
  readonly unread: Pulled['unread'];
}

/** What a synchronisation would do. Nothing is written but this device's memory of its own collection. */
export async function preview(context: Context): Promise<Preview> {
  const { memory, transport } = context;
  const listed = await filesIn(transport);
  const progress = await scan(context, await memory.progress());
  const { added, changed, deleted, unread } = await pull(context, progress, unreadOf(progress, listed), 'count');
  return { received: { added, changed, deleted }, toSend: await memory.countToSend(), unread };
}
