import { useEffect, useState } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import { i18n } from '@/components/i18n';
import { failureText } from '@/components/wording';
import type { PageInterfaceActions, ToastState } from './interface-state';

export interface ToastProps {
  readonly state: ToastState | null;
  readonly on: PageInterfaceActions;
}

/** How long a message stays that asks for nothing, and one that can be undone. A failure stays until dismissed. */
const SHORT_MS = 4000;
const LONG_MS = 10_000;

/** What happened, in a word. */
export function Toast({ state, on }: ToastProps) {
  // A toast with the pointer or the focus in it stays, since it is still being read.
  const [isHeld, setHeld] = useState(false);
  const id = state?.id ?? null;
  const isFailure = state?.message.kind === 'failed';
  const canUndo = state?.canUndo === true;
  const { closeToast } = on;
  useEffect(() => {
    if (id === null || isHeld || isFailure) return;
    const timer = setTimeout(closeToast, canUndo ? LONG_MS : SHORT_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, isFailure, canUndo, closeToast]);
  useEffect(() => {
    if (id === null) setHeld(false);
  }, [id]);
  // The words are rendered after their live region: screen readers announce only what changes in a region.
  const [announced, setAnnounced] = useState<number | null>(null);
  useEffect(() => setAnnounced(id), [id]);
  const text = state !== null && announced === id ? textOf(state) : '';

  return (
    <div
      class={state === null ? 'pm-toast pm-empty' : 'pm-toast'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span role="status">{!isFailure && text}</span>
      <span role="alert">{isFailure && text}</span>
      {canUndo && (
        <button type="button" class="pm-button" onClick={on.undo}>
          {i18n.t('undo.undo')}
        </button>
      )}
      {state !== null && (
        <button
          type="button"
          class="pm-icon-button"
          aria-label={i18n.t('undo.dismiss')}
          title={i18n.t('undo.dismiss')}
          onClick={on.closeToast}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}

function textOf({ message }: ToastState): string {
  if (message.kind === 'failed') {
    const reason = failureText(message.why);
    return message.why === 'gone' ? reason : i18n.t('toast.failed', { reason });
  }
  if (message.kind === 'kept') return i18n.t('toast.kept');
  if (message.kind === 'removed') return i18n.t('toast.removed');
  if (message.kind === 'marked-wrong') return i18n.t('correct.marked');
  if (message.kind === 'nothing-highlighted') return i18n.t('map.none');
  return message.kind === 'restored' ? i18n.t('toast.restored') : i18n.t('toast.nothingSelected');
}
