import type { Steps } from '../text/steps';
import { blocksOf, ENDS_SENTENCE, type OutlineBlock, textOf } from './blocks';
import {
  isBoilerplateText,
  isCaptionText,
  isConsentText,
  isNamedUnseen,
  isPaywall,
  type Part,
  partOf,
} from './boilerplate';
import { folded } from './folded';
import { mergedTexts } from './merge';
import { nearest, type Outline, type OutlineElement } from './outline';
import type { TellingNames } from './telling-names';
import { dateIn } from './written-date';

/** A block under judgement. */
interface Candidate {
  readonly index: number;
  readonly block: OutlineBlock;
  readonly text: string;
  /** The text, folded. */
  readonly key: string;
  /** Characters, no white space; and how many of them in links. */
  readonly chars: number;
  readonly linkChars: number;
}

/** The element that holds most of the article: the deepest with nine tenths of what is kept. */
function rootOf(outline: Outline, keptIn: (element: OutlineElement) => number): OutlineElement | null {
  const total = outline.elements[0] === undefined ? 0 : keptIn(outline.elements[0]);
  let root: OutlineElement | null = null;
  for (const element of outline.elements) {
    if (keptIn(element) * 10 >= total * 9 && (root === null || element.depth > root.depth)) root = element;
  }
  return root;
}

/** Prefix sums over the texts, for "how much of this element is kept". */
function keptSums(outline: Outline, kept: Uint8Array): (element: OutlineElement) => number {
  const sums = new Float64Array(outline.texts.length + 1);
  outline.texts.forEach((text, index) => {
    sums[index + 1] = (sums[index] ?? 0) + (kept[index] === 1 ? text.chars : 0);
  });
  return (element) => (sums[element.endText] ?? 0) - (sums[element.firstText] ?? 0);
}

/** The most headings of the first rank that are looked at. */
const MAX_STORIES = 100;

/**
 * What is kept without what stands in an `<article>` of its own under another heading of the first rank (pages load the
 * next story below this one), where an article has the headline; and without words within a line that are only for screen
 * readers.
 */
function withoutOthers(outline: Outline, kept: Uint8Array, title: string): Uint8Array {
  const ranked = outline.elements.filter(({ tag, shown }) => tag === 'h1' && shown).slice(0, MAX_STORIES);
  const stories = new Map<OutlineElement, string[]>();
  for (const heading of ranked) {
    let story = heading.parent;
    while (story !== null && story.tag !== 'article') story = story.parent;
    if (story === null) continue;
    let words = '';
    for (let index = heading.firstText; index < heading.endText; index += 1) words += outline.texts[index]?.data ?? '';
    const known = stories.get(story);
    if (known === undefined) stories.set(story, [folded(words)]);
    else known.push(folded(words));
  }
  const own = [...stories].find(([, headings]) => headings.includes(title))?.[0] ?? null;
  const left = Uint8Array.from(kept);
  if (own !== null) {
    for (const story of stories.keys()) {
      const isInside = story.order >= own.order && story.order < own.endElement;
      const isAround = own.order >= story.order && own.order < story.endElement;
      if (!isInside && !isAround) left.fill(0, story.firstText, story.endText);
    }
  }
  const isUnseen = nearest<true>((at) => (at.inline && isNamedUnseen(at.names) ? true : null));
  for (const [index, text] of outline.texts.entries()) {
    // A sign between numbers ("3/4") is hidden because it is drawn in another way: without it they would be one number.
    if (left[index] === 1 && /\p{L}/u.test(text.data) && isUnseen(text.parent) !== null) left[index] = 0;
  }
  return left;
}

/** Where more than this follows the last paragraph, it is a list or a table and not a leftover. */
const MAX_TAIL = 3;

/** Whose the page is, behind the story; in a longer text of that sort the mark may stand for something else. */
const MAX_IMPRINT = 220;

/** A paragraph that could stand in a story: words, and few of them links. */
const isProse = (candidate: Candidate): boolean =>
  candidate.chars >= 60 && candidate.linkChars * 3 < candidate.chars && candidate.block.kind !== 'caption';

const MAX_DATELINE = 80;

/** "Thursday 22 January 2026", "Stand: 19.02.2026, 18:45 Uhr": above the story and no sentence. */
const isDateline = (text: string, lang: string): boolean => text.length <= MAX_DATELINE && dateIn(text, lang) !== null;

const isLinked = ({ chars, linkChars }: Candidate): boolean => chars > 0 && linkChars * 5 >= chars * 4;

