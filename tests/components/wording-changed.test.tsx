// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { OtherWordings, WordingChanged } from '@/components/WordingChanged';
import { revised } from '@/lib/annotation';
import { diffWords } from '@/lib/text/word-diff';
import { kept } from '../gallery/data';
import { click, find, show } from './render';

vi.mock('#i18n', () => import('../gallery/i18n'));

const KEPT = 'The gates would not hold.';
const SEEN = 'The gates may not hold.';
const change = { diff: diffWords(KEPT, SEEN), kept: '2026-03-01T10:00:00.000Z', seen: '2026-03-12T10:00:00.000Z' };

const wording = (exact: string, accept: boolean) => ({
  selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] as const,
  accept,
});

describe('WordingChanged', () => {
  it('shows what is gone and what is new by more than colour, and says it', async () => {
    const root = await show(<WordingChanged change={change} lang="en" />);
    expect(find(root, 'del').textContent).toBe('removed: would');
    expect(find(root, 'ins').textContent).toBe('added: may');
    expect(root.querySelector('.pm-diff')?.getAttribute('lang')).toBe('en');
    expect(root.querySelector('button')).toBeNull();
  });

  it('says when the one was kept and the other seen', async () => {
    const root = await show(<WordingChanged change={change} lang="en" />);
    expect(root.textContent).toContain('Kept as it was on Mar 1, 2026. Seen like this since Mar 12, 2026.');
  });

  it('lets the reader keep the new words', async () => {
    const accept = vi.fn();
    const root = await show(<WordingChanged change={change} lang="en" onAccept={accept} />);
    await click(find(root, 'button', 'Keep the new words'));
    expect(accept).toHaveBeenCalledOnce();
  });
});

describe('OtherWordings', () => {
  const original = kept({ text: KEPT });

  it('is nothing where the page has shown no other words', async () => {
    const root = await show(<OtherWordings annotation={original} lang="en" />);
    expect(root.textContent).toBe('');
  });

  it('has the words first kept after others were accepted', async () => {
    const annotation = revised(original, { wording: wording(SEEN, true) }, '2026-03-12T10:00:00.000Z');
    const root = await show(<OtherWordings annotation={annotation} lang="en" />);
    expect(find(root, 'summary').textContent).toBe('1 other wording seen');
    expect(find(root, 'q').textContent).toBe(KEPT);
    expect(find(root, 'time').getAttribute('datetime')).toBe(original.created);
  });

  it('has words that were seen and not accepted, but not those shown beside it', async () => {
    const seen = revised(original, { wording: wording(SEEN, false) }, '2026-03-12T10:00:00.000Z');
    expect(find(await show(<OtherWordings annotation={seen} lang="en" />), 'q').textContent).toBe(SEEN);
    expect((await show(<OtherWordings annotation={seen} lang="en" except={change} />)).textContent).toBe('');
  });
});
