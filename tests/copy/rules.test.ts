import { describe, expect, test } from 'vitest';
import type { CopyDifference } from '@/lib/copy/changes';
import { compareCopies } from '@/lib/copy/difference';
import { furnitureOf } from '@/lib/copy/furniture';
import { type Pair, pairing } from '@/lib/copy/pairing';
import type { Genre } from '@/lib/model';
import { finish } from '@/lib/text/steps';
import { articleOf, type Story, storyCopy, type Written } from './stories';

const story = (blocks: readonly Written[], more: Partial<Story> = {}): Story => ({
  lang: 'en',
  title: 'The mill at Harrow Ford',
  blocks,
  ...more,
});

const MILL = 'The wheel of the mill at Harrow Ford has stood still since the flood carried its lower gate away.';
const MONEY = 'The county set forty thousand crowns aside for repairs, and has paid out less than half of them.';
const SCHOOL = 'Children of the village school used to visit every autumn to watch the miller grind their wheat.';
const MUSEUM = 'A museum in the old granary shows the stones that were in use before the railway came to the valley.';
const OWNER = 'The owner lives abroad now and answers letters through a lawyer whose office closes in the summer.';
const BRIDGE = 'Beyond the mill the footpath crosses a narrow bridge that was rebuilt by volunteers in two weekends.';

describe('which paragraph is which', () => {
  const pairs = (before: readonly Written[], after: readonly Written[]): readonly Pair[] =>
    finish(pairing(articleOf(story(before)), articleOf(story(after))));
  const pair = (kind: Pair['kind'], before: number[], after: number[], moved = false) => ({
    kind,
    before,
    after,
    moved,
  });

  test('P1 typography and kind don’t count', () => {
    const before = ['“Nobody asked the miller’s wife – not once,” the neighbour said.', MONEY];
    const after: Written[] = [
      '"Nobody asked the miller\'s wife - not once," the neighbour said.',
      ['list-item', MONEY],
    ];
    expect(pairs(before, after)).toEqual([pair('same', [0], [0]), pair('same', [1], [1])]);
  });

  test('P2 the same words are one wherever they stand, and as few as can be have moved', () => {
    expect(pairs([MILL, MONEY, SCHOOL, MUSEUM], [MONEY, SCHOOL, MUSEUM, MILL])).toEqual([
      pair('same', [1], [0]),
      pair('same', [2], [1]),
      pair('same', [3], [2]),
      pair('same', [0], [3], true),
    ]);
  });

  test('P2 of two with the same words the first is the first', () => {
    expect(pairs([MILL, MONEY, MILL], [MILL, MONEY, MILL])).toEqual([
      pair('same', [0], [0]),
      pair('same', [1], [1]),
      pair('same', [2], [2]),
    ]);
  });

  test('P3 paragraphs cut or put together in another way are the same', () => {
    expect(pairs([`${MILL} ${MONEY}`, SCHOOL], [MILL, MONEY, SCHOOL])).toEqual([
      pair('same', [0], [0, 1]),
      pair('same', [1], [2]),
    ]);
    expect(pairs([SCHOOL, MILL, MONEY, OWNER], [SCHOOL, `${MILL} ${MONEY} ${OWNER}`])).toEqual([
      pair('same', [0], [0]),
      pair('same', [1, 2, 3], [1]),
    ]);
    // But not where other words stand among them.
    expect(
      pairs([`${MILL} ${MONEY}`], [MILL, OWNER, MONEY]).some(({ kind, after }) => kind === 'same' && after.length > 1),
    ).toBe(false);
  });

  test('P4 most words in common, in the same place', () => {
    const changed = MONEY.replace('forty thousand', 'ninety thousand').replace('less', 'far more');
    expect(pairs([MILL, MONEY, SCHOOL], [MILL, changed, SCHOOL])).toEqual([
      pair('same', [0], [0]),
      pair('changed', [1], [1]),
      pair('same', [2], [2]),
    ]);
  });

  test('P4 elsewhere too, where more of them are', () => {
    const changed = MILL.replace('lower gate', 'upper sluice');
    expect(pairs([MILL, MONEY, SCHOOL, MUSEUM], [MONEY, SCHOOL, MUSEUM, changed])).toEqual([
      pair('same', [1], [0]),
      pair('same', [2], [1]),
      pair('same', [3], [2]),
      pair('changed', [0], [3], true),
    ]);
  });

  test('P5 what is left was added or removed; what was removed stands behind what it stood behind', () => {
    expect(pairs([MILL, OWNER, SCHOOL], [MILL, SCHOOL, BRIDGE])).toEqual([
      pair('same', [0], [0]),
      pair('removed', [1], []),
      pair('same', [2], [1]),
      pair('added', [], [2]),
    ]);
  });
});

