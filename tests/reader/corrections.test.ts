import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { revised, speakerOf } from '@/lib/annotation';
import type { Changes, Target } from '@/lib/messages';
import type { Annotation, FindingCorrection } from '@/lib/model';
import type { Keeper, Saying } from '@/lib/reader/keeper';
import { ReaderSession } from '@/lib/reader/session';
import { directCore } from './direct-core';

const HTML = readFileSync(path.resolve(import.meta.dirname, '../pages/sample/source.html'), 'utf8');
const NOW = '2026-03-13T00:00:00.000Z';

let kept: Map<string, Annotation>;
let said: Map<string, FindingCorrection>;
let isPrivate: boolean;

const gone = { ok: false, why: 'not-found' } as const;
const listed = () => [...said.values()].filter(({ wrong, speaker }) => wrong !== undefined || speaker !== undefined);

const keeper: Keeper = {
  restore: async () => ({ ok: true, value: [...kept.values()] }),
  article: async () => null,
  save: async (_article, annotation) => {
    if (annotation === null) return gone;
    kept.set(annotation.id, annotation);
    return { ok: true, value: annotation };
  },
  revise: async (id: string, changes: Changes) => {
    const old = kept.get(id);
    if (old === undefined) return gone;
    const value = revised(old, changes, NOW);
    kept.set(id, value);
    return { ok: true, value };
  },
  delete: async (id) => {
    const old = kept.get(id);
    kept.delete(id);
    return old === undefined ? gone : { ok: true, value: [old] };
  },
  undelete: async () => gone,
  seek: async () => undefined,
  corrections: async () => ({ ok: true, value: listed() }),
  correct: async (saying: Saying) => {
    if (isPrivate) return { ok: false, why: 'private-window' };
    said.set(JSON.stringify([saying.kind, saying.selector]), { ...saying, modified: NOW });
    return { ok: true, value: listed() };
  },
};

async function reading(html = HTML): Promise<{ session: ReaderSession; document: Document }> {
  const { window } = new JSDOM(html, { url: 'https://ledger.example/wall' });
  const session = new ReaderSession({
    window: window as unknown as Window & typeof globalThis,
    keeper,
    core: directCore(),
    onChange: () => undefined,
  });
  await session.read();
  return { session, document: window.document };
}

const quotation = (index: number): Target & { index: number } => ({ kind: 'quotation', index });
const isMarked = (session: ReaderSession, target: Target) =>
  session.marks().some((mark) => JSON.stringify(mark.target) === JSON.stringify(target));
const wordsOf = (session: ReaderSession, target: Target) => session.facts(target)?.words ?? '';

beforeEach(() => {
  kept = new Map();
  said = new Map();
  isPrivate = false;
});

describe('a finding that the reader calls wrong', () => {
  test('is marked, hit and listed no more, and is told of apart', async () => {
    const { session } = await reading();
    const before = session.state().claims;
    const [range] = session.rangesOf(quotation(3));
    if (range === undefined) throw new Error('no range');
    expect(session.hitAt(range.startContainer, range.startOffset)).toEqual(quotation(3));
    expect(await session.correct(quotation(3), { wrong: true })).toMatchObject({ ok: true });
    expect(isMarked(session, quotation(3))).toBe(false);
    expect(session.hitAt(range.startContainer, range.startOffset)).not.toEqual(quotation(3));
    const { claims, hidden } = session.state();
    expect(claims.map(({ index }) => index)).toEqual(before.map(({ index }) => index).filter((index) => index !== 3));
    expect(hidden).toEqual([{ target: quotation(3), contents: before[3]?.contents, form: before[3]?.form }]);
  });

  test('is not marked on the next visit either, and comes back when that is taken back', async () => {
    const first = (await reading()).session;
    await first.correct(quotation(3), { wrong: true });
    const { session } = await reading();
    expect(isMarked(session, quotation(3))).toBe(false);
    expect(session.state().hidden).toHaveLength(1);
    await session.correct(quotation(3), { wrong: false });
    expect(isMarked(session, quotation(3))).toBe(true);
    expect(session.state().hidden).toBeUndefined();
    expect(isMarked((await reading()).session, quotation(3))).toBe(true);
  });

  test('is known by its words where the text has moved, and no other is hidden for it', async () => {
    const first = (await reading()).session;
    const words = wordsOf(first, quotation(3));
    const count = first.state().claims.length;
    await first.correct(quotation(3), { wrong: true });
    const moved = HTML.replace(/<p>/, '<p>“The tide tables are wrong,” said Ada Lund, a pilot.</p><p>');
    const { session } = await reading(moved);
    expect(session.state().hidden?.map(({ target }) => wordsOf(session, target))).toEqual([words]);
    expect(session.state().claims).toHaveLength(count);
  });

  test('hides none where its words are gone', async () => {
    const first = (await reading()).session;
    const words = wordsOf(first, quotation(3));
    await first.correct(quotation(3), { wrong: true });
    const other = words.slice(0, words.indexOf(' '));
    const { session } = await reading(HTML.replaceAll(other, 'Otherwise'));
    expect(session.state().hidden).toBeUndefined();
  });

  test('of two with the same words only the one that was meant is hidden', async () => {
    const twice = HTML.replace(
      /<p>/,
      '<p>“It will hold,” said Ada Lund, a pilot at the old harbour.</p><p>Nobody else on the quay agreed with her.</p>' +
        '<p>The mayor came at noon. “It will hold,” said Jonas Brandt, the mayor of the town.</p><p>',
    );
    const { session } = await reading(twice);
    const same = session.state().claims.filter(({ contents }) => /^It will hold,?$/.test(contents.join('')));
    expect(same).toHaveLength(2);
    const [first, second] = same.map(({ index }) => quotation(index));
    if (first === undefined || second === undefined) throw new Error('not two');
    await session.correct(second, { wrong: true });
    const later = (await reading(twice.replace('<body>', '<body><p>Advertisement</p>'))).session;
    expect(isMarked(later, first)).toBe(true);
    expect(isMarked(later, second)).toBe(false);
  });

  test('can be a key point, whose support is marked no more', async () => {
    const { session } = await reading();
    const bullet = session
      .state()
      .keyPoints.find(({ origin, support }) => origin === 'publisher' && support.length > 0);
    const target: Target = { kind: 'key-point', index: bullet?.index ?? -1 };
    expect(isMarked(session, target)).toBe(true);
    await session.correct(target, { wrong: true });
    expect(isMarked(session, target)).toBe(false);
    expect(session.state().keyPoints.some(({ index }) => index === bullet?.index)).toBe(false);
    expect(session.state().hidden).toEqual([{ target, contents: [bullet?.text], form: null }]);
    const support: Target = { kind: 'support', index: bullet?.index ?? -1 };
    const [range] = session.rangesOf(support);
    const hit = range === undefined ? null : session.hitAt(range.startContainer, range.startOffset);
    expect(hit).not.toEqual(support);
  });

  test('stays as it is where that could not be stored', async () => {
    const { session } = await reading();
    isPrivate = true;
    expect(await session.correct(quotation(3), { wrong: true })).toEqual({ ok: false, why: 'private-window' });
    expect(isMarked(session, quotation(3))).toBe(true);
  });
});

