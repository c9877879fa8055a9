import { entriesOf, entrySetOf } from '../entries';
import type { QuotationForms } from '../language';
import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import type { Steps } from '../steps';
import { type CueCandidate, groupStart } from './cue-candidates';
import { hashOf } from './features';
import { judgeSource } from './judge';
import type { Scores } from './linear-model';
import { COARSE, countIn, type Passage, TALLY, type Word } from './passage';
import type { SourceCandidate } from './sources';

/**
 * Forms that the annotated news lack or leave open, found by rules:
 *
 * - F1: what was said before a court or an inquiry: "The jury heard that A", "A, Ostby Crown Court was told". Who said it
 *   stands nowhere.
 * - F2: a view with words in marks: "Keogh felt his side “got away with it”". The marks tell that it was said; a view without
 *   marks is no claim.
 */
export interface FormFound {
  /** Index of its passage. */
  readonly passage: number;
  readonly cue: { readonly from: number; readonly to: number };
  readonly source: SourceCandidate;
  /** Chance of the source. */
  readonly sourced: number;
  readonly from: number;
  readonly to: number;
}

// "Ostby Crown Court, sitting at Lund, heard": rare; what stands between is an adverb or a day.
const BETWEEN = 2;
const LEAST = 3;
const MOST_OF_NAME = 12;

export function* findingForms(passages: readonly Passage[], forms: QuotationForms, source: Scores): Steps<FormFound[]> {
  const forums = entrySetOf(forms.forums);
  const views = entrySetOf(forms.views);
  const heard = entriesOf(forms.heard).map((phrase) => phrase.split('_'));
  const found: FormFound[] = [];
  for (const [at, passage] of passages.entries()) {
    const one = hearingIn(passage, at, forums, heard) ?? viewIn(passage, at, views, source);
    if (one) found.push(one);
    yield;
  }
  return found;
}

const isOutside = (word: Word | undefined): word is Word => word !== undefined && word.stretch < 0;

/** Where the last words of a passage end, its stop left out. */
function endOf({ words }: Passage): number {
  let to = words.length;
  while (to > 0 && words[to - 1]?.coarse === COARSE.stop && isOutside(words[to - 1])) to--;
  return to;
}

/** F1 */
function hearingIn(
  passage: Passage,
  index: number,
  forums: ReadonlySet<string>,
  heard: readonly (readonly string[])[],
): FormFound | null {
  const { words } = passage;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!isOutside(word) || !forums.has(word.lower)) continue;
    const cue = heardAfter(words, at + 1, heard);
    if (!cue) continue;
    const end = endOf(passage);
    const base = { passage: index, cue, source: null, sourced: 1 };
    if (words[cue.to]?.coarse === COARSE.complementiser && cue.to + LEAST < end) {
      return { ...base, from: cue.to + 1, to: end };
    }
    // "A, the jury heard."
    const from = subjectStart(words, at);
    if (cue.to < end || words[from - 1]?.coarse !== COARSE.comma || from <= LEAST) continue;
    if (countIn(passage, TALLY.verbs, 0, from - 1) > 0) return { ...base, from: 0, to: from - 1 };
  }
  return null;
}

function heardAfter(
  words: readonly Word[],
  start: number,
  heard: readonly (readonly string[])[],
): { readonly from: number; readonly to: number } | null {
  for (let from = start; from <= start + BETWEEN; from++) {
    const phrase = heard.find((one) => one.every((part, offset) => words[from + offset]?.lower === part));
    if (phrase) return { from, to: from + phrase.length };
    const between = words[from];
    if (!isOutside(between) || !(between.coarse === COARSE.adverb || between.coarse === COARSE.time)) return null;
  }
  return null;
}

/** Where the name of a court begins: "Ostby Crown Court", "the jury". */
function subjectStart(words: readonly Word[], head: number): number {
  let from = head;
  while (from > 0 && head - from < MOST_OF_NAME && isOutside(words[from - 1])) {
    const before = words[from - 1];
    if (before?.kind !== 'word' || !(before.capital || before.coarse === COARSE.determiner)) break;
    from--;
  }
  return from;
}

/** F2 */
function viewIn(passage: Passage, index: number, views: ReadonlySet<string>, scores: Scores): FormFound | null {
  const { words, marked } = passage;
  const head = words.findIndex((word) => isOutside(word) && views.has(word.lower));
  const first = marked[0];
  if (head <= 0 || marked.length !== 1 || !first || first.from <= head + 1) return null;
  const end = endOf(passage);
  if (first.to > end || first.to < end - LEAST) return null;
  // Another verb of saying between the view and the marks has the marks for itself.
  for (let at = head + 1; at < first.from; at++) {
    const word = words[at];
    const clause = word?.coarse === COARSE.comma || word?.coarse === COARSE.colon || word?.coarse === COARSE.semicolon;
    if (clause || (word && word.cue & (CUE_CLASS.speech | CUE_CLASS.address))) return null;
  }
  const cue: CueCandidate = {
    from: groupStart(words, head),
    to: head + 1,
    head,
    kind: CUE_CLASS.attitude,
    lemma: hashOf('view'),
  };
  if (words.slice(cue.from, head).some(({ coarse }) => coarse === COARSE.negation)) return null;
  const { source, sourced } = judgeSource(passage, cue, scores);
  if (!source || source.to > head || !isSomebody(words, source)) return null;
  const from = words[head + 1]?.coarse === COARSE.complementiser ? head + 2 : head + 1;
  return { passage: index, cue, source, sourced, from, to: end };
}

/** Somebody with a name, a role or a pronoun; "it felt “wrong”" is nobody's view. */
function isSomebody(words: readonly Word[], { from, to }: NonNullable<SourceCandidate>): boolean {
  return words
    .slice(from, to)
    .some(
      ({ capital, classes, lower }) =>
        (capital && lower !== 'it') || (classes & WORD_CLASS.role) !== 0 || isPerson(lower),
    );
}

const PERSONS: ReadonlySet<string> = new Set(['he', 'she', 'they', 'we', 'i']);
const isPerson = (lower: string): boolean => PERSONS.has(lower);
