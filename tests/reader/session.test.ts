import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { noteOf, quoteOf, revised } from '@/lib/annotation';
import type { Changes } from '@/lib/messages';
import type { Annotation, FindingCorrection } from '@/lib/model';
import type { Keeper, Saying } from '@/lib/reader/keeper';
import { ReaderSession } from '@/lib/reader/session';
import type { TextCorePort } from '@/lib/reader/text-core-port';
import { directCore } from './direct-core';

const HTML = readFileSync(path.resolve(import.meta.dirname, '../pages/sample/source.html'), 'utf8');

/** Keeps in memory, and fails when told to. */
class MemoryKeeper implements Keeper {
  readonly kept = new Map<string, Annotation>();
  readonly bin = new Map<string, Annotation>();
  readonly said = new Map<string, FindingCorrection>();
  /** Every report of what a page doesn't show. */
  readonly reports: (readonly string[])[] = [];
  failing = false;

  private answer<T>(value: T | undefined) {
    if (this.failing) return { ok: false, why: 'storage-full' } as const;
    return value === undefined ? ({ ok: false, why: 'not-found' } as const) : ({ ok: true, value } as const);
  }
  async restore() {
    return this.answer([...this.kept.values()]);
  }
  async article() {
    return null;
  }
  async save(_article: unknown, annotation: Annotation) {
    if (!this.failing) this.kept.set(annotation.id, annotation);
    return this.answer(annotation);
  }
  async revise(id: string, changes: Changes) {
    const old = this.kept.get(id);
    const annotation = old === undefined ? undefined : revised(old, changes, '2026-03-13T00:00:00.000Z');
    if (annotation !== undefined && !this.failing) this.kept.set(id, annotation);
    return this.answer(annotation);
  }
  async delete(id: string) {
    const annotation = this.kept.get(id);
    if (annotation !== undefined && !this.failing) {
      this.kept.delete(id);
      this.bin.set(id, annotation);
    }
    return this.answer(annotation === undefined ? undefined : [annotation]);
  }
  async undelete(id: string) {
    const annotation = this.bin.get(id);
    if (annotation !== undefined) this.kept.set(id, annotation);
    return this.answer(annotation === undefined ? undefined : [annotation]);
  }
  async corrections() {
    return this.answer([...this.said.values()]);
  }
  async correct(saying: Saying) {
    if (!this.failing) {
      const { kind, selector, wrong, speaker } = saying;
      const id = JSON.stringify([kind, selector]);
      if (wrong === undefined && speaker === undefined) this.said.delete(id);
      else this.said.set(id, { ...saying, modified: '2026-03-13T00:00:00.000Z' });
    }
    return this.answer([...this.said.values()]);
  }
  async seek(missing: readonly string[]) {
    this.reports.push(missing);
  }
}

let keeper: MemoryKeeper;
let changes: number;
let core: { -readonly [Name in keyof TextCorePort]: TextCorePort[Name] };

function sessionOn(html: string, url = 'https://ledger.example/wall'): { session: ReaderSession; document: Document } {
  const { window } = new JSDOM(html, { url });
  const session = new ReaderSession({
    window: window as unknown as Window & typeof globalThis,
    keeper,
    core,
    onChange: () => {
      changes += 1;
    },
  });
  return { session, document: window.document };
}

const textIn = (ranges: readonly Range[]) => ranges.map(String).join('');

/** A range over the first occurrence of some words in one text node. */
function rangeOver(document: Document, words: string): Range {
  const walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  throw new Error(`not there: ${words}`);
}

beforeEach(() => {
  keeper = new MemoryKeeper();
  changes = 0;
  core = directCore();
});

