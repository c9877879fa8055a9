/** How much of an article's quoted speech is whose; pure. */

/** What is counted of a claim. */
export interface CountedClaim {
  /** Index of the speaker, or null where nobody is named. */
  readonly speaker: number | null;
  readonly contents: readonly string[];
}

export interface SpeakerShare {
  /** Index of the speaker, or null for the claims of nobody. */
  readonly speaker: number | null;
  readonly quotations: number;
  readonly words: number;
}

/** Words as the text's language has them, in scripts without spaces too. */
function wordCounter(lang: string): (text: string) => number {
  const segmenter = segmenterOf(lang);
  return (text) => {
    let count = 0;
    for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count += 1;
    return count;
  };
}

function segmenterOf(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'word' });
  } catch {
    // A page may declare any language, also one that is none.
    return new Intl.Segmenter('en', { granularity: 'word' });
  }
}

/** Who is quoted how much: who has most words first, the claims of nobody last. `lang` is a BCP 47 tag. */
export function speakerShares(claims: readonly CountedClaim[], lang: string): readonly SpeakerShare[] {
  const wordsIn = wordCounter(lang);
  const shares = new Map<number | null, { quotations: number; words: number }>();
  for (const { speaker, contents } of claims) {
    const words = contents.reduce((sum, text) => sum + wordsIn(text), 0);
    const share = shares.get(speaker);
    if (share === undefined) shares.set(speaker, { quotations: 1, words });
    else {
      share.quotations += 1;
      share.words += words;
    }
  }
  return [...shares]
    .map(([speaker, share]) => ({ speaker, ...share }))
    .sort(
      (a, b) =>
        Number(a.speaker === null) - Number(b.speaker === null) ||
        b.words - a.words ||
        (a.speaker ?? 0) - (b.speaker ?? 0),
    );
}
