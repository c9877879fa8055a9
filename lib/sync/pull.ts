/** Reads the files of other devices and merges their changes with what is stored here. */
import { inBin } from '../store/merge';
import { LIVE } from '../store/schema';
import type { StoredCopy } from '../stored';
import { type Context, changeTime, DRIFT_MS } from './context';
import { type Content, hashOf, headOf, openedFile, parsedCopy, parsedItem, parsedName } from './file';
import { canonical, type Item, idOfItem, isDead, joined, joinInto, lags } from './item';
import { knownIn, knownOf, observed, pack } from './known';
import {
  articleOf,
  correctionOf,
  mergeOf,
  type Noun,
  ofArticle,
  ofCorrection,
  ofMerge,
  ofRow,
  rowOf,
  wantedOf,
} from './nouns';
import type { Progress, Shadow, Stored, Wanted } from './ports';
import { united } from './ranges';
import { idOfCopy } from './scan';
import { nextStamp, timeOf } from './stamp';

/** How many records are merged between two pauses. */
const AT_ONCE = 100;
/** How long a deletion that comes in lies in the bin of a device that never had the passage. */
const BIN_MS = 30 * 86_400_000;

/**
 * What is done where a passage that lives here was deleted elsewhere: `ask` holds it back where it is too much at once,
 * `delete` does so, `keep` has it live everywhere, `count` writes nothing at all.
 */
export type Mode = 'ask' | 'delete' | 'keep' | 'count';

export interface Pulled {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
  /** How many deletions are held back, by the name of the device that made them. */
  readonly held: ReadonlyMap<string, number>;
  /** Files that could not be read, by why. */
  readonly unread: Readonly<Record<'damaged' | 'locked' | 'newer' | 'foreign' | 'older-key', number>>;
  /** Devices that have stamps from the future. */
  readonly ahead: ReadonlySet<string>;
  readonly progress: Progress;
}

interface Plan {
  readonly id: string;
  /** As it is stored, and as it is to be; null where it is not. */
  readonly before: unknown;
  readonly after: unknown;
  readonly shadow: Shadow | null;
  readonly isToSend: boolean;
  readonly kind: 'added' | 'changed' | 'deleted' | 'same' | 'held';
}

const NONE: Stored = { rows: [], articles: [], corrections: [], merges: [] };

/** A record with its noun. */
interface Here {
  readonly record: unknown;
  readonly noun: Noun;
}

/** What is stored, by the ids of its items. */
function byId({ rows, articles, corrections, merges }: Stored): ReadonlyMap<string, Here> {
  const all: Here[] = [
    ...rows.map((record) => ({ record, noun: ofRow(record) })),
    ...articles.map((record) => ({ record, noun: ofArticle(record) })),
    ...corrections.map((record) => ({ record, noun: ofCorrection(record) })),
    ...merges.map((record) => ({ record, noun: ofMerge(record) })),
  ];
  return new Map(all.map((each) => [idOfItem(each.noun), each]));
}

const hereOf = <T>(record: T | null, nounOf: (record: T) => Noun): Here | null =>
  record === null ? null : { record, noun: nounOf(record) };

