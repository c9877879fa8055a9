/**
 * A version as it is stored, before it is compressed: whole, or as its difference from another version, whichever is
 * shorter. The text of a version is its blocks; a difference names the runs of blocks that it has from the other one.
 * Facts and findings are always whole: they are short, and differ in all their places once a paragraph differs.
 */
import { elementAt } from '../element-at';
import type { Article, ArticleCopy, BlockKind, CopiedClaim, CopiedKeyPoint, Span } from '../model';
import { blockTexts } from './canonical';

/** A run of blocks from the other version (its first block and their number), or a block of its own. */
type Piece = readonly [from: number, count: number] | readonly [kind: BlockKind, text: string];

/** What `JSON.stringify` writes of a version. `version` is that of this form. */
interface Packed {
  readonly version: 1;
  readonly taken: string;
  readonly address: string;
  readonly article: Omit<Article, 'text' | 'blocks'>;
  readonly pieces: readonly Piece[];
  /** Numbers: for each claim its places, as distances; see `packClaims`. */
  readonly claims: readonly (readonly (string | number | null)[])[];
  readonly speakers: readonly CopiedClaim['speaker'][];
  readonly keyPoints: readonly (readonly [CopiedKeyPoint['origin'], string | null, number, number])[];
}

const SEPARATOR = '\n\n';

/** Blocks of another version that are as they were, as runs; the other ones whole. */
function piecesOf(copy: ArticleCopy, base: ArticleCopy | null): Piece[] {
  const { blocks } = copy.article;
  const texts = blockTexts(copy.article);
  const known = new Map<string, number>();
  const keyOf = (kind: BlockKind, text: string) => `${kind} ${text}`;
  const baseTexts = base === null ? [] : blockTexts(base.article);
  base?.article.blocks.forEach(({ kind }, index) => {
    const key = keyOf(kind, elementAt(baseTexts, index));
    if (!known.has(key)) known.set(key, index);
  });
  const pieces: Piece[] = [];
  blocks.forEach(({ kind }, index) => {
    const text = elementAt(texts, index);
    const last = pieces.at(-1);
    const next = typeof last?.[0] === 'number' ? last[0] + Number(last[1]) : -1;
    const goesOn = base?.article.blocks[next]?.kind === kind && baseTexts[next] === text;
    const from = goesOn ? next : known.get(keyOf(kind, text));
    if (from === undefined) pieces.push([kind, text]);
    else if (goesOn && typeof last?.[0] === 'number') pieces[pieces.length - 1] = [last[0], Number(last[1]) + 1];
    else pieces.push([from, 1]);
  });
  return pieces;
}

const FORMS: readonly CopiedClaim['form'][] = ['direct', 'mixed', 'indirect'];
const STANCES: readonly CopiedClaim['stance'][] = ['says', 'denies', 'questions', 'asks', 'promises', 'warns'];

/** The text of a version as JSON; `base`: the version that it is to differ from, or null for all of it. */
export function packed(copy: ArticleCopy, base: ArticleCopy | null): string {
  const { text: _, blocks: __, ...article } = copy.article;
  const speakers: CopiedClaim['speaker'][] = [];
  const places = new Map<string, number>();
  const placeOf = (speaker: CopiedClaim['speaker']) => {
    if (speaker === null) return -1;
    const key = JSON.stringify(speaker);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, speakers.length);
    return speakers.push(speaker) - 1;
  };
  const written: Packed = {
    version: 1,
    taken: copy.taken,
    address: copy.address,
    article,
    pieces: piecesOf(copy, base),
    claims: copy.claims.map(({ form, stance, speaker, confidence, cue, source, contents }) => [
      FORMS.indexOf(form),
      STANCES.indexOf(stance),
      placeOf(speaker),
      confidence,
      ...[cue, source, ...contents].flatMap((span) => (span === null ? [-1, 0] : [span.start, span.end - span.start])),
    ]),
    speakers,
    keyPoints: copy.keyPoints.map(({ origin, text, span }) => [
      origin,
      // Words of findings are stored as places in the text.
      span !== null && copy.article.text.slice(span.start, span.end) === text ? null : text,
      span?.start ?? -1,
      span === null ? 0 : span.end - span.start,
    ]),
  };
  return JSON.stringify(written);
}

/** The version that `packed` wrote, or null where it is none, or differs from another `base`. */
export function unpacked(text: string, base: ArticleCopy | null): ArticleCopy | null {
  let stored: Partial<Packed>;
  try {
    stored = JSON.parse(text) as Partial<Packed>;
  } catch {
    return null;
  }
  if (typeof stored !== 'object' || stored === null || stored.version !== 1) return null;
  try {
    return versionOf(stored as Packed, base);
  } catch {
    // A record that was damaged on the disk may be JSON of any other form.
    return null;
  }
}

function versionOf(stored: Packed, base: ArticleCopy | null): ArticleCopy | null {
  const baseTexts = base === null ? [] : blockTexts(base.article);
  const blocks: { kind: BlockKind; start: number; end: number }[] = [];
  const parts: string[] = [];
  let at = 0;
  const push = (kind: BlockKind, words: string) => {
    const start = parts.length === 0 ? 0 : at + SEPARATOR.length;
    at = start + words.length;
    parts.push(words);
    blocks.push({ kind, start, end: at });
  };
  for (const [first, second] of stored.pieces) {
    if (typeof first !== 'number') {
      push(first, String(second));
      continue;
    }
    for (let index = first; index < first + Number(second); index += 1) {
      const block = base?.article.blocks[index];
      if (block === undefined) return null;
      push(block.kind, elementAt(baseTexts, index));
    }
  }
  const words = parts.join(SEPARATOR);
  const spanAt = (start: unknown, length: unknown): Span | null =>
    typeof start !== 'number' || typeof length !== 'number' || start < 0 ? null : { start, end: start + length };
  const claims = stored.claims.map(([form, stance, speaker, confidence, ...numbers]): CopiedClaim => {
    const spans: (Span | null)[] = [];
    for (let index = 0; index < numbers.length; index += 2) spans.push(spanAt(numbers[index], numbers[index + 1]));
    const [cue = null, source = null, ...contents] = spans;
    const [first = { start: 0, end: 0 }, ...others] = contents.filter((span) => span !== null);
    return {
      form: FORMS[Number(form)] ?? 'indirect',
      contents: [first, ...others],
      cue,
      source,
      stance: STANCES[Number(stance)] ?? 'says',
      speaker: stored.speakers[Number(speaker)] ?? null,
      confidence: Number(confidence),
    };
  });
  const keyPoints = stored.keyPoints.map(([origin, own, start, length]): CopiedKeyPoint => {
    const span = spanAt(start, length);
    return { origin, text: own ?? (span === null ? '' : words.slice(span.start, span.end)), span };
  });
  const { url, title, byline, siteName, published, modified, lang, genre, bullets } = stored.article;
  const facts = { url, title, byline, siteName, published, modified: modified ?? null, lang, genre: genre ?? null };
  return {
    taken: stored.taken,
    address: stored.address,
    article: { ...facts, text: words, blocks, bullets },
    claims,
    keyPoints,
  };
}
