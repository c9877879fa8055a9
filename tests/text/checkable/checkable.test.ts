import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckableKind } from '@/lib/model';
import { checkableClaim, checkableOf } from '@/lib/text/checkable';
import { languageOf } from '@/lib/text/languages';

interface Labelled {
  readonly lang: string;
  readonly text: string;
  readonly marks: readonly CheckableKind[];
}

const KINDS: readonly CheckableKind[] = ['number', 'date', 'comparison', 'accusation', 'denial', 'promise'];

const labelled = JSON.parse(readFileSync(path.join(import.meta.dirname, 'labels.json'), 'utf8')) as Labelled[];

const kindsOf = async ({ text, lang }: Labelled) => checkableOf(text, await languageOf(lang)).map(({ kind }) => kind);

const marksOf = async (text: string, lang = 'en') =>
  checkableOf(text, await languageOf(lang)).map(({ kind, words }) => `${kind}: ${words}`);

describe('checkable marks on sentences of our own pages, labelled by hand', () => {
  // Labelled before the rules were written, including cases that words alone can't decide.
  const FLOORS: Readonly<Record<CheckableKind, readonly [precision: number, recall: number]>> = {
    number: [0.95, 0.95],
    date: [0.95, 0.85],
    comparison: [0.85, 0.85],
    accusation: [0.6, 0.6],
    denial: [0.8, 0.7],
    promise: [0.7, 0.6],
  };

  it('are enough, and half of them are not marked at all', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(150);
    expect(labelled.filter(({ marks }) => marks.length === 0).length).toBeGreaterThanOrEqual(60);
  });

  it.each(KINDS)('%s', async (kind) => {
    const count = { right: 0, given: 0, gold: 0 };
    const wrong: string[] = [];
    for (const sentence of labelled) {
      const given = (await kindsOf(sentence)).includes(kind);
      const gold = sentence.marks.includes(kind);
      if (given) count.given++;
      if (gold) count.gold++;
      if (given && gold) count.right++;
      if (given !== gold) wrong.push(`${given ? 'given' : 'missed'}: ${sentence.text}`);
    }
    const precision = count.right / count.given;
    const recall = count.right / count.gold;
    console.info(
      `${kind}: precision ${(100 * precision).toFixed(1)}, recall ${(100 * recall).toFixed(1)} (${count.right} right, ${count.given} given, ${count.gold} labelled)`,
    );
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(FLOORS[kind][0]);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(FLOORS[kind][1]);
  });
});

describe('rules', () => {
  it.each([
    ['C1 figures with their sign', 'The bridge cost £1.4 million.', ['number: £1.4 million']],
    ['C1 shares', 'Turnout was 81 %.', ['number: 81 %']],
    ['C1 words joined by a hyphen', 'Twenty-six boats left.', ['number: Twenty-six']],
    ['C1 one is none', 'One of them waved.', []],
    ['C1 one in figures is none', 'At 1 pier 2 boats lay.', ['number: 2']],
    ['C1 a name with a figure in it', 'The G20 met about COVID-19 in Hall A4.', []],
    ['C1 a numbered thing', 'Section 14 asks for it.', []],
    ['C1 a place in an order', 'It was her 21st try.', []],
    ['C2 a day takes its figures', 'It opened on 7 April 2019.', ['date: 7 April 2019']],
    ['C2 month first', 'It opened on April 7, 2019, at noon.', ['date: April 7, 2019']],
    ['C2 may is no month', 'They may march.', []],
    ['C2 in May', 'They marched in May.', ['date: May']],
    ['C2 told from today', 'She left two years ago.', ['number: two', 'date: years ago']],
    ['C2 a price is no year', 'It costs €2000.', ['number: €2000']],
    ['C2 an hour', 'The doors close at 6:30.', ['date: 6:30']],
    ['C3', 'It is longer than the old one.', ['comparison: longer']],
    ['C3 rather than is none', 'Walk rather than run.', []],
    ['C4', 'Ferrow accused the board of fraud.', ['accusation: accused']],
    ['C5 over some words', 'The board rejected every such claim.', ['denial: rejected every such claim']],
    ['C6', 'We will repay the town.', ['promise: We will']],
    ['nothing', 'The kettle stood on the stove.', []],
  ])('%s', async (_, text, marks) => {
    expect(await marksOf(text)).toEqual(marks);
  });

  it.each([
    ['de', 'Der Verein bestritt, 2021 mehr als 40 Prozent verloren zu haben.', 'number date comparison denial'],
    ['de', 'Ein Sprecher als Gast ist höflich.', ''],
    ['fr', 'La mairie dément avoir perdu plus de 300 arbres en mars 2022.', 'number date comparison denial'],
    ['es', 'El alcalde niega que perdiera 300 árboles el lunes.', 'number date denial'],
    ['it', 'Il sindaco nega di aver perso 300 alberi lunedì.', 'number date denial'],
    ['nl', 'De burgemeester ontkent dat maandag 300 bomen omvielen.', 'number date denial'],
    ['pt', 'O autarca nega que tenha perdido 300 árvores em março de 2022.', 'number date denial'],
    ['ru', 'Мэр отрицает, что в марте упало 300 деревьев.', 'number date denial'],
    ['cs', 'Starosta popírá, že v březnu padlo 300 stromů.', 'number date denial'],
    ['und', 'qwerty 300 uiop 2021-03-04', 'number date'],
  ])('in %s: %s', async (lang, text, kinds) => {
    expect(
      checkableOf(text, await languageOf(lang))
        .map(({ kind }) => kind)
        .join(' '),
    ).toBe(kinds);
  });

  it('a claim is marked by its cue, too, but not by the numbers around it', async () => {
    const english = await languageOf('en');
    expect(checkableClaim(['that the boat was full'], 'denied', english)).toEqual([
      { kind: 'denial', words: 'denied' },
    ]);
    expect(checkableClaim(['it would mend the roof'], 'said', english)).toEqual([
      { kind: 'promise', words: 'said it would' },
    ]);
  });

  it('marks any text without failing, in words that stand in it', async () => {
    const english = await languageOf('en');
    const piece = fc.constantFrom(
      '7',
      'May',
      '2019',
      'rejected',
      'claims',
      '£',
      '%',
      'than',
      'half',
      '-',
      '.',
      'o’clock',
      '🎈',
      '\ud800',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const kinds = new Set<string>();
        for (const { kind, words } of checkableOf(text, english)) {
          expect(text).toContain(words);
          expect(words).not.toBe('');
          expect(kinds.has(kind)).toBe(false);
          kinds.add(kind);
        }
      }),
    );
  });
});
