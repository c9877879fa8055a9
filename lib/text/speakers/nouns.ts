// A shorter word inside a compound is more often chance than its head ("Amt" in "Gesamt").
const MIN_HEAD = 4;

/**
 * Nouns and what is known of them. A compound counts as its head: "co-founder" always, and in languages that write
 * compounds as one word "Regierungssprecher" as "Sprecher".
 */
export class Nouns<Value> {
  private readonly heads = new Map<string, string | null>();

  constructor(
    private readonly values: ReadonlyMap<string, Value>,
    private readonly compounds: boolean,
  ) {}

  has(word: string): boolean {
    return this.headOf(word) !== null;
  }

  get(word: string): Value | undefined {
    const head = this.headOf(word);
    return head === null ? undefined : this.values.get(head);
  }

  /** The listed noun that a word is, or ends in; null for any other word. */
  headOf(word: string): string | null {
    if (this.values.has(word)) return word;
    const hyphen = word.lastIndexOf('-');
    if (hyphen < 0 && !this.compounds) return null;
    const known = this.heads.get(word);
    if (known !== undefined) return known;
    const head = this.search(word, hyphen);
    // Bounded, since the words come from any page that is read.
    if (this.heads.size < 5000) this.heads.set(word, head);
    return head;
  }

  private search(word: string, hyphen: number): string | null {
    const last = hyphen < 0 ? word : word.slice(hyphen + 1);
    if (hyphen >= 0 && this.values.has(last)) return last;
    if (!this.compounds) return null;
    for (let at = 1; at + MIN_HEAD <= last.length; at++) {
      const head = last.slice(at);
      if (this.values.has(head)) return head;
    }
    return null;
  }
}
