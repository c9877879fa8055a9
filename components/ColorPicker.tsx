import { useId } from 'preact/hooks';
import { COLORS, type HighlightColor } from '@/lib/model';
import { colorText } from './wording';

export interface ColorPickerProps {
  readonly label: string;
  readonly value: HighlightColor;
  readonly onChange: (color: HighlightColor) => void;
}

/** Radio buttons drawn as dots of colour: the browser's own arrow keys, names and focus come with them. */
export function ColorPicker({ label, value, onChange }: ColorPickerProps) {
  const name = useId();
  return (
    <fieldset class="pm-colors">
      <legend class="pm-hidden">{label}</legend>
      {COLORS.map((color) => (
        <label key={color} class="pm-color" title={colorText(color)}>
          <input
            type="radio"
            name={name}
            value={color}
            checked={color === value}
            aria-label={colorText(color)}
            onChange={() => onChange(color)}
          />
          <span class={`pm-dot pm-${color}`} aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
