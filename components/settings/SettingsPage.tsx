import { useId } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { ARCHIVE_PLACE } from '@/lib/export/archive';
import {
  ARCHIVES,
  type Archive,
  DEFAULT_SETTINGS,
  ENGINES,
  type Engine,
  type InterfaceLanguage,
  LANGUAGES,
  type Settings,
  THRESHOLDS,
} from '@/lib/settings';
import { ColorPicker } from '../ColorPicker';
import { engineText } from '../wording';
import { CopiesSetting } from './CopiesSetting';
import { HighlightPreview } from './HighlightPreview';
import { LayerStyleChoice } from './LayerStyleChoice';
import { Switch } from './Switch';
import { SyncSetting } from './SyncSetting';
import type { SettingsActions, SettingsState } from './settings-state';
import './settings.css';

export interface SettingsPageProps {
  readonly state: SettingsState;
  readonly actions: SettingsActions;
}

const thresholdText = (threshold: number): string => {
  if (threshold >= 0.8) return i18n.t('settings.threshold.sure');
  if (threshold >= 0.5) return i18n.t('settings.threshold.certain');
  return threshold > 0 ? i18n.t('settings.threshold.weak') : i18n.t('settings.threshold.all');
};

/** Each language as it calls itself: who looks for it may understand no other. */
const languageText = (language: InterfaceLanguage): string => {
  const names: Record<InterfaceLanguage, string> = {
    browser: i18n.t('settings.languageBrowser'),
    en: 'English',
    de: 'Deutsch',
    fr: 'Français',
    es: 'Español',
    ur: 'اردو',
  };
  return names[language];
};

/** What each command does, in the language of the interface; the browser's own descriptions are in the browser's. */
const shortcutText = (command: string, description: string): string => {
  const names: Readonly<Record<string, string>> = {
    _execute_action: i18n.t('settings.shortcut.action'),
    'keep-selection': i18n.t('browser.keepSelection'),
    'next-highlight': i18n.t('browser.nextHighlight'),
    'toggle-highlights': i18n.t('browser.togglePaint'),
  };
  return names[command] ?? description;
};