/** The record that an item describes, and its noun; null where it describes none. */
function recordOf(item: Item): Here | null {
  switch (item.kind) {
    case 'annotation':
      return hereOf(rowOf(item), ofRow);
    case 'article':
      return hereOf(articleOf(item), ofArticle);
    case 'correction':
      return hereOf(correctionOf(item), ofCorrection);
    case 'merge':
      return hereOf(mergeOf(item), ofMerge);
  }
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

class Receiving {
  added = 0;
  changed = 0;
  deleted = 0;
  readonly held = new Map<string, number>();
  /** Collects the deletions that are held back, as long as they are not too many to go on. */
  readonly waiting: Item[] = [];
  readonly ahead = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly device: string,
    private readonly mode: Mode,
    /** How many deletions are carried out without asking. */
    readonly most: number,
  ) {}

  private plan(incoming: Item, known: Shadow | undefined, stored: Here | undefined): Plan | null {
    const { context, device } = this;
    const id = idOfItem(incoming);
    let local: Item | null = null;
    let isToSend = false;
    if (stored !== undefined) {
      const seen = observed(
        stored.noun,
        knownIn(known, stored.noun.fields),
        device,
        changeTime(context, stored.noun.when),
      );
      local = seen.item;
      isToSend = seen.isChanged;
    } else if (known?.dead !== undefined) {
      const { stamps } = knownIn(known, {});
      const { kind, key } = incoming;
      local = { kind, key, fields: { deleted: known.dead }, stamps: { deleted: stamps.deleted ?? '' } };
    }
    let merged = local === null ? incoming : joined(local, incoming);
    if (local !== null && stored !== undefined && lags(incoming, local, merged)) isToSend = true;
    const before = stored?.record as { deleted?: string } | undefined;
    const wasLive = before !== undefined && (before.deleted ?? LIVE) === LIVE;
    let isDeleted = incoming.kind === 'annotation' && wasLive && isDead(merged);
    if (isDeleted && this.mode === 'keep') {
      const stamp = nextStamp(context.now(), device, Object.values(merged.stamps));
      const { fields, stamps } = merged;
      merged = { ...merged, fields: { ...fields, deleted: LIVE }, stamps: { ...stamps, deleted: stamp } };
      isDeleted = false;
      isToSend = true;
    }
    if (isDeleted && this.mode === 'ask') return { id, before, after: before, shadow: null, isToSend, kind: 'held' };
    const made = recordOf(merged);
    const isGone = incoming.kind === 'annotation' && isDead(merged);
    if (made === null && !isGone) return null;
    const dead = isGone ? { dead: String(merged.fields.deleted) } : {};
    // What left the bin here does not come back into it; a device that never had it shows it as long as others do.
    const isOver = Date.parse(String(merged.fields.deleted)) < context.now() - BIN_MS;
    if (stored === undefined && isGone && (made === null || known !== undefined || isOver)) {
      const shadow = { id, known: pack(knownOf(merged, merged.fields)), ...dead };
      return { id, before: undefined, after: undefined, shadow, isToSend: false, kind: 'same' };
    }
    if (made === null) return null;
    const isSame = stored !== undefined && canonical(stored.noun.fields) === canonical(made.noun.fields);
    const text = pack(knownOf(merged, made.noun.fields));
    const shadow = {
      id,
      known: text,
      ...(isSame ? {} : { before: known?.known ?? '' }),
      ...dead,
    };
    const kind = isSame ? 'same' : isDeleted ? 'deleted' : wasLive ? 'changed' : isGone ? 'same' : 'added';
    return {
      id,
      before,
      after: isSame ? before : made.record,
      shadow: known?.known === text && known.before === undefined && isSame && !isToSend ? null : shadow,
      isToSend,
      kind,
    };
  }

  private count(plans: readonly Plan[], name: string, items: ReadonlyMap<string, Item>): void {
    for (const { id, kind } of plans) {
      const isAnnotation = id.startsWith('annotation:');
      if (kind === 'held') {
        this.held.set(name, (this.held.get(name) ?? 0) + 1);
        const item = items.get(id);
        if (item !== undefined && this.waiting.length <= this.most) this.waiting.push(item);
      } else if (kind === 'deleted') this.deleted += 1;
      else if (isAnnotation && kind === 'added') this.added += 1;
      else if (isAnnotation && kind === 'changed') this.changed += 1;
    }
  }

  /** Merges items, a hundred at a time; `articles` are those of the same file, by key. */
  async receive(all: readonly Item[], articles: ReadonlyMap<string, Item>, name: string): Promise<void> {
    for (let at = 0; at < all.length; at += AT_ONCE) {
      await this.receiveSome(all.slice(at, at + AT_ONCE), articles, name);
      await this.context.breathe();
    }
  }

  private async receiveSome(some: readonly Item[], articles: ReadonlyMap<string, Item>, name: string): Promise<void> {
    const { memory, collection } = this.context;
    const items = new Map<string, Item>();
    for (const each of some) {
      joinInto(items, each);
      const place = each.fields.place as { article?: string } | null | undefined;
      const article = articles.get(place?.article ?? '');
      if (article !== undefined) items.set(idOfItem(article), article);
    }
    for (let left = [...items.values()]; left.length > 0; ) {
      const ids = left.map(idOfItem);
      const wanted = wantedOf(ids);
      const [stored, shadows] = await Promise.all([collection.load(wanted), memory.shadows(ids)]);
      const here = byId(stored);
      const plans = left.flatMap((each, index) => this.plan(each, shadows[index], here.get(ids[index] ?? '')) ?? []);
      this.lookAhead(left, name);
      if (this.mode === 'count') return this.count(plans, name, items);
      // An article is stored with what is kept of it, and not without.
      const needed = new Set(
        plans.flatMap(({ after, id }) =>
          id.startsWith('annotation:') && after != null ? `article:${(after as { article: string }).article}` : [],
        ),
      );
      const isWanted = ({ id, before }: Plan) => !id.startsWith('article:') || before !== undefined || needed.has(id);
      const meant = plans.filter(isWanted);
      await memory.put(
        meant.flatMap(({ shadow }) => shadow ?? []),
        meant.filter(({ isToSend }) => isToSend).map(({ id }) => id),
      );
      const raced = await this.write(wanted, meant);
      this.count(
        meant.filter(({ id }) => !raced.has(id)),
        name,
        items,
      );
      left = left.filter((each) => raced.has(idOfItem(each)));
    }
  }

  /** Writes the records that haven't changed since the merge was planned; returns the ids of the others. */
  private async write(wanted: Wanted, plans: readonly Plan[]): Promise<ReadonlySet<string>> {
    const toWrite = plans.filter(({ before, after }) => after !== undefined && after !== before);
    const raced = new Set<string>();
    if (toWrite.length === 0) return raced;
    const now = new Date(this.context.now()).toISOString();
    await this.context.collection.apply(wanted, (stored) => {
      raced.clear();
      const here = byId(stored);
      const good = toWrite.filter(({ id, before }) => {
        const isSame = sameJson(here.get(id)?.record, before);
        if (!isSame) raced.add(id);
        return isSame;
      });
      const of = <T>(kind: string) =>
        good.filter(({ id }) => id.startsWith(kind)).map(({ after }) => after as T) as readonly T[];
      const rows = good
        .filter(({ id }) => id.startsWith('annotation:'))
        .map(({ before, after }) => {
          const [row, last] = [after, before] as [Stored['rows'][number], Stored['rows'][number] | undefined];
          return inBin(last?.binned === undefined ? row : { ...row, binned: last.binned }, last ?? null, now);
        });
      return {
        ...NONE,
        rows,
        articles: of('article:'),
        corrections: of('correction:'),
        merges: of('merge:'),
      };
    });
    return raced;
  }

  /** Notes every device whose stamps lie far in the future, whatever it changed. */
  private lookAhead(items: readonly Item[], name: string): void {
    const { transport, now } = this.context;
    const latest = (transport.clock ?? now()) + 1.5 * DRIFT_MS;
    if (items.some(({ stamps }) => Object.values(stamps).some((stamp) => timeOf(stamp) > latest))) this.ahead.add(name);
  }

  async copies(copies: readonly StoredCopy[]): Promise<void> {
    const { memory, collection } = this.context;
    const ids = copies.map(idOf);
    const known = await memory.shadows(ids);
    // A copy that was removed here is not added again.
    const fresh = copies.filter((_, index) => known[index] === undefined);
    if (fresh.length === 0 || this.mode === 'count') return;
    await collection.addCopies(fresh);
    await memory.put(
      fresh.map((copy) => ({ id: idOf(copy), known: '' })),
      [],
    );
  }
}