describe('what comes and goes without a change', () => {
  const furniture = (blocks: readonly Written[], genre: Genre | null = null) =>
    furnitureOf(articleOf({ ...story(blocks), ...(genre === null ? {} : { genre }) }));

  test('F1 captions and the publisher’s own list', () => {
    expect(furniture([['caption', MILL], ['key-point', MONEY], MILL])).toEqual([true, true, false]);
  });

  test('F2 a block without a whole sentence; not where items are the story', () => {
    const blocks = ['Harrow Ford, county pages', 'It stays.', MILL];
    expect(furniture(blocks)).toEqual([true, true, false]);
    expect(furniture(blocks, 'list')).toEqual([false, false, false]);
    // Only prose is as long as this.
    expect(furniture([`${MILL} ${MONEY}`.replaceAll('.', '')])).toEqual([false]);
    // In scripts that are written without spaces, length decides instead of the number of words.
    expect(furniture(['水车停了', '水车自从洪水冲走了下面的闸门以后就一直没有再转动过。'])).toEqual([true, false]);
  });

  test('F3 a plea or pointer', () => {
    expect(
      furniture([
        'Read more: how the valley got its railway back after forty years.',
        'Every Friday our newsletter tells what happened along the river.',
        MILL,
      ]),
    ).toEqual([true, true, false]);
    // A long paragraph that speaks of cookies is a story about them.
    expect(furniture([`${MILL} ${MONEY} ${SCHOOL} The baker sells cookies.`])).toEqual([false]);
  });

  test('F4 a heading that nothing but furniture follows', () => {
    const heading: Written = ['heading', 'What remains of it'];
    expect(furniture([heading, MILL])).toEqual([false, false]);
    expect(furniture([MILL, heading])).toEqual([false, true]);
    expect(furniture([MILL, heading, 'Sign up to hear from us first.'])).toEqual([false, true, true]);
    expect(furniture([heading, ['heading', 'The gate'], MILL])).toEqual([true, false, false]);
  });

  test('F5 a note of a correction never is', () => {
    expect(
      furniture(['Correction: the date of the flood was wrong in our newsletter.', ['caption', 'Correction']]),
    ).toEqual([false, false]);
  });
});

