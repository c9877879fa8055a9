import { tidy } from '../normalize';
import type { Steps } from '../text/steps';
import { blocksOf, charsOfBlock, type OutlineBlock, textOf } from './blocks';
import { isBoilerplateText } from './boilerplate';
import { folded } from './folded';
import phrases from './key-point-list.json';
import { lookOf, nearest, type Outline, type OutlineElement } from './outline';

/** One bullet of a publisher's list: the texts it is made of, in order. */
export interface ListItem {
  readonly text: string;
  readonly texts: readonly number[];
}

export interface KeyPointList {
  /** The texts of its heading and of notes about it; empty where it has none. */
  readonly heading: readonly number[];
  readonly items: readonly ListItem[];
}

/** The words of headings, in the form that `folded` gives. */
const STRONG = new Set(phrases.strong);
const WEAK = new Set(phrases.weak);
const NOTES = phrases.notes;

const MAX_HEADING = 70;
const MIN_ITEMS = 2;
const MAX_ITEMS = 12;
/** A list at the top of a story that nothing announces is key points only if it is as short as they are. */
const MAX_UNANNOUNCED = 6;
const MIN_ITEM = 12;
const MAX_ITEM = 600;
/** How many blocks (a note on how the list was made) may stand between a heading and its list. */
const MAX_GAP = 2;
/** A longer paragraph in a box that is named for key points is one of a text. */
const MAX_BOXED = 220;
/** A list after this many paragraphs of the story stands in the middle of it. */
const MIN_BEFORE = 3;

/** A character that marks an item of a list, with the space around it. */
export const BULLET = /^\s*[•‣▪●◦·■▶►✓✔–—*-]\s*(?=\S)/u;
const BULLET_NAME =
  /key-?(?:points?|takeaways?|facts)|takeaways|story-?highlights|hght?lght|hlts?(?![a-z])|summary-?(?:list|points|bullets)|article-?summary|ai-?summary|bullet-?points|bullets?-(?:with|list)|at-?a-?glance|tl-?dr/;
const BESIDE_NAME =
  /related|recirc|promo|newsletter|comment|share-|social|trending|popular|recommend|breadcrumb|recipe|ingredient|footer|(?:^|[^a-z])(?:tags|menu|nav|navigation|toc|table-of-contents)(?![a-z])/;
/** Parts of a page with many things beside a story; its key points may stand there, too, if they are announced as such. */
const SIDEBAR_NAME = /sidebar/;
const BESIDE_TAG = new Set(['nav', 'footer', 'form', 'figure', 'table']);

/** Entries of a live blog's index name their time. */
const CLOCK_TIME = /(?<!\d)\d{1,2}[.:h]\d{2}(?!\d)/;

interface Line {
  readonly index: number;
  readonly text: string;
  readonly chars: number;
  readonly linkChars: number;
  readonly block: OutlineBlock;
}

/** The page's lines: blocks, with every `<br>` a border. */
function linesOf(outline: Outline): Line[] {
  const lines: Line[] = [];
  for (const block of blocksOf(outline, (text) => outline.texts[text]?.parent.shown === true, { everyLine: true })) {
    const text = textOf(outline, block);
    const sum = (of: (from: number, to: number) => number): number =>
      block.texts.reduce((total, index) => total + of(index, index + 1), 0);
    lines.push({ index: lines.length, text, chars: sum(outline.charsOf), linkChars: sum(outline.linkCharsOf), block });
  }
  return lines;
}

function ancestor(element: OutlineElement, holds: (element: OutlineElement) => boolean): OutlineElement | null {
  for (let at: OutlineElement | null = element; at !== null; at = at.parent) if (holds(at)) return at;
  return null;
}

const contains = (outer: OutlineElement, inner: OutlineElement): boolean =>
  inner.order >= outer.order && inner.order < outer.endElement;

const listAround = (element: OutlineElement): OutlineElement | null =>
  ancestor(element, ({ tag }) => tag === 'ul' || tag === 'ol');

