import { firstIndex } from '../../first-index';
import type { Span } from '../../model';
import { entrySetOf } from '../entries';
import type { Language } from '../language';
import { CUE_CLASS, type Lexicon, lexiconOf, WORD_CLASS } from '../lexicon';
import type { Steps } from '../steps';
import type { TokenizedSentence } from '../tokenized-sentence';
import type { Token } from '../tokens';
import { CuePhrases } from './cue-phrases';
import type { RawQuotation } from './raw-quotation';

/** Words between a verb and its infinitive ("weigerte sich, zu"), and between a verb of saying and its clause ("tell reporters"). */
const BETWEEN = 2;

/**
 * What somebody declined or refused to say is no claim with "to say" as its first words: "declined to comment" reports
 * nothing, and "declined to say whether it holds" has "declined to say" for its cue, which is what its stance is told by.
 */
export function* withoutWithheld(
  quotations: readonly RawQuotation[],
  sentences: readonly TokenizedSentence[],
  language: Language,
): Steps<RawQuotation[]> {
  const withholds = new CuePhrases(language.stance.withholds);
  const markers = entrySetOf(language.stance.infinitive.markers);
  const questions = entrySetOf(language.stance.infinitive.questions ?? '');
  const lexicon = lexiconOf(language);
  const said: RawQuotation[] = [];
  for (const quotation of quotations) {
    yield;
    const [first, ...rest] = quotation.contents;
    const cue = quotation.form === 'indirect' ? quotation.cue : null;
    const sentence =
      cue && sentences[firstIndex(sentences.length, (at) => (sentences[at]?.start ?? 0) > cue.end - 1) - 1];
    const verb = cue && sentence ? sayingVerb(sentence.tokens, cue, first, { withholds, markers, lexicon }) : null;
    if (cue === null || !sentence || verb === null) {
      said.push(quotation);
      continue;
    }
    const start = startOfClause(sentence.tokens, verb, first, questions, lexicon);
    if (start === null) continue;
    const end = sentence.tokens[verb]?.end ?? cue.end;
    said.push({
      ...quotation,
      cue: { start: cue.start, end },
      contents: [{ start, end: first.end }, ...rest],
    });
  }
  return said;
}

interface Words {
  readonly withholds: CuePhrases;
  readonly markers: ReadonlySet<string>;
  readonly lexicon: Lexicon;
}

/** The index of the verb of saying with which the reported words open, behind a cue that withholds; null where it is not so. */
function sayingVerb(tokens: readonly Token[], cue: Span, content: Span, words: Words): number | null {
  const head = firstIndex(tokens.length, (at) => (tokens[at]?.start ?? 0) >= cue.end) - 1;
  if (head < 0 || words.withholds.at(tokens, head) === null) return null;
  let at = head + 1;
  while (at <= head + BETWEEN && (tokens[at]?.start ?? content.start) < content.start) at++;
  const marker = tokens[at];
  if (marker?.start !== content.start || !words.markers.has(marker.lower)) return null;
  for (let next = at + 1; next <= at + BETWEEN; next++) {
    const entry = words.lexicon.entries.get(tokens[next]?.lower ?? '');
    if ((entry?.cue ?? 0) & (CUE_CLASS.speech | CUE_CLASS.address | CUE_CLASS.evidence)) return next;
    if (!((entry?.classes ?? 0) & WORD_CLASS.adverb)) return null;
  }
  return null;
}

/** Where the clause begins that a verb of saying would have reported; null where it has none. */
function startOfClause(
  tokens: readonly Token[],
  verb: number,
  content: Span,
  questions: ReadonlySet<string>,
  lexicon: Lexicon,
): number | null {
  for (let at = verb + 1; at <= verb + 1 + BETWEEN; at++) {
    const token = tokens[at];
    if (!token || token.end > content.end) return null;
    if (questions.has(token.lower)) return token.start;
    if ((lexicon.entries.get(token.lower)?.classes ?? 0) & WORD_CLASS.complementiser) {
      const next = tokens[at + 1];
      return next && next.end <= content.end ? next.start : null;
    }
  }
  return null;
}
