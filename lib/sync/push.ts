/** Sends what was changed here: into a file of this device's own, which is read again before it counts as written. */
import { type Context, changeTime } from './context';
import { type Content, hashOf, nameOf, openedFile, parsedItem, parsedName, sealedFile } from './file';
import { type Item, idOfItem, isDead, joinInto, keyIn, tombstone } from './item';
import { knownIn, observed } from './known';
import { type Noun, ofArticle, ofCorrection, ofMerge, ofRow, wantedOf } from './nouns';
import { type OwnFile, type Progress, TransportError } from './ports';
import { type Range, united } from './ranges';
import { compare, copyKeyIn } from './scan';

/** How many records are looked at for one file, and how many UTF-16 units of JSON fill it. */
const MOST_RECORDS = 1000;
const MOST_LENGTH = 1_000_000;
/** After this time the words of deleted records are left out when the files of the device that deleted them are merged. */
const WORDS_MS = 60 * 86_400_000;

/** Files of one size class are merged once there are this many, so that no device ever has many files. */
const FILES_A_CLASS = 8;
/** By the length of their JSON: files up to each are a class. Larger ones, such as full files, stay as they are. */
const CLASSES = [16_000, 130_000, MOST_LENGTH / 2];

const numberOf = (name: string): readonly Range[] => {
  const number = parsedName(name)?.number ?? 0;
  return [[number, number]];
};

/** A file's content without what is the same in all files of a device. */
interface Written extends Pick<Content, 'kind' | 'items' | 'copies'> {
  readonly replaces: readonly Range[];
}

/** Writes a file and reads it again. Gives the progress with it. */
async function writeFile(
  context: Context,
  start: Progress,
  { replaces, ...content }: Written,
  sent: readonly string[],
  /** Files of this device that it replaces. */
  removes: readonly string[] = [],
): Promise<Progress> {
  const { memory, transport, keys, name } = context;
  const bytes = await sealedFile(
    { device: start.device, name, replaces: replaces.map(([from, to]) => [from, to]), ...content },
    keys[0],
  );
  const number = start.last + 1;
  const file: OwnFile = {
    name: nameOf({ device: start.device, number, hash: await hashOf(bytes) }),
    size: JSON.stringify(content.items).length,
    kind: content.kind,
    epoch: keys[0].epoch,
  };
  // Remembered before it is written, so that a device that is stopped in between knows the file for its own.
  const begun = { ...start, last: number, pending: file };
  await memory.setProgress(begun);
  await transport.put(file.name, bytes);
  const read = await transport.get(file.name);
  const hash = read === null ? '' : await hashOf(read);
  if (hash !== parsedName(file.name)?.hash) {
    context.log('not written as it was sent', read === null ? 'missing' : read.length);
    const trash = [...begun.trash, file.name];
    await memory.setProgress({ ...begun, pending: null, trash });
    throw new TransportError('not-written');
  }
  const done = {
    ...begun,
    pending: null,
    own: [...begun.own.filter((each) => !removes.includes(each.name)), file],
    trash: [...begun.trash, ...removes],
  };
  await memory.sent(sent, done);
  context.log('wrote', file.name);
  return done;
}

/** Items of records that are to be sent, with the articles of the annotations among them, and what is stored no more. */
async function itemsFor(context: Context, device: string, ids: readonly string[]): Promise<readonly Item[]> {
  const { memory, collection } = context;
  const wanted = wantedOf(ids);
  const stored = await collection.load(wanted);
  const more = [...new Set(stored.rows.map(({ article }) => article))].filter((key) => !wanted.articles.includes(key));
  const articles = [
    ...stored.articles,
    ...(await collection.load({ rows: [], articles: more, corrections: [], merges: [] })).articles,
  ];
  const asked = new Set(ids);
  const nouns: Noun[] = [
    ...articles.map(ofArticle),
    ...stored.rows.map(ofRow),
    ...stored.corrections.map(ofCorrection).filter((noun) => asked.has(idOfItem(noun))),
    ...stored.merges.map(ofMerge),
  ];
  // What was changed since it was compared is compared first, so that no stamp ever stands for two values.
  await compare(context, nouns, device);
  const all = nouns.map(idOfItem);
  const shadows = await memory.shadows(all);
  const items = nouns.map(
    (noun, index) => observed(noun, knownIn(shadows[index], noun.fields), device, changeTime(context, noun.when)).item,
  );
  const present = new Set(all);
  const gone = ids.filter((id) => id.startsWith('annotation:') && !present.has(id));
  const known = await memory.shadows(gone);
  const dead = gone.flatMap((id, index): Item[] => {
    const shadow = known[index];
    if (shadow?.dead === undefined) return [];
    const { deleted = '' } = knownIn(shadow, {}).stamps;
    return [{ kind: 'annotation', key: keyIn(id), fields: { deleted: shadow.dead }, stamps: { deleted } }];
  });
  return [...items, ...dead];
}

/** The first of some items that fill a file. */
function filling(items: readonly Item[]): readonly Item[] {
  let length = 0;
  const rest = items.findIndex((each) => {
    length += JSON.stringify(each).length;
    return length > MOST_LENGTH;
  });
  return rest < 0 ? items : items.slice(0, Math.max(rest, 1));
}