/** The list's items as the reader sees them: one for each `<li>`, whatever blocks are in it. */
function itemsIn(list: OutlineElement, lines: readonly Line[]): Line[][] {
  const items = new Map<OutlineElement, Line[]>();
  for (const line of lines) {
    if (!contains(list, line.block.element)) continue;
    let item: OutlineElement | null = null;
    for (let at: OutlineElement | null = line.block.element; at !== null && at !== list; at = at.parent) item = at;
    if (item === null) continue;
    const known = items.get(item);
    if (known === undefined) items.set(item, [line]);
    else known.push(line);
  }
  return [...items.values()];
}

function itemOf(lines: readonly Line[]): ListItem {
  const text = lines.map((line) => line.text).join(' ');
  return {
    text: tidy(text).replace(BULLET, ''),
    texts: lines.flatMap((line) => line.block.texts),
  };
}

const charsOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.chars, 0);
const linkCharsOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.linkChars, 0);
const isLinked = (lines: readonly Line[]): boolean => linkCharsOf(lines) * 10 >= charsOf(lines) * 8;

const isNote = (text: string): boolean => {
  const key = ` ${folded(text)} `;
  return NOTES.some((note) => key.includes(` ${note} `) || (note.length > 8 && key.includes(note)));
};

const MACHINE =
  /chatgpt|\b(?:ai|ki|ia)\b|artificial intelligence|künstliche[rn]? intelligenz|intelligence artificielle|inteligencia artificial|inteligência artificial|yapay zeka/i;
const MADE =
  /generated|created|produced|written|summari[sz]ed|erstellt|erzeugt|generiert|zusammengefasst|généré|rédigé|generad|gerad|laget|oppsummer|genererad|gegenereerd|oluşturul/i;
const ITSELF =
  /summar(?:y|ies)|\b(?:this|these) |\bby ai\b|diese|zusammenfassung|\bce(?:tte)?\b|résumé|\best[ea]s?\b|resumen|resumo|sammen(?:drag|fatt)|samenvatting|özet/i;

/** "This summary was generated with AI": a note on how the list was made, which is no key point. */
const isMakersNote = (text: string): boolean =>
  text.length < 200 && MACHINE.test(text) && MADE.test(text) && ITSELF.test(text);

/** Items that are no bullets go out: promotion, notes on how the list was made, the one link among sentences. */
function bulletsOf(items: readonly (readonly Line[])[]): Line[][] {
  const linked = items.filter(isLinked).length;
  return items
    .filter((lines) => {
      const text = lines.map((line) => line.text).join(' ');
      if (text.length < MIN_ITEM || text.length > MAX_ITEM || isBoilerplateText(text, folded(text))) return false;
      if (items.at(-1) === lines && isMakersNote(text)) return false;
      return !(isLinked(lines) && linked * 2 < items.length);
    })
    .map((lines) => [...lines]);
}

/** Tells whether something stands in a part of the page that is no story. An element that holds much of the page has its name from the layout. */
function besideIn(outline: Outline): Beside {
  const page = outline.charsOf(0, outline.texts.length);
  const beside = nearest<'other' | 'sidebar'>((at) => {
    if (BULLET_NAME.test(at.names)) return null;
    if (outline.charsOf(at.firstText, at.endText) * 4 > page) return null;
    if (BESIDE_TAG.has(at.tag) || BESIDE_NAME.test(at.names)) return 'other';
    return SIDEBAR_NAME.test(at.names) ? 'sidebar' : null;
  });
  return (element, strength) => {
    const place = beside(element);
    return place === 'other' || (place === 'sidebar' && strength !== 'strong');
  };
}

type Beside = (element: OutlineElement, strength?: Strength) => boolean;

type Strength = 'strong' | 'weak';

/** Whether the line is a heading that announces key points; `partly`: and goes on to, or begins with, something else. */
interface Announcement {
  readonly strength: Strength;
  readonly partly: boolean;
}

