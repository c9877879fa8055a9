import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Steps } from '@/lib/text/steps';
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
      // Like the document that the built extension gives to Readability.
      for (const each of document.querySelectorAll('meta')) each.remove();
      return new Reader(document, { disableJSONLD: true, keepClasses: true }).parse();
    };
    const text = read(Readability)?.textContent;
    expect(text).toBeTruthy();
    const reading = read(Lean) as unknown as Steps<ReturnType<Readability['parse']>>;
    let steps = 0;
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) steps += 1;
    expect(step.value?.textContent).toBe(text);
    expect(steps).toBeGreaterThan(0);
  });

  test('a large page is read in many steps', () => {
    const paragraphs = Array.from(
      { length: 2000 },
      (_, i) => `<div><p>The harbour of <b>Lund</b>, the ${i}th of them, was dredged.</p></div>`,
    );
    const { document } = new JSDOM(`<main>${paragraphs.join('')}</main>`, { url: 'https://ledger.example/' }).window;
    const reading = new Lean(document, { disableJSONLD: true }).parse() as unknown as Steps<unknown>;
    let steps = 0;
    while (reading.next().done !== true) steps += 1;
    expect(steps).toBeGreaterThan(500);
  });

  test('a call from where nothing can pause is refused', () => {
    const source = SOURCE.replace('_isWhitespace(node) {', '_isWhitespace(node) { this._clean(node, "p");');
    expect(() => leanReadability(source)).toThrow('_clean');
  });

  test('another Readability is refused, not cut blindly', () => {
    expect(() => leanReadability('function Readability() {}')).toThrow('changed');
    expect(() => leanReadability(SOURCE.replaceAll('_cleanClasses', '_tidyClasses'))).toThrow('changed');
  });
});
