/** Which person is most salient, after Lappin and Leass, by the weights that focus.ts states. */
import { describe, expect, test } from 'vitest';
import type { Character } from '../../../lib/text/speakers/cast';
import { Focus, fitOf, SALIENCE } from '../../../lib/text/speakers/focus';
import { Nouns } from '../../../lib/text/speakers/nouns';
import type { Word } from '../../../lib/text/speakers/reading';
import type { Referent } from '../../../lib/text/speakers/referent';

const at = (index: number, turn: number, more: Partial<Word> = {}): Word => ({
  ...{ start: index * 10, end: index * 10 + 5, kind: 'word', lower: 'x', capital: false, index, sentence: turn },
  ...{ opens: false, block: 0, quoted: false, turn, headline: false },
  ...more,
});
const called = (name: string, more: Partial<Referent> = {}): Referent => ({
  ...{ character: null, name, kind: 'person', gender: null, place: false, plural: false, roleWords: new Set() },
  ...{ spoke: false, namedAt: 0, members: [] },
  ...more,
});
const [ada, per, ida] = [called('Ada'), called('Per'), called('Ida')];
const anybody = () => 1;

/** Who was added as [who, word, weight]. */
function focusOf(...added: readonly (readonly [Referent, Word, number])[]): Focus {
  const focus = new Focus();
  for (const [referent, word, weight] of added) focus.add(referent, word, weight);
  return focus;
}

describe('who is most in mind', () => {
  test('is nobody where nobody was mentioned before, or nobody fits', () => {
    expect(new Focus().choose(at(9, 1), anybody)).toBeNull();
    expect(focusOf([ada, at(9, 1), 80]).choose(at(9, 1), anybody)).toBeNull();
    expect(focusOf([ada, at(1, 1), 80]).choose(at(9, 1), () => 0)).toBeNull();
  });

  test('is the one of the greater weight, and the margin says by how much', () => {
    const focus = focusOf([ada, at(1, 0), 100], [per, at(2, 0), 40], [ida, at(3, 0), 60]);
    expect(focus.choose(at(9, 1), anybody)).toEqual({ referent: ada, margin: 0.4 });
    expect(focus.choose(at(9, 1), ({ name }) => (name === 'Ada' ? 0.3 : 1))?.referent).toBe(ida);
    expect(focusOf([ada, at(1, 0), 100]).choose(at(9, 1), anybody)?.margin).toBe(1);
  });

  test('yields with every sentence between: six tenths of the weight a sentence', () => {
    const focus = focusOf([ada, at(1, 0), 100], [per, at(2, 1), 59]);
    expect(focus.choose(at(9, 2), anybody)?.referent).toBe(ada);
    expect(focusOf([ada, at(1, 0), 100], [per, at(2, 1), 61]).choose(at(9, 2), anybody)?.referent).toBe(per);
  });

  test('is forgotten after nine sentences', () => {
    const focus = focusOf([ada, at(1, 0), 100]);
    expect(focus.choose(at(9, 9), anybody)?.referent).toBe(ada);
    expect(focus.choose(at(9, 10), anybody)).toBeNull();
  });

  test('counts half as much again as subject of the very sentence, and no more as anything else of it', () => {
    const subject = (weight: number) =>
      focusOf([ada, at(1, 0), 100], [per, at(5, 1), weight]).choose(at(9, 1), anybody)?.referent;
    // 100 are 60 a sentence later; 45 there are 45, and 80 are 120.
    expect(subject(SALIENCE.object)).toBe(ada);
    expect(focusOf([ada, at(1, 0), 199], [per, at(5, 1), SALIENCE.subject]).choose(at(9, 1), anybody)?.referent).toBe(
      per,
    );
    expect(focusOf([ada, at(1, 0), 201], [per, at(5, 1), SALIENCE.subject]).choose(at(9, 1), anybody)?.referent).toBe(
      ada,
    );
  });

  test('counts a third as much again for mentions in other sentences, and nothing for two in one', () => {
    // 60 and 36 before: 60 + 0.35 × 36 = 72.6 against one of 73, or of 72.
    const focus = (weight: number) => focusOf([ada, at(1, 0), 100], [ada, at(2, 1), 100], [per, at(3, 1), weight]);
    expect(focus(122).choose(at(9, 2), anybody)?.referent).toBe(per);
    expect(focus(120).choose(at(9, 2), anybody)?.referent).toBe(ada);
    const twice = focusOf([ada, at(1, 1), 100], [ada, at(2, 1), 100], [per, at(3, 1), 101]);
    expect(twice.choose(at(9, 2), anybody)?.referent).toBe(per);
  });

  test('counts a quarter where the name stands inside a quotation, and next to nothing in his own words', () => {
    const quoted = (weight: number) => focusOf([ada, at(1, 0, { quoted: true }), 100], [per, at(2, 0), weight]);
    expect(quoted(26).choose(at(9, 1), anybody)?.referent).toBe(per);
    expect(quoted(24).choose(at(9, 1), anybody)?.referent).toBe(ada);
    const own = (weight: number) =>
      focusOf([ada, at(1, 0), 100], [per, at(2, 0), weight]).choose(at(9, 1), anybody, [{ start: 5, end: 15 }])
        ?.referent;
    expect(own(5)).toBe(per);
    expect(own(3)).toBe(ada);
  });

  test('is the last that fits, however long ago, and before the word', () => {
    const focus = focusOf([ada, at(1, 0), 1], [per, at(2, 0), 1], [ida, at(50, 40), 1]);
    expect(focus.last(at(9, 99), () => true)).toBe(per);
    expect(focus.last(at(2, 99), () => true)).toBe(ada);
    expect(focus.last(at(99, 99), ({ name }) => name === 'Ada')).toBe(ada);
    expect(focus.last(at(1, 99), () => true)).toBeNull();
  });
});

