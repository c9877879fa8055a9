import { useId } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { lookOf } from '@/lib/page/highlight-css';
import { DEFAULT_SETTINGS, type LayerStyle, LINES, type Line, TONES, type Tone } from '@/lib/settings';

export interface LayerStyleChoiceProps {
  /** What it is that looks so. */
  readonly label: string;
  readonly value: LayerStyle;
  readonly onChange: (style: LayerStyle) => void;
}

const toneText = (tone: Tone): string => {
  const names: Record<Tone, string> = {
    teal: i18n.t('tone.teal'),
    violet: i18n.t('tone.violet'),
    blue: i18n.t('tone.blue'),
    orange: i18n.t('tone.orange'),
    rose: i18n.t('tone.rose'),
    grey: i18n.t('tone.grey'),
  };
  return names[tone];
};

const lineText = (line: Line): string => {
  if (line === 'dashed') return i18n.t('line.dashed');
  return line === 'dotted' ? i18n.t('line.dotted') : i18n.t('line.solid');
};

/** The line's colour of a tone, as on a light page. */
const toneColor = (tone: Tone): string =>
  lookOf('claim', 'light', { ...DEFAULT_SETTINGS.styles, claim: { tone, line: 'solid', tint: true } }).line;

/** Colour, line and tint of a layer of highlights. */
export function LayerStyleChoice({ label, value, onChange }: LayerStyleChoiceProps) {
  const name = useId();
  return (
    <div class="pm-style-choice">
      <fieldset class="pm-colors">
        <legend class="pm-hidden">
          {label}: {i18n.t('settings.tone')}
        </legend>
        {TONES.map((tone) => (
          <label key={tone} class="pm-color" title={toneText(tone)}>
            <input
              type="radio"
              name={`${name}-tone`}
              value={tone}
              checked={tone === value.tone}
              aria-label={toneText(tone)}
              onChange={() => onChange({ ...value, tone })}
            />
            <span class="pm-dot" style={{ '--pm-mark': toneColor(tone) }} aria-hidden="true" />
          </label>
        ))}
      </fieldset>
      <label class="pm-inline-field">
        <span>{i18n.t('settings.line')}</span>
        <select
          class="pm-field"
          aria-label={`${label}: ${i18n.t('settings.line')}`}
          value={value.line}
          onChange={(event) => {
            const line = LINES.find((choice) => choice === event.currentTarget.value);
            if (line !== undefined) onChange({ ...value, line });
          }}
        >
          {LINES.map((line) => (
            <option key={line} value={line}>
              {lineText(line)}
            </option>
          ))}
        </select>
      </label>
      <label class="pm-tick">
        <input
          type="checkbox"
          checked={value.tint}
          aria-label={`${label}: ${i18n.t('settings.tint')}`}
          onChange={(event) => onChange({ ...value, tint: event.currentTarget.checked })}
        />
        {i18n.t('settings.tint')}
      </label>
    </div>
  );
}
