import preact from '@preact/preset-vite';
import { parseAst } from 'vite';
import { defineConfig } from 'wxt';
import { LANGUAGES, languageOf } from './lib/text/languages';

/** The Firefox add-on's identity; the end-to-end tests address the installed add-on by it. */
const GECKO_ID = 'pressmark@pressmark.example';

/** Which packages were changed as they were built. A package whose files are called otherwise by now would be built as it is. */
const changed = new Set<string>();

/**
 * Preact can be told to set an element's HTML. We never do; and where somebody did by mistake, words of a page would
 * become markup in a page of ours. In our build it sets text instead, whatever it is told.
 */
const textOnly = {
  name: 'text-only',
  transform: (code: string, id: string) => {
    if (!/\/preact\/dist\/preact[.\w]*js/.test(id)) return null;
    if (!code.includes('.innerHTML'))
      throw new Error('Preact sets HTML in another way now: look where, and cut it out');
    changed.add('preact');
    return { code: code.replaceAll('.innerHTML', '.textContent'), map: null };
  },
};

/**
 * What of Readability is never called or asked for with the options that lib/page/readability-texts.ts gives it, or changes
 * only addresses, styles or nesting of its result, of which the texts alone are asked for; and what stands in its place.
 */
const WITHOUT_EFFECT = new Map([
  ['_getJSONLD', '{}'],
  ['jsonLdArticleTypes', '{}'],
  ['_cleanClasses', '{}'],
  ['_cleanStyles', '{}'],
  ['_fixRelativeUris', '{}'],
  ['_fixLazyImages', '{}'],
  ['_simplifyNestedElements', '{}'],
  // The document that it is given has no `<meta>`.
  ['_getArticleMetadata', '{ return { title: this._unescapeHtmlEntities(this._getArticleTitle()) }; }'],
]);

/** What of ESTree's nodes is asked for. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: SyntaxNode;
  readonly name?: string;
  readonly value?: SyntaxNode;
  readonly body?: SyntaxNode;
  readonly expression?: SyntaxNode;
}

/**
 * Readability's own source without what has no part in its result: what is named above, and its log, with all that it
 * does to keep one. For that it would write the article out as HTML again and again, though nobody reads it.
 *
 * @throws Error where this is not the Readability that it was written for
 */
export function leanReadability(source: string): string {
  const cuts: { readonly start: number; readonly end: number; readonly put: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end, key, value, expression } = node as SyntaxNode;
    const isLogged = expression?.type === 'CallExpression' && source.startsWith('this.log(', start);
    if (isLogged || (type === 'IfStatement' && source.startsWith('if (this._debug)', start))) {
      cuts.push({ start, end, put: ';' });
    } else if (type === 'Property' && value !== undefined && WITHOUT_EFFECT.has(key?.name ?? '')) {
      const cut = value.body ?? value;
      cuts.push({ start: cut.start, end: cut.end, put: WITHOUT_EFFECT.get(key?.name ?? '') ?? '{}' });
    } else Object.values(node).forEach(visit);
  };
  visit(parseAst(source));
  const found = cuts.filter(({ put }) => put !== ';').length;
  if (found !== WITHOUT_EFFECT.size || cuts.length === found)
    throw new Error('Readability has changed: look what it is');
  return cuts.reduceRight((code, { start, end, put }) => code.slice(0, start) + put + code.slice(end), source);
}

const lean = {
  name: 'lean-readability',
  transform: (code: string, id: string) => {
    if (/@mozilla\/readability\/Readability\.js/.test(id)) {
      changed.add('readability');
      return { code: leanReadability(code), map: null };
    }
    // Whether a page is an article we find out ourselves.
    if (!/@mozilla\/readability\/index\.js/.test(id)) return null;
    changed.add('readability, its index');
    return { code: 'module.exports = { Readability: require("./Readability") };', map: null };
  },
};

/** Our own pages run what is in the package, and load and send nothing else; the background reaches the reader's folder. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // What the background may ask is the one folder that the reader allows in the settings; which that is, no policy can
  // know beforehand. Pages of ours are held to 'self' by a policy of their own, in their documents.
  "connect-src 'self' https: http:",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  i18n: { localesDir: 'assets/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  manifestVersion: 3,
  vite: () => ({ plugins: [preact(), textOnly, lean] }),
  hooks: {
    'build:done': (wxt) => {
      if (wxt.config.command !== 'build') return;
      for (const name of ['preact', 'readability', 'readability, its index'])
        if (!changed.has(name))
          throw new Error(`${name} was not built as it should be: its files are called otherwise by now`);
    },
    // Languages are data of the package, read when an article needs one.
    'build:publicAssets': async (_, assets) => {
      const languages = await Promise.all([...LANGUAGES, 'und'].map(languageOf));
      // A model that several languages share is packaged once; their files name it, and the background puts it in.
      const models = languages.map(({ quotationModel }) => JSON.stringify(quotationModel));
      const shared = [...new Set(models)].filter((model) => models.indexOf(model) !== models.lastIndexOf(model));
      shared.forEach((contents, index) => {
        assets.push({ relativeDest: `languages/model-${index}.json`, contents });
      });
      languages.forEach((language, index) => {
        const model = shared.indexOf(models[index] ?? '');
        const packaged = model < 0 ? language : { ...language, quotationModel: `model-${model}` };
        assets.push({ relativeDest: `languages/${language.code}.json`, contents: JSON.stringify(packaged) });
      });
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
      'alarms',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['*://*/*'],
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    // One background for all windows: it knows which messages come from private ones, and stores nothing of them unless
    // the reader says so. Firefox has no other way; in Chromium "split" would hide what is saved from private windows.
    incognito: 'spanning',
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
              // The first with `data_collection_permissions` on desktops, and the oldest that is still looked after.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});
