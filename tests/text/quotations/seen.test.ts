/**
 * What the models see of a text is what their weights were trained with: a feature that changes, or comes in another
 * order of values, makes every weight of it mean something else, and nothing else would say so. So whoever changes what
 * they see (`features.add`, the candidates, COARSE, the lists of words) trains anew, and writes down the new numbers here.
 */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../lib/text/language';
import { english } from '../../../lib/text/languages';
import { de } from '../../../lib/text/languages/de';
import { addAttribution, attributionCandidatesOf } from '../../../lib/text/quotations/attribution';
import { contentChoicesOf } from '../../../lib/text/quotations/contents';
import { featureOf, type Measure } from '../../../lib/text/quotations/features';
import { cuesOf } from '../../../lib/text/quotations/judge';
import type { JudgedCue } from '../../../lib/text/quotations/judged-cue';
import { passagesOf } from '../../../lib/text/quotations/passage';
import { sourceChoicesOf } from '../../../lib/text/quotations/sources';
import { addSpeech, evidenceFor } from '../../../lib/text/quotations/speech';
import { tokenizedSentencesOf } from '../../../lib/text/tokenized-sentence';
import { articleOf } from './article';

/** A hash of all features that were added since the last `take`, in their order. */
class Digest implements Measure<number, number> {
  private sum = 0;
  add(template: number, a: number, b = 0, c = 0): void {
    this.sum = (Math.imul(this.sum, 31) + featureOf(template, a, b, c)) >>> 0;
  }
  take(): number {
    const { sum } = this;
    this.sum = 0;
    return sum;
  }
  join(a: number, b: number, c: number): number {
    return both(both(a, b), c);
  }
  whole(part: number): number {
    return part;
  }
  promising<T>(bounds: readonly T[]): readonly T[] {
    return bounds;
  }
  outdone(): boolean {
    return false;
  }
}
const both = (a: number, b: number) => (Math.imul(a, 0x01000193) ^ b) >>> 0;
const all = (numbers: readonly number[]) => numbers.reduce(both, 0x811c9dc5);

/** How many candidates each model is asked about, and what it sees of them. */
function seenIn(text: string, language: Language) {
  const article = articleOf(text, language.code);
  const passages = passagesOf(article, tokenizedSentencesOf(article, language), language);
  const seen = { source: [] as number[], content: [] as number[], speech: [] as number[], attribution: [] as number[] };
  const digest = new Digest();
  const cues = passages.map((passage, at) =>
    cuesOf(passage, language).map((cue): JudgedCue => {
      const { sources, measures } = sourceChoicesOf(passage, cue, digest);
      seen.source.push(...measures);
      // The weights must play no part here, so each candidate is taken in turn.
      const source = sources[(cue.head % Math.max(1, sources.length - 1)) + 1] ?? null;
      const { contents, measures: others } = contentChoicesOf(passage, cue, source, digest);
      seen.content.push(...others);
      const judged = contents.slice(0, 2).map((content, place) => ({ ...content, chance: 0.6 - place / 4 }));
      return { passage: at, cue, source, sourced: 0.7, marked: 0.5, reported: 0.4, contents: judged };
    }),
  );
  for (const [at, passage] of passages.entries()) {
    for (const [stretch, words] of passage.marked.entries()) {
      const before = { speech: at % 2 === 0, distance: (at % 4) as 0 | 1 | 2 | 3, open: false, colon: at % 3 === 0 };
      addSpeech(passage, stretch, { before, evidence: evidenceFor(words, cues[at] ?? []) }, digest);
      seen.speech.push(digest.take());
      const speech = { passage: at, stretch, ...words };
      const first = cues.flat()[0];
      for (const running of [null, first === undefined ? null : { cue: first, speech }]) {
        for (const candidate of attributionCandidatesOf(speech, passages, cues, running)) {
          addAttribution(speech, candidate, passages, running, digest);
          seen.attribution.push(digest.take());
        }
      }
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, numbers]) => [name, [numbers.length, all(numbers)]]));
}

const ENGLISH = [
  '“The ferry stops on Monday,” said Ada Lund, who runs the harbour. “We have no choice. It is old.”',
  'Lund told reporters that the board, which met twice, had not decided whether to buy another. According to a survey by the Water Board, half of the islanders want one.',
  'The so-called “night boat” will be sold, a spokesman for the mill confirmed on Tuesday. Asked about the price, he said: “Ask me in May.”',
  'It is not clear, Moe wrote, how many were told. “Nobody,” she added, “and that is that',
  '“We will see,” the mayor’s office said in a statement that promised a new timetable by spring; it did not say when.',
].join('\n\n');
const GERMAN = [
  '„Die Fähre hält am Montag an“, sagte Anna Lund, die den Hafen leitet. „Wir haben keine Wahl.“',
  'Lund zufolge sei noch nichts entschieden; der Rat habe zweimal getagt. Laut einer Umfrage des Wasseramts wünscht sich die Hälfte der Insel ein neues Schiff.',
  'Das „Nachtboot“ werde verkauft, bestätigte ein Sprecher der Werft. Er fügte hinzu: „Fragen Sie im Mai.“',
].join('\n\n');

describe('what the models see', () => {
  test('of English', () => {
    expect(seenIn(ENGLISH, english)).toEqual({
      source: [151, 4050815397],
      content: [496, 978512465],
      speech: [7, 725096672],
      attribution: [89, 39568686],
    });
  });

  test('of German', () => {
    expect(seenIn(GERMAN, de)).toEqual({
      source: [61, 3529724845],
      content: [200, 3658246104],
      speech: [4, 1127477335],
      attribution: [50, 2567157998],
    });
  });
});
