import { type ClaimToPut, claimOf } from '@/lib/export/claim-words';
import type { ClaimFacts, Facts } from '@/lib/reader/facts';

/** A claim that was found, as it is put; `words` are those of the page. */
const foundClaim = (claim: ClaimFacts, words: string, lang: string): ClaimToPut => ({
  kind: 'quotation',
  ...claim,
  words,
  lang,
});

/**
 * What is known of something on the page, as it is put: what is kept is put as it was kept. A record from before stances
 * were told takes that of the claim in its place, if it has the same words.
 */
export function claimOfFacts({ annotation, claim, keyPoint, words, lang }: Facts): ClaimToPut {
  if (annotation !== null) {
    const kept = claimOf(annotation, lang);
    if (kept.kind !== 'quotation' || kept.stance !== null || claim === null || kept.words !== words) return kept;
    return { ...foundClaim(claim, words, lang), speaker: kept.speaker };
  }
  if (claim !== null) return foundClaim(claim, words, lang);
  return {
    kind: keyPoint === null ? 'passage' : 'key-point',
    form: null,
    stance: null,
    cue: null,
    speaker: null,
    words,
    contents: [],
    sentence: '',
    lang,
  };
}
