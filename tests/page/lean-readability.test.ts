import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { leanReadability } from '@/wxt.config';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('@mozilla/readability/Readability.js'), 'utf8');
const PAGES = path.resolve(import.meta.dirname, '../pages');

function loaded(source: string): typeof Readability {
  const module = { exports: {} };
  new Function('module', 'exports', source)(module, module.exports);
  return module.exports as typeof Readability;
}

describe('Readability as it is built', () => {
  const lean = leanReadability(SOURCE);
  const Lean = loaded(lean);
  const pages = readdirSync(PAGES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

  test('is shorter, and says nothing', () => {
    expect(lean.length).toBeLessThan(SOURCE.length);
    expect(lean).not.toContain('this.log(');
    expect(lean).not.toContain('application/ld+json');
  });

  test.each(pages)('reads as it does itself: %s', (page) => {
    const html = readFileSync(path.join(PAGES, page, 'source.html'), 'utf8');
    const read = (Reader: typeof Readability) => {
      const { document } = new JSDOM(html, { url: 'https://ledger.example/' }).window;
      // As the document that it is given when it is built in.
      for (const each of document.querySelectorAll('meta')) each.remove();
      return new Reader(document, { disableJSONLD: true, keepClasses: true }).parse()?.textContent;
    };
    const text = read(Readability);
    expect(text).toBeTruthy();
    expect(read(Lean)).toBe(text);
  });

  test('another Readability is refused, not cut blindly', () => {
    expect(() => leanReadability('function Readability() {}')).toThrow('changed');
    expect(() => leanReadability(SOURCE.replaceAll('_cleanClasses', '_tidyClasses'))).toThrow('changed');
  });
});