describe('what is different between two versions', () => {
  const compared = async (before: Story, after: Story): Promise<CopyDifference> =>
    compareCopies(await storyCopy(before), await storyCopy(after));
  const ALL = [MILL, MONEY, SCHOOL, MUSEUM, OWNER, BRIDGE];
  const PLAIN = { relation: 'same', claims: [], numbers: [], counts: { changed: 0, added: 0, removed: 0, moved: 0 } };

  test('V1 the headline and what is no furniture count, typography doesn’t', async () => {
    const plea = 'Every Friday our newsletter tells what happened along the river.';
    expect(await compared(story(ALL), story([...ALL, plea]))).toMatchObject(PLAIN);
    expect(
      await compared(
        story(['It’s “done” – for now, the miller wrote.']),
        story(['It\'s "done" - for now, the miller wrote.']),
      ),
    ).toMatchObject(PLAIN);
    expect(await compared(story(ALL), story(ALL, { title: 'The mill' }))).toMatchObject({
      relation: 'changed',
      counts: PLAIN.counts,
    });
    expect(await compared(story(ALL), story([...ALL.slice(0, 5), BRIDGE.replace('two', 'nine')]))).toMatchObject({
      relation: 'changed',
      counts: { ...PLAIN.counts, changed: 1 },
    });
  });

  test('V2 what only lacks its end is a part of the other, and what goes on where it was cut off is fuller', async () => {
    const cut = [MILL, MONEY, `${SCHOOL.slice(0, 60)}…`];
    expect((await compared(story(ALL), story(cut))).relation).toBe('part');
    expect((await compared(story(ALL), story([...cut, 'Subscribe to read on.']))).relation).toBe('part');
    expect((await compared(story(cut), story(ALL))).relation).toBe('fuller');
    // A text with a proper ending was not cut off, so that words behind it are an addition.
    expect((await compared(story(ALL.slice(0, 3)), story(ALL))).relation).toBe('changed');
    // Where words before the cut differ, too, it is a change.
    expect((await compared(story(ALL), story([MILL.replace('still', 'idle'), ...cut.slice(1)]))).relation).toBe(
      'changed',
    );
    // Where only little is missing at the end, a paragraph was taken out.
    expect((await compared(story(ALL), story(ALL.slice(0, 5)))).relation).toBe('changed');
  });

  test('V3 the oldest posts of a live blog may leave it', async () => {
    const live = { genre: 'live-blog' } as const;
    const counts = async (after: readonly string[], more: Partial<Story> = live) =>
      (await compared(story(ALL.slice(1), more), story(after, more))).counts;
    expect(await counts([MILL, ...ALL.slice(1, 4)])).toMatchObject({ added: 1, removed: 0 });
    expect(await counts([MILL, MONEY, SCHOOL, OWNER, BRIDGE])).toMatchObject({ added: 1, removed: 1 });
    expect(await counts([MILL, ...ALL.slice(1, 4)], {})).toMatchObject({ added: 1, removed: 2 });
  });

  const SAID = 'The engineer, Mara Holt, said that the lower gate would never hold another flood.';
  const OTHER = 'The county’s treasurer, Jon Pike, said the forty thousand crowns had been spent on lawyers.';

  test('V4 a claim is followed by its words: how its speaker stands to it, and who it is, may change', async () => {
    const denied = SAID.replace('said that', 'denied that');
    const { claims } = await compared(story([MILL, SAID]), story([MILL, denied]));
    expect(claims.map(({ kind, after }) => [kind, after?.stance])).toEqual([['stance', 'denies']]);
    const named = SAID.replace('Mara Holt', 'Tess Arden');
    const speakers = (await compared(story([MILL, SAID]), story([MILL, named]))).claims;
    expect(speakers.map(({ kind, after }) => [kind, after?.speaker?.name])).toEqual([['speaker', 'Tess Arden']]);
    const worded = SAID.replace('would never hold', 'might just hold');
    const words = (await compared(story([MILL, SAID]), story([MILL, worded]))).claims;
    expect(words.map(({ kind }) => kind)).toEqual(['words']);
    expect(words[0]?.words.after).toContain('might just hold');
  });

  test('V5 a claim was removed or added where most of its words are gone or new, and nowhere else', async () => {
    const kinds = async (before: readonly string[], after: readonly string[]) =>
      (await compared(story(before), story(after))).claims.map(({ kind }) => kind);
    expect(await kinds([MILL, SAID, MONEY], [MILL, MONEY])).toEqual(['removed']);
    expect(await kinds([MILL, MONEY], [MILL, OTHER, MONEY])).toEqual(['added']);
    expect(await kinds([SAID, MILL, MONEY], [MILL, MONEY, SAID])).toEqual([]);
  });
});
