import preact from '@preact/preset-vite';
import { parseAst } from 'vite';
import { defineConfig } from 'wxt';
import { LANGUAGES, languageOf } from './lib/text/languages';
import { matchWordDataOf, type PackagedMatchWords } from './lib/text/matches';

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
 * What of Readability is never called or asked for with the options that lib/outline/readability-texts.ts gives it, or changes
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

/**
 * What of Readability works through a list of nodes or calls another of these: they become generators that pause after
 * some turns of their loops, so that the background can answer others while a large page is read.
 */
const IN_STEPS = new Set([
  ...['parse', '_grabArticle', '_prepArticle', '_prepDocument', '_replaceBrs', '_removeScripts', '_removeNodes'],
  ...['_clean', '_cleanConditionally', '_cleanHeaders', '_replaceNodeTags'],
]);

/** Turns of a loop of Readability's, after which others may go first. */
const TURNS = 16;

const PAUSE = ` if ((this._turns = (this._turns ?? 0) + 1) % ${TURNS} === 0) yield;`;

/** As `_forEachNode`, and pauses. */
const FOR_EACH_IN_STEPS = `* _forEachNodeInSteps(nodeList, fn) {
  for (let index = 0, { length } = nodeList; index < length; index += 1) {${PAUSE}
    if (index in nodeList) fn.call(this, nodeList[index], index, nodeList);
  }
},
`;

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
  readonly callee?: SyntaxNode;
  readonly object?: SyntaxNode;
  readonly property?: SyntaxNode;
}

/**
 * Readability's own source without what has no part in its result, and in steps. Left out is what is named above, and its
 * log, with all that it does to keep one: for that it would write the article out as HTML again and again, though nobody
 * reads it. `parse` is a generator, which returns what it did.
 *
 * @throws Error where this is not the Readability that it was written for
 */
export function leanReadability(source: string): string {
  const cuts: { readonly start: number; readonly end: number; readonly put: string }[] = [];
  let left = 0;
  let logged = 0;
  const inSteps = new Set<string>();
  const cut = (start: number, end: number, put: string) => cuts.push({ start, end, put });
  /** `method`: the one of IN_STEPS whose own statement the node is, in no function inside it. */
  const visit = (node: unknown, method: string | null): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const item of node) visit(item, method);
      return;
    }
    const { type, start, end, key, value, expression, callee, body } = node as SyntaxNode;
    const isLogged = expression?.type === 'CallExpression' && source.startsWith('this.log(', start);
    if (isLogged || (type === 'IfStatement' && source.startsWith('if (this._debug)', start))) {
      cut(start, end, ';');
      logged += 1;
      return;
    }
    const name = type === 'Property' ? (key?.name ?? '') : '';
    if (value !== undefined && WITHOUT_EFFECT.has(name)) {
      const whole = value.body ?? value;
      cut(whole.start, whole.end, WITHOUT_EFFECT.get(name) ?? '{}');
      left += 1;
      return;
    }
    if (value !== undefined && IN_STEPS.has(name)) {
      cut(start, start, inSteps.size === 0 ? `${FOR_EACH_IN_STEPS}* ` : '* ');
      inSteps.add(name);
      visit(value.body, name);
      return;
    }
    const called = callee?.object?.type === 'ThisExpression' ? (callee.property?.name ?? '') : '';
    if (IN_STEPS.has(called)) {
      if (method === null) throw new Error(`Readability calls ${called} from where nothing can pause`);
      cut(start, start, '(yield* ');
      cut(end, end, ')');
    } else if (called === '_forEachNode' && method !== null) {
      cut(start, start, '(yield* ');
      cut(callee?.end ?? start, callee?.end ?? start, 'InSteps');
      cut(end, end, ')');
    }
    const isLoop = /^(?:While|For|ForOf)Statement$/.test(type);
    if (isLoop && method !== null && body?.type === 'BlockStatement') cut(body.start + 1, body.start + 1, PAUSE);
    const isFunction = /Function/.test(type);
    for (const inner of Object.values(node)) visit(inner, isFunction ? null : method);
  };
  visit(parseAst(source), null);
  if (left !== WITHOUT_EFFECT.size || logged === 0 || inSteps.size !== IN_STEPS.size)
    throw new Error('Readability has changed: look what it is');
  // Of two cuts at one place the later one was found further in, or after.
  return cuts
    .map((each, index) => ({ ...each, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index)
    .reduceRight((code, { start, end, put }) => code.slice(0, start) + put + code.slice(end), source);
}

const lean = {
  name: 'lean-readability',
  transform: (code: string, id: string) => {
    if (/@mozilla\/readability\/Readability\.js/.test(id)) {
      changed.add('readability');
      // It works on our plain objects only (lib/outline/light-document.ts), and our package names nothing that sets HTML.
      return { code: leanReadability(code).replaceAll('.innerHTML', '.content'), map: null };
    }
    // Whether a page is an article we find out ourselves.
    if (!/@mozilla\/readability\/index\.js/.test(id)) return null;
    changed.add('readability, its index');
    return { code: 'module.exports = { Readability: require("./Readability") };', map: null };
  },
};

/**
 * WXT puts a script's `main` into a wrapper that logs its errors in development. In a build the log does nothing, and the
 * wrapper would only make each script of a page larger.
 */
const plainScripts = {
  name: 'plain-scripts',
  apply: 'build' as const,
  transform: (code: string, id: string) => {
    if (!/virtual:wxt-unlisted-script-entrypoint/.test(id)) return null;
    const from = /^import definition from .*$/m.exec(code)?.[0];
    if (from === undefined || !code.includes('result = definition.main();'))
      throw new Error('WXT runs scripts in another way now: look how, and leave out its log');
    changed.add('scripts of pages');
    return { code: `${from}\nexport default definition.main();\n`, map: null };
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
  vite: () => ({ plugins: [preact(), textOnly, lean, plainScripts] }),
  hooks: {
    'build:done': (wxt) => {
      if (wxt.config.command !== 'build') return;
      for (const name of ['preact', 'readability', 'readability, its index', 'scripts of pages'])
        if (!changed.has(name))
          throw new Error(`${name} was not built as it should be: its files are called otherwise by now`);
    },
    // Languages are data of the package, read when an article needs one.
    'build:publicAssets': async (_, assets) => {
      const languages = await Promise.all([...LANGUAGES, 'und'].map(languageOf));
      // Claims are compared by a part of that, so that no model is read for it.
      for (const { code, words, stance, stopwords } of languages) {
        const packaged: PackagedMatchWords = {
          language: { code, words, stance, stopwords },
          data: await matchWordDataOf(code),
        };
        assets.push({ relativeDest: `matches/${code}.json`, contents: JSON.stringify(packaged) });
      }
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
            // The first with `data_collection_permissions` on phones.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});
