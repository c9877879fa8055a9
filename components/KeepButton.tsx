import { useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { Icon } from './Icon';
import { firstWords } from './messages';

export interface KeepButtonProps {
  /** Whether it is kept now. */
  readonly kept: boolean;
  /** The words in question, for the button's name. */
  readonly words: string;
  /** Keeps it where it is not kept, else takes it back. */
  readonly onToggle: () => Promise<unknown>;
  /** Whether the word "Keep" is shown beside the picture. */
  readonly labelled?: boolean;
}

/** A toggle button: its name stays the same, and `aria-pressed` says whether the passage is kept. */
export function KeepButton({ kept, words, onToggle, labelled = false }: KeepButtonProps) {
  const [busy, setBusy] = useState(false);
  const toggle = () => {
    // A second click before the first has been answered would keep the passage twice.
    if (busy) return;
    setBusy(true);
    void onToggle().finally(() => setBusy(false));
  };
  const name = i18n.t('keep.keepWords', { words: firstWords(words) });
  return (
    <button
      type="button"
      class={labelled ? 'pm-button pm-keep' : 'pm-icon-button pm-keep'}
      aria-pressed={kept}
      aria-busy={busy}
      aria-label={name}
      title={kept ? i18n.t('keep.kept') : i18n.t('keep.keep')}
      onClick={toggle}
    >
      <Icon name="bookmark" />
      {labelled && <span>{i18n.t('keep.keep')}</span>}
    </button>
  );
}
