import { blocksOf } from '../outline/blocks';
import { attributeOf } from '../outline/outline';
import type { Slices } from '../slices';
import { finish, type Steps } from '../text/steps';
import { appendTexts } from './append-texts';
import { isMarkedHidden, type LiveElement, type LiveOutline, readingWholeOutline } from './live-outline';
import { type MappedText, MappedTextBuilder } from './text-map';
import { seeingTexts, type Visibility } from './visible-texts';

/** The page's visible text, the way back to its nodes, and what both were made from. */
export interface PageText extends MappedText {
  /** Holds every element and text of the page: for the moment, not to be kept. */
  readonly outline: LiveOutline;
}

/** What a closed `<details>` shows of itself is its summary. */
function isFolded({ element, tag, parent: above }: LiveElement): boolean {
  if (above?.tag !== 'details') return false;
  const parent = element.parentElement;
  if (parent === null || parent.localName !== 'details' || parent.hasAttribute('open')) return false;
  return tag !== 'summary' || parent.querySelector(':scope > summary') !== element;
}

/** Seen as style sheets have it; Chromium before 121 has only the older name. */
const AS_STYLED = { visibilityProperty: true, checkVisibilityCSS: true };

/** Cut down to a pixel: words that only screen readers are to say. */
function isClipped(element: Element, view: Window): boolean {
  if (!('offsetWidth' in element)) return false;
  // One after the other: each makes the browser measure.
  const box = element as HTMLElement;
  if (box.offsetWidth > 1 || box.offsetHeight > 1 || box.firstChild === null) return false;
  const { overflowX, clip, clipPath, display } = view.getComputedStyle(element);
  // A box without a size of its own may show what overflows it, and inline ones are measured by what is in them.
  return (
    display !== 'contents' && (overflowX === 'hidden' || overflowX === 'clip' || clip !== 'auto' || clipPath !== 'none')
  );
}

/**
 * The whole page's visible text, one block a line, white space inside a block collapsed: the coordinate in which
 * annotations are anchored.
 *
 * V1 It holds captions, comments and what else a reader may mark, also in open shadow roots, slots in place.
 * V2 It holds nothing that isn't seen: no script, style, noscript or template, no field of a form, nothing that is
 *    hidden by HTML or by style, nothing in a folded `<details>`, nothing cut down to a pixel.
 * V3 What is only faded out or scrolled away is text: pages fade their paragraphs in as one reads. `aria-hidden`
 *    hides nothing from sight.
 */
export function* readingPageText(document: Document): Steps<PageText> {
  const view = document.defaultView;
  const visibilityOf = (entry: LiveElement): Visibility => {
    if (isFolded(entry)) return 'hidden';
    const { element, tag } = entry;
    if (attributeOf(entry, 'hidden')?.toLowerCase() === 'until-found') return 'hidden';
    // The text that stands in it directly has no element that could be asked.
    const whole = tag === 'details' && attributeOf(entry, 'open') === null ? 'children-only' : 'shown';
    // jsdom has no layout to ask; a document without a window has none either.
    if (view === null || typeof element.checkVisibility !== 'function') {
      return isMarkedHidden(entry) ? 'hidden' : whole;
    }
    if (element.checkVisibility(AS_STYLED)) {
      if (!isClipped(element, view)) return whole;
      styledAway.whole.add(entry);
      return 'hidden';
    }
    if (element.checkVisibility()) {
      styledAway.own.add(entry);
      return 'children-only';
    }
    // An element with `display: contents` (as slots have) has no box to be seen, its children have.
    if (view.getComputedStyle(element).display === 'contents') return whole;
    styledAway.whole.add(entry);
    return 'hidden';
  };
  const outline = yield* readingWholeOutline(document);
  const { styledAway } = outline;
  const visible = yield* seeingTexts(outline, visibilityOf);
  yield;
  const builder = new MappedTextBuilder();
  for (const block of blocksOf(visible, () => true)) {
    builder.openBlock('\n');
    appendTexts(builder, visible, block.texts);
    yield;
  }
  return { ...builder.build(), outline };
}

/** The same at once. */
export function readPageText(document: Document): PageText {
  return finish(readingPageText(document));
}

/** Does `steps` as long as nothing has changed; null where it has. */
function* unlessChanged<T>(steps: Steps<T>, hasChanged: () => boolean): Steps<T | null> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    yield;
    if (hasChanged()) return null;
  }
}

/**
 * The same in slices, between which the page may go on: where it changes its text meanwhile, it is read at once, since
 * half of what it was and half of what it is would be neither.
 */
export async function readPageTextIn(slices: Slices, view: Window & typeof globalThis): Promise<PageText> {
  const { document } = view;
  let isChanged = false;
  const observer = new view.MutationObserver(() => {
    isChanged = true;
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  try {
    const read = await slices.run(unlessChanged(readingPageText(document), () => isChanged));
    return read ?? readPageText(document);
  } finally {
    observer.disconnect();
  }
}