function announcementIn(line: Line): Announcement | null {
  if (line.text.length > MAX_HEADING) return null;
  if (line.linkChars * 2 > line.chars && line.block.kind !== 'heading') return null;
  const key = folded(line.text);
  if (STRONG.has(key)) return { strength: 'strong', partly: false };
  if (WEAK.has(key)) return { strength: 'weak', partly: false };
  // "Brit Awards 2024 key points", "Key points from the hearing"
  const isHeading = line.block.kind === 'heading';
  const words = key.split(' ');
  for (let count = 2; count <= 3 && isHeading; count += 1) {
    if (words.length <= count) break;
    if (STRONG.has(words.slice(0, count).join(' ')) || STRONG.has(words.slice(-count).join(' '))) {
      return { strength: 'strong', partly: true };
    }
  }
  return null;
}

/** What follows a heading, as items. */
function itemsAfter(heading: Line, lines: readonly Line[], outline: Outline): Line[][] {
  const own = heading.block.element;
  for (let gap = 0; gap <= MAX_GAP; gap += 1) {
    const next = lines[heading.index + 1 + gap];
    if (next === undefined) return [];
    const list = listAround(next.block.element);
    if (list !== null && !contains(list, own)) return itemsIn(list, lines);
    if (BULLET.test(next.text)) {
      const items: Line[][] = [];
      for (let at = next.index; BULLET.test(lines[at]?.text ?? ''); at += 1) {
        const line = lines[at];
        if (line !== undefined) items.push([line]);
      }
      if (items.length >= MIN_ITEMS) return items;
    }
    if (!isNote(next.text) && next.text.length > 80) break;
  }
  // No list: the paragraphs that stand in one box with the heading.
  const page = outline.charsOf(0, outline.texts.length);
  for (let box = own.parent, level = 0; box !== null && level < 3; box = box.parent, level += 1) {
    const chars = outline.charsOf(box.firstText, box.endText);
    if (chars > 2500 || chars * 3 > page) break;
    const inside = lines.filter((line) => line.index > heading.index && contains(box, line.block.element));
    const boxed = BULLET_NAME.test(box.names) || box.tag === 'aside' || box.tag === 'section';
    if (inside.length >= MIN_ITEMS && (boxed || inside.every((line) => line.text.length > 30))) {
      return inside.map((line) => [line]);
    }
  }
  return [];
}

const totalText = (items: readonly (readonly Line[])[]): number =>
  items.reduce((sum, item) => sum + item.reduce((length, line) => length + line.text.length, 0), 0);

const isListOf = (items: readonly (readonly Line[])[], most: number): boolean =>
  items.length >= MIN_ITEMS && items.length <= most;

/** Words that announce key points even within a longer heading. */
const PLAIN = /\bkey (?:points?|takeaways?)/i;

/** A list under a heading that announces it. */
function announced(
  lines: readonly Line[],
  outline: Outline,
  isBeside: Beside,
  isInMiddle: (line: Line) => boolean,
): KeyPointList | null {
  for (const line of lines) {
    const announcement = announcementIn(line);
    if (announcement === null) continue;
    const { strength, partly } = announcement;
    // "At a glance: earlier closures" in the middle of a story is the heading of a box on something else.
    if (isBeside(line.block.element, strength) || (partly && !PLAIN.test(line.text) && isInMiddle(line))) continue;
    const items = bulletsOf(itemsAfter(line, lines, outline));
    if (!isListOf(items, MAX_ITEMS)) continue;
    const linked = items.filter(isLinked).length * 2 > items.length;
    // The index of a live blog is one of links, and so are other stories: it must be named for what it is.
    if (linked && ancestor(line.block.element, ({ names }) => BULLET_NAME.test(names)) === null) continue;
    if (
      strength === 'weak' &&
      (linked || totalText(items) < items.length * 40 || totalText(items) > items.length * 220)
    ) {
      continue;
    }
    if (totalText(items) < items.length * 18) continue;
    return { heading: line.block.texts, items: items.map((item) => itemOf(item)) };
  }
  return null;
}

