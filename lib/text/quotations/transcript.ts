import type { Article, Span } from '../../model';
import type { Language } from '../language';
import { piecesOf } from '../pieces';
import { finish, type Steps } from '../steps';

/** What is somebody's by the form of its block: "CORSO: I never signed it.", an answer, a post with its signature. */
export interface Turn {
  /** Index of its block in the article. */
  readonly block: number;
  /** The words that name who it is of; null for an answer, which names nobody. */
  readonly label: Span | null;
  /** The colon behind a label; null for a post. */
  readonly colon: Span | null;
  readonly contents: Span;
}

/** The turns of an article, and the blocks that have nothing else in them. */
export interface Transcript {
  readonly turns: readonly Turn[];
  readonly blocks: ReadonlySet<number>;
}

// Blocks that are looked at between two pauses: at the start of each only.
const BLOCKS_A_STEP = 64;
// A longer label is a sentence.
const MAX_LABEL = 80;
// "ANNA B. CORSO:", "PRÉSIDENTE :", and with a mark before them, as of a transcript that is quoted; two capitals at least, so that "Q:" and "A:" name nobody.
const LABEL =
  /^["“]?((?=[^:]*\p{Lu}[^:]*\p{Lu})\p{Lu}[\p{Lu}\p{M}.'’-]*(?: \p{Lu}[\p{Lu}\p{M}.'’-]*){0,3})\s?:\s+(?=\S)/u;

const ENDS_OF_POST = 160;
// "— Ada Quist (@adaquist) 1 March 2026", at the start of a block or at the end of the post itself.
const SIGNATURE = /[—–]\s?(\p{L}[^()\n—–]{0,60}?)\s?\(@[\p{L}\p{N}_]{1,30}\)/u;

/** A question and its answer in two blocks, or more answers in a row. */
const PAIRS: readonly (readonly [question: RegExp, answer: RegExp])[] = [
  [/^(?:Q|Question)\s?:\s+(?=\S)/u, /^(?:A|Answer)\s?:\s+(?=\S)/u],
  [/^(?:F|Frage)\s?:\s+(?=\S)/u, /^(?:A|Antwort)\s?:\s+(?=\S)/u],
  [/^(?:Q|Question)\s?:\s+(?=\S)/u, /^(?:R|Réponse)\s?:\s+(?=\S)/u],
  [/^(?:P|Pregunta|Pergunta)\s?:\s+(?=\S)/u, /^(?:R|Respuesta|Resposta)\s?:\s+(?=\S)/u],
];

/** Everything in an article that is somebody's by its form: turns of transcripts, answers, posts. */
export function* readingTranscript(article: Article, language: Language): Steps<Transcript> {
  const turns = [...(yield* findingTurns(article, language))];
  const blocks = new Set(turns.map(({ block }) => block));
  const { text } = article;
  const pairs = new Set<number>();
  for (const [block, { kind, start, end }] of article.blocks.entries()) {
    if (block % BLOCKS_A_STEP === 0) yield;
    if ((kind !== 'paragraph' && kind !== 'quote') || blocks.has(block)) continue;
    const signed = signedPost(article, block);
    if (signed) {
      for (const one of signed.blocks) blocks.add(one);
      for (const turn of signed.turns) turns.push(turn);
      continue;
    }
    const opening = text.slice(start, Math.min(end, start + MAX_LABEL));
    const before = article.blocks[block - 1];
    const asked = before ? text.slice(before.start, Math.min(before.end, before.start + MAX_LABEL)) : '';
    for (const [place, [question, answer]] of PAIRS.entries()) {
      const label = answer.exec(opening)?.[0];
      // After a question and its answer, further answers may follow without a question.
      if (label === undefined || !(question.test(asked) || (pairs.has(place) && answer.test(asked)))) continue;
      pairs.add(place);
      blocks.add(block);
      if (question.test(asked)) blocks.add(block - 1);
      const colon = start + label.indexOf(':');
      const contents = withoutStop(text, { start: start + label.length, end });
      turns.push({ block, label: null, colon: { start: colon, end: colon + 1 }, contents });
      break;
    }
  }
  return { turns: turns.sort((a, b) => a.contents.start - b.contents.start), blocks };
}

// "-Ada Quist, Ostby": who is quoted, under a block that is all in marks.
const UNDER = /^[—–-]\s?(\p{Lu}[^()\n—–,:;.!?]{2,40}?)(?=,|$)/u;
const MOST_UNDER = 100;
const MARKED = /^["“„«][^"“”„«»]*["”“»]$/u;

function signatureUnder(text: string, own: Span, before: Span | undefined): RegExpExecArray | null {
  if (!before || own.end - own.start > MOST_UNDER || !MARKED.test(text.slice(before.start, before.end))) return null;
  return UNDER.exec(text.slice(own.start, own.end));
}

/** A post that this block signs, or that it holds with its signature; null where it has none. */
function signedPost({ text, blocks }: Article, block: number): { blocks: number[]; turns: Turn[] } | null {
  const own = blocks[block];
  if (!own) return null;
  const last = Math.max(own.start, own.end - ENDS_OF_POST);
  const found = SIGNATURE.exec(text.slice(last, own.end)) ?? signatureUnder(text, own, blocks[block - 1]);
  const name = found?.[1];
  if (!found || name === undefined) return null;
  const sign = last + found.index;
  const from = text.indexOf(name, sign);
  const label = { start: from, end: from + name.length };
  const turnOf = (index: number, { start, end }: Span): Turn => ({
    block: index,
    label,
    colon: null,
    contents: withoutStop(text, { start, end }),
  });
  if (sign > own.start) {
    let end = sign;
    while (end > own.start && /\s/u.test(text.charAt(end - 1))) end--;
    return { blocks: [block], turns: [turnOf(block, { start: own.start, end })] };
  }
  const post = blocks[block - 1];
  if (!post || (post.kind !== 'paragraph' && post.kind !== 'quote') || text.charAt(post.end - 1) === ':') return null;
  const inside = MARKED.test(text.slice(post.start, post.end)) ? { start: post.start + 1, end: post.end - 1 } : null;
  return {
    blocks: [block - 1, block],
    turns: [inside ? { ...turnOf(block - 1, post), contents: inside } : turnOf(block - 1, post)],
  };
}

/**
 * The turns of the transcripts in an article: two or more blocks in a row that each begin with a name in capitals and a
 * colon, and somebody in them says "I", "we" or "you", or asks. Boxes of facts ("WHEN: …", "WHERE: …") look the same, but
 * nobody speaks in them.
 */
export function* findingTurns(article: Article, language: Language): Steps<readonly Turn[]> {
  const { first, second } = language.speakers.pronouns;
  const spoken = new Set(`${first} ${second}`.split(' '));
  const turns: Turn[] = [];
  let run: Turn[] = [];
  const close = function* (): Steps<void> {
    let isTold = false;
    for (let at = 0; run.length > 1 && at < run.length && !isTold; at++) {
      const turn = run[at];
      isTold = turn !== undefined && (yield* isSpoken(article.text, turn.contents, spoken));
    }
    if (isTold) for (const turn of run) turns.push(turn);
    run = [];
  };
  for (const [block, { kind, start, end }] of article.blocks.entries()) {
    if (block % BLOCKS_A_STEP === 0) yield;
    const isProse = kind === 'paragraph' || kind === 'quote';
    const found = isProse ? LABEL.exec(article.text.slice(start, Math.min(end, start + MAX_LABEL))) : null;
    const label = found?.[1];
    if (!found || label === undefined) {
      yield* close();
      continue;
    }
    const from = start + found[0].indexOf(label);
    const colon = article.text.indexOf(':', from + label.length);
    run.push({
      block,
      label: { start: from, end: from + label.length },
      colon: { start: colon, end: colon + 1 },
      contents: withoutStop(article.text, { start: start + found[0].length, end }),
    });
  }
  yield* close();
  return turns;
}

/** The same at once. */
export function turnsOf(article: Article, language: Language): readonly Turn[] {
  return finish(findingTurns(article, language));
}

function* isSpoken(text: string, { start, end }: Span, spoken: ReadonlySet<string>): Steps<boolean> {
  for (const piece of piecesOf(text, { start, end: Math.min(text.length, end + 1) })) {
    const words = text.slice(piece.start, piece.end).toLowerCase();
    yield;
    if (/[?؟？]/u.test(words) || (words.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => spoken.has(word))) return true;
  }
  return false;
}

/** As of all words that stand without marks, the last stop is no part of what was said. */
function withoutStop(text: string, { start, end }: Span): Span {
  return text.charAt(end - 1) === '.' && end - start > 1 ? { start, end: end - 1 } : { start, end };
}
