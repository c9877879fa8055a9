import { describe, expect, test } from 'vitest';
import { compareCopies } from '@/lib/copy/difference';
import { EDITS } from './edits';
import { storyCopy } from './stories';

describe('an edit', () => {
  test.each(EDITS.map((edit) => [`${edit.kind}: ${edit.story}`, edit] as const))('%s', async (_, edit) => {
    const [before, after] = [await storyCopy(edit.before), await storyCopy(edit.after)];
    const difference = compareCopies(before, after);
    const { blocks: __, ...told } = difference;
    expect(edit.isTold(difference), JSON.stringify(told, null, 1).slice(0, 1500)).toBe(true);
  });
});
