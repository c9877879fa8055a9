/** Answers the speaker's page: all kept claims of one speaker, with repetitions linked to the claim that they repeat. */
import { v7 as uuid } from 'uuid';
import * as v from 'valibot';
import { newAnnotation, quoteOf } from '@/lib/annotation';
import { nameKey, type SpeakerNames, similarNames, speakerNames } from '@/lib/library/speaker-names';
import type { SpeakerClaim, SpeakerOverview } from '@/lib/messages';
import type { Annotation, ArticleRecord } from '@/lib/model';
import { speakerName } from '@/lib/schema/nouns';
import type { ArticleClaims, KeptClaim } from '@/lib/stored';
import { checkableClaim } from '@/lib/text/checkable';
import { type ClaimMatch, compareClaims, type MatchWords, type ReadClaim, readClaim } from '@/lib/text/matches';
import { ClaimIndex } from '@/lib/text/matches/candidates';
import { RULES, segmentOf, termsOf } from '@/lib/text/matches/claim-segment';
import type { Steps } from '@/lib/text/steps';
import { differing } from '@/lib/text/word-diff';
import { speakLanguage } from '../shared/language';
import { loadSettings } from '../shared/stored-settings';
import { attempt } from './answers';
import { fromOwn, result } from './declare';
import { matchWordsIn, readStale } from './kept-claims';
import { languageOf } from './languages';
import { differenceTexts } from './met-wording';
import { store } from './store';
import { inSlices } from './text-core';

/** The most claims that are shown of a speaker, the latest ones. */
const MOST_CLAIMS = 2000;
const MOST_SIMILAR = 8;
/** How many pieces of stale articles are read before the page is answered. */
const PIECES_WAITED_FOR = 64;

interface Said {
  readonly claim: KeptClaim;
  readonly record: ArticleClaims;
  readonly article: ArticleRecord;
  /** When the words were published, or kept where that is not known, in milliseconds; 0 where neither is a date. */
  readonly instant: number;
}

/** What one speaker says in all that is kept, and the names of all the others. */
async function saidBy(name: string, names: SpeakerNames): Promise<{ said: Said[]; others: readonly string[] }> {
  const wanted = nameKey(name);
  const said: Said[] = [];
  const others = new Map<string, string>();
  for (let after = ''; ; ) {
    const slice = await store.claimsAfter(after);
    if (slice === null) break;
    after = slice.last;
    for (const record of slice.records) {
      const own: KeptClaim[] = [];
      for (const claim of record.claims) {
        if (claim.speaker === null) continue;
        const listed = names.listed(claim.speaker);
        const key = nameKey(listed);
        if (key === wanted) own.push(claim);
        else others.set(key, listed);
      }
      const article = own.length === 0 ? null : await store.articleOf(record.article);
      if (article === null) continue;
      const instant = Date.parse(article.published ?? '') || Date.parse(article.created) || 0;
      said.push(...own.map((claim) => ({ claim, record, article, instant })));
    }
  }
  return { said: said.sort((a, b) => a.instant - b.instant), others: [...others.values()] };
}

/** A claim of a copy as it would be kept. */
function annotationOf({ claim, record, article }: Said): Annotation {
  const contents = claim.text.split(' … ');
  return newAnnotation({
    uuid: uuid(),
    source: article.url,
    selectors: [{ type: 'TextQuoteSelector', exact: claim.text, prefix: '', suffix: '' }],
    finding: {
      kind: 'quotation',
      form: claim.form,
      speaker: claim.speaker === null ? null : { name: claim.speaker, role: claim.role },
      cue: null,
      ...(claim.stance === null ? {} : { stance: claim.stance }),
      ...(contents.length < 2 ? {} : { contents }),
      confidence: null,
    },
    now: record.taken ?? article.created,
  });
}

interface Fold {
  readonly claim: number;
  readonly match: ClaimMatch;
}

