import { i18n } from '@/components/i18n';
import type { TimeBin, Timeline, TimeUnit } from '@/lib/library/timeline';
import { counted, dateText, interfaceDirection, numberText, periodText } from '../messages';

export interface TimelineChartProps {
  readonly timeline: Timeline;
  /** A bar was chosen: its days. */
  readonly onChoose: (from: string, until: string) => void;
  /** What the bars count: passages that were kept, or claims that were made. */
  readonly of?: 'passages' | 'claims';
}

/** The picture's own units; it is as wide as its place. */
const HEIGHT = 56;
const SLOT = 10;
const GAP = 2;
/** So that one passage among hundreds is still seen. */
const LEAST = 3;
/** With only a few bars, each would otherwise be as wide as the whole picture. */
const LEAST_SLOTS = 12;

const periodOf = ({ from, until }: TimeBin, unit: TimeUnit): string => {
  if (unit !== 'week') return periodText(from, unit);
  return i18n.t('timeline.range', { from: dateText(from) ?? from, until: dateText(until) ?? until });
};

/** When the passages were kept: bars to look at and to choose by, and the same as a table. */
export function TimelineChart({ timeline: { unit, bins }, onChoose, of = 'passages' }: TimelineChartProps) {
  const most = bins.reduce((max, { count }) => Math.max(max, count), 1);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return null;
  const slots = Math.max(bins.length, LEAST_SLOTS);
  const width = slots * SLOT;
  const ltr = interfaceDirection() === 'ltr';
  const ends = { from: dateText(first.from) ?? first.from, until: dateText(last.until) ?? last.until };
  const summary =
    of === 'passages'
      ? i18n.t('timeline.summary', total, counted(total), ends)
      : i18n.t('speakerPage.summary', total, counted(total), ends);
  const barText = ({ count }: TimeBin, period: string) =>
    of === 'passages'
      ? i18n.t('timeline.bar', count, counted(count), { period })
      : i18n.t('speakerPage.bar', count, counted(count), { period });
  return (
    <section class="pm-timeline" aria-labelledby="pm-timeline">
      <h2 id="pm-timeline">{of === 'passages' ? i18n.t('timeline.title') : i18n.t('speakerPage.timeline')}</h2>
      <svg
        class="pm-timeline-bars"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {bins.map((bin, index) => {
          const height = bin.count === 0 ? 0 : Math.max(LEAST, (bin.count / most) * HEIGHT);
          const x = (ltr ? index : slots - 1 - index) * SLOT;
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the same can be chosen by keyboard in the table and the date fields
            <g key={bin.from} class="pm-bar-slot" onClick={() => onChoose(bin.from, bin.until)}>
              <title>{barText(bin, periodOf(bin, unit))}</title>
              <rect x={x} y={0} width={SLOT} height={HEIGHT} class="pm-bar-hit" />
              <rect x={x + GAP / 2} y={HEIGHT - height} width={SLOT - GAP} height={height} class="pm-bar-value" />
            </g>
          );
        })}
      </svg>
      <p class="pm-timeline-ends" aria-hidden="true">
        <span>{periodText(first.from, unit)}</span>
        {bins.length >= LEAST_SLOTS && <span>{periodText(last.from, unit)}</span>}
      </p>
      <details class="pm-meta">
        <summary>{i18n.t('timeline.asTable')}</summary>
        <table class="pm-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('timeline.period')}</th>
              <th scope="col">{of === 'passages' ? i18n.t('timeline.number') : i18n.t('claims.title')}</th>
            </tr>
          </thead>
          <tbody>
            {bins
              .filter(({ count }) => count > 0)
              .map((bin) => (
                <tr key={bin.from}>
                  <th scope="row">
                    <button type="button" class="pm-link" onClick={() => onChoose(bin.from, bin.until)}>
                      {periodOf(bin, unit)}
                    </button>
                  </th>
                  <td>{numberText(bin.count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
