/** How much of two aligned claims is the same. */
import { type WordPair, worthOf } from './align';
import type { ClaimWord, ClaimWords } from './claim-words';

/** Shares of weight, 0 to 1. */
export interface Measures {
  /** Of both claims together, words in order. */
  readonly both: number;
  /** Of the claim that has more of its words, in order, in the other. */
  readonly contained: number;
  /** The same with words that stand elsewhere, too. */
  readonly covered: number;
  readonly coveredBoth: number;
  /** Of the shorter claim in words that are the same or a form of them, in order or not. */
  readonly firm: number;
  /** Weight of what is the same, in order. */
  readonly ordered: number;
  /** Words that say something and have another in the other claim, in order or not. */
  readonly matched: number;
  /** Of these, figures, and words that are no name and are the same or forms. */
  readonly figures: number;
  readonly contents: number;
  /** Shares of what is neither name nor small word, in order or not: of the shorter claim, and of both. */
  readonly told: number;
  readonly toldBoth: number;
  /** Weight of that in the claim that has less of it. */
  readonly leastTold: number;
  /** Share of both claims' words, each as much as the others, that are the same or forms, in order. */
  readonly tokens: number;
  /** Words that say something, in order, the same or forms. */
  readonly shared: number;
  /** The longest stretch of the same words one behind the other in both, in words; 0 where that is shorter than `EXCERPT`. */
  readonly excerpt: number;
  /** The longest stretch of words one behind the other in both, by weight. */
  readonly run: number;
}

/** Fewer words are said by chance. */
const EXCERPT = 4;

export function measure(a: ClaimWords, b: ClaimWords, pairs: readonly WordPair[]): Measures {
  let [ordered, all, firm, shared, matched, figures, contents, told, tokens, run, longestRun] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let last: WordPair | null = null;
  let [same, longestSame] = [0, 0];
  for (const pair of pairs) {
    const [one, other] = [a.words[pair.a], b.words[pair.b]];
    if (one === undefined || other === undefined) continue;
    const worth = worthOf(one, other, pair.likeness);
    all += worth;
    if (Math.min(one.weight, other.weight) >= 1) matched += 1;
    if (isTold(one) && isTold(other)) {
      told += worth;
      if (one.kind === 'figure') figures += 1;
      else if (one.kind === 'content' && pair.likeness !== 'loose') contents += 1;
    }
    if (pair.likeness !== 'loose') firm += worth;
    if (pair.moved) continue;
    ordered += worth;
    if (pair.likeness === 'loose') continue;
    tokens += 1;
    if (one.weight >= 1) shared += 1;
    const goesOn = last !== null && pair.a === last.a + 1 && pair.b === last.b + 1;
    run = goesOn ? run + worth : worth;
    same = pair.likeness !== 'exact' ? 0 : goesOn ? same + 1 : 1;
    longestSame = Math.max(longestSame, same);
    longestRun = Math.max(longestRun, run);
    last = pair;
  }
  const [weightA, weightB] = [a.weight, b.weight];
  const [toldA, toldB] = [toldIn(a), toldIn(b)];
  const lesser = Math.min(weightA, weightB);
  return {
    both: (2 * ordered) / (weightA + weightB),
    contained: Math.min(1, ordered / lesser),
    covered: Math.min(1, all / lesser),
    coveredBoth: (2 * all) / (weightA + weightB),
    ordered,
    matched,
    figures,
    contents,
    told: Math.min(1, told / Math.max(1, Math.min(toldA, toldB))),
    leastTold: Math.min(toldA, toldB),
    toldBoth: (2 * told) / Math.max(1, toldA + toldB),
    tokens: (2 * tokens) / (a.words.length + b.words.length),
    firm: Math.min(1, firm / lesser),
    shared,
    run: longestRun,
    excerpt: longestSame < EXCERPT ? 0 : longestSame,
  };
}

const isTold = ({ kind }: ClaimWord): boolean => kind === 'content' || kind === 'figure';

const toldIn = ({ words }: ClaimWords): number =>
  words.reduce((sum, word) => (isTold(word) ? sum + word.weight : sum), 0);
