import { type Break, breakAt, type OutlineElement } from '../outline/outline';
import type { Steps } from '../text/steps';
import type { LiveElement, LiveOutline, LiveText } from './live-outline';

/** As many elements are asked in a step, or a few more. */
const STEP = 16;

/** `children-only`: the element's own text is not seen, that of elements in it may be (`visibility`). */
export type Visibility = 'shown' | 'children-only' | 'hidden';

/** Texts of a page that are seen, parted as they are without those that are not. */
export type VisibleTexts = Pick<LiveOutline, 'texts' | 'charsOf'>;

/**
 * The texts of an outline that are seen. `visibilityOf` makes the browser work out styles and boxes, so it is asked of
 * elements with words in them only, and of those that may part words that stand side by side.
 */
export function* seeingTexts(
  outline: LiveOutline,
  visibilityOf: (element: LiveElement) => Visibility,
): Steps<VisibleTexts> {
  const { elements, texts } = outline;
  const seen: LiveText[] = [];
  const chars = [0];
  const silent = new Set<OutlineElement>();
  const open: OutlineElement[] = [];
  let border: Break = 'block';
  /** How often something unseen stood between texts. */
  let gaps = 0;
  let next = 0;

  const addTexts = (end: number): void => {
    for (; next < end; next += 1) {
      const text = texts[next];
      if (text === undefined) continue;
      if (silent.has(text.parent)) {
        gaps += 1;
        continue;
      }
      seen.push({ ...text, breakBefore: border, run: text.run + gaps });
      if (text.chars > 0) border = 'none';
      chars.push((chars.at(-1) ?? 0) + text.chars);
    }
  };
  const close = (order: number): void => {
    for (let top = open.at(-1); top !== undefined && top.endElement <= order; top = open.at(-1)) {
      addTexts(top.endText);
      if (!top.inline) border = 'block';
      open.pop();
    }
  };

  for (let order = 0; order < elements.length; ) {
    const element = elements[order];
    if (element === undefined) break;
    close(order);
    addTexts(element.firstText);
    if (element.tag === 'br') {
      border = breakAt(border);
      order += 1;
      continue;
    }
    const isEmpty = outline.charsOf(element.firstText, element.endText) === 0;
    if (order % STEP === 0) yield;
    const visibility = order === 0 ? 'shown' : isEmpty && border === 'block' ? 'hidden' : visibilityOf(element);
    if (visibility === 'hidden') {
      gaps += 1;
      next = element.endText;
      order = element.endElement;
      continue;
    }
    if (visibility === 'children-only') silent.add(element);
    if (!element.inline) border = 'block';
    open.push(element);
    order += 1;
  }
  close(elements.length);
  return { texts: seen, charsOf: (from, to) => (chars[to] ?? 0) - (chars[from] ?? 0) };
}