/** By index, the earlier claim that a claim repeats; null for a claim that repeats none. */
function* folding(
  all: readonly { readonly read: ReadClaim; readonly words: MatchWords; readonly denied: boolean }[],
): Steps<readonly (Fold | null)[]> {
  const terms = all.map(({ read }, at) => ({ article: String(at), claims: [termsOf(read)] }));
  const index = new ClaimIndex([yield* segmentOf(terms, RULES)]);
  const folds: (Fold | null)[] = [];
  for (const [at, { read, words, denied }] of all.entries()) {
    let best: Fold | null = null;
    for (const { article } of yield* index.candidates(read, new Set([String(at)]))) {
      const earlier = Number(article);
      const other = all[earlier];
      // Always linked to the first claim of a series of repetitions, so that all of them stand together.
      const isFirst = earlier < at && folds[earlier] === null;
      if (!isFirst || other === undefined || other.words !== words || other.denied !== denied) continue;
      yield;
      const match = compareClaims(read, other.read, words);
      if (match !== null && match.score > (best?.match.score ?? 0)) best = { claim: earlier, match };
    }
    folds.push(best);
  }
  return folds;
}

async function checkableIn({ claim, record }: Said, annotation: Annotation): Promise<SpeakerClaim['checkable']> {
  const known = annotation.finding.checkable;
  return known ?? checkableClaim([claim.text], annotation.finding.cue ?? '', await languageOf(record.lang));
}

async function viewOf(asked: string): Promise<SpeakerOverview> {
  await readStale(PIECES_WAITED_FOR);
  const names = speakerNames(await store.speakerMerges());
  const name = names.listed(asked);
  const { said: all, others } = await saidBy(name, names);
  const said = all.slice(-MOST_CLAIMS);
  const read = await Promise.all(
    said.map(async ({ claim, record }) => {
      const words = await matchWordsIn(record.lang);
      // All of these claims are one speaker's, whatever name an article uses.
      return {
        read: readClaim({ text: claim.text, speaker: name, form: claim.form }, words),
        words,
        denied: claim.stance === 'denies',
      };
    }),
  );
  const folds = await inSlices(folding(read));
  const ids = said.flatMap(({ claim }) => claim.id ?? []);
  const kept = new Map(
    (await store.annotations(ids)).flatMap(({ annotations }) => annotations.map((one) => [one.id, one] as const)),
  );
  await speakLanguage((await loadSettings()).language);
  const claims: SpeakerClaim[] = [];
  for (const [at, one] of said.entries()) {
    const { digest: _, ...article } = one.article;
    const own = one.claim.id === null ? undefined : kept.get(one.claim.id);
    const annotation = own ?? annotationOf(one);
    const fold = folds[at] ?? null;
    const first = fold === null ? undefined : claims[fold.claim];
    claims.push({
      annotation,
      article,
      isKept: own !== undefined,
      hasCopy: one.record.taken !== null,
      checkable: await checkableIn(one, annotation),
      repeats:
        fold === null || first === undefined
          ? null
          : {
              claim: fold.claim,
              told: differenceTexts({ match: fold.match, claim: said[fold.claim]?.claim ?? one.claim }).join(' · '),
              diff:
                fold.match.relation === 'same' || fold.match.relation === 'reworded'
                  ? []
                  : await inSlices(differing(quoteOf(first.annotation), quoteOf(annotation))),
            },
    });
  }
  return {
    name,
    aliases: names.aliases(name),
    claims,
    left: all.length - said.length,
    similar: similarNames(name, others).slice(0, MOST_SIMILAR),
  };
}

export const speakerMessages = {
  /** All that is kept of what a speaker says, by the name under which he is listed, or one that is listed under it. */
  'own:speaker': fromOwn({
    payload: v.object({ name: speakerName }),
    answer: result<SpeakerOverview>(),
    handle: ({ name }) => attempt(() => viewOf(name)),
  }),
};
