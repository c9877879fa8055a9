/**
 * What can be checked in a sentence, as plain marks that a fact-checker can filter for. Rules, as the tests cite them:
 *
 * C1  Number: a quantity in figures or words, from two on; not a name with a figure in it ("section 14", "COVID-19").
 * C2  Date: a day, month, year or hour, or one told from today ("last autumn"). Its figures are no numbers.
 * C3  Comparison: more, less, most, change from one state to another.
 * C4  Accusation, C5 denial, C6 promise: the words that say so.
 *
 * Words are taken as they stand: whether a denial is meant, or denied in turn, is for the reader to see.
 */
import type { CheckableKind, CheckableMark } from '../../model';
import { entrySetOf } from '../entries';
import type { Language } from '../language';
import { type Match, Phrases, type Word } from './phrases';

interface Lists {
  readonly numbers: Phrases;
  readonly labels: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly unclearMonths: ReadonlySet<string>;
  readonly beforeMonth: ReadonlySet<string>;
  readonly days: Phrases;
  readonly clock: ReadonlySet<string>;
  readonly exceptions: Phrases;
  readonly stances: readonly (readonly [CheckableKind, Phrases])[];
}

const compiled = new WeakMap<Language, Lists>();

function listsOf(language: Language): Lists {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const { checkable: words } = language;
  const lists: Lists = {
    numbers: new Phrases(words.numbers),
    labels: entrySetOf(words.labels),
    months: entrySetOf(words.months),
    unclearMonths: entrySetOf(words.unclearMonths),
    beforeMonth: entrySetOf(words.beforeMonth),
    days: new Phrases(words.days),
    clock: entrySetOf(words.clock),
    exceptions: new Phrases(words.exceptions),
    stances: [
      ['comparison', new Phrases(words.comparison)],
      ['accusation', new Phrases(words.accusation)],
      ['denial', new Phrases(words.denial)],
      ['promise', new Phrases(words.promise)],
    ],
  };
  compiled.set(language, lists);
  return lists;
}

/** The marks of a text in the order number, date, comparison, accusation, denial, promise; each kind once, with the first words that show it. */
export function checkableOf(text: string, language: Language): CheckableMark[] {
  const lists = listsOf(language);
  const words = wordsOf(text);
  const dates = datesIn(text, words, lists);
  const found: [CheckableKind, Match][] = [];
  const number = firstNumber(text, words, dates, lists);
  if (number !== null) found.push(['number', number]);
  if (dates[0] !== undefined) found.push(['date', dates[0]]);
  const marks = found.map(([kind, match]): CheckableMark => ({ kind, words: wordsAt(text, words, match) }));
  return [...marks, ...stancesIn(text, words, lists, [])];
}

/** C3 to C6, but for the kinds that are `known`. */
function stancesIn(
  text: string,
  words: readonly Word[],
  lists: Lists,
  known: readonly CheckableMark[],
): CheckableMark[] {
  let hidden: ReadonlySet<number> | null = null;
  const isHidden = ({ first, last }: Match): boolean => {
    hidden ??= coveredBy(matches(lists.exceptions, words));
    return hidden.has(first) || hidden.has(last);
  };
  return lists.stances.flatMap(([kind, phrases]): CheckableMark[] => {
    if (known.some((mark) => mark.kind === kind)) return [];
    for (let at = 0; at < words.length; at++) {
      const match = phrases.at(words, at);
      if (match !== null && !isHidden(match)) return [{ kind, words: wordsAt(text, words, match) }];
    }
    return [];
  });
}

/** Of a claim so many UTF-16 units are looked at, from its start: one of them may be a speech of a whole evening. */
const MOST_UNITS = 4000;

/**
 * The marks of a quoted claim: of what was said, and of the cue where that tells a stance ("denied", "promised").
 * `contents` are the stretches of the quotation, `cue` its cue, or "".
 */
export function checkableClaim(contents: readonly string[], cue: string, language: Language): CheckableMark[] {
  const read: string[] = [];
  let length = 0;
  for (const content of contents) {
    if (length >= MOST_UNITS) break;
    read.push(content.slice(0, MOST_UNITS - length));
    length += content.length + 1;
  }
  const said = checkableOf(read.join(' '), language);
  if (cue === '' && contents.length === 1) return said;
  const text = `${cue} ${read[0] ?? ''}`;
  return [...said, ...stancesIn(text, wordsOf(text), listsOf(language), said)];
}

// Figures with their inner marks; words without their hyphens, so that "twenty-six" is two numbers side by side.
const WORD = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:['’.][\p{L}\p{M}]+)*/gu;

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }): Word => {
    // Nearly all words begin with a letter from A to Z, and the classes of all scripts are slow to ask for.
    const first = word.charCodeAt(0);
    const plain = first < 128;
    return {
      start: index,
      end: index + word.length,
      lower: word.toLowerCase().replaceAll('’', "'"),
      capital: plain ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(word),
      figure: plain ? first <= 57 : /^\p{N}/u.test(word),
    };
  });
}

