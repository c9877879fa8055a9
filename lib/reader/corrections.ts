/** What the reader says of the findings of a page, laid over what was found. */
import type { SpeakerView, Target } from '../messages';
import type { Annotation, FindingCorrection, NamedSpeaker } from '../model';
import { normalized } from '../normalize';
import type { Found, Reading } from './reading';

/** By index of a reading's findings, what is said of them. */
export interface Corrected {
  readonly quotations: ReadonlyMap<number, FindingCorrection>;
  readonly keyPoints: ReadonlyMap<number, FindingCorrection>;
}

const NOTHING: Corrected = { quotations: new Map(), keyPoints: new Map() };

/** The letters and digits of a text: what typography, spaces and case make of it is not what was said. */
const plain = (text: string): string =>
  normalized(text, 'NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** How many characters two texts have in common at their ends, counted from where `step` leads in. */
function common(a: string, b: string, step: 1 | -1): number {
  let length = 0;
  const at = (text: string) => text.at(step === 1 ? length : -1 - length);
  while (length < Math.min(a.length, b.length) && at(a) === at(b)) length += 1;
  return length;
}

/** The words of a finding as they stand on the page; those of a bullet that stands nowhere are the bullet's. */
export function wordsOf({ text, analysis }: Reading, kind: FindingCorrection['kind'], index: number, { span }: Found) {
  if (span !== null) return text.slice(span.start, span.end);
  return kind === 'key-point' ? (analysis?.keyPoints[index]?.text ?? '') : '';
}

/** How much of what stood around the words stands there now, in characters. */
function likeness({ text }: Reading, { span }: Found, { selector: { prefix, suffix } }: FindingCorrection): number {
  if (span === null) return 0;
  const before = text.slice(Math.max(0, span.start - prefix.length), span.start);
  const behind = text.slice(span.end, span.end + suffix.length);
  return common(before, prefix, -1) + common(behind, suffix, 1);
}

/**
 * Which findings of one kind the corrections speak of. A finding is known by its words, wherever they stand now; among
 * several of the same words each correction takes the one whose surroundings are most like those it was made in.
 */
function placed(
  reading: Reading,
  kind: FindingCorrection['kind'],
  founds: readonly Found[],
  corrections: readonly FindingCorrection[],
): ReadonlyMap<number, FindingCorrection> {
  const wanted = new Map<string, FindingCorrection[]>();
  for (const correction of corrections) {
    if (correction.kind !== kind) continue;
    const words = plain(correction.selector.exact);
    const list = wanted.get(words);
    if (list === undefined) wanted.set(words, [correction]);
    else list.push(correction);
  }
  const result = new Map<number, FindingCorrection>();
  if (wanted.size === 0) return result;
  const pairs = founds.flatMap((found, index) =>
    (wanted.get(plain(wordsOf(reading, kind, index, found))) ?? []).map((correction) => ({
      index,
      correction,
      score: likeness(reading, found, correction),
    })),
  );
  pairs.sort((a, b) => b.score - a.score || a.index - b.index);
  const used = new Set<FindingCorrection>();
  for (const { index, correction } of pairs) {
    if (result.has(index) || used.has(correction)) continue;
    result.set(index, correction);
    used.add(correction);
  }
  return result;
}

function correctedIn(reading: Reading, corrections: readonly FindingCorrection[]): Corrected {
  if (corrections.length === 0) return NOTHING;
  return {
    quotations: placed(reading, 'quotation', reading.quotations, corrections),
    keyPoints: placed(reading, 'key-point', reading.keyPoints, corrections),
  };
}

/** What the corrections of an article say of the findings of a reading, looked up once as long as neither changes. */
export class KnownCorrections {
  private reading: Reading | null = null;
  private corrections: readonly FindingCorrection[] = [];
  private corrected: Corrected = NOTHING;

  said(reading: Reading, corrections: readonly FindingCorrection[]): Corrected {
    if (this.reading !== reading || this.corrections !== corrections) {
      this.reading = reading;
      this.corrections = corrections;
      this.corrected = correctedIn(reading, corrections);
    }
    return this.corrected;
  }
}

/** What is said of the finding that a target is, or whose support it is; null for nothing. */
export function sayingOf({ quotations, keyPoints }: Corrected, target: Target): FindingCorrection | null {
  if (target.kind === 'annotation') return null;
  return (target.kind === 'quotation' ? quotations : keyPoints).get(target.index) ?? null;
}

/** Who says the quotations of a reading. */
export interface Attribution {
  /** Those of the article, then whom the reader named beside them. */
  readonly speakers: readonly SpeakerView[];
  /** By index of a quotation: index into `speakers`, or null. */
  readonly of: readonly (number | null)[];
  /** By index of a quotation: who was found, where the reader says another; undefined where he doesn't. */
  readonly found: readonly (SpeakerView | null | undefined)[];
}

const isSame = (a: SpeakerView, b: NamedSpeaker) =>
  a.name.toLowerCase() === b.name.toLowerCase() && (b.role === null || a.role === b.role);

/** `keeper`: the annotation that keeps a finding, with which what the reader says of it stands; or null. */
export function attributionOf(
  { analysis, quotations }: Reading,
  said: Corrected,
  keeper: (found: Found) => Annotation | null,
): Attribution {
  const speakers: SpeakerView[] = (analysis?.speakers ?? []).map(({ name, role, kind }) => ({ name, role, kind }));
  const found: (SpeakerView | null | undefined)[] = [];
  const of = (analysis?.quotations ?? []).map(({ speaker }, index): number | null => {
    const place = quotations[index];
    const kept = place === undefined ? null : keeper(place);
    const by = (kept === null ? said.quotations.get(index) : kept.correction)?.speaker;
    found.push(by === undefined ? undefined : ((speaker === null ? null : speakers[speaker]) ?? null));
    if (by === undefined) return speaker;
    if (by === null) return null;
    const known = speakers.findIndex((each) => isSame(each, by));
    return known < 0 ? speakers.push({ name: by.name, role: by.role, kind: by.kind ?? 'unknown' }) - 1 : known;
  });
  return { speakers, of, found };
}
