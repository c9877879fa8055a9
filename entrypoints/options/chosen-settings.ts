import type { SettingsState } from '@/components/settings/settings-state';
import type { Settings } from '@/lib/settings';

/** Browsers limit the writes to sync storage, so that trying out colours must end in one write. ms. */
export const SAVE_PAUSE_MS = 250;

/** What the reader chooses on the settings page, until and after it is saved. */
export class ChosenSettings {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private settings: Settings,
    /** Rejects where the browser refuses. */
    private readonly save: (settings: Settings) => Promise<void>,
    private readonly onChange: (changes: Partial<Pick<SettingsState, 'settings' | 'saving'>>) => void,
  ) {}

  /** Shows a choice at once, and saves it once nothing else is chosen for a moment. */
  choose(settings: Settings): void {
    this.settings = settings;
    this.onChange({ settings, saving: 'idle' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveNow(), SAVE_PAUSE_MS);
  }

  /** Shows what was chosen on another device or in another window, unless a choice made here is about to be saved. */
  heed(settings: Settings): void {
    if (this.timer !== undefined) return;
    this.settings = settings;
    this.onChange({ settings });
  }

  /** Saves what waits to be saved, since the page goes. */
  leave(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    void this.saveNow();
  }

  private async saveNow(): Promise<void> {
    this.timer = undefined;
    const { settings } = this;
    const saving = await this.save(settings).then(
      () => 'saved' as const,
      () => 'failed' as const,
    );
    // Where something else was chosen meanwhile, it is saved next.
    if (this.timer === undefined) this.onChange({ saving });
  }
}
