import { colorOf } from '../annotation';
import type { Target } from '../messages';
import { COLORS, type Span } from '../model';
import type { Layer } from '../page/highlight-css';
import type { Settings } from '../settings';
import { type Attribution, attributionOf, type Corrected, sayingOf } from './corrections';
import type { Mark } from './facts';
import { keepersOf, overlap, type Restored, SAME } from './page-state';
import type { Found, Reading } from './reading';

/** What of the settings says which highlights there are. */
export type HighlightChoice = Pick<Settings, 'shown' | 'leastConfidence'>;

/** All that decides what is highlighted on a page, at one moment. The functions of this file answer from it. */
export interface Highlights {
  readonly reading: Reading;
  /** By id, what is kept of the article that the page's address names. */
  readonly restored: ReadonlyMap<string, Restored>;
  /** The same of every article that stands in the page, that one included. */
  readonly everywhere: Iterable<{ readonly restored: ReadonlyMap<string, Restored> }>;
  /** What the reader says of the findings. */
  readonly said: Corrected;
  readonly choice: HighlightChoice;
}

function* keptIn({ everywhere }: Highlights): Generator<Restored> {
  for (const { restored } of everywhere) yield* restored.values();
}

const contains = (span: Span | null, at: number) => span !== null && span.start <= at && at < span.end;

export const isWrong = ({ said }: Highlights, target: Target): boolean => sayingOf(said, target)?.wrong === true;

/** Whether the settings and the reader's corrections let a target be highlighted. */
function isShown(on: Highlights, target: Target): boolean {
  const { shown, leastConfidence } = on.choice;
  if (target.kind === 'annotation') return shown.kept;
  if (isWrong(on, target)) return false;
  if (target.kind !== 'quotation') return shown.keyPoints;
  const confidence = on.reading.analysis?.quotations[target.index]?.confidence ?? 0;
  return shown.claims && confidence >= leastConfidence;
}

/** The annotation of that id and where it stands, whichever article of the page it is of; null where there is none. */
export function keptOf({ everywhere }: Pick<Highlights, 'everywhere'>, id: string): Restored | null {
  for (const { restored } of everywhere) {
    const kept = restored.get(id);
    if (kept !== undefined) return kept;
  }
  return null;
}

const foundsOf = (
  { quotations, keyPoints, supports }: Reading,
  kind: 'quotation' | 'key-point' | 'support',
): readonly Found[] => (kind === 'quotation' ? quotations : kind === 'support' ? supports : keyPoints);

/** Where a target stands; null where it is gone. */
export function foundOf(on: Highlights, target: Target): Found | null {
  const { reading } = on;
  if (target.kind === 'annotation') {
    const span = keptOf(on, target.id)?.span ?? null;
    return span === null ? null : { span, spans: [span], ranges: reading.map.rangesOf(span) };
  }
  return foundsOf(reading, target.kind)[target.index] ?? null;
}

/** The ranges of a target, in order; a publisher's bullet that the page doesn't show is where its support is. */
export function rangesOf(on: Highlights, target: Target): readonly Range[] {
  const ranges = foundOf(on, target)?.ranges ?? [];
  if (ranges.length > 0 || target.kind !== 'key-point') return ranges;
  return on.reading.supports[target.index]?.ranges ?? [];
}

/** What is highlighted at an offset into the page's text: what is kept before claims before key points; or null. */
export function targetAt(on: Highlights, at: number): Target | null {
  const { reading, choice } = on;
  if (choice.shown.kept) {
    for (const { annotation, span } of keptIn(on)) {
      if (contains(span, at)) return { kind: 'annotation', id: annotation.id };
    }
  }
  for (const kind of ['quotation', 'key-point', 'support'] as const) {
    const index = foundsOf(reading, kind).findIndex(
      ({ span }, index) => contains(span, at) && isShown(on, { kind, index }),
    );
    if (index >= 0) return { kind, index };
  }
  return null;
}

/** All that is highlighted, in no order: what is kept, and of the findings what is not. */
export function marksOf(on: Highlights): readonly Mark[] {
  const { reading, restored } = on;
  const keeper = keepersOf([...restored.values()]);
  const wordsOf = (span: Span | null) => (span === null ? '' : reading.text.slice(span.start, span.end));
  const found = (founds: readonly Found[], kind: 'key-point' | 'claim'): readonly Mark[] =>
    founds.flatMap((each, index): Mark[] => {
      const target: Target = { kind: kind === 'claim' ? 'quotation' : 'key-point', index };
      const isThere = each.ranges.length > 0 && isShown(on, target) && keeper(each) === null;
      return isThere ? [{ target, kind, color: null, words: wordsOf(each.span), ranges: each.ranges }] : [];
    });
  const kept = [...keptIn(on)].flatMap(({ annotation, span }): Mark[] => {
    const target: Target = { kind: 'annotation', id: annotation.id };
    const ranges = span === null || !isShown(on, target) ? [] : reading.map.rangesOf(span);
    return ranges.length === 0
      ? []
      : [{ target, kind: 'kept', color: colorOf(annotation), words: wordsOf(span), ranges }];
  });
  return [...found(reading.keyPoints, 'key-point'), ...found(reading.quotations, 'claim'), ...kept];
}

/** What each layer paints. */
export function layersOf(on: Highlights): readonly (readonly [Layer, readonly Range[]])[] {
  const { reading, restored, choice } = on;
  const keeper = keepersOf([...restored.values()]);
  const unkept = (founds: readonly Found[], kind: 'quotation' | 'key-point') =>
    founds.flatMap((found, index) => (isShown(on, { kind, index }) && keeper(found) === null ? [...found.ranges] : []));
  const kept = choice.shown.kept ? [...keptIn(on)] : [];
  return [
    ['key-point', [...unkept(reading.keyPoints, 'key-point'), ...unkept(reading.supports, 'key-point')]],
    ['claim', unkept(reading.quotations, 'quotation')],
    ...COLORS.map(
      (color) =>
        [
          `kept-${color}`,
          kept.flatMap(({ annotation, span }) =>
            span !== null && colorOf(annotation) === color ? reading.map.rangesOf(span) : [],
          ),
        ] as const,
    ),
  ];
}

export const attributionIn = ({ reading, said, restored }: Highlights): Attribution =>
  attributionOf(reading, said, keepersOf([...restored.values()]));

/** Index of the quotation that a target is, or whose words it keeps; null for none. */
export function quotationAt(on: Highlights, target: Target): number | null {
  if (target.kind === 'quotation') return target.index;
  const span = foundOf(on, target)?.span ?? null;
  const at = on.reading.quotations.findIndex((each) => overlap(each.span, span) >= SAME);
  return at < 0 ? null : at;
}

/** The claim before (-1) or after (1) a target's that the same speaker makes and the page shows, or null. */
export function neighbourOf(on: Highlights, target: Target, step: 1 | -1): Target | null {
  const at = quotationAt(on, target);
  const { quotations } = on.reading;
  const { of } = attributionIn(on);
  const speaker = at === null ? null : (of[at] ?? null);
  if (at === null || speaker === null) return null;
  for (let index = at + step; index >= 0 && index < quotations.length; index += step) {
    const candidate: Target = { kind: 'quotation', index };
    const isThere = (quotations[index]?.ranges.length ?? 0) > 0 && isShown(on, candidate);
    if (isThere && of[index] === speaker) return candidate;
  }
  return null;
}