/** A list in an element that is named for key points. */
function named(lines: readonly Line[], outline: Outline, isBeside: Beside): KeyPointList | null {
  for (const element of outline.elements) {
    if (!BULLET_NAME.test(`${element.names} ${element.tag}`) || !element.shown) continue;
    const list = outline.elements
      .slice(element.order, element.endElement)
      .find(({ tag }) => tag === 'ul' || tag === 'ol');
    if (isBeside(list ?? element)) continue;
    const inside = list === undefined ? lines.filter((line) => contains(element, line.block.element)) : [];
    const isBox = inside.every(({ block, text }) => block.element.tag === 'p' && text.length <= MAX_BOXED);
    if (list === undefined && !isBox) continue;
    const items = bulletsOf(list === undefined ? inside.map((line) => [line]) : itemsIn(list, lines));
    if (!isListOf(items, MAX_ITEMS) || items.filter(isLinked).length * 2 > items.length) continue;
    if (totalText(items) < items.length * 25) continue;
    return { heading: [], items: items.map((item) => itemOf(item)) };
  }
  return null;
}

/** Whether the item of the list that a block stands in shows a picture. */
function hasPicture(block: OutlineBlock, list: OutlineElement, outline: Outline): boolean {
  let item = block.element;
  while (item.parent !== null && item.parent !== list) item = item.parent;
  return outline.elements.slice(item.order, item.endElement).some(({ tag }) => tag === 'img' || tag === 'video');
}

/** A short list of sentences between the headline and the first paragraph. */
function leading(
  lines: readonly Line[],
  headline: Line | null,
  firstParagraph: Line,
  isBeside: Beside,
  outline: Outline,
): KeyPointList | null {
  const from = headline === null ? 0 : headline.index + 1;
  const seen = new Set<OutlineElement>();
  for (const line of lines.slice(from, firstParagraph.index)) {
    const list = listAround(line.block.element);
    if (list === null || seen.has(list) || isBeside(list)) continue;
    seen.add(list);
    const items = itemsIn(list, lines);
    // A gallery: each item is a picture with its caption.
    if (
      items.filter((item) => item.some(({ block }) => block.kind === 'caption' || hasPicture(block, list, outline)))
        .length *
        2 >
      items.length
    )
      continue;
    if (!isListOf(items, MAX_UNANNOUNCED) || linkCharsOf(items.flat()) * 5 > charsOf(items.flat())) continue;
    if (items.filter((item) => item.some(({ text }) => CLOCK_TIME.test(text))).length * 2 > items.length) continue;
    const lengths = items.map((item) => item.reduce((sum, { text }) => sum + text.length, 0));
    if (lengths.some((length) => length < 28 || length > 300) || totalText(items) < items.length * 40) continue;
    return { heading: [], items: items.map((item) => itemOf(item)) };
  }
  return null;
}

/** Lines of one make set under the headline, with no list element: subheadings, or one block parted by `<br>`. */
function sublines(
  lines: readonly Line[],
  headline: Line | null,
  firstParagraph: Line,
  isBeside: Beside,
): KeyPointList | null {
  const from = headline === null ? Math.max(0, firstParagraph.index - 12) : headline.index + 1;
  let run: Line[] = [];
  const isRun = (candidate: readonly Line[]): boolean =>
    candidate.length >= 3 &&
    candidate.length <= MAX_UNANNOUNCED &&
    candidate.every(({ text }) => text.length >= 10 && text.length <= 180) &&
    !candidate.every(({ text }) => /[.!?。]$/u.test(text)) &&
    new Set(candidate.map(({ text }) => text)).size === candidate.length;
  const make = (line: Line): string => `${line.block.element.tag}.${line.block.element.names}`;
  const isOne = (line: Line, last: Line): boolean =>
    line.block.element === last.block.element ||
    (line.block.element.parent === last.block.element.parent && make(line) === make(last));
  for (const line of lines.slice(from, firstParagraph.index + 1)) {
    const last = run.at(-1);
    if (last !== undefined && isOne(line, last)) {
      run.push(line);
      continue;
    }
    if (isRun(run) && isSubheading(run, isBeside)) break;
    run = [line];
  }
  if (!isRun(run) || !isSubheading(run, isBeside)) return null;
  return { heading: [], items: run.map((line) => itemOf([line])) };
}

const MIN_LEADS = 3;

/**
 * Short paragraphs above the story that have a class name of their own, which the story's paragraphs don't have, and
 * nothing else on the page: some publishers set their key points so.
 */
