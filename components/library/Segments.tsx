import { useId } from 'preact/hooks';

export interface SegmentsProps<T extends string> {
  /** What is chosen, for those who don't see that the choices belong together. */
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly key: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few choices that stand beside each other. */
export function Segments<T extends string>({ label, value, choices, onChange }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset class="pm-segments">
      <legend class="pm-hidden">{label}</legend>
      {choices.map(({ key, text }) => (
        <label key={key}>
          <input type="radio" name={name} value={key} checked={key === value} onChange={() => onChange(key)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
