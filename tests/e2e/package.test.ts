import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageOf } from '@/lib/text/languages';
import { BROWSER, stage } from './browser';

const folder = path.resolve(BROWSER === 'firefox' ? '.output/firefox-mv3' : '.output/chrome-mv3');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(path.join(folder, file)).isFile(),
);

describe(`the manifest (${BROWSER})`, () => {
  const manifest = JSON.parse(read('manifest.json'));

  test('asks for what is needed, and for no site', () => {
    const common = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'];
    expect([...manifest.permissions].sort()).toEqual(BROWSER === 'firefox' ? common : [...common, 'sidePanel'].sort());
    expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
      expect(manifest[key], key).toBeUndefined();
    }
    expect(manifest.optional_permissions ?? []).toEqual([]);
  });

  test('lets our pages run and load only what is in the package', () => {
    const { extension_pages: policy } = manifest.content_security_policy as { extension_pages: string };
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
    const rules = Object.fromEntries(
      policy.split(';').map((rule) => {
        const [name = '', ...sources] = rule.trim().split(' ');
        return [name, sources];
      }),
    );
    expect(rules['default-src']).toEqual(["'none'"]);
    // What the background may ask is the folder that the reader allows for the synchronisation; pages are held to the
    // package by a policy of their own.
    expect(rules['connect-src']).toEqual(["'self'", 'https:', 'http:']);
    for (const [name, sources] of Object.entries(rules)) {
      if (name === 'connect-src') continue;
      for (const source of sources) expect(["'self'", "'none'"]).toContain(source);
    }
    const pages = files.filter((file) => /^[^/\\]+\.html$/.test(file));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      expect(read(page), page).toContain(`<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"`);
    }
  });

  test('has one version, one identity, and words for everything', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest.version).toBe(version);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.incognito).toBe('spanning');
    if (BROWSER === 'firefox') {
      expect(manifest.browser_specific_settings.gecko).toMatchObject({
        id: 'pressmark@pressmark.example',
        data_collection_permissions: { required: ['none'] },
      });
    } else expect(manifest.minimum_chrome_version).toBeDefined();
    const messages = JSON.parse(read(`_locales/${manifest.default_locale}/messages.json`));
    for (const [, name = ''] of JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)) {
      expect(messages[name]?.message, name).toBeTruthy();
    }
    for (const icon of Object.values(manifest.icons as Record<string, string>)) {
      expect(existsSync(path.join(folder, icon))).toBe(true);
    }
  });
});

describe(`the package (${BROWSER})`, () => {
  test('has nothing that our policy would refuse, and nothing from elsewhere', () => {
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const html = read(file);
      expect(html, file).not.toMatch(/<script(?![^>]*\ssrc=")/i);
      expect(html, file).not.toMatch(/\son\w+\s*=\s*["']/i);
      for (const [, address = ''] of html.matchAll(/<(?:script|link|img|iframe)[^>]*?\s(?:src|href)="([^"]*)"/gi)) {
        expect(address, file).toMatch(/^\/(?!\/)/);
      }
    }
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      expect(read(file), file).not.toMatch(/\beval\(|\bnew Function\(|importScripts\(/);
    }
    // No words become markup in our pages: Preact sets text only (wxt.config.ts), and nothing else sets HTML there.
    for (const file of files.filter((name) => name.startsWith('chunks') || name === 'background.js')) {
      expect(read(file), file).not.toMatch(/\.(?:inner|outer)HTML\s*=(?!=)|insertAdjacentHTML|document\.write/);
    }
    expect(files.filter((name) => /\.(?:map|ts|tsx|env)$/.test(name))).toEqual([]);
  });

  const running = stage();
  test('has the data of every language, whole', async () => {
    const page = await running.driver.own('library.html');
    for (const code of LANGUAGES) {
      const read = (name: string) =>
        page.evaluate(`fetch('/languages/${name}.json').then((answer) => answer.text())`) as Promise<string>;
      const packaged = JSON.parse(await read(code));
      const model =
        typeof packaged.quotationModel === 'string'
          ? JSON.parse(await read(packaged.quotationModel))
          : packaged.quotationModel;
      expect({ ...packaged, quotationModel: model }).toEqual(JSON.parse(JSON.stringify(await languageOf(code))));
    }
    await page.close();
  });
});
