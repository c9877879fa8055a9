import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { counted, firstWords } from '@/components/messages';
import type { MapMark, MapState, PageInterfaceActions } from './interface-state';

export interface ArticleMapProps {
  readonly state: MapState;
  readonly on: PageInterfaceActions;
}

function labelOf({ kind, words, more }: MapMark): string {
  const first = firstWords(words);
  const mark =
    kind === 'kept'
      ? i18n.t('map.kept', { words: first })
      : kind === 'claim'
        ? i18n.t('map.claim', { words: first })
        : i18n.t('map.keyPoint', { words: first });
  return more === 0 ? mark : i18n.t('map.more', more, counted(more), { mark });
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/**
 * Where key points, claims and kept passages are, at the edge of the window. One stop of the Tab key, arrows inside
 * (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/).
 */
export function ArticleMap({ state: { marks, side, view }, on }: ArticleMapProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, marks.length - 1);
  const focus = (index: number) => {
    const next = (index + marks.length) % marks.length;
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus({ preventScroll: true });
  };
  const navigate = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') focus(stop + 1);
    else if (event.key === 'ArrowUp') focus(stop - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(marks.length - 1);
    else if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
    else return;
    event.preventDefault();
  };
  // While the page scrolls only the frame moves, so the marks are not rendered again.
  const buttons = useMemo(
    () =>
      marks.map((mark, index) => {
        const label = labelOf(mark);
        return (
          <button
            key={mark.at}
            type="button"
            class={`pm-map-mark pm-map-${mark.kind} pm-${mark.color ?? 'plain'}`}
            style={{ top: percent(mark.at), height: percent(mark.size) }}
            aria-label={label}
            title={label}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={({ detail }) => on.openMark(mark.target, detail === 0)}
          />
        );
      }),
    [marks, stop, on],
  );
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (frame.current === null) return;
    frame.current.style.top = percent(view.start);
    frame.current.style.height = percent(view.end - view.start);
  }, [view.start, view.end]);
  return (
    <div
      ref={bar}
      class={`pm-map pm-map-${side}`}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={i18n.t('map.label')}
      onKeyDown={navigate}
    >
      <div ref={frame} class="pm-map-view" aria-hidden="true" />
      {buttons}
    </div>
  );
}
