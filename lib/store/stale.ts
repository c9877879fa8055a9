/** As much of a transaction as is needed to say that the claims of an article are to be read again. */
export interface Marking {
  objectStore(name: 'stale'): {
    get(article: string): Promise<number | undefined>;
    put(turn: number, article: string): Promise<unknown>;
  };
}

/** E1: in the transaction of whatever changes an article's passages, copies or corrections. */
export async function markStale(transaction: Marking, article: string): Promise<void> {
  const stale = transaction.objectStore('stale');
  await stale.put(((await stale.get(article)) ?? 0) + 1, article);
}