describe('a speaker whom the reader names', () => {
  const other = { name: 'Ilse Varga', role: 'harbour pilot' };

  test('stands in the place of the one who was found, who stays beside', async () => {
    const { session } = await reading();
    const before = session.facts(quotation(0))?.claim?.speaker;
    await session.correct(quotation(0), { speaker: other });
    expect(session.facts(quotation(0))?.claim).toMatchObject({ speaker: other, found: before });
    const { claims, speakers } = session.state();
    expect(speakers[claims[0]?.speaker ?? -1]).toMatchObject(other);
    expect(claims[0]?.found).toMatchObject({ name: before?.name });
    await session.correct(quotation(0), { speaker: 'found' });
    expect(session.facts(quotation(0))?.claim).toMatchObject({ speaker: before });
    expect(session.facts(quotation(0))?.claim).not.toHaveProperty('found');
    expect(session.state().claims[0]).not.toHaveProperty('found');
  });

  test('is there on the next visit, and goes with the claim when it is kept', async () => {
    await (await reading()).session.correct(quotation(0), { speaker: other });
    const { session } = await reading();
    const found = session.state().claims[0]?.found;
    const result = await session.keep(quotation(0));
    if (!result.ok) throw new Error(result.why);
    expect(speakerOf(result.value)).toMatchObject(other);
    expect(result.value.finding.speaker).toMatchObject({ name: found?.name });
  });

  test('of a kept claim is changed where it is kept', async () => {
    const { session } = await reading();
    const result = await session.keep(quotation(0));
    if (!result.ok) throw new Error(result.why);
    await session.correct(quotation(0), { speaker: null });
    expect(kept.get(result.value.id)?.correction).toEqual({ speaker: null });
    expect(session.facts(quotation(0))?.claim?.speaker).toBeNull();
    expect(session.state().claims[0]?.speaker).toBeNull();
    expect(said.size).toBe(0);
    await session.correct(quotation(0), { speaker: other });
    await session.delete(result.value.id);
    expect(session.state().claims[0], 'it goes with what was kept').not.toHaveProperty('found');
    kept.set(result.value.id, { ...result.value, correction: { speaker: other } });
    await session.restore();
    await session.correct({ kind: 'annotation', id: result.value.id }, { speaker: 'found' });
    expect(kept.get(result.value.id)).not.toHaveProperty('correction');
  });

  test('said before and after it was kept is the last one, once it is not kept', async () => {
    const { session } = await reading();
    await session.correct(quotation(0), { speaker: other });
    const result = await session.keep(quotation(0));
    if (!result.ok) throw new Error(result.why);
    await session.correct({ kind: 'annotation', id: result.value.id }, { speaker: null });
    await session.delete(result.value.id);
    expect(session.facts(quotation(0))?.claim?.speaker).toBeNull();
  });

  test('is whose claims one goes through', async () => {
    const { session } = await reading();
    const { claims } = session.state();
    const [one, two] = claims.map(({ index }) => quotation(index));
    if (one === undefined || two === undefined) throw new Error('no claims');
    await session.correct(one, { speaker: other });
    await session.correct(two, { speaker: other });
    expect(session.neighbour(one, 1)).toEqual(two);
    expect(session.neighbour(two, -1)).toEqual(one);
    expect(session.neighbour(two, 1)).toBeNull();
    expect(session.speakers.filter(({ name }) => name === other.name)).toHaveLength(1);
  });
});
