import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ChosenSettings, SAVE_PAUSE_MS } from '@/entrypoints/options/chosen-settings';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/settings';

const BLUE: Settings = { ...DEFAULT_SETTINGS, color: 'blue' };
const PINK: Settings = { ...DEFAULT_SETTINGS, color: 'pink' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Stands in for a settings page: what it shows at the moment, and how the browser saves. */
function page(save: (settings: Settings) => Promise<void> = async () => undefined) {
  const shown: { settings?: Settings; saving?: string } = {};
  const saved = vi.fn(save);
  const chosen = new ChosenSettings(DEFAULT_SETTINGS, saved, (changes) => Object.assign(shown, changes));
  return { chosen, shown, saved };
}

describe('a choice', () => {
  test('is shown at once, and saved once nothing else is chosen', async () => {
    const { chosen, shown, saved } = page();
    chosen.choose(BLUE);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS - 1);
    chosen.choose(PINK);
    expect(shown).toEqual({ settings: PINK, saving: 'idle' });
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS - 1);
    expect(saved).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(saved.mock.calls).toEqual([[PINK]]);
    expect(shown).toEqual({ settings: PINK, saving: 'saved' });
  });

  test('that the browser refuses is shown as not saved', async () => {
    const { chosen, shown } = page(() => Promise.reject(new Error('quota')));
    chosen.choose(BLUE);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS);
    expect(shown).toEqual({ settings: BLUE, saving: 'failed' });
  });

  test('that is made while another is being saved is not called saved before it is', async () => {
    let finish: () => void = () => undefined;
    const { chosen, shown } = page(() => new Promise((resolve) => (finish = resolve)));
    chosen.choose(BLUE);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS);
    chosen.choose(PINK);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(shown).toEqual({ settings: PINK, saving: 'idle' });
  });

  test('that waits is saved when the page goes, and only then is one saved at all', async () => {
    const { chosen, saved } = page();
    chosen.leave();
    expect(saved).not.toHaveBeenCalled();
    chosen.choose(BLUE);
    chosen.leave();
    expect(saved.mock.calls).toEqual([[BLUE]]);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS);
    expect(saved).toHaveBeenCalledOnce();
  });
});

describe('a choice made elsewhere', () => {
  test('is shown, and what is said of the last saving stays', async () => {
    const { chosen, shown } = page();
    chosen.choose(BLUE);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS);
    chosen.heed(PINK);
    expect(shown).toEqual({ settings: PINK, saving: 'saved' });
  });

  test('does not take the place of one that waits to be saved here', async () => {
    const { chosen, shown, saved } = page();
    chosen.choose(BLUE);
    chosen.heed(PINK);
    expect(shown.settings).toEqual(BLUE);
    await vi.advanceTimersByTimeAsync(SAVE_PAUSE_MS);
    expect(saved.mock.calls).toEqual([[BLUE]]);
  });
});