const YEAR = /^(?:1[5-9]|20)\p{Nd}\p{Nd}$/u;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])$/;
const CLOCK_TIME = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
const FULL_DATE = /^\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})$/;

/** C2. In order, never two of one word. */
function datesIn(text: string, words: readonly Word[], lists: Lists): Match[] {
  const dates: Match[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    const match = dateAt(text, words, at, lists);
    if (match === null || match.last < from) continue;
    dates.push({ first: Math.max(from, match.first), last: match.last });
    from = match.last + 1;
    at = match.last;
  }
  return dates;
}

function dateAt(text: string, words: readonly Word[], at: number, lists: Lists): Match | null {
  const word = words[at];
  if (word === undefined) return null;
  const before = words[at - 1];
  const after = words[at + 1];
  if (word.figure) {
    if (CLOCK_TIME.test(word.lower) || FULL_DATE.test(word.lower)) return { first: at, last: at };
    if (after !== undefined && lists.clock.has(after.lower)) return { first: at, last: at + 1 };
    if (YEAR.test(word.lower) && !isPriced(text, word) && !isNamed(text, word)) return { first: at, last: at };
    return null;
  }
  const isUnclear = lists.unclearMonths.has(word.lower);
  if (lists.months.has(word.lower) || isUnclear) {
    const isPlaced = isDay(before) || isDay(after) || lists.beforeMonth.has(before?.lower ?? '') || isYear(after);
    if (isUnclear && !(word.capital && isPlaced)) return lists.days.at(words, at);
    const first = isDay(before) ? at - 1 : at;
    let last = isDay(after) ? at + 1 : at;
    if (isYear(words[last + 1])) last++;
    return { first, last };
  }
  return lists.days.at(words, at);
}

const isDay = (word: Word | undefined): boolean => word?.figure === true && DAY.test(word.lower);
const isYear = (word: Word | undefined): boolean => word !== undefined && YEAR.test(word.lower);

const isPriced = (text: string, { start, end }: Word): boolean =>
  /\p{Sc}\s?$/u.test(text.slice(Math.max(0, start - 2), start)) || /^\s?[%\p{Sc}]/u.test(text.slice(end, end + 2));

/** Whether the figure is part of a name: "G20", "COVID-19", "A4". */
const isNamed = (text: string, { start }: Word): boolean =>
  /\p{L}[-‑]?$/u.test(text.slice(Math.max(0, start - 2), start));

/** C1. */
function firstNumber(text: string, words: readonly Word[], dates: readonly Match[], lists: Lists): Match | null {
  const dated = coveredBy(dates);
  for (let at = 0; at < words.length; at++) {
    const match = dated.has(at) ? null : numberAt(text, words, at, lists);
    if (match === null || dated.has(match.last)) continue;
    let { last } = match;
    for (;;) {
      const next = dated.has(last + 1) ? null : numberAt(text, words, last + 1, lists);
      if (next === null || !isBeside(text, words[last], words[last + 1])) break;
      last = next.last;
    }
    if (!lists.labels.has(words[at - 1]?.lower ?? '')) return { first: at, last };
    at = last;
  }
  return null;
}

function numberAt(text: string, words: readonly Word[], at: number, lists: Lists): Match | null {
  const word = words[at];
  if (word === undefined) return null;
  if (!word.figure) return lists.numbers.at(words, at);
  // "21st" tells a place, "1" is no more than "one".
  const isOrdinal = /^(?:st|nd|rd|th)\b/u.test(text.slice(word.end, word.end + 3));
  return isOrdinal || isNamed(text, word) || word.lower === '1' ? null : { first: at, last: at };
}

const isBeside = (text: string, a: Word | undefined, b: Word | undefined): boolean =>
  a !== undefined && b !== undefined && /^[\s‑-]$/u.test(text.slice(a.end, b.start));

function matches(phrases: Phrases, words: readonly Word[]): Match[] {
  return words.flatMap((_, at) => phrases.at(words, at) ?? []);
}

function coveredBy(found: readonly Match[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const { first, last } of found) for (let at = first; at <= last; at++) covered.add(at);
  return covered;
}

/** The words as written, with the sign of a currency before them and of a share behind. */
function wordsAt(text: string, words: readonly Word[], { first, last }: Match): string {
  let start = words[first]?.start ?? 0;
  let end = words[last]?.end ?? 0;
  if (/\p{Sc}/u.test(text.charAt(start - 1))) start--;
  if (/^\s?[%\p{Sc}]/u.test(text.slice(end, end + 2))) end += text.charAt(end) === ' ' ? 2 : 1;
  return text.slice(start, end);
}
