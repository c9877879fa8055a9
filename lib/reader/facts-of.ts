import type { Target } from '../messages';
import type { Analysis, Finding, Span } from '../model';
import type { Boundaries } from '../page/text-map';
import { foundFacts } from './claim-facts';
import type { Facts } from './facts';
import { attributionIn, foundOf, type Highlights, isWrong, keptOf } from './highlights';
import { keyPointFacts } from './key-point-facts';
import { keeperOf, overlap, SAME } from './page-state';
import type { Found, Reading } from './reading';
import { sentencesAround } from './sentences-around';

const textOf = ({ article }: Reading, { start, end }: Span): string => article?.article.text.slice(start, end) ?? '';

/** What a quotation says in whole sentences, by the words of the article. */
function wordingOf(reading: Reading, { contents, cue }: Analysis['quotations'][number]) {
  return {
    cue: cue === null ? null : textOf(reading, cue),
    sentence: textOf(reading, sentencesAround(reading.analysis?.sentences ?? [], { contents, cue }) ?? contents[0]),
    contents: contents.map((span) => textOf(reading, span)),
  };
}

const NOT_KEPT = { annotation: null, change: null } as const;

/** Everything that is known of a target, or null where it is gone. */
export function factsOf(on: Highlights, target: Target): Facts | null {
  const { reading, restored } = on;
  const found = foundOf(on, target);
  if (found === null) return null;
  const { annotation, change } =
    target.kind === 'annotation'
      ? (keptOf(on, target.id) ?? NOT_KEPT)
      : (keptOf(on, keeperOf(found, restored.values())?.id ?? '') ?? NOT_KEPT);
  // What is kept may be a claim or key point of the article too.
  const same = ({ span }: Found) => overlap(span, found.span) >= SAME;
  const at =
    target.kind === 'quotation'
      ? target.index
      : reading.quotations.findIndex(
          (each, index) => same(each) && (annotation !== null || !isWrong(on, { kind: 'quotation', index })),
        );
  const quotation = reading.analysis?.quotations[at];
  const { speakers, of, found: before } = attributionIn(on);
  const speaker = speakers[of[at] ?? -1];
  const other = before[at];
  const words =
    found.span === null
      ? ((target.kind === 'key-point' ? reading.analysis?.keyPoints[target.index]?.text : null) ?? '')
      : reading.text.slice(found.span.start, found.span.end);
  return {
    words,
    lang: reading.article?.article.lang ?? 'und',
    claim:
      quotation === undefined
        ? null
        : {
            speaker: speaker === undefined ? null : { name: speaker.name, role: speaker.role },
            ...(other === undefined ? {} : { found: other && { name: other.name, role: other.role } }),
            ...foundFacts(reading.analysis, quotation),
            ...wordingOf(reading, quotation),
          },
    keyPoint: keyPointFacts(reading, target, found, (index) => isWrong(on, { kind: 'key-point', index })),
    annotation,
    change,
  };
}

/** What is stored of a finding with the annotation that keeps it. */
export function findingOf(reading: Reading, kind: Finding['kind'], index: number): Finding {
  const { analysis } = reading;
  const quotation = kind === 'quotation' ? analysis?.quotations[index] : undefined;
  const speaker = quotation?.speaker == null ? undefined : analysis?.speakers[quotation.speaker];
  const { checkable } = (kind === 'key-point' ? analysis?.keyPoints[index] : quotation) ?? {};
  const { cue = null, sentence, contents = [] } = quotation === undefined ? {} : wordingOf(reading, quotation);
  return {
    kind,
    form: quotation?.form ?? null,
    speaker: speaker === undefined ? null : { name: speaker.name, role: speaker.role, kind: speaker.kind },
    cue,
    ...(quotation === undefined || sentence === undefined ? {} : { stance: quotation.stance, sentence }),
    ...(contents.length < 2 ? {} : { contents }),
    confidence: quotation?.confidence ?? null,
    ...(checkable === undefined ? {} : { checkable }),
  };
}

/** From the first to the last visible word of ranges, in the page's text; null where they hold none. */
export function hullOf(reading: Reading, ranges: readonly Boundaries[]): Span | null {
  const spans = ranges.flatMap((range) => reading.map.spanOf(range) ?? []);
  const [first] = spans;
  if (first === undefined) return null;
  const start = spans.reduce((least, span) => Math.min(least, span.start), first.start);
  const end = spans.reduce((most, span) => Math.max(most, span.end), first.end);
  const words = reading.text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const { length } = words.trim();
  return length === 0 ? null : { start: start + lead, end: start + lead + length };
}
