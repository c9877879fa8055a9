import type { Outline, OutlineElement } from './outline';

/**
 * Which class names and ids tell something. A name says what a part of the page is beside the story ("cookie", "caption",
 * "link") only where it isn't a name of the story itself: what most of the page's running text stands in, or under, is
 * named for its look, its subject or the system that it was written with.
 */
export interface TellingNames {
  /** Class names and id of an element as in `OutlineElement.names`, those that tell nothing left out. */
  of(element: OutlineElement): string;
  /** Whether a class name or id, in lower case, "camelCase" as "camel-case", tells nothing. */
  isSilent(name: string): boolean;
  /** The share of the page's running text that is in an element, 0 to 1. */
  shareOf(element: OutlineElement): number;
}

/** Characters (no white space) of a text node that is part of a paragraph; labels and entries of menus are shorter. */
const MIN_RUNNING = 45;
/** A name that stands for more of the running text than this tells nothing. */
const MAX_SHARE = 0.4;

export function tellingNamesIn(outline: Outline): TellingNames {
  const { elements, texts } = outline;
  const sums = new Float64Array(texts.length + 1);
  texts.forEach((text, index) => {
    const isRunning = text.chars >= MIN_RUNNING && outline.linkCharsOf(index, index + 1) === 0 && text.parent.shown;
    sums[index + 1] = (sums[index] ?? 0) + (isRunning ? text.chars : 0);
  });
  const total = sums[texts.length] ?? 0;
  const inElement = (element: OutlineElement): number => (sums[element.endText] ?? 0) - (sums[element.firstText] ?? 0);
  const byName = new Map<string, { chars: number; end: number }>();
  for (const element of elements) {
    const chars = inElement(element);
    if (chars === 0 || element.names === ' ') continue;
    for (const name of element.names.split(' ')) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { chars, end: element.endText });
      // Text inside an outer element of the same name was counted already.
      else if (element.firstText >= known.end) {
        known.chars += chars;
        known.end = element.endText;
      }
    }
  }
  const silent = new Set([...byName].filter(([, { chars }]) => chars > total * MAX_SHARE).map(([name]) => name));
  silent.delete('');
  const known = new Map<string, string>();
  const of = (element: OutlineElement): string => {
    const { names } = element;
    let telling = known.get(names);
    if (telling === undefined) {
      telling = names.split(' ').some((name) => silent.has(name))
        ? names
            .split(' ')
            .filter((name) => !silent.has(name))
            .join(' ')
        : names;
      known.set(names, telling);
    }
    return telling;
  };
  return {
    of,
    isSilent: (name) => silent.has(name),
    shareOf: (element) => (total === 0 ? 0 : inElement(element) / total),
  };
}
