import { Readability } from '@mozilla/readability';
import type { Steps } from '../text/steps';
import { LightDocument, LightElement, LightText } from './light-document';
import { type Attribute, isVariant, namesIn, type Outline, type OutlineElement } from './outline';
import type { TellingNames } from './telling-names';

/** As the HTML parser's own limit: what lies deeper is put here, since Readability calls itself level by level. */
const MAX_DEPTH = 512;

/** How many elements are made in a step. */
const STEP = 64;

const SAFE_TAG = /^[a-z][a-z0-9-]*$/;

type Parsed = ReturnType<Readability<unknown>['parse']>;

/** As it is built (`leanReadability` in wxt.config.ts), Readability works in steps; as it comes, at once. */
function* parsing(readability: Readability<unknown>): Steps<Parsed> {
  const parsed = readability.parse() as Parsed | Steps<Parsed>;
  return parsed !== null && 'next' in parsed ? yield* parsed : parsed;
}

/**
 * Which texts of the page Readability counts to the article. It works on a document of its own, made from the outline.
 *
 * @param outline as it was told (outline-data.ts): what Readability is not to judge by is left out of it there
 * @param telling which names Readability may judge by; all of them where left out
 *
 * @returns one entry for each text of the outline, 1 where it is kept; null where Readability finds no article.
 */
export function* readingWithReadability(
  outline: Outline,
  isLeftOut: (element: OutlineElement) => boolean,
  telling: TellingNames | null = null,
): Steps<Uint8Array | null> {
  const document = yield* lightDocumentOf(outline, isLeftOut, telling);
  const parsed = yield* parsing(
    new Readability<unknown>(document as unknown as ConstructorParameters<typeof Readability>[0], {
      serializer: (node) => node,
      disableJSONLD: true,
      keepClasses: true,
    }),
  );
  if (!(parsed?.content instanceof LightElement)) return null;
  const kept = new Uint8Array(outline.texts.length);
  const keep = (element: LightElement): void => {
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (node instanceof LightElement) keep(node);
      else if (node instanceof LightText && (outline.texts[node.index]?.chars ?? 0) > 0) kept[node.index] = 1;
    }
  };
  keep(parsed.content);
  return kept;
}

/** What an element is called says nothing of it where it is a part of a line of text: the first letter of a story, say. */
const isInLine = ({ tag, inline, parent, firstText, endText }: OutlineElement, { charsOf }: Outline): boolean =>
  inline && tag !== 'a' && parent !== null && charsOf(firstText, endText) < charsOf(parent.firstText, parent.endText);

/** Names that Readability takes as a sign of a story. Most other names tell it nothing, or count against a story. */
const SPEAKS_FOR = /and|article|blog|body|column|content|entry|main|page|post|shadow|story|text/i;

/** The attributes without the names that tell nothing here, unless they speak for a story. */
function tellingAttributes(entry: OutlineElement, outline: Outline, telling: TellingNames): readonly Attribute[] {
  const { attributes } = entry;
  const isNamed = ({ name, value }: Attribute): boolean => (name === 'class' || name === 'id') && value !== '';
  if (!attributes.some(isNamed)) return attributes;
  const inLine = isInLine(entry, outline);
  return attributes.map((attribute) => {
    if (!isNamed(attribute)) return attribute;
    const value = attribute.value.replace(/\S+/g, (name) =>
      !SPEAKS_FOR.test(name) && (inLine || isVariant(name) || telling.isSilent(namesIn(name))) ? '' : name,
    );
    return { ...attribute, value };
  });
}

/** The button that opens an answer has the question in it, or stands in it: that is a heading and no control. */
const hasHeading = ({ order, endElement }: OutlineElement, { elements }: Outline): boolean =>
  elements.slice(order, endElement).some(({ kind }) => kind === 'heading');

function* lightDocumentOf(
  outline: Outline,
  isLeftOut: (element: OutlineElement) => boolean,
  telling: TellingNames | null,
): Steps<LightDocument> {
  const { title, elements, texts } = outline;
  const names = new Map<string, string>();
  const hosts: (LightElement | null)[] = [];
  let body = new LightElement('BODY', []);
  let text = 0;
  const addTexts = (end: number): void => {
    for (; text < end; text += 1) {
      const entry = texts[text];
      if (entry !== undefined) hosts[entry.parent.order]?.appendChild(new LightText(entry.data, text));
    }
  };
  for (const entry of elements) {
    addTexts(entry.firstText);
    if (entry.order % STEP === 0) yield;
    const { tag, parent } = entry;
    const host = parent === null ? null : hosts[parent.order];
    if (host === undefined || (host === null && parent !== null) || !entry.shown || isLeftOut(entry)) {
      hosts.push(null);
      continue;
    }
    const attributes = telling === null ? entry.attributes : tellingAttributes(entry, outline, telling);
    let name = names.get(tag);
    if (name === undefined) {
      name = SAFE_TAG.test(tag) ? tag.toUpperCase() : 'SPAN';
      names.set(tag, name);
    }
    const made = new LightElement(tag === 'button' && hasHeading(entry, outline) ? 'SPAN' : name, attributes);
    if (host === null) body = made;
    else host.appendChild(made);
    hosts.push(entry.depth > MAX_DEPTH && host !== null ? host : made);
  }
  addTexts(texts.length);
  return new LightDocument(title, body);
}
