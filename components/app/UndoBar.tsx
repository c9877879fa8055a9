import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Failure } from '@/lib/messages';
import { Icon } from '../Icon';
import { counted } from '../messages';
import { failureText } from '../wording';

/** What the bar at the foot has to say. */
export type BarMessage =
  | {
      readonly kind: 'removed';
      readonly ids: readonly string[];
      /** Whether the row went with it, and the focus has to go somewhere. */
      readonly takesFocus: boolean;
    }
  | {
      readonly kind: 'said';
      readonly text: string;
      /** Takes it back; the focus goes there, since what it was in is gone. */
      readonly undo?: () => void;
    }
  | { readonly kind: 'failed'; readonly why: Failure };

export interface UndoBarProps {
  readonly message: BarMessage | null;
  readonly onUndo: (ids: readonly string[]) => void;
  readonly onDismiss: () => void;
}

/** Says what happened, and takes it back. It stays until it is dismissed or replaced, so that there is time to undo. */
export function UndoBar({ message, onUndo, onDismiss }: UndoBarProps) {
  const undo = useRef<HTMLButtonElement>(null);
  const undoing =
    message?.kind === 'removed'
      ? () => onUndo(message.ids)
      : message?.kind === 'said' && message.undo !== undefined
        ? message.undo
        : null;
  useLayoutEffect(() => {
    if (message?.kind === 'removed' ? message.takesFocus : undoing !== null) undo.current?.focus();
  }, [message]);
  return (
    <div class="pm-foot">
      <div class={message === null ? 'pm-undo pm-empty' : `pm-undo pm-${message.kind}`}>
        <span role="status">
          {message?.kind === 'removed' && i18n.t('undo.removed', message.ids.length, counted(message.ids.length))}
          {message?.kind === 'said' && message.text}
        </span>
        <span role="alert">
          {message?.kind === 'failed' && i18n.t('toast.failed', { reason: failureText(message.why) })}
        </span>
        {undoing !== null && (
          <button ref={undo} type="button" class="pm-button" onClick={undoing}>
            {i18n.t('undo.undo')}
          </button>
        )}
        {message !== null && (
          <button
            type="button"
            class="pm-icon-button"
            aria-label={i18n.t('undo.dismiss')}
            title={i18n.t('undo.dismiss')}
            onClick={onDismiss}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </div>
  );
}
