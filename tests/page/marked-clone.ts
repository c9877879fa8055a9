import { Readability } from '@mozilla/readability';
import { attributeOf, type OutlineElement } from '@/lib/outline/outline';
import type { LiveOutline } from '@/lib/page/live-outline';
import type { Steps } from '@/lib/text/steps';

/** Holds the number of a text; plain digits, since Readability looks for image addresses in attribute values. */
const MARK = 'data-n';

/** What Readability asks elements for. Copying no more keeps its scans of attributes short. */
const ATTRIBUTES = new Set([
  ...['class', 'id', 'role', 'rel', 'href', 'itemprop', 'src', 'summary', 'rowspan', 'colspan'],
]);

/**
 * An element of these with nothing in it but one text bears the mark itself, which spares Readability about a fifth of the
 * elements. It keeps their attributes whatever it makes of them, and counts them as text as it does a `<span>`; not so
 * headings, `<b>` and the like, and a `<div>` with a text is taken apart.
 */
const BEARERS = new Set(['a', 'p', 'li', 'span', 'td', 'blockquote', 'pre']);

/** As the HTML parser's own limit: what lies deeper is put here, since Readability calls itself level by level. */
const MAX_DEPTH = 512;

/** How many elements are copied in a step. */
const STEP = 64;

const SAFE_TAG = /^[a-z][a-z0-9-]*$/;

/**
 * What Readability makes of the page, as a set of live text nodes. It works on a document of its own, put together from
 * the outline with every text in a numbered element: the numbers survive its moving, renaming and starting over, which
 * the identity of nodes does not.
 *
 * @returns one entry for each text of the outline, 1 where Readability counts it to the article; null where it finds none.
 */
export function* readingOfMarkedClone(
  outline: LiveOutline,
  isLeftOut: (element: OutlineElement) => boolean,
): Steps<Uint8Array | null> {
  const clone = yield* markedClone(outline, isLeftOut);
  const parsed = new Readability<Node>(clone, {
    serializer: (node) => node,
    disableJSONLD: true,
    keepClasses: true,
  }).parse();
  yield;
  const kept = new Uint8Array(outline.texts.length);
  const content = parsed?.content;
  if (parsed == null || content == null || !('querySelectorAll' in content)) return null;
  for (const span of (content as Element).querySelectorAll(`[${MARK}]`)) {
    kept[Number(span.getAttribute(MARK))] = 1;
  }
  return kept;
}

function bearsMark(entry: OutlineElement): boolean {
  const { tag, order, endElement, firstText, endText, depth } = entry;
  return (
    BEARERS.has(tag) &&
    endElement === order + 1 &&
    endText === firstText + 1 &&
    depth <= MAX_DEPTH &&
    // Readability removes links that are scripts from their text.
    !(tag === 'a' && (attributeOf(entry, 'href')?.includes('javascript:') ?? false))
  );
}

function* markedClone(outline: LiveOutline, isLeftOut: (element: OutlineElement) => boolean): Steps<Document> {
  const { document, elements, texts } = outline;
  const clone = document.implementation.createHTMLDocument(document.title);
  const hosts: (Element | null)[] = [];
  let text = 0;
  const addTexts = (end: number): void => {
    for (; text < end; text += 1) {
      const entry = texts[text];
      const host = entry === undefined ? null : hosts[entry.parent.order];
      if (entry === undefined || host == null) continue;
      const node = clone.createTextNode(entry.data);
      if (entry.chars === 0) {
        host.appendChild(node);
      } else if (bearsMark(entry.parent)) {
        host.setAttribute(MARK, String(text));
        host.appendChild(node);
      } else {
        const span = clone.createElement('span');
        span.setAttribute(MARK, String(text));
        span.appendChild(node);
        host.appendChild(span);
      }
    }
  };
  for (const entry of elements) {
    addTexts(entry.firstText);
    if (entry.order % STEP === 0) yield;
    const parent = entry.parent === null ? clone.body : hosts[entry.parent.order];
    if (parent == null || !entry.shown || isLeftOut(entry)) {
      hosts.push(null);
      continue;
    }
    const copy =
      entry.parent === null ? clone.body : clone.createElement(SAFE_TAG.test(entry.tag) ? entry.tag : 'span');
    for (const name of entry.element.getAttributeNames()) {
      if (ATTRIBUTES.has(name)) copy.setAttribute(name, entry.element.getAttribute(name) ?? '');
    }
    if (copy !== parent) parent.appendChild(copy);
    hosts.push(entry.depth > MAX_DEPTH ? parent : copy);
  }
  addTexts(texts.length);
  return clone;
}