/** Characters (no white space) of a box that asks for consent before it shows a post, a video or a map. */
const MAX_CONSENT_NOTE = 900;

/** Where fewer linked lines than this stand in the body, they are pointers to other stories. */
const MIN_SUBHEADS = 3;

/**
 * Links that belong to the text: in a round-up every item is headed by one, in bold and with paragraphs of its own; and
 * some pages link a whole paragraph in the middle of a story.
 */
function linkedSubheadsIn(candidates: readonly Candidate[]): Set<Candidate> {
  const prose = candidates.filter(isProse).length;
  const heads = candidates.filter((candidate, index) => {
    const next = candidates[index + 1];
    return candidate.block.kind === 'heading' && isLinked(candidate) && next !== undefined && isProse(next);
  });
  const found = new Set(heads.length >= MIN_SUBHEADS && heads.length * 2.5 >= prose ? heads : []);
  for (const [index, candidate] of candidates.entries()) {
    const [before, after] = [candidates[index - 1], candidates[index + 1]];
    if (!isLinked(candidate) || before === undefined || after === undefined) continue;
    const isParagraph =
      candidate.block.element.tag === 'p' && candidate.chars >= MIN_LINKED && ENDS_SENTENCE.test(candidate.text);
    if (isParagraph && isProse(before) && isProse(after)) found.add(candidate);
  }
  return found;
}

/** Characters (no white space) of a paragraph that is all one link; what points to another story is shorter. */
const MIN_LINKED = 90;

/** A text of fewer words may occur twice by chance. */
const MIN_ECHO_WORDS = 5;
const MAX_ECHO = 400;

/** A quotation or a whole sentence; a subheading whose words the text repeats is neither. */
const QUOTE_LIKE = /^\s*["'“”„«»‘’「『]|["“”»«’」』.!?。۔؟…]\s*$/u;

/** The candidates whose words stand in a longer one too: pull quotes. One walk over all words, however many there are. */
function echoesIn(candidates: readonly Candidate[]): Set<Candidate> {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const wordsOf = new Map(candidates.map((candidate) => [candidate, candidate.key.split(' ').map(numberOf)] as const));
  // Looked up by a hash of their first words, which other words may share.
  const openings = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const { block, text } = candidate;
    const isShort = text.length <= MAX_ECHO && (block.kind === 'quote' || block.kind === 'paragraph');
    if (!isShort || (block.kind === 'paragraph' && !QUOTE_LIKE.test(text))) continue;
    const words = wordsOf.get(candidate) ?? [];
    if (words.length < MIN_ECHO_WORDS) continue;
    const opening = openingAt(words, 0);
    const alike = openings.get(opening);
    if (alike === undefined) openings.set(opening, [candidate]);
    else alike.push(candidate);
  }
  const echoes = new Set<Candidate>();
  for (const words of wordsOf.values()) {
    for (let at = 0; at + MIN_ECHO_WORDS <= words.length; at++) {
      for (const candidate of openings.get(openingAt(words, at)) ?? []) {
        const short = wordsOf.get(candidate) ?? [];
        if (short.length < words.length && short.every((word, i) => words[at + i] === word)) echoes.add(candidate);
      }
    }
  }
  return echoes;
}

function openingAt(words: readonly number[], at: number): number {
  let opening = 0;
  for (let i = at; i < at + MIN_ECHO_WORDS; i++) opening = (Math.imul(opening, 31) + (words[i] ?? 0)) | 0;
  return opening;
}

export interface BodyOptions {
  readonly title: string;
  /** The names of the authors: a line of them above the story is none of it. */
  readonly byline: readonly string[];
  /** Of the page, as a language tag. */
  readonly lang: string;
  readonly names: TellingNames;
}

/** How many blocks are judged in a step. */
const STEP = 64;

export type Verdict = Part | 'link' | 'phrase' | 'repeated' | 'title' | 'tail' | 'echo' | 'kept';

/**
 * The blocks of the article's body. From Readability's set of texts:
 *  1. texts join to blocks, as the live page parts them;
 *  2. containers beside the kept ones, of the same make, come in (Readability keeps one of several siblings);
 *  3. what stands in a part of the page that is no story goes out: captions, headers, authors, labels, promotion;
 *  4. links that stand alone, labels and phrases of the site, text repeated all over the page go out;
 *  5. of a text that is there twice (a pull quote) the paragraph stays;
 *  6. headings and labels with no paragraph after them go out.
 */
