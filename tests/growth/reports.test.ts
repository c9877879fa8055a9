/** The rules of word order: the words that they look for, over and over, in one sentence of one paragraph. */
import { expect, test } from 'vitest';
import type { Article } from '@/lib/model';
import type { Language } from '@/lib/text/language';
import { LANGUAGES, languageOf } from '@/lib/text/languages';
import { CUE_CLASS, lexiconOf, WORD_CLASS } from '@/lib/text/lexicon';
import { passagesOf } from '@/lib/text/quotations/passage';
import { findingReports } from '@/lib/text/quotations/reports';
import { tokenizedSentencesOf } from '@/lib/text/tokenized-sentence';
import { expectProportion } from './growth';
import { followed, type HostileText, run } from './inputs';
import { workOfSteps } from './work';

/** The first length to try. It is taken times four twice, which gives the longest piece of a paragraph that is read at once. */
const LENGTH = 480;
const SMALL = 3000;

/** The first word of every class, of every class of cues, and of every list of the rules. */
function wordsOf(language: Language): ReadonlySet<string> {
  const { entries, phrases } = lexiconOf(language);
  const all = [...entries];
  const { order, ...lists } = language.reporting ?? {};
  const words = [
    ...Object.values(WORD_CLASS).map((bit) => all.find(([, { classes }]) => classes & bit)?.[0]),
    ...Object.values(CUE_CLASS).map((bit) => all.find(([, { cue }]) => cue & bit)?.[0]),
    ...[...phrases.values()].slice(0, 2).map(([phrase]) => phrase?.join(' ')),
    ...Object.values(lists).map((list) => (typeof list === 'string' ? /^\p{L}+/u.exec(list)?.[0] : undefined)),
  ];
  return new Set(words.filter((word) => word !== undefined));
}

function inputsOf(language: Language): HostileText[] {
  const cue = [...lexiconOf(language).entries].find(([, entry]) => entry.cue & CUE_CLASS.speech)?.[0] ?? '';
  const [open, close] = language.marks[0] ?? ['“', '”'];
  return [...wordsOf(language)].flatMap((word) => [
    run(`${word} `),
    run(`${word}, `),
    run(`${word} ${cue} `),
    run(`A ${word} B, ${cue} `),
    run(`${open}a b c d${close} ${word} ${cue} A `),
    followed(run(', '), run(`${word} A `)),
    followed(run('A '), run(`${word} `)),
    followed(run(`${word} `), run(`${cue} A, `)),
    followed(run(`${open}a b c d${close}, `), run(`${word} A, `)),
  ]);
}

const ruled = (await Promise.all(LANGUAGES.map(languageOf))).filter(({ reporting }) => reporting);

test('every order of words is looked at', () => {
  expect(new Set(ruled.map(({ reporting }) => reporting?.order))).toEqual(new Set(['marked', 'free', 'last']));
});

test.each(ruled.map(({ code }) => code))(
  'what is reported is found in proportion to its sentence in %s',
  async (code) => {
    const language = await languageOf(code);
    const inputs = inputsOf(language);
    expect(inputs.length).toBeGreaterThan(100);
    await expectProportion(
      inputs,
      LENGTH,
      (input, length) => {
        const text = input.of(length);
        const article: Article = {
          url: 'https://paper.example/story',
          title: '',
          byline: [],
          siteName: null,
          published: null,
          lang: code,
          text,
          blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
          bullets: [],
        };
        const passages = passagesOf(article, tokenizedSentencesOf(article, language), language);
        return workOfSteps(findingReports(passages, language)).whole;
      },
      SMALL,
    );
  },
);
