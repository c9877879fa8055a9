import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface VirtualRowsOptions {
  /** The list, in a document that scrolls as a whole. */
  readonly list: RefObject<HTMLElement>;
  readonly count: number;
  /** Names a row, so that its height is known again wherever it moves. */
  readonly keyOf: (index: number) => number;
  /** Height of a row that was never shown, in CSS pixels. */
  readonly estimate: (index: number) => number;
  /** A row that stays in the document while it is scrolled away, since the focus is in it; -1 for none. */
  readonly pinned: number;
}

export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  /** Height of all rows. */
  readonly total: number;
  /** Where the list begins in the document. */
  readonly margin: number;
  /** To be called with each row's element, which has its index in `data-index`. */
  readonly measure: (element: HTMLElement | null) => void;
}

/** Only the rows in and near the window are in the document, however many there are. */
export function useVirtualRows({ list, count, keyOf, estimate, pinned }: VirtualRowsOptions): VirtualRows {
  const [, render] = useState(0);
  const margin = useRef(0);
  const virtualizer = useRef<Virtualizer<Window, HTMLElement> | null>(null);
  const options: ConstructorParameters<typeof Virtualizer<Window, HTMLElement>>[0] = {
    count,
    getScrollElement: () => window,
    estimateSize: estimate,
    getItemKey: keyOf,
    overscan: 6,
    scrollMargin: margin.current,
    initialRect: { width: innerWidth, height: innerHeight },
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    // Where nothing is laid out there is nothing to measure.
    measureElement: (element) => element.offsetHeight || estimate(Number(element.dataset.index)),
    rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(all - 1, endIndex + overscan);
      const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      if (pinned < 0 || pinned >= all || (pinned >= first && pinned <= last)) return shown;
      return pinned < first ? [pinned, ...shown] : [...shown, pinned];
    },
    onChange: () => render((turn) => turn + 1),
  };
  virtualizer.current ??= new Virtualizer(options);
  virtualizer.current.setOptions(options);
  const { current } = virtualizer;

  useEffect(() => current._didMount(), [current]);
  useLayoutEffect(() => current._willUpdate());
  // What stands above the list may grow or shrink with every change.
  useLayoutEffect(() => {
    const top = list.current === null ? 0 : list.current.getBoundingClientRect().top + scrollY;
    if (Math.abs(top - margin.current) < 1) return;
    margin.current = top;
    render((turn) => turn + 1);
  });

  return {
    items: current.getVirtualItems(),
    total: current.getTotalSize(),
    margin: margin.current,
    measure: current.measureElement,
  };
}
