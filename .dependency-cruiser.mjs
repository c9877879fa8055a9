const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
});

/** Each layer and everything that it may import (see lib/README.md). Anything else is an error. */
export default {
  forbidden: [
    {
      name: 'no-blind-spots',
      comment: 'an import that cannot be resolved is an import that is not checked',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^#i18n$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('model-imports-nothing', '^lib/model\\.ts$', '^lib/model\\.ts$', 'the nouns'),
    only('annotation-is-pure', '^lib/(annotation|article-key)\\.ts$', '^lib/model\\.ts$', 'pure'),
    only('settings-are-pure', '^lib/settings\\.ts$', '^lib/model\\.ts$', 'pure'),
    only('text-is-pure', '^lib/text/', '^lib/(model\\.ts|text/)', 'runs and is tested without a document'),
    only(
      'export-is-pure',
      '^lib/export/',
      '^lib/(model\\.ts|settings\\.ts|annotation\\.ts|text/|export/)',
      'runs without a document',
    ),
    only(
      'page-is-dom-only',
      '^lib/page/',
      '^lib/((model|settings)\\.ts|text/|page/)|node_modules/@mozilla/readability',
      'the way from spans to live ranges and back',
    ),
    only(
      'store-is-idb-only',
      '^lib/store/',
      '^lib/((model|annotation)\\.ts|store/)|node_modules/idb/',
      'rows and queries',
    ),
    only(
      'messages-is-the-contract',
      '^lib/messages\\.ts$',
      '^lib/(model|text/language)\\.ts$|node_modules/(wxt|@webext-core/messaging)/',
      'the only file of lib/ with the browser API',
    ),
    only(
      'library-is-pure',
      '^lib/library/',
      '^lib/(model|annotation|store/search)\\.ts$|^lib/library/',
      'the collection as a reader looks at it',
    ),
    only(
      'reader-knows-no-browser-api',
      '^lib/reader/',
      '^lib/((model|annotation|messages|settings)\\.ts|text/|page/|reader/)',
      'a session with one page',
    ),
    {
      name: 'reader-takes-only-types-of-messages',
      severity: 'error',
      from: { path: '^lib/reader/' },
      to: { path: '^lib/messages\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    only(
      'components-see-no-plumbing',
      '^components/',
      '^(components|assets|\\.wxt)/|^lib/(model|annotation|messages|settings|page/highlight-css)\\.ts$|^lib/(export|library)/|node_modules/(preact|@wxt-dev/i18n|@tanstack/virtual-core)/',
      'views of model types',
    ),
    {
      name: 'components-take-only-types-of-messages',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/messages\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'content-never-touches-storage',
      comment: "a content script sees the page's IndexedDB, not ours",
      severity: 'error',
      from: { path: '^entrypoints/\\w+\\.content/' },
      to: { path: '^lib/store/|node_modules/idb/', reachable: true },
    },
    {
      name: 'background-never-touches-the-page',
      comment: 'a service worker has no document',
      severity: 'error',
      from: { path: '^entrypoints/background/' },
      to: { path: '^lib/page/(?!highlight-css\\.ts$)|^lib/reader/|node_modules/@mozilla/readability', reachable: true },
    },
    {
      name: 'resident-stays-small',
      comment: 'it runs on every page of a granted site; what the messages name of the text core are types',
      severity: 'error',
      from: { path: '^entrypoints/resident\\.content/' },
      to: {
        pathNot: '^lib/text/(language|speakers/speaker-words)\\.ts$',
        path: '^lib/(text|reader)/|^components/|node_modules/(@mozilla/readability|preact)',
        reachable: true,
      },
    },
    {
      name: 'pages-talk-through-messages',
      severity: 'error',
      from: { path: '^entrypoints/(popup|sidepanel|library|options|welcome)/' },
      to: {
        path: '^lib/(page|store|reader)/',
        pathNot: '^lib/(store/search|page/highlight-css)\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^(entrypoints|tests)/' },
      to: { path: '^entrypoints/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
    exclude: { path: '\\.(css|html)' },
  },
};
