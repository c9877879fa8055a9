import { describe, expect, test } from 'vitest';
import { compareCopies } from '@/lib/copy/difference';
import type { CopiedClaim } from '@/lib/model';
import { EDITS } from './edits';
import { storyCopy } from './stories';

const PROSE = [
  'The quay was closed on Monday after a crack of two metres was found below the water line.',
  'Engineers will look at it again in a week, and the ferries stop at the northern pier until then.',
];

describe('a paragraph that is gone', () => {
  const LONG =
    '“Nobody had looked there for nine years, and that is what the report will say,” said Ada Lund, the harbour master, who asked for divers in the spring and did not get any.';

  test('at the end of a short article was taken out: a paywall leaves out more, or shows that it does', async () => {
    const story = { lang: 'en', title: 'Quay closed', blocks: [...PROSE, LONG] };
    const before = await storyCopy(story);
    const relation = async (...blocks: string[]) =>
      compareCopies(before, await storyCopy({ ...story, blocks })).relation;
    expect(await relation(...PROSE)).toBe('changed');
    expect(await relation(...PROSE, 'Subscribe now to read the rest of this story.')).toBe('part');
    expect(await relation(PROSE[0] ?? '')).toBe('part');
  });

  test('takes its claim with it, though a heading says the same words', async () => {
    const heading = [
      'heading',
      'Nobody had looked there for nine years, and that is what the report will say',
    ] as const;
    const story = { lang: 'en', title: 'Quay closed', blocks: [heading, PROSE[0] ?? '', LONG, PROSE[1] ?? ''] };
    const after = { ...story, blocks: [heading, ...PROSE] };
    const { claims } = compareCopies(await storyCopy(story), await storyCopy(after));
    expect(claims.map(({ kind, before }) => [kind, before?.speaker?.name])).toEqual([['removed', 'Ada Lund']]);
  });
});

test('another name below a post is another speaker', async () => {
  const story = {
    lang: 'en',
    title: 'Snow',
    blocks: [...PROSE, 'Crews cleared the streets last night and go on today.', '— Ada Lund (@adalund) March 4, 2026'],
  };
  const copy = await storyCopy(story);
  const [said, by] = copy.article.blocks.slice(2);
  if (said === undefined || by === undefined) throw new Error('no post');
  const start = by.start + 2;
  const claim = (name: string): CopiedClaim => ({
    form: 'direct',
    contents: [{ start: said.start, end: said.end }],
    cue: null,
    source: { start, end: start + name.length },
    stance: 'says',
    speaker: { name, role: null },
    confidence: 0.8,
  });
  const other = await storyCopy({
    ...story,
    blocks: [...story.blocks.slice(0, 3), '— Ole Berg (@adalund) March 4, 2026'],
  });
  const difference = compareCopies({ ...copy, claims: [claim('Ada Lund')] }, { ...other, claims: [claim('Ole Berg')] });
  expect(difference.claims.map(({ kind, after }) => [kind, after?.speaker?.name])).toEqual([['speaker', 'Ole Berg']]);
});

test('a post that ends with addresses is no label', async () => {
  const post = (count: number) => `Crews cleared ${count} streets last night and go on today pic.example/Tz1x`;
  const story = (count: number) => ({ lang: 'en', title: 'Snow', blocks: [...PROSE, post(count)] });
  const difference = compareCopies(await storyCopy(story(31)), await storyCopy(story(38)));
  expect(difference.numbers).toEqual([{ paragraph: 3, before: '31', after: '38' }]);
});

describe('an edit', () => {
  test.each(EDITS.map((edit) => [`${edit.kind}: ${edit.story}`, edit] as const))('%s', async (_, edit) => {
    const [before, after] = [await storyCopy(edit.before), await storyCopy(edit.after)];
    const difference = compareCopies(before, after);
    const { blocks: __, ...told } = difference;
    expect(edit.isTold(difference), JSON.stringify(told, null, 1).slice(0, 1500)).toBe(true);
  });
});