export function* readingBlocks(
  outline: Outline,
  readability: Uint8Array,
  { title, byline, lang, names }: BodyOptions,
  log: (block: OutlineBlock, verdict: Verdict) => void = () => undefined,
): Steps<OutlineBlock[]> {
  const first = rootOf(outline, keptSums(outline, readability));
  yield;
  const merged = first === null ? readability : mergedTexts(outline, readability, first, names);
  yield;
  const kept = withoutOthers(outline, merged, folded(title));
  yield;
  const keptIn = keptSums(outline, kept);
  const total = outline.elements[0] === undefined ? 0 : keptIn(outline.elements[0]);
  const root = rootOf(outline, keptIn);
  const blocks = blocksOf(outline, (index) => kept[index] === 1);
  yield;
  const candidates: Candidate[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index % STEP === 0) yield;
    const count = (of: (from: number, to: number) => number): number =>
      block.texts.reduce((sum, text) => sum + of(text, text + 1), 0);
    const text = textOf(outline, block);
    candidates.push({
      index,
      block,
      text,
      key: folded(text),
      chars: count(outline.charsOf),
      linkChars: count(outline.linkCharsOf),
    });
  }
  const partAround = nearest<Part>((at) => {
    const chars = keptIn(at);
    if (chars * 4 < total * 3 && isPaywall(at, chars, names)) return 'promotion';
    return chars * 5 < total * 2 ? partOf(at, chars, names) : null;
  }, root);
  const isConsentNote = nearest<true>((at) => {
    if (at.inline || at.tag === 'p' || outline.charsOf(at.firstText, at.endText) > MAX_CONSENT_NOTE) return null;
    if (keptIn(at) * 5 > total * 2) return null;
    let words = '';
    for (let index = at.firstText; index < at.endText; index += 1) words += outline.texts[index]?.data ?? '';
    return isConsentText(words) ? true : null;
  }, root);
  const occurrences = new Map<string, number>();
  for (const { text } of candidates) occurrences.set(text, (occurrences.get(text) ?? 0) + 1);
  const firstProse = candidates.findIndex(isProse);
  const foldedTitle = folded(title);
  const authors = new Set(byline.map(folded));
  const subheads = linkedSubheadsIn(candidates);
  const verdictOf = (candidate: Candidate): Verdict => {
    const { block, text, key } = candidate;
    if (block.kind === 'caption') return 'caption';
    const part = partAround(block.element);
    if (part !== null) return part;
    if (isLinked(candidate) && block.element.kind !== 'heading' && !subheads.has(candidate)) return 'link';
    if (isBoilerplateText(text, key) || isConsentNote(block.element)) return 'phrase';
    const isLast = candidate.index >= candidates.length - MAX_TAIL;
    if (isLast && text.length <= MAX_IMPRINT && text.includes('©')) return 'phrase';
    if (isCaptionText(text)) return 'caption';
    if (candidate.index < firstProse && isDateline(text, lang)) return 'label';
    if (candidate.index < firstProse && authors.has(key)) return 'author';
    // In a table the same number or word stands in several cells.
    const isCell = block.element.tag === 'td' || block.element.tag === 'th';
    if (text.length < 60 && !isCell && (occurrences.get(text) ?? 0) >= 3) return 'repeated';
    if (text.length < 300 && foldedTitle !== '' && key === foldedTitle) return 'title';
    // Headline, author and day set in lines of one block.
    const after =
      candidate.index < firstProse && key.startsWith(`${foldedTitle} `) ? key.slice(foldedTitle.length) : '';
    const isSigned = byline.some((name) => after.includes(` ${folded(name)}`));
    if (
      foldedTitle !== '' &&
      after !== '' &&
      after.length <= MAX_DATELINE &&
      (isSigned || dateIn(after, lang) !== null)
    ) {
      return 'title';
    }
    return 'kept';
  };
  let remaining: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.index % STEP === 0) yield;
    const verdict = verdictOf(candidate);
    if (verdict === 'kept') remaining.push(candidate);
    else log(candidate.block, verdict);
  }
  const echoes = echoesIn(remaining);
  for (const candidate of echoes) log(candidate.block, 'echo');
  remaining = remaining.filter((candidate) => !echoes.has(candidate));
  const lastProse = remaining.findLastIndex(isProse);
  if (lastProse >= 0 && remaining.length - lastProse <= MAX_TAIL) {
    for (const candidate of remaining.slice(lastProse + 1)) {
      if (candidate.block.kind === 'heading') log(candidate.block, 'tail');
    }
    remaining = remaining.filter((candidate, index) => index <= lastProse || candidate.block.kind !== 'heading');
  }
  return remaining.map((candidate) => candidate.block);
}
