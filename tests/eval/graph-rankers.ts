/**
 * The classic rankers of sentences by how alike they are, to hold ours against: TextRank (Mihalcea & Tarau, 2004), words in
 * common by the logarithms of the lengths; LexRank (Erkan & Radev, 2004), cosine of tf-idf vectors above a threshold.
 */
const DAMPING = 0.85;
const ROUNDS = 30;
const LEAST_COSINE = 0.1;

const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Indexes of the `count` sentences that are ranked best, best first. */
export function textRank(sentences: readonly string[], count: number): number[] {
  const sets = sentences.map((sentence) => new Set(wordsOf(sentence)));
  return best(
    sets.map((a, i) =>
      sets.map((b, j) => {
        const sizes = Math.log(Math.max(1, a.size)) + Math.log(Math.max(1, b.size));
        return i === j || sizes === 0 ? 0 : [...a].filter((word) => b.has(word)).length / sizes;
      }),
    ),
    count,
  );
}

export function lexRank(sentences: readonly string[], count: number): number[] {
  const lists = sentences.map(wordsOf);
  const frequency = new Map<string, number>();
  for (const list of lists) for (const word of new Set(list)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const vectors = lists.map((list) => {
    const vector = new Map<string, number>();
    for (const word of list) {
      vector.set(word, (vector.get(word) ?? 0) + Math.log(lists.length / (frequency.get(word) ?? 1)));
    }
    const length = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
    return { vector, length };
  });
  return best(
    vectors.map((a, i) =>
      vectors.map((b, j) => {
        if (i === j || a.length === 0 || b.length === 0) return 0;
        let dot = 0;
        for (const [word, value] of a.vector) dot += value * (b.vector.get(word) ?? 0);
        return dot / a.length / b.length >= LEAST_COSINE ? 1 : 0;
      }),
    ),
    count,
  );
}

function best(weights: readonly (readonly number[])[], count: number): number[] {
  const n = weights.length;
  const sums = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let ranks = weights.map(() => 1 / n);
  for (let round = 0; round < ROUNDS; round++) {
    ranks = weights.map((_, i) => {
      let rank = 0;
      for (let j = 0; j < n; j++) {
        const sum = sums[j] ?? 0;
        if (sum > 0) rank += ((weights[j]?.[i] ?? 0) / sum) * (ranks[j] ?? 0);
      }
      return (1 - DAMPING) / n + DAMPING * rank;
    });
  }
  return ranks
    .map((rank, index) => ({ rank, index }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, count)
    .map(({ index }) => index);
}
