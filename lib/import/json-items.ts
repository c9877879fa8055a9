/**
 * Takes the items out of a JSON text that arrives in pieces, without ever holding more than one of them: the elements of
 * the outermost array, and of arrays that stand under one of `KEYS`. What an item is, is for others to say; here only
 * strings, brackets and keys are told apart, in one pass and in linear time.
 */
const KEYS: ReadonlySet<string> = new Set(['items', 'rows', 'annotations', '@graph']);

/** A string of more characters is none of `KEYS`, and isn't remembered where it comes in pieces. */
const LONGEST_KEY = 16;

/** An item of more characters is not kept in memory. More than all notes and wordings that one passage may have. */
export const MOST_ITEM = 48_000_000;
/** A document that is nested deeper is refused. */
const MOST_DEPTH = 500;
/** A document without such arrays is an item itself, where it is no longer than this. */
const MOST_WHOLE = MOST_ITEM;

export type JsonItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-long'; readonly text: string };

const [QUOTE, ESCAPE, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [...'"\\{}[],:'].map((c) => c.charCodeAt(0));

interface Container {
  readonly isList: boolean;
  /** Whether its elements are items. */
  readonly hasItems: boolean;
}

export class JsonItems {
  private readonly open: Container[] = [];
  /** Inside an item: how many brackets of it are open, and its text so far (null once it is too long). */
  private itemDepth = 0;
  private item: string[] | null = null;
  private itemLength = 0;
  private excerpt = '';
  private inItem = false;
  private inString = false;
  private isEscaped = false;
  /** The last string, where it may be a key. */
  private text = '';
  private key = '';
  private whole: string[] | null = [];
  private wholeLength = 0;
  private hasEnded = false;
  private hasItems = false;
  isBroken = false;

  /** The items that end in this piece. */
  *push(chunk: string): Generator<JsonItem> {
    if (this.whole !== null) {
      this.wholeLength += chunk.length;
      if (this.hasItems || this.wholeLength > MOST_WHOLE) this.whole = null;
      else this.whole.push(chunk);
    }
    let start = 0;
    for (let at = 0; at < chunk.length && !this.isBroken; at += 1) {
      const code = chunk.charCodeAt(at);
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === ESCAPE) this.isEscaped = true;
        else if (code === QUOTE) {
          this.inString = false;
          if (!this.inItem) {
            this.key = this.text + chunk.slice(start, at);
          } else if (this.itemDepth === 0) {
            yield* this.endItem(chunk.slice(start, at + 1));
          }
        }
        continue;
      }
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
      if (this.inItem) {
        if (this.itemDepth === 0 && (code === COMMA || code === CLOSE_LIST)) {
          // A number or a word ends where the next token begins.
          yield* this.endItem(chunk.slice(start, at));
        } else {
          if (code === QUOTE) this.inString = true;
          else if (code === OPEN || code === OPEN_LIST) this.itemDepth += 1;
          else if (code === CLOSE || code === CLOSE_LIST) {
            this.itemDepth -= 1;
            if (this.itemDepth === 0) yield* this.endItem(chunk.slice(start, at + 1));
            else if (this.itemDepth < 0) this.isBroken = true;
          }
          if (this.itemDepth > MOST_DEPTH) this.isBroken = true;
          continue;
        }
      }
      const top = this.open.at(-1);
      const isStray = top?.hasItems === true && (code === CLOSE || code === COLON);
      if (this.hasEnded || isStray || (top === undefined && code !== OPEN && code !== OPEN_LIST)) {
        this.isBroken = true;
      } else if (top?.hasItems && code !== COMMA && code !== CLOSE_LIST) {
        this.hasItems = true;
        this.inItem = true;
        this.item = [];
        this.itemLength = 0;
        this.excerpt = '';
        start = at;
        this.itemDepth = code === OPEN || code === OPEN_LIST ? 1 : 0;
        this.inString = code === QUOTE;
      } else if (code === QUOTE) {
        this.inString = true;
        this.text = '';
        start = at + 1;
      } else if (code === OPEN || code === OPEN_LIST) {
        const isList = code === OPEN_LIST;
        const hasItems = isList && (top === undefined || (!top.isList && KEYS.has(this.key)));
        this.open.push({ isList, hasItems });
        this.key = '';
        if (this.open.length > MOST_DEPTH) this.isBroken = true;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (top?.isList !== (code === CLOSE_LIST)) this.isBroken = true;
        this.open.pop();
        this.hasEnded = this.open.length === 0;
      } else if (code !== COLON) {
        this.key = '';
      }
    }
    if (this.inItem) this.keep(chunk.slice(start));
    else if (this.inString && this.text.length <= LONGEST_KEY) this.text += chunk.slice(start, start + LONGEST_KEY + 1);
  }

  private keep(text: string): void {
    this.itemLength += text.length;
    if (this.excerpt.length < 200) this.excerpt += text.slice(0, 200);
    if (this.itemLength > MOST_ITEM) this.item = null;
    else this.item?.push(text);
  }

  private *endItem(rest: string): Generator<JsonItem> {
    this.keep(rest);
    this.inItem = false;
    yield this.item === null ? { kind: 'too-long', text: this.excerpt } : { kind: 'text', text: this.item.join('') };
    this.item = null;
  }

  /** Whether the text has come to its end. */
  get isWhole(): boolean {
    return this.hasEnded && !this.isBroken;
  }

  /** The document itself, where it has no lists of items and is short enough. */
  get document(): string | null {
    return this.isWhole && !this.hasItems ? (this.whole?.join('') ?? null) : null;
  }
}
