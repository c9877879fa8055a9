import type { Target } from '../messages';
import type { Span } from '../model';
import type { Facts } from './facts';
import { overlap, SAME } from './page-state';
import type { Found, Reading } from './reading';

const isWithin = (span: Span | null, whole: Span | null = null) =>
  span !== null && whole !== null && whole.start <= span.start && span.end <= whole.end;

/** What is known of words on the page as a key point, or as what supports some; null where they are neither; those that are `isWrong` count for nothing. */
export function keyPointFacts(
  reading: Reading,
  target: Target,
  { span }: Found,
  isWrong: (index: number) => boolean = () => false,
): Facts['keyPoint'] {
  const { analysis, keyPoints, supports } = reading;
  const founds = { 'key-point': keyPoints, support: supports };
  const isAt = (kind: 'key-point' | 'support', index: number) =>
    (target.kind === kind && target.index === index) || overlap(founds[kind][index]?.span ?? null, span) >= SAME;
  const placeOf = (kind: 'key-point' | 'support', index: number): Target | null =>
    (founds[kind][index]?.ranges.length ?? 0) > 0 ? { kind, index } : null;
  const all = (analysis?.keyPoints ?? [])
    .map((keyPoint, index) => ({ ...keyPoint, index }))
    .filter(({ index }) => !isWrong(index) || (target.kind === 'key-point' && target.index === index));
  const itself = all.find(({ index }) => isAt('key-point', index));
  // A claim may be part of the sentence only.
  const supported = all.filter(({ index }) => isAt('support', index) || isWithin(span, supports[index]?.span));
  if (itself === undefined && supported.length === 0) return null;
  return {
    origin: itself?.origin ?? null,
    supports: supported.map(({ index, text }) => ({ text, target: placeOf('key-point', index) })),
    support: itself === undefined ? null : placeOf('support', itself.index),
    ...(itself?.differs?.length && { differs: itself.differs }),
    reasons: itself?.reasons ?? [],
    checkable: itself?.checkable ?? [],
  };
}
