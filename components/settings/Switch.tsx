export interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button type="button" class="pm-switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span class="pm-switch-track" aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}
