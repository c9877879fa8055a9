import { firstIndex } from '../first-index';
import type { Span } from '../model';

/** A boundary-point pair, as `Range` and `StaticRange` have it. */
export interface Boundaries {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

/** The way between spans of a text and the live nodes it was read from. Reads the page, never changes it. */
export interface TextMap {
  /**
   * Tight ranges for a span: one for each run of neighbouring text nodes, none over content that was not read. Text that
   * the page has changed or removed since gives no range.
   */
  rangesOf(span: Span): readonly Range[];
  /** One range from the span's first live character to its last, or null where none is left. */
  rangeOf(span: Span): Range | null;
  /** The read text inside the boundaries, or null where they hold none. */
  spanOf(boundaries: Boundaries): Span | null;
}

/** `length` units of the text from `start` on stand in `nodes[node]` from `offset` on, one for one. */
interface Piece {
  readonly start: number;
  length: number;
  readonly node: number;
  readonly offset: number;
  /** Pieces of one run have nothing unread between them. */
  readonly run: number;
}

export interface MappedText {
  readonly text: string;
  readonly map: TextMap;
}

/** Soft hyphens and zero-width spaces say where a line may break: they part words that are one for every reader. */
const isIgnored = (code: number): boolean => code === 0xad || code === 0x200b || code === 0x2060 || code === 0xfeff;

/** As `\s`. */
export const isSpace = (code: number): boolean =>
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  code === 0xa0 ||
  (code > 0x1000 &&
    (code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200a) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));

/** Puts a text together from live text nodes, white space collapsed, and remembers where each unit came from. */
export class MappedTextBuilder {
  readonly #nodes: Text[] = [];
  readonly #pieces: Piece[] = [];
  #parts: string[] = [];
  #length = 0;
  #run = 0;
  /** White space that will be one space, should text follow in the same block. */
  #space: { node: number; offset: number; run: number } | null = null;
  /** Where the open block's text starts; null while it has none. */
  #blockStart: number | null = null;
  #separator = '';

  /** Begins a block; `separator` goes before its text, unless it is the first. */
  openBlock(separator: string): void {
    this.#separator = this.#length > 0 ? separator : '';
    this.#space = null;
    this.#run += 1;
    this.#blockStart = null;
  }

  /** The open block's text so far; null while it has none. */
  blockSpan(): Span | null {
    return this.#blockStart === null ? null : { start: this.#blockStart, end: this.#length };
  }

  /** What follows is not a neighbour of what came before: something unread stands between. */
  breakRun(): void {
    this.#run += 1;
  }

  /** A space with no character of its own in the page, such as a line break inside a block. */
  space(): void {
    if (this.#space === null && this.#blockStart !== null) this.#space = { node: -1, offset: 0, run: this.#run };
  }

  /** Adds `data`, which is what `node` holds from `from` to `to`. */
  append(node: Text, data: string, from = 0, to = data.length): void {
    const index = this.#nodes.length;
    this.#nodes.push(node);
    let at = from;
    while (at < to) {
      const code = data.charCodeAt(at);
      if (isIgnored(code)) {
        at += 1;
      } else if (isSpace(code)) {
        if ((this.#space === null || this.#space.node < 0) && this.#blockStart !== null) {
          this.#space = { node: index, offset: at, run: this.#run };
        }
        at += 1;
      } else {
        let end = at + 1;
        while (end < to && !isSpace(data.charCodeAt(end)) && !isIgnored(data.charCodeAt(end))) end += 1;
        this.#flushSpace();
        this.#push(index, at, this.#run, data.slice(at, end));
        at = end;
      }
    }
  }

  build(): MappedText {
    const text = this.#parts.join('');
    this.#parts = [text];
    return { text, map: new NodeTextMap(text, this.#nodes, this.#pieces) };
  }

  #flushSpace(): void {
    const space = this.#space;
    if (space === null) return;
    this.#space = null;
    if (space.node >= 0) {
      this.#push(space.node, space.offset, space.run, ' ');
    } else {
      this.#parts.push(' ');
      this.#length += 1;
    }
  }

  #push(node: number, offset: number, run: number, part: string): void {
    if (this.#blockStart === null) {
      this.#parts.push(this.#separator);
      this.#length += this.#separator.length;
      this.#blockStart = this.#length;
    }
    const last = this.#pieces.at(-1);
    if (
      last !== undefined &&
      last.node === node &&
      last.run === run &&
      last.offset + last.length === offset &&
      last.start + last.length === this.#length
    ) {
      last.length += part.length;
    } else {
      this.#pieces.push({ start: this.#length, length: part.length, node, offset, run });
    }
    this.#parts.push(part);
    this.#length += part.length;
  }
}

/** The node that stands for `node`'s parent in the composed tree. */
function composedParent(node: Node): Node | null {
  const slot = 'assignedSlot' in node ? (node as Element | Text).assignedSlot : null;
  if (slot !== null) return slot;
  const parent = node.parentNode;
  return parent !== null && parent.nodeType === 11 && 'host' in parent ? (parent as ShadowRoot).host : parent;
}

function composedPath(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at !== null; at = composedParent(at)) path.push(at);
  return path.reverse();
}

const FOLLOWING = 4;

/** Where `node` stands to `reference` in the composed tree. */
function order(node: Node, reference: Node): 'before' | 'same' | 'inside' | 'around' | 'after' {
  if (node === reference) return 'same';
  const path = composedPath(node);
  const other = composedPath(reference);
  let depth = 0;
  while (depth < path.length && depth < other.length && path[depth] === other[depth]) depth += 1;
  const branch = path[depth];
  const otherBranch = other[depth];
  if (branch === undefined) return 'around';
  if (otherBranch === undefined) return 'inside';
  return (otherBranch.compareDocumentPosition(branch) & FOLLOWING) !== 0 ? 'after' : 'before';
}

class NodeTextMap implements TextMap {
  readonly #text: string;
  readonly #nodes: readonly Text[];
  readonly #pieces: readonly Piece[];
  /** The first piece of each node that has one; made on the first need. */
  #firstOf: Map<Node, number> | null = null;

