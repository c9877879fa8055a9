import * as v from 'valibot';
import { LEAST_CONFIDENCE } from '@/lib/copy/claim-changes';
import { claimTexts } from '@/lib/copy/copy';
import type { WordingCheck, WordingView } from '@/lib/messages';
import type { ArticleCopy } from '@/lib/model';
import { LIMITS, stamp } from '@/lib/schema/nouns';
import { text } from '@/lib/schema/payloads';
import type { MatchWords } from '@/lib/text/matches';
import { checkingWording, readingSource } from '@/lib/text/matches/wording';
import type { Steps } from '@/lib/text/steps';
import { attempt } from './answers';
import { fromOwn, result } from './declare';
import { languageOfClaims, matchWordsIn } from './kept-claims';
import { store } from './store';
import { inSlices } from './text-core';

/** The longest transcript that is taken: some hundred thousand words. UTF-16 units. */
const MOST_SOURCE = 8_000_000;

function* checking({ article, claims }: ArticleCopy, source: string, words: MatchWords): Steps<WordingCheck> {
  const read = yield* readingSource(source, words);
  const quotations: WordingView[] = [];
  let reported = 0;
  for (const [claim, found] of claims.entries()) {
    if (found.confidence < LEAST_CONFIDENCE) continue;
    if (found.form === 'indirect') {
      reported += 1;
      continue;
    }
    yield;
    const quoted = claimTexts(article, found).join(' … ');
    const { found: how, diff } = yield* checkingWording(quoted, read, words);
    quotations.push({ claim, words: quoted, speaker: found.speaker?.name ?? null, found: how, diff });
  }
  return { quotations, reported };
}

const key = text(LIMITS.line);

export const wordingMessages = {
  /** Holds the quotations of a copy against a text, or against the newest copy of another article. */
  'own:checkWording': fromOwn({
    payload: v.object({
      article: key,
      taken: stamp,
      source: v.union([v.object({ text: text(MOST_SOURCE) }), v.object({ article: key })]),
    }),
    answer: result<WordingCheck>(),
    handle: ({ article, taken, source }) =>
      attempt(async () => {
        const copy = await store.copy(article, taken);
        const other = 'text' in source ? source.text : await textOf(source.article);
        if (copy === null || other === null) return null;
        const words = await matchWordsIn(languageOfClaims([copy.article], copy.article.lang));
        return inSlices(checking(copy, other, words));
      }),
  }),
};

/** The text of an article's newest copy. */
async function textOf(article: string): Promise<string | null> {
  const newest = (await store.copies(article)).at(-1);
  return newest === undefined ? null : ((await store.copy(article, newest.taken))?.article.text ?? null);
}
