import { existsSync } from 'node:fs';
import path from 'node:path';

/** What Debian and its children call the browsers; the fonts are for the scripts of the test pages. */
export const DEBIAN_PACKAGES = {
  chromium: ['chromium', 'fonts-liberation', 'fonts-noto-core'],
  firefox: ['firefox-esr', 'fonts-liberation', 'fonts-noto-core'],
};

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const PLACES = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/**
 * The browser's executable, or null where there is none.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {string | null}
 */
export function browserPath(name) {
  const named = process.env[`PRESSMARK_${name.toUpperCase()}`];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...NAMES[name].flatMap((file) => folders.map((folder) => path.join(folder, file))),
    ...PLACES[name],
  ];
  return candidates.find((file) => existsSync(file)) ?? null;
}