/** Everything that a reader can choose; each choice holds at once. */
export function SettingsPage({
  state: { settings, sites, shortcuts, copies, saving, sync },
  actions,
}: SettingsPageProps) {
  const name = useId();
  const set = (changes: Partial<Settings>) => actions.change({ ...settings, ...changes });
  const { shown, styles } = settings;
  const { changeShortcuts } = actions;
  return (
    <main class="pm-settings">
      <header>
        <h1>
          {i18n.t('settings.title')} <span class="pm-brand">{i18n.t('extName')}</span>
        </h1>
        <p class="pm-hint" role="status">
          {saving === 'saved' && i18n.t('settings.saved')}
        </p>
        <div role="alert">{saving === 'failed' && <p class="pm-error">{i18n.t('settings.failed')}</p>}</div>
      </header>

      <section aria-labelledby={`${name}-highlights`}>
        <h2 id={`${name}-highlights`}>{i18n.t('settings.highlights')}</h2>
        <p class="pm-hint">{i18n.t('settings.highlightsHint')}</p>
        <div class="pm-setting">
          <Switch
            label={i18n.t('settings.keyPoints')}
            on={shown.keyPoints}
            onChange={(keyPoints) => set({ shown: { ...shown, keyPoints } })}
          />
          <LayerStyleChoice
            label={i18n.t('settings.keyPoints')}
            value={styles.keyPoint}
            onChange={(keyPoint) => set({ styles: { ...styles, keyPoint } })}
          />
        </div>
        <div class="pm-setting">
          <Switch
            label={i18n.t('settings.claims')}
            on={shown.claims}
            onChange={(claims) => set({ shown: { ...shown, claims } })}
          />
          <LayerStyleChoice
            label={i18n.t('settings.claims')}
            value={styles.claim}
            onChange={(claim) => set({ styles: { ...styles, claim } })}
          />
        </div>
        <div class="pm-setting">
          <Switch
            label={i18n.t('settings.kept')}
            on={shown.kept}
            onChange={(kept) => set({ shown: { ...shown, kept } })}
          />
          <div class="pm-style-choice">
            <ColorPicker label={i18n.t('settings.color')} value={settings.color} onChange={(color) => set({ color })} />
            <span class="pm-hint" aria-hidden="true">
              {i18n.t('settings.color')}
            </span>
          </div>
        </div>
        <h3>{i18n.t('settings.preview')}</h3>
        <HighlightPreview settings={settings} />
      </section>

      <section aria-labelledby={`${name}-doubtful`}>
        <h2 id={`${name}-doubtful`}>{i18n.t('settings.doubtful')}</h2>
        <p class="pm-hint">{i18n.t('settings.doubtfulHint')}</p>
        <fieldset class="pm-choices">
          <legend class="pm-hidden">{i18n.t('settings.doubtful')}</legend>
          {THRESHOLDS.map((threshold) => (
            <label key={threshold} class="pm-tick">
              <input
                type="radio"
                name={`${name}-threshold`}
                checked={threshold === settings.leastConfidence}
                onChange={() => set({ leastConfidence: threshold })}
              />
              {thresholdText(threshold)}
            </label>
          ))}
        </fieldset>
      </section>

      <section aria-labelledby={`${name}-reading`}>
        <h2 id={`${name}-reading`}>{i18n.t('settings.reading')}</h2>
        <Switch label={i18n.t('settings.hover')} on={settings.hover} onChange={(hover) => set({ hover })} />
        <p class="pm-hint">{i18n.t('settings.hoverHint')}</p>
        <Switch label={i18n.t('settings.map')} on={settings.map} onChange={(map) => set({ map })} />
        <p class="pm-hint">{i18n.t('settings.mapHint')}</p>
      </section>

      <section aria-labelledby={`${name}-language`}>
        <h2 id={`${name}-language`}>{i18n.t('settings.language')}</h2>
        <select
          class="pm-field"
          aria-labelledby={`${name}-language`}
          value={settings.language}
          onChange={(event) => {
            const language = LANGUAGES.find((choice) => choice === event.currentTarget.value);
            if (language !== undefined) set({ language });
          }}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language} {...(language !== 'browser' && { lang: language })}>
              {languageText(language)}
            </option>
          ))}
        </select>
        <p class="pm-hint">{i18n.t('settings.languageHint')}</p>
      </section>

      <section aria-labelledby={`${name}-look-up`}>
        <h2 id={`${name}-look-up`}>{i18n.t('settings.lookUp')}</h2>
        <p class="pm-hint">{i18n.t('settings.lookUpHint')}</p>
        <fieldset class="pm-choices">
          <legend class="pm-hidden">{i18n.t('settings.lookUp')}</legend>
          {ENGINES.map((engine: Engine) => (
            <label key={engine} class="pm-tick">
              <input
                type="radio"
                name={`${name}-engine`}
                checked={engine === settings.engine}
                onChange={() => set({ engine })}
              />
              {engineText(engine)}
            </label>
          ))}
        </fieldset>
      </section>

      <section aria-labelledby={`${name}-archive`}>
        <h2 id={`${name}-archive`}>{i18n.t('settings.archive')}</h2>
        <p class="pm-hint">{i18n.t('settings.archiveHint')}</p>
        <fieldset class="pm-choices">
          <legend class="pm-hidden">{i18n.t('settings.archive')}</legend>
          {ARCHIVES.map((archive: Archive) => (
            <label key={archive} class="pm-tick">
              <input
                type="radio"
                name={`${name}-archive`}
                checked={archive === settings.archive}
                onChange={() => set({ archive })}
              />
              {archive === 'own' ? i18n.t('settings.archiveOwn') : <bdi>{archive}</bdi>}
            </label>
          ))}
        </fieldset>
        {settings.archive === 'own' &&
          (['find', 'save'] as const).map((deed) => (
            <label key={deed} class="pm-own-archive">
              <span>
                {deed === 'find'
                  ? i18n.t('settings.archiveOwnFind', { place: ARCHIVE_PLACE })
                  : i18n.t('settings.archiveOwnSave', { place: ARCHIVE_PLACE })}
              </span>
              <input
                class="pm-field"
                type="text"
                inputMode="url"
                dir="ltr"
                value={settings.ownArchive[deed]}
                onChange={({ currentTarget: { value } }) =>
                  set({ ownArchive: { ...settings.ownArchive, [deed]: value.trim() } })
                }
              />
            </label>
          ))}
      </section>

      <section aria-labelledby={`${name}-sites`}>
        <h2 id={`${name}-sites`}>{i18n.t('settings.sites')}</h2>
        {sites !== null && sites.length === 0 && <p class="pm-hint">{i18n.t('settings.sitesNone')}</p>}
        {(sites === null || sites.length > 0) && (
          <ul class="pm-plain-list">
            {(sites ?? [null]).map((site) => (
              <li key={site ?? ''}>
                <bdi>{site ?? i18n.t('settings.sitesAll')}</bdi>
                <button
                  type="button"
                  class="pm-button"
                  aria-label={i18n.t('settings.sitesStopOn', { site: site ?? i18n.t('settings.sitesAll') })}
                  onClick={() => actions.revoke(site)}
                >
                  {i18n.t('settings.sitesStop')}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="pm-hint">{i18n.t('access.privacy')}</p>
      </section>

      <CopiesSetting
        on={settings.keepCopies}
        onChange={(keepCopies) => set({ keepCopies })}
        space={copies}
        onRemove={actions.removeCopies}
      />

      {sync !== null && <SyncSetting status={sync} actions={actions.sync} />}

      <section aria-labelledby={`${name}-private`}>
        <h2 id={`${name}-private`}>{i18n.t('settings.private')}</h2>
        <Switch
          label={i18n.t('settings.keepInPrivate')}
          on={settings.keepInPrivate}
          onChange={(keepInPrivate) => set({ keepInPrivate })}
        />
        <p class="pm-hint">{i18n.t('settings.privateHint')}</p>
      </section>

      {shortcuts.length > 0 && (
        <section aria-labelledby={`${name}-shortcuts`}>
          <h2 id={`${name}-shortcuts`}>{i18n.t('settings.shortcuts')}</h2>
          <dl class="pm-shortcuts">
            {shortcuts.map(({ name: command, description, keys }) => (
              <div key={command}>
                <dt>{shortcutText(command, description)}</dt>
                <dd>{keys === '' ? i18n.t('settings.shortcutNone') : <kbd dir="ltr">{keys}</kbd>}</dd>
              </div>
            ))}
          </dl>
          {changeShortcuts === undefined ? (
            <p class="pm-hint">{i18n.t('settings.shortcutsHint')}</p>
          ) : (
            <button type="button" class="pm-button" onClick={changeShortcuts}>
              {i18n.t('settings.shortcutsChange')}
            </button>
          )}
        </section>
      )}

      <footer>
        <button type="button" class="pm-button" onClick={() => actions.change(DEFAULT_SETTINGS)}>
          {i18n.t('settings.defaults')}
        </button>
        <p class="pm-hint">{i18n.t('settings.defaultsHint')}</p>
        <p class="pm-hint">{i18n.t('settings.privacy')}</p>
      </footer>
    </main>
  );
}