const named = (words: number) => ({ words: Array.from({ length: words }, () => 'x') }) as unknown as Character;

describe('how well somebody fits a pronoun', () => {
  test.each<[string, Parameters<typeof fitOf>[1], Partial<Referent>, number]>([
    ['a woman, "she"', ['female'], { gender: 'female' }, 1],
    ['a woman, "he"', ['male'], { gender: 'female' }, 0],
    ['a named person', ['male'], { character: named(2) }, 0.9],
    ['a person by his role only', ['male'], {}, 0.6],
    ['a body', ['male'], { kind: 'organisation' }, 0],
    ['a report', ['male'], { kind: 'document' }, 0],
    ['several', ['male'], { plural: true }, 0],
    ['an unknown thing', ['male'], { kind: 'unknown' }, 0.1],
    ['an unknown name', ['male'], { kind: 'unknown', character: named(1) }, 0.2],
    ['one of a place', ['male'], { kind: 'unknown', character: named(1), place: true }, 0],
    ['one that spoke', ['male'], { kind: 'unknown', character: named(1), spoke: true }, 0.5],
    ['one of two words that spoke', ['male'], { kind: 'unknown', character: named(2), spoke: true }, 0.6],
    ['several, "they"', ['plural'], { plural: true }, 1],
    ['a body that spoke, "they"', ['plural'], { kind: 'organisation', spoke: true }, 0.4],
    ['a body that did not', ['plural'], { kind: 'organisation' }, 0],
    ['a person that spoke, "they"', ['plural'], { spoke: true }, 0],
    ['a body, "it"', ['neuter'], { kind: 'organisation' }, 0.8],
    ['a body that spoke, "it"', ['neuter'], { kind: 'organisation', spoke: true }, 1],
    ['a country, "it"', ['neuter'], { kind: 'organisation', place: true }, 0.4],
    ['a country that spoke', ['neuter'], { kind: 'organisation', place: true, spoke: true }, 0.4],
    ['an unknown name, "it"', ['neuter'], { kind: 'unknown' }, 0.3],
    ['a person, "it"', ['neuter'], {}, 0],
    ['a woman of unknown kind, "it"', ['neuter'], { kind: 'unknown', gender: 'female' }, 0],
    ['several, "it"', ['neuter'], { kind: 'organisation', plural: true }, 0],
    ['() => true, "I"', ['first'], {}, 0],
    ['a word of two classes: the better', ['female', 'plural'], { plural: true }, 1],
    ['a word of none', [], {}, 0],
  ])('%s', (_, classes, referent, fit) => {
    expect(fitOf(called('x', referent), classes)).toBe(fit);
  });
});

describe('nouns', () => {
  const values = new Map([
    ['sprecher', 1],
    ['amt', 2],
    ['founder', 3],
  ]);
  test.each<[boolean, string, string | null]>([
    [true, 'sprecher', 'sprecher'],
    [true, 'regierungssprecher', 'sprecher'],
    [false, 'regierungssprecher', null],
    [false, 'co-founder', 'founder'],
    [false, '-founder', 'founder'],
    [true, 'co-regierungssprecher', 'sprecher'],
    [false, 'co-regierungssprecher', null],
    // A word of three letters inside another one is there by chance.
    [true, 'gesamt', null],
    [true, 'haupt-amt', 'amt'],
    [true, 'sprechers', null],
    [true, '', null],
  ])('as compounds: %s, %s is %s', (compounds, word, head) => {
    const nouns = new Nouns(values, compounds);
    for (const _ of [1, 2]) {
      expect(nouns.headOf(word)).toBe(head);
      expect(nouns.has(word)).toBe(head !== null);
      expect(nouns.get(word)).toBe(head === null ? undefined : values.get(head));
    }
  });
});