  constructor(text: string, nodes: readonly Text[], pieces: readonly Piece[]) {
    this.#text = text;
    this.#nodes = nodes;
    this.#pieces = pieces;
  }

  rangesOf(span: Span): readonly Range[] {
    const ranges: Range[] = [];
    let open: { range: Range; run: number } | null = null;
    for (const { piece, node, from, to } of this.#liveParts(span)) {
      if (open !== null && open.run === piece.run) {
        open.range.setEnd(node, to);
      } else {
        const range = node.ownerDocument.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        ranges.push(range);
        open = { range, run: piece.run };
      }
    }
    return ranges;
  }

  rangeOf(span: Span): Range | null {
    const ranges = this.rangesOf(span);
    const first = ranges[0];
    const last = ranges.at(-1);
    if (first === undefined || last === undefined) return null;
    const hull = first.cloneRange();
    hull.setEnd(last.endContainer, last.endOffset);
    return hull;
  }

  spanOf(boundaries: Boundaries): Span | null {
    const start = this.#positionOf(boundaries.startContainer, boundaries.startOffset, 'start');
    const end = this.#positionOf(boundaries.endContainer, boundaries.endOffset, 'end');
    return start < end ? { start, end } : null;
  }

  /** The span's pieces whose nodes still hold what was read, as offsets in those nodes. */
  *#liveParts(span: Span): Generator<{ piece: Piece; node: Text; from: number; to: number }> {
    const pieces = this.#pieces;
    let index = firstIndex(pieces.length, (at) => {
      const piece = pieces[at];
      return piece !== undefined && piece.start + piece.length > span.start;
    });
    for (let piece = pieces[index]; piece !== undefined && piece.start < span.end; piece = pieces[++index]) {
      const node = this.#nodes[piece.node];
      const skip = Math.max(0, span.start - piece.start);
      const keep = Math.min(piece.length, span.end - piece.start);
      if (node === undefined || !node.isConnected || !this.#holds(node, piece, skip, keep)) continue;
      yield { piece, node, from: piece.offset + skip, to: piece.offset + keep };
    }
  }

  #holds(node: Text, piece: Piece, from: number, to: number): boolean {
    const live = node.data.slice(piece.offset + from, piece.offset + to);
    const read = this.#text.slice(piece.start + from, piece.start + to);
    return live === read || live.replace(/\s/g, ' ') === read;
  }

  /**
   * The first piece of a text that was read for which `isAfter` holds, or the one behind its last; null for other nodes.
   * Most boundaries stand in such texts, and finding them by their order in the tree is dear.
   */
  #indexIn(node: Node, isAfter: (piece: Piece) => boolean): number | null {
    if (this.#firstOf === null) {
      const firstOf = new Map<Node, number>();
      this.#pieces.forEach((piece, index) => {
        const holder = this.#nodes[piece.node];
        if (holder !== undefined && !firstOf.has(holder)) firstOf.set(holder, index);
      });
      this.#firstOf = firstOf;
    }
    let index = this.#firstOf.get(node) ?? null;
    if (index === null) return null;
    for (let piece = this.#pieces[index]; piece !== undefined && this.#nodes[piece.node] === node; ) {
      if (isAfter(piece)) return index;
      index += 1;
      piece = this.#pieces[index];
    }
    return index;
  }

  /** Where in the text a boundary point falls: the first unit after a start, the end of the last before an end. */
  #positionOf(container: Node, offset: number, side: 'start' | 'end'): number {
    const pieces = this.#pieces;
    const child = container.nodeType === 3 ? null : (container.childNodes[offset] ?? null);
    const inText = container.nodeType === 3;
    const isAfter = (piece: Piece): boolean => {
      const node = this.#nodes[piece.node];
      if (node === undefined) return false;
      if (inText) {
        if (node === container) return side === 'start' ? piece.offset + piece.length > offset : piece.offset >= offset;
        return order(node, container) === 'after';
      }
      if (child !== null) {
        const place = order(node, child);
        return place === 'after' || place === 'same' || place === 'inside';
      }
      return order(node, container) === 'after';
    };
    const index =
      (inText ? this.#indexIn(container, isAfter) : null) ??
      firstIndex(pieces.length, (at) => {
        const piece = pieces[at];
        return piece !== undefined && isAfter(piece);
      });
    if (side === 'start') {
      const piece = pieces[index];
      if (piece === undefined) return this.#text.length;
      const within = this.#nodes[piece.node] === container ? Math.max(0, offset - piece.offset) : 0;
      return piece.start + within;
    }
    const piece = pieces[index - 1];
    if (piece === undefined) return 0;
    const within = this.#nodes[piece.node] === container ? Math.min(piece.length, offset - piece.offset) : piece.length;
    return piece.start + within;
  }
}
