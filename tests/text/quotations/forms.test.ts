/** Forms that rules find beside the weights (see lib/text/quotations/forms.ts), and words that guards keep from being taken for a claim. */
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../lib/text/analyze';
import { english } from '../../../lib/text/languages';
import { judge, newScore } from '../languages/labelled';
import { articleOf, wordsOf } from './article';

const FORMS: Readonly<Record<string, readonly string[]>> = {
  'F1 said before a court, by somebody whom nothing names': [
    'Ostby Crown Court heard that {Moe had sold the same boat twice|}.',
    'The inquest was told on Tuesday that {the gate had been left open|}.',
    '{Moe, 44, had sold the same boat twice|}, the jury was told.',
    'The court heard an appeal on Monday.',
    'The jury was told to begin again, and nobody knew why.',
  ],
  'F2 a view with words in marks': [
    'Dahl felt {his side “got away with it”|Dahl}.',
    'Ada Lund believes {the plan is “dead in the water”|Ada Lund}.',
    'It felt “like a funeral”.',
    'Dahl felt tired.',
    'Dahl did not feel it was “his fight”.',
  ],
};

describe.each(Object.entries(FORMS))('%s', (_, lines) => {
  test.each(lines)('%s', async (line) => {
    expect(await judge(line, 'en', newScore())).toEqual([]);
  });
});

/** The words of every quotation with the words of its source. */
function foundIn(text: string) {
  const article = articleOf(text);
  return analyze(article, english).quotations.map(({ contents, source }) => [
    contents.map((span) => wordsOf(article, span)).join(' | '),
    wordsOf(article, source),
  ]);
}

describe('what a source is', () => {
  test('who is named where the weights would leave an active verb to nobody', () => {
    const found = foundIn(
      'Thandeka Ruiz warned that the quay is exposed. Ruiz has asked for a second tug to be kept on call.',
    );
    expect(found.at(-1)).toEqual(['a second tug to be kept on call', 'Ruiz']);
  });

  test('who speaks behind the words of a participle that opens the sentence', () => {
    const found = foundIn('Noting he had studied law, Allen said he would wait.');
    expect(found).toContainEqual(['he had studied law', 'Allen']);
  });

  test('both of a pair, and not who was only met', () => {
    expect(foundIn('Lund and Moe said the war was over.')).toEqual([['the war was over', 'Lund and Moe']]);
    expect(foundIn('Nobody had met Lund and Moe said the war was over.').at(-1)?.[1]).not.toContain('Lund');
  });

  test('never an article alone', () => {
    for (const [, source] of foundIn('The premier dismissed as “nonsense” the claim that taxes would rise.'))
      expect(source).not.toBe('the');
  });
});

describe('what is no claim', () => {
  test('to whom something was written, before its colon', () => {
    const found = foundIn('Dorn Abel wrote to his members in May:\n\n“The board has lost its way and it knows it.”');
    expect(found.map(([words]) => words)).toEqual(['The board has lost its way and it knows it.']);
  });

  test('that somebody did so for months, unless a clause tells what was said', () => {
    expect(foundIn('Lund complained for months about the noise.')).toEqual([]);
    expect(foundIn('Lund complained for months that the pumps were broken.')).toEqual([
      ['the pumps were broken', 'Lund'],
    ]);
  });
});