const idOf = ({ article, copy }: StoredCopy) => idOfCopy({ article, taken: copy.taken });

const itemsIn = (content: Content): readonly Item[] => content.items.flatMap((each) => parsedItem(each) ?? []);

/** Reads files and merges what is in them. Where a deletion is held back, its file counts as not read. */
export async function pull(context: Context, start: Progress, names: readonly string[], mode: Mode): Promise<Pulled> {
  const { memory, transport, collection } = context;
  const total = await collection.count();
  const receiving = new Receiving(context, start.device, mode, Math.min(10, Math.max(2, Math.floor(total / 5))));
  const unread = { damaged: 0, locked: 0, newer: 0, foreign: 0, 'older-key': 0 };
  let progress = start;
  const holding: string[] = [];
  const isOwn = (name: string) => progress.own.some((file) => file.name === name);
  const heldCount = () => [...receiving.held.values()].reduce((sum, count) => sum + count, 0);
  const finish = async (files: readonly string[], content: Pick<Content, 'device' | 'replaces'> | null) => {
    if (mode === 'count') return;
    const read = [...new Set([...progress.read, ...files.filter((name) => !isOwn(name))])];
    progress = { ...progress, read };
    if (content !== null && content.replaces.length > 0) {
      const { device, replaces } = content;
      progress = {
        ...progress,
        replaced: { ...progress.replaced, [device]: united(progress.replaced[device] ?? [], replaces) },
      };
    }
    await memory.setProgress(progress);
  };
  for (const [index, name] of [...names].sort().entries()) {
    context.progress('receiving', index, names.length);
    const bytes = await transport.get(name);
    const parsed = parsedName(name);
    if (bytes === null || parsed === null) continue;
    if ((await hashOf(bytes)) !== parsed.hash) {
      unread.damaged += 1;
      context.log('damaged file', name);
      continue;
    }
    const opened = await openedFile(bytes, context.keys);
    if (opened.state !== 'open') {
      const isOld = opened.state === 'locked' && (headOf(bytes)?.epoch ?? 0) < context.keys[0].epoch;
      unread[isOld ? 'older-key' : opened.state] += 1;
      context.log(isOld ? 'file of an older passphrase' : `${opened.state} file`, name);
      continue;
    }
    const { content } = opened;
    const items = itemsIn(content);
    if (items.length < content.items.length)
      context.log('records of another form', content.items.length - items.length);
    const articles = new Map(items.filter(({ kind }) => kind === 'article').map((each) => [each.key, each]));
    const before = heldCount();
    await receiving.receive(items, articles, content.name);
    await receiving.copies(content.copies.flatMap((each) => parsedCopy(each) ?? []));
    const isHolding = heldCount() > before;
    if (isHolding) holding.push(name);
    await finish(isHolding ? [] : [name], content);
  }
  const count = heldCount();
  let { held } = receiving as { held: ReadonlyMap<string, number> };
  let { added, changed, deleted } = receiving;
  if (mode === 'ask' && count > 0 && count <= receiving.most) {
    const second = new Receiving(context, progress.device, 'delete', 0);
    await second.receive(receiving.waiting, new Map(), '');
    await finish(holding, null);
    held = new Map();
    added += second.added;
    changed += second.changed;
    deleted += second.deleted;
  }
  return { added, changed, deleted, held, unread, ahead: receiving.ahead, progress };
}
