import { existsSync, readFileSync } from 'node:fs';

const BUILD = '.output/chrome-mv3';

/** The scripts that a page of ours loads before it shows anything: those that its document names. */
function scriptsOf(page) {
  const file = `${BUILD}/${page}.html`;
  if (!existsSync(file)) throw new Error(`${file} is missing: build first`);
  const found = [...readFileSync(file, 'utf8').matchAll(/(?:src|href)="(\/chunks\/[^"]+\.js)"/g)];
  return found.map(([, path]) => `${BUILD}${path}`);
}

export default [
  {
    name: 'resident script (every page of a granted site)',
    path: `${BUILD}/resident.js`,
    limit: '4 kB',
    gzip: true,
  },
  {
    name: 'reader until it has painted (on articles)',
    path: `${BUILD}/reader.js`,
    limit: '39 kB',
    gzip: true,
  },
  {
    name: 'reader, second script (when somebody is at the page)',
    path: `${BUILD}/page-interface.js`,
    limit: '27 kB',
    gzip: true,
  },
  {
    name: 'reader, both scripts',
    path: [`${BUILD}/reader.js`, `${BUILD}/page-interface.js`],
    limit: '66 kB',
    gzip: true,
  },
  { name: 'popup, scripts', path: scriptsOf('popup'), limit: '40 kB', gzip: true },
  // With the search in the texts of kept articles, and files that have them.
  { name: 'library, scripts', path: scriptsOf('library'), limit: '74 kB', gzip: true },
  // 17 kB of it are the synchronisation.
  // Some 18 kB of it hold claims against those of other articles: numbers in five languages, alignment, the index.
  { name: 'background, the text core with it', path: `${BUILD}/background.js`, limit: '196 kB', gzip: true },
  { name: 'speaker, scripts', path: scriptsOf('speaker'), limit: '60 kB', gzip: true },
];