function leads(lines: readonly Line[], headline: Line | null, body: readonly OutlineBlock[]): KeyPointList | null {
  const look = ({ element }: OutlineBlock): string => lookOf(element);
  const counts = new Map<string, number>();
  for (const { block } of lines) counts.set(look(block), (counts.get(look(block)) ?? 0) + 1);
  const start = headline === null ? 0 : headline.index + 1;
  const first = lines.find(
    ({ index, block, text }) => index >= start && block.element.tag === 'p' && text.length >= 28,
  );
  if (first === undefined || first.index > start + 8 || first.block.element.names.trim() === '') return null;
  const own = look(first.block);
  const end = lines.findIndex(({ index, block }) => index > first.index && look(block) !== own);
  const run = lines.slice(first.index, end < 0 ? lines.length : end);
  const next = lines[end];
  const isRun =
    run.length >= MIN_LEADS &&
    run.length <= MAX_UNANNOUNCED &&
    counts.get(own) === run.length &&
    run.every(({ text, linkChars }) => text.length >= 28 && text.length <= 180 && linkChars === 0);
  const story = body.filter(({ element }) => element.tag === 'p' && element.parent === next?.block.element.parent);
  if (!isRun || next?.block.element.tag !== 'p' || story.length < run.length) return null;
  return { heading: [], items: run.map((line) => itemOf([line])) };
}

const SUBHEADING_NAME =
  /sub-?(?:title|tit|head|line)|mid-?title|standfirst|deck|dek(?![a-z])|entradilla|sumario|summary/;

function isSubheading(run: readonly Line[], isBeside: Beside): boolean {
  const element = run[0]?.block.element;
  if (
    element === undefined ||
    isBeside(element) ||
    run.filter((line) => line.linkChars * 2 > line.chars).length * 2 > run.length
  ) {
    return false;
  }
  const inOne = run.every((line) => line.block.element === element);
  const isNamed = ancestor(element, ({ names }) => SUBHEADING_NAME.test(names)) !== null;
  return isNamed && (inOne || run.every((line) => line.block.kind === 'heading'));
}

const MIN_PARAGRAPH = 60;

/**
 * The publisher's own list of key points, in the live page, in or outside the story's container. The first that holds:
 *  1. a list under a heading that announces one ("Key points", "Das Wichtigste in Kürze"), be it `<ul>`, `<ol>`, lines
 *     that begin with a bullet, or paragraphs in one box with the heading;
 *  2. a list in an element whose class names say so;
 *  3. a short list of sentences between the headline and the first paragraph;
 *  4. lines of one make under the headline.
 * Lists of links, contents, related stories and ingredients are none of these.
 */
export function* findingKeyPointList(
  outline: Outline,
  body: readonly OutlineBlock[],
  title: string,
): Steps<KeyPointList | null> {
  const lines = linesOf(outline);
  yield;
  const isBeside = besideIn(outline);
  const key = folded(title);
  // Bullets are paragraphs of the body too, as far as Readability can tell.
  const prose = body.filter((block) => block.kind === 'paragraph' && charsOfBlock(outline, block) >= MIN_PARAGRAPH);
  const last = prose[0]?.texts.at(-1);
  const firstParagraph = last === undefined ? undefined : lines.find((line) => line.block.texts.includes(last));
  const headline =
    lines.findLast(
      (line) =>
        line.index < (firstParagraph?.index ?? 0) &&
        ((key !== '' && folded(line.text) === key) || ancestor(line.block.element, ({ tag }) => tag === 'h1') !== null),
    ) ?? null;
  const placed =
    firstParagraph === undefined
      ? null
      : (leading(lines, headline, firstParagraph, isBeside, outline) ??
        sublines(lines, headline, firstParagraph, isBeside));
  yield;
  const isInMiddle = (line: Line): boolean => {
    const at = line.block.texts[0] ?? 0;
    const before = prose.filter(({ texts }) => (texts[0] ?? 0) < at).length;
    return before >= MIN_BEFORE && before < prose.length;
  };
  const told = announced(lines, outline, isBeside, isInMiddle);
  if (told !== null) return told;
  yield;
  return named(lines, outline, isBeside) ?? placed ?? leads(lines, headline, body);
}