describe('a session with a page', () => {
  test('before it has read, there is nothing', () => {
    const { session } = sessionOn(HTML);
    expect(session.state()).toMatchObject({ article: null, claims: [], kept: [] });
    expect(session.facts({ kind: 'quotation', index: 0 })).toBeNull();
  });

  test('claims and key points stand in the page where their words are', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    const { claims, keyPoints } = session.state();
    expect(claims.length).toBeGreaterThan(10);
    for (const { index, contents } of claims) {
      expect(textIn(session.rangesOf({ kind: 'quotation', index })).replace(/\s+/g, ' ')).toBe(contents.join(''));
    }
    expect(keyPoints.length).toBeGreaterThan(0);
    for (const { index } of keyPoints) expect(session.rangesOf({ kind: 'key-point', index })).not.toEqual([]);
  });

  const NOTICE = `<main><h1>About the ferry office</h1>${'<p>The office sells tickets for the ferry across the bay, and “nobody is left at the pier”, says Ada Brandt, who runs it.</p>'.repeat(2)}</main>`;

  test('a page that looks like no article is read once somebody asks for it, and known as such', async () => {
    const { session, document } = sessionOn(`<title>Ferry office</title>${NOTICE}`, 'https://ferry.example/about');
    await session.read();
    expect(session.state().article).toBeNull();
    expect(session.ask()).toBe(true);
    await session.read();
    expect(session.state().article).toMatchObject({ title: 'About the ferry office', likely: false });
    expect(session.ask()).toBe(false);
    // A page that was asked for is still read after a change.
    document.querySelector('main')?.append('More of it');
    await session.read();
    expect(session.state().article).not.toBeNull();
  });

  test('asked for while it is read, a page is read whatever the gate says', async () => {
    const { session } = sessionOn(`<title>Ferry office</title>${NOTICE}`, 'https://ferry.example/about');
    const reading = session.read();
    session.ask();
    await reading;
    expect(session.state().article).toMatchObject({ likely: false });
  });

  test('the next page of the same document is judged by the gate again', async () => {
    const { session, document } = sessionOn(`<title>Ferry office</title>${NOTICE}`, 'https://ferry.example/about');
    session.ask();
    await session.read();
    expect(session.state().article).not.toBeNull();
    document.defaultView?.history.pushState(null, '', '/tickets');
    await session.read();
    expect(session.state().article).toBeNull();
  });

  test('a bullet leads to the sentence that supports it, and the sentence to its bullet', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    const { keyPoints } = session.state();
    const bullets = keyPoints.filter(({ origin }) => origin === 'publisher');
    expect(bullets.length).toBeGreaterThan(3);
    for (const { index, text, support } of bullets) {
      const bullet = { kind: 'key-point', index } as const;
      const sentence = { kind: 'support', index } as const;
      expect(textIn(session.rangesOf(sentence)).replace(/\s+/g, ' ')).toBe(support[0]);
      expect(session.facts(bullet)?.keyPoint).toMatchObject({ origin: 'publisher', support: sentence, supports: [] });
      const facts = session.facts(sentence);
      expect(facts?.words).toBe(support[0]);
      expect(facts?.keyPoint).toMatchObject({ origin: null, support: null });
      expect(facts?.keyPoint?.supports).toContainEqual({ text, target: bullet });
      const [range] = session.rangesOf(sentence);
      const hit = range === undefined ? null : session.hitAt(range.startContainer, range.startOffset);
      // A click on words that are also a claim opens the claim's card, which names the bullet as well.
      expect(hit === null ? null : session.facts(hit)?.keyPoint?.supports).toContainEqual({ text, target: bullet });
    }
  });

  test('a claim that is kept says so, keeps who said it, and is not kept twice', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    const { claims, speakers } = session.state();
    const claim = claims.find(({ speaker }) => speaker !== null);
    if (claim === undefined) throw new Error('no claim');
    const target = { kind: 'quotation', index: claim.index } as const;
    const first = await session.keep(target);
    const second = await session.keep(target);
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(keeper.kept.size).toBe(1);
    const [annotation] = keeper.kept.values();
    expect(annotation?.finding).toMatchObject({
      kind: 'quotation',
      form: claim.form,
      speaker: { name: speakers[claim.speaker ?? -1]?.name },
    });
    expect(session.state().claims[claim.index]?.kept).toBe(annotation?.id);
    expect(session.facts({ kind: 'annotation', id: annotation?.id ?? '' })?.claim?.speaker?.name).toBe(
      speakers[claim.speaker ?? -1]?.name,
    );
  });

  test('where nobody answers, nothing is kept, and what was is found once somebody does', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    const target = { kind: 'quotation', index: 0 } as const;
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { describe: answer } = core;
    core.describe = () => Promise.reject(new Error('killed'));
    expect(await session.keep(target)).toEqual({ ok: false, why: 'storage-failed' });
    expect(keeper.kept.size).toBe(0);
    core.describe = answer;
    const kept = await session.keep(target);
    if (!kept.ok) throw new Error(kept.why);

    const { locate } = core;
    core.locate = () => Promise.reject(new Error('killed'));
    const later = sessionOn(HTML).session;
    await later.read();
    expect(later.state().claims.length).toBeGreaterThan(0);
    expect(later.state().kept).toEqual([]);
    expect(keeper.reports, 'what was not looked for is not missing').toEqual([]);
    core.locate = locate;
    await later.restore();
    expect(later.state().kept).toEqual([{ annotation: kept.value, found: true }]);
    expect(keeper.reports).toEqual([[]]);
    expect(silence).toHaveBeenCalledTimes(2);
    silence.mockRestore();
  });

  test('a page that changes while its annotations are looked for shows none in a wrong place', async () => {
    const { session, document } = sessionOn(HTML);
    await session.read();
    const kept = await session.keep({ kind: 'quotation', index: 3 });
    if (!kept.ok) throw new Error(kept.why);
    const words = () => textIn(session.rangesOf({ kind: 'annotation', id: kept.value.id })).replace(/\s+/g, ' ');
    const before = words();
    const { locate } = core;
    const releases: (() => void)[] = [];
    core.locate = async (text, wanted) => {
      const places = await locate(text, wanted);
      await new Promise<void>((resolve) => {
        releases.push(resolve);
      });
      return places;
    };
    const slow = session.restore();
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    core.locate = locate;
    document.querySelector('p')?.before('Some more words in front of everything. ');
    await session.read();
    releases[0]?.();
    await slow;
    expect(before).toBe(quoteOf(kept.value));
    expect(words()).toBe(before);
  });

  test('what is kept while the page changes stands in its place in the page as it is then', async () => {
    const { session, document } = sessionOn(HTML);
    await session.read();
    const { describe: answer } = core;
    const releases: (() => void)[] = [];
    core.describe = async (text, span) => {
      await new Promise<void>((resolve) => {
        releases.push(resolve);
      });
      return answer(text, span);
    };
    const keeping = session.keep({ kind: 'quotation', index: 3 });
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    document.querySelector('p')?.before('Some more words in front of everything. ');
    await session.read();
    releases[0]?.();
    const kept = await keeping;
    if (!kept.ok) throw new Error(kept.why);
    const words = textIn(session.rangesOf({ kind: 'annotation', id: kept.value.id })).replace(/\s+/g, ' ');
    expect(words).toBe(quoteOf(kept.value));
  });

  test('any words can be kept, outside the article too', async () => {
    const { session, document } = sessionOn(HTML);
    await session.read();
    const result = await session.keepRanges([rangeOver(document, 'Lovely drawing. ')]);
    expect(result?.ok && quoteOf(result.value)).toBe('Lovely drawing.');
    expect(session.state().kept.map(({ found }) => found)).toEqual([true]);
  });

  test('ranges without visible text keep nothing', async () => {
    const { session, document } = sessionOn('<p>Some words</p><script>const hidden = "unseen words";</script>');
    await session.read();
    expect(session.canKeep([rangeOver(document, 'unseen words')])).toBe(false);
    expect(await session.keepRanges([rangeOver(document, 'unseen words')])).toBeNull();
    expect(keeper.kept.size).toBe(0);
  });

  test('what was kept is found again, when the page is another copy with other text around it', async () => {
    const first = sessionOn(HTML);
    await first.session.read();
    await first.session.keepRanges([rangeOver(first.document, 'Ferries to Saint Osyth')]);
    const changed = HTML.replace('<body>', '<body><p>An advertisement that was not there before.</p>');
    const { session } = sessionOn(changed);
    await session.read();
    const [kept] = session.state().kept;
    expect(kept?.found).toBe(true);
    expect(textIn(session.rangesOf({ kind: 'annotation', id: kept?.annotation.id ?? '' }))).toBe(
      'Ferries to Saint Osyth',
    );
  });

  test('what is gone is listed as not found, and stands nowhere', async () => {
    const first = sessionOn(HTML);
    await first.session.read();
    await first.session.keepRanges([
      rangeOver(first.document, 'Ferries to Saint Osyth and the Skerry islands are not affected'),
    ]);
    const { session } = sessionOn(HTML.replace(/<p>Ferries to[\s\S]*?<\/p>/, ''));
    await session.read();
    const [kept] = session.state().kept;
    expect(kept?.found).toBe(false);
    await vi.waitFor(() => expect(keeper.reports).toEqual([[kept?.annotation.id]]));
    expect(session.rangesOf({ kind: 'annotation', id: kept?.annotation.id ?? '' })).toEqual([]);
  });

  test('it comes back when its text arrives late', async () => {
    const first = sessionOn(HTML);
    await first.session.read();
    await first.session.keepRanges([
      rangeOver(first.document, 'Ferries to Saint Osyth and the Skerry islands are not affected'),
    ]);
    const [, paragraph = ''] = /(<p>Ferries to[\s\S]*?<\/p>)/.exec(HTML) ?? [];
    const { session, document } = sessionOn(HTML.replace(paragraph, '<div id="late"></div>'));
    await session.read();
    expect(session.state().kept[0]?.found).toBe(false);
    await vi.waitFor(() => expect(keeper.reports).toHaveLength(1));
    await session.read();
    expect(keeper.reports, 'the same is not told twice').toHaveLength(1);
    const late = document.getElementById('late');
    if (late === null) throw new Error('no place');
    late.innerHTML = paragraph;
    await session.read();
    expect(session.state().kept[0]?.found).toBe(true);
    expect(keeper.reports.at(-1)).toEqual([]);
  });

  test('nothing is told of a page of which nothing is kept, or nobody knows what is', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    await session.keep({ kind: 'quotation', index: 0 });
    const other = sessionOn(HTML);
    keeper.failing = true;
    await other.session.read();
    await other.session.read();
    expect(keeper.reports).toEqual([]);
  });

  test('a write that failed is said, and nothing is shown as kept', async () => {
    const { session, document } = sessionOn(HTML);
    await session.read();
    keeper.failing = true;
    const result = await session.keepRanges([rangeOver(document, 'Ferries')]);
    expect(result).toEqual({ ok: false, why: 'storage-full' });
    expect(session.state().kept).toEqual([]);
  });

  test('annotations that could not be restored are asked for again at the next reading', async () => {
    const first = sessionOn(HTML);
    await first.session.read();
    await first.session.keepRanges([rangeOver(first.document, 'Ferries')]);
    keeper.failing = true;
    const { session } = sessionOn(HTML);
    await session.read();
    expect(session.state().kept).toEqual([]);
    keeper.failing = false;
    await session.read();
    expect(session.state().kept).toHaveLength(1);
  });

  test('note, deletion and undo are shown at once, and everybody is told', async () => {
    const { session, document } = sessionOn(HTML);
    await session.read();
    const result = await session.keepRanges([rangeOver(document, 'Ferries')]);
    const id = result?.ok === true ? result.value.id : '';
    const before = changes;
    await session.revise(id, { note: 'Which ones?' });
    expect(session.state().kept.map(({ annotation }) => noteOf(annotation))).toEqual(['Which ones?']);
    await session.delete(id);
    expect(session.state().kept).toEqual([]);
    await session.undelete(id);
    expect(session.state().kept.map(({ annotation, found }) => [noteOf(annotation), found])).toEqual([
      ['Which ones?', true],
    ]);
    expect(changes).toBe(before + 3);
  });

  test('what stands under a place of the text is found', async () => {
    const { session } = sessionOn(HTML);
    await session.read();
    const [claim] = session.state().claims;
    const [range] = session.rangesOf({ kind: 'quotation', index: claim?.index ?? -1 });
    if (range === undefined) throw new Error('no range');
    expect(session.hitAt(range.startContainer, range.startOffset)).toEqual({ kind: 'quotation', index: claim?.index });
    await session.keep({ kind: 'quotation', index: claim?.index ?? -1 });
    expect(session.hitAt(range.startContainer, range.startOffset)?.kind).toBe('annotation');
  });

  test('reading and keeping change nothing in the page', async () => {
    const { session, document } = sessionOn(HTML);
    const before = document.documentElement.outerHTML;
    await session.read();
    await session.keep({ kind: 'quotation', index: 0 });
    session.focus({ kind: 'quotation', index: 0 });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('a page that is no article still gives its annotations back', async () => {
    const { session, document } = sessionOn('<p>Just a few words here.</p>');
    await session.read();
    expect(session.state().article).toBeNull();
    const result = await session.keepRanges([rangeOver(document, 'a few words')]);
    expect(result?.ok).toBe(true);
  });
});
