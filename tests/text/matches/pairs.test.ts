import { expect, test } from 'vitest';
import { languageOf } from '@/lib/text/languages';
import { compareClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { allPairs, LANGS, type Pair } from './pairs';

const shareOf = (pairs: readonly Pair[], holds: (pair: Pair) => boolean) => pairs.filter(holds).length / pairs.length;

test('on all pairs, what is shown is right and hardly anything is missed, whichever of a pair is the kept one', async () => {
  for (const isTurned of [false, true]) {
    const found = new Map<Pair, string | null>();
    for (const lang of LANGS) {
      const words = matchWordsOf(await languageOf(lang), await matchWordDataOf(lang), lang);
      for (const pair of allPairs().filter((each) => each.lang === lang)) {
        const [one, other] = isTurned ? [pair.kept, pair.claim] : [pair.claim, pair.kept];
        found.set(pair, compareClaims(readClaim(one, words), readClaim(other, words), words)?.relation ?? null);
      }
    }
    const isRight = (pair: Pair) => found.get(pair) === pair.relation;
    const of = (relation: Pair['relation']) => allPairsOnce.filter((pair) => pair.relation === relation);
    const allPairsOnce = [...found.keys()];
    expect(allPairsOnce.length).toBeGreaterThan(500);
    expect(
      shareOf(
        allPairsOnce.filter((pair) => found.get(pair) !== null),
        isRight,
      ),
    ).toBeGreaterThanOrEqual(0.95);
    expect(shareOf(of('same'), isRight)).toBeGreaterThanOrEqual(0.99);
    expect(shareOf(of('changed'), isRight)).toBeGreaterThanOrEqual(0.95);
    expect(shareOf(of('differs'), isRight)).toBeGreaterThanOrEqual(0.85);
    expect(shareOf(of('reworded'), isRight)).toBeGreaterThanOrEqual(0.6);
    expect(shareOf(of(null), isRight)).toBeGreaterThanOrEqual(0.99);
  }
});
