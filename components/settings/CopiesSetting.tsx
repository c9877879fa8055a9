import { useId, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { CopyChoice, CopySpace } from '@/lib/stored';
import { counted, numberText } from '../messages';
import { Switch } from './Switch';
import type { SettingsActions } from './settings-state';

export interface CopiesSettingProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Null where it is not known yet. */
  readonly space: CopySpace | null;
  readonly onRemove: SettingsActions['removeCopies'];
}

const DAY_MS = 86_400_000;
const WHICH = ['all', 'month', 'year', 'site'] as const;
type Which = (typeof WHICH)[number];

const whichText = (which: Which): string => {
  const texts: Record<Which, string> = {
    all: i18n.t('settings.copiesAll'),
    month: i18n.t('settings.copiesMonth'),
    year: i18n.t('settings.copiesYear'),
    site: i18n.t('settings.copiesSite'),
  };
  return texts[which];
};

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** A host out of whatever was typed: a whole address, or the name alone. */
function hostIn(typed: string): string {
  const text = typed.trim().toLowerCase();
  return URL.canParse(text) && /^https?:/.test(text) ? new URL(text).host : (text.split('/')[0] ?? '');
}

function choiceOf(which: Which, host: string): CopyChoice {
  if (which === 'month') return { before: daysAgo(30) };
  if (which === 'year') return { before: daysAgo(365) };
  return which === 'site' ? { host: hostIn(host) } : 'all';
}

const sizeText = (bytes: number): string => {
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? bytes / 1_000_000 : bytes / 1000;
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  return numberText(value, { style: 'unit', unit, maximumFractionDigits: 1 });
};

/** Whether the text of articles is kept, how much room that takes, and what of it is removed. */
export function CopiesSetting({ on, onChange, space, onRemove }: CopiesSettingProps) {
  const name = useId();
  const [which, setWhich] = useState<Which>('all');
  const [host, setHost] = useState('');
  const [removed, setRemoved] = useState<number | 'failed' | null>(null);
  const isMissing = which === 'site' && hostIn(host) === '';
  const remove = async () => {
    const result = await onRemove(choiceOf(which, host));
    setRemoved(result.ok ? result.value : 'failed');
  };
  return (
    <section aria-labelledby={`${name}-copies`}>
      <h2 id={`${name}-copies`}>{i18n.t('settings.copies')}</h2>
      <Switch label={i18n.t('settings.keepCopies')} on={on} onChange={onChange} />
      <p class="pm-hint">{i18n.t('settings.copiesHint')}</p>
      {space !== null && space.articles > 0 && (
        <>
          <p>{i18n.t('settings.copySpace', space.articles, counted(space.articles), { size: sizeText(space.size) })}</p>
          <form
            class="pm-setting"
            onSubmit={(event) => {
              event.preventDefault();
              if (!isMissing) void remove();
            }}
          >
            <select
              class="pm-field"
              aria-label={i18n.t('settings.whichCopies')}
              value={which}
              onChange={({ currentTarget: { value } }) => {
                setWhich(WHICH.find((choice) => choice === value) ?? 'all');
                setRemoved(null);
              }}
            >
              {WHICH.map((choice) => (
                <option key={choice} value={choice}>
                  {whichText(choice)}
                </option>
              ))}
            </select>
            {which === 'site' && (
              <input
                class="pm-field"
                type="text"
                dir="ltr"
                required
                aria-label={i18n.t('settings.copiesHost')}
                placeholder={i18n.t('settings.copiesHost')}
                value={host}
                onInput={({ currentTarget: { value } }) => setHost(value)}
              />
            )}
            <button type="submit" class="pm-button" disabled={isMissing}>
              {i18n.t('settings.removeCopies')}
            </button>
          </form>
          <p class="pm-hint">{i18n.t('settings.copiesPassages')}</p>
        </>
      )}
      <p role="status" class="pm-hint">
        {typeof removed === 'number' && i18n.t('settings.copiesRemoved', removed, counted(removed))}
      </p>
      <p role="alert" class="pm-error">
        {removed === 'failed' && i18n.t('failure.storageFailed')}
      </p>
    </section>
  );
}
