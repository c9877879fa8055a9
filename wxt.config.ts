import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { languageOf, OTHER_LANGUAGES } from './lib/text/languages';

/** The Firefox add-on's identity; the end-to-end tests address the installed add-on by it. */
const GECKO_ID = 'pressmark@pressmark.example';

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  i18n: { localesDir: 'assets/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()] }),
  hooks: {
    // Languages beside English are data of the package, read when an article needs one.
    'build:publicAssets': async (_, assets) => {
      for (const code of OTHER_LANGUAGES) {
        const contents = JSON.stringify(await languageOf(code));
        assets.push({ relativeDest: `languages/${code}.json`, contents });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['*://*/*'],
    commands: {
      // Chromium silently leaves a shortcut unassigned that it uses itself: the end-to-end tests ask for each.
      _execute_action: { suggested_key: { default: 'Alt+Shift+Y' } },
      'keep-selection': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_browser_keepSelection__' },
      'next-highlight': { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_browser_nextHighlight__' },
      'toggle-highlights': { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_browser_togglePaint__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});
