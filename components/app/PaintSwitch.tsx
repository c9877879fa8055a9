import { i18n } from '@/components/i18n';

export interface PaintSwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Highlights on the page, on or off. */
export function PaintSwitch({ on, onChange }: PaintSwitchProps) {
  return (
    <button type="button" class="pm-switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span>{i18n.t('paint.label')}</span>
      <span class="pm-switch-track" aria-hidden="true" />
    </button>
  );
}
