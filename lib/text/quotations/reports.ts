import type { Language } from '../language';
import { lexiconOf } from '../lexicon';
import type { Steps } from '../steps';
import { freeReports } from './free-subjects';
import { lastVerbReports } from './last-verbs';
import { markedReports } from './marked-subjects';
import type { Passage } from './passage';
import {
  addressesOf,
  endOf,
  leadOf,
  type Report,
  type ReportWords,
  reportWordsOf,
  type WordSpan,
} from './report-words';

export type { Report } from './report-words';

// A paragraph in marks goes on with who spoke last; shorter words in marks alone are a heading or a name.
const LEAST_WORDS = 4;
const GOING_ON = 0.7;
const NAMELESS = 0.5;

const FINDERS = { marked: markedReports, free: freeReports, last: lastVerbReports } as const;

/**
 * What rules find where no weights were trained for the order of a language's words, in order of the text. Rules, as the
 * tests cite them:
 *
 * - G1: a cue with its complementiser, a colon or words in marks behind it reports what follows, to the end of the sentence.
 * - G2: a cue behind words in marks, with its subject, reports them; so does one that is a sentence of its own.
 * - G3: a phrase ("according to") reports the rest of its sentence.
 * - G4: what is reported ends where a conjunction or comma opens the next report of the sentence.
 * - G5: a report inside what another one reports, with nothing before it, is part of that.
 * - G6: a report without a subject has the one before it in its sentence; in a language whose verbs stand without one, its
 *   verb is the pronoun.
 * - G7: a sentence that is all in marks goes on with who spoke last, in the same paragraph or the one before.
 * - G9: an infinitive right behind its verb opens what is said.
 * - G8: words in marks between subject and verb, which calls something by them, are the subject's.
 */
export function* findingReports(passages: readonly Passage[], language: Language): Steps<Report[]> {
  const lists = reportWordsOf(language);
  if (!lists) return [];
  const { phrases, impersonal } = lexiconOf(language);
  const reports: Report[] = [];
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at];
    if (!passage) continue;
    const context = {
      passage,
      index: at,
      previous: passages[at - 1] ?? null,
      lists,
      end: endOf(passage),
      lead: leadOf(passage),
      phrases,
      impersonal,
    };
    const own = FINDERS[lists.order](context);
    for (const report of own) reports.push(report);
    yield;
  }
  yield* addGoingOn(passages, lists, reports);
  return reports.sort((a, b) => a.passage - b.passage || (a.pieces[0]?.from ?? 0) - (b.pieces[0]?.from ?? 0));
}

/** G7 */
function* addGoingOn(passages: readonly Passage[], lists: ReportWords, reports: Report[]): Steps<void> {
  const byPassage = new Map<number, Report[]>();
  for (const report of reports) {
    for (const place of new Set([report.passage, report.cuePassage])) {
      const own = byPassage.get(place);
      if (own) own.push(report);
      else byPassage.set(place, [report]);
    }
  }
  let last: Report | null = null;
  let block = 0;
  for (let at = 0; at < passages.length; at++) {
    yield;
    const passage = passages[at];
    if (!passage) continue;
    const own = byPassage.get(at) ?? [];
    const named = own.filter(({ source }) => source !== null).at(-1);
    if (own.length === 0 && !passage.heading) {
      const stretch = wholeStretch(passage, lists);
      if (stretch) {
        const goesOn: Report | null = last !== null && passage.block - block <= 1 ? last : null;
        reports.push({
          passage: at,
          cuePassage: goesOn?.cuePassage ?? at,
          cue: goesOn?.cue ?? null,
          source: goesOn?.source ?? null,
          pieces: [stretch],
          chance: goesOn ? GOING_ON : NAMELESS,
          inherited: goesOn !== null,
        });
        if (goesOn) block = passage.block;
      }
    }
    if (named) {
      last = named;
      block = passage.block;
    }
  }
}

/** The words in marks that are all of a passage. */
function wholeStretch({ words, marked }: Passage, lists: ReportWords): WordSpan | null {
  const [first, ...others] = marked;
  if (!first || others.length > 0 || first.to - first.from < LEAST_WORDS) return null;
  const isOutside = (at: number): boolean => at < first.from || at >= first.to;
  const rest = words.filter((word, at) => isOutside(at) && word.kind !== 'mark' && !addressesOf(word, lists));
  return rest.length === 0 ? first : null;
}