async function pushCopies(context: Context, start: Progress): Promise<Progress> {
  const { memory, collection } = context;
  let progress = start;
  for (;;) {
    const ids = (await memory.toSend('copy:', MOST_RECORDS)).filter((id) => id.startsWith('copy:'));
    if (ids.length === 0) return progress;
    const [copies, done]: [unknown[], string[]] = [[], []];
    let length = 0;
    for (const id of ids) {
      const copy = await collection.copy(copyKeyIn(id));
      if (copy !== null) {
        copies.push(copy);
        length += copy.copy.article.text.length + 1000;
      }
      done.push(id);
      if (length > MOST_LENGTH) break;
    }
    if (copies.length === 0) await memory.sent(done, progress);
    else progress = await writeFile(context, progress, { kind: 'copies', replaces: [], items: [], copies }, done);
    await context.breathe();
  }
}

/** Sends all that is to be sent; gives how many annotations went. */
export async function push(context: Context, start: Progress): Promise<{ progress: Progress; sent: number }> {
  const { memory } = context;
  let [progress, sent, after] = [start, 0, ''];
  const total = await memory.countToSend();
  for (let done = 0; ; ) {
    const found = await memory.toSend(after, MOST_RECORDS);
    const ids = found.filter((id) => !id.startsWith('copy:'));
    if (ids.length === 0) {
      const last = found.at(-1);
      if (last === undefined) break;
      after = last;
      continue;
    }
    context.progress('sending', done, total);
    const all = await itemsFor(context, progress.device, ids);
    const some = filling(all);
    const isWhole = some.length === all.length;
    // What is stored no more, and is not known to be deleted, has nothing to say.
    const gone = isWhole ? ids : some.map(idOfItem);
    if (some.length === 0) await memory.sent(gone, progress);
    else {
      const content = { kind: 'changes' as const, replaces: [], items: [...some], copies: [] };
      progress = await writeFile(context, progress, content, gone);
    }
    sent += some.filter(({ kind }) => kind === 'annotation').length;
    done += gone.length;
    await context.breathe();
  }
  return { progress: await pushCopies(context, progress), sent };
}

/** Removes files that were replaced by others; where that fails, it is tried again the next time. */
async function emptyTrash({ transport, memory, log }: Context, start: Progress): Promise<Progress> {
  if (start.trash.length === 0) return start;
  const left: string[] = [];
  for (const name of start.trash) {
    await transport.remove(name).catch((error: unknown) => {
      log('not removed', error instanceof TransportError ? error.fault : 'failed');
      left.push(name);
    });
  }
  const progress = { ...start, trash: left };
  await memory.setProgress(progress);
  return progress;
}

/** Merges some files of this device into one; those that can't be read any more stay as they are. */
async function together(context: Context, start: Progress, files: readonly OwnFile[]): Promise<Progress> {
  const items = new Map<string, Item>();
  const removes: string[] = [];
  let replaces: readonly Range[] = [];
  for (const { name } of files) {
    const bytes = await context.transport.get(name);
    const opened = bytes === null ? null : await openedFile(bytes, context.keys);
    if (opened?.state !== 'open') continue;
    removes.push(name);
    replaces = united(replaces, opened.content.replaces, numberOf(name));
    for (const each of opened.content.items.flatMap((value) => parsedItem(value) ?? [])) {
      joinInto(items, each);
    }
    await context.breathe();
  }
  const old = context.now() - WORDS_MS;
  const all = [...items.values()].map((each) =>
    isDead(each) && Date.parse(String(each.fields.deleted)) < old ? tombstone(each) : each,
  );
  if (removes.length === 0) return start;
  let progress = start;
  for (let rest: readonly Item[] = all; rest.length > 0; ) {
    const some = filling(rest);
    rest = rest.slice(some.length);
    // Only the last new file names the files that are replaced, since by then all of the new ones are there.
    const isLast = rest.length === 0;
    const content = { kind: 'changes' as const, replaces: isLast ? replaces : [], items: [...some], copies: [] };
    progress = await writeFile(context, progress, content, [], isLast ? removes : []);
  }
  return progress;
}

/** Writes a file anew with the key that is now used. */
async function rewritten(context: Context, start: Progress, file: OwnFile): Promise<Progress> {
  const bytes = await context.transport.get(file.name);
  const opened = bytes === null ? null : await openedFile(bytes, context.keys);
  if (opened?.state !== 'open') return start;
  const { kind, items, copies } = opened.content;
  const replaces = united(opened.content.replaces, numberOf(file.name));
  return writeFile(context, start, { kind, items, copies, replaces }, [], [file.name]);
}

/** Keeps this device's files few, and all of them written with the newest key. */
export async function compact(context: Context, start: Progress): Promise<Progress> {
  let progress = start;
  for (const file of start.own.filter(({ epoch }) => epoch < context.keys[0].epoch)) {
    progress = await rewritten(context, progress, file);
  }
  for (const [index, most] of CLASSES.entries()) {
    const least = CLASSES[index - 1] ?? 0;
    const files = progress.own.filter(({ kind, size }) => kind === 'changes' && size >= least && size < most);
    if (files.length >= FILES_A_CLASS) progress = await together(context, progress, files);
  }
  return emptyTrash(context, progress);
}
