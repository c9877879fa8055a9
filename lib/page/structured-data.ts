/** What the page says of itself in JSON-LD (https://schema.org/Article), as far as it concerns one article. */
export interface StructuredData {
  readonly types: readonly string[];
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly lang: string | null;
  readonly url: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const MAX_OBJECTS = 2000;
const MAX_NESTED = 8;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] =>
  isList(value) ? value : value === undefined ? [] : [value];

/** Without what closes a comment or a CDATA section around the data: "-->", "]]>", "// ]]>", or that in a comment. */
function withoutClosing(text: string): string {
  let end = text.trimEnd();
  if (end.endsWith(';')) end = end.slice(0, -1).trimEnd();
  if (end.endsWith('-->')) return end.slice(0, -3);
  if (end.endsWith('*/')) {
    const inner = end.slice(0, -2).trimEnd();
    const before = inner.endsWith(']]>') ? inner.slice(0, -3).trimEnd() : '';
    return before.endsWith('/*') ? before.slice(0, -2) : text;
  }
  if (!end.endsWith(']]>')) return end;
  const before = end.slice(0, -3);
  return before.trimEnd().endsWith('//') ? before.trimEnd().slice(0, -2) : before;
}

function parse(source: string): Json {
  const text = withoutClosing(
    source.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, ''),
  );
  // JSON.parse has no way to say "no JSON" but to throw; pages print line breaks inside strings, which it refuses.
  for (const candidate of [text, text.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(candidate) as Json;
    } catch {}
  }
  return null;
}

/** All objects of a JSON-LD value, outer ones first. */
function objectsIn(value: Json): JsonObject[] {
  const found: JsonObject[] = [];
  const queue: Json[] = [value];
  for (let next = 0; next < queue.length && found.length < MAX_OBJECTS; next += 1) {
    const item = queue[next];
    if (isList(item)) for (const inner of item.slice(0, MAX_OBJECTS)) queue.push(inner);
    else if (isObject(item)) {
      found.push(item);
      // What an article is a part of (a subscription, say) is not what the page is.
      for (const [key, inner] of Object.entries(item)) {
        if (typeof inner === 'object' && key !== 'isPartOf') queue.push(inner);
      }
    }
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/** Without character references, which have no meaning in JSON or in a text and are there all the same. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

function text(value: Json | undefined): string | null {
  let first = listOf(value)[0];
  // JSON-LD of a page may be nested as deep as it likes, so the depth is bounded.
  for (let depth = 0; depth < MAX_NESTED && isObject(first); depth += 1) {
    first = listOf(first['@value'] ?? first.name ?? first['@id'])[0];
  }
  return typeof first !== 'string' || first.trim() === '' ? null : unescaped(first.trim());
}

/** Names of persons or organisations; one that is only referred to (`@id`) is looked up. */
function names(value: Json | undefined, byId: ReadonlyMap<string, JsonObject>): string[] {
  return listOf(value).flatMap((item) => {
    const referred = typeof item === 'string' ? byId.get(item)?.name : undefined;
    if (typeof item === 'string' && referred === undefined) return [item];
    const id = isObject(item) ? item['@id'] : undefined;
    const named = isObject(item) ? (item.name ?? (typeof id === 'string' ? byId.get(id)?.name : undefined)) : referred;
    return listOf(named)
      .filter((name) => typeof name === 'string')
      .map(unescaped);
  });
}

const isArticleType = (type: string): boolean => /(?:Article|Report|BlogPosting|LiveBlogPosting|NewsStory)$/.test(type);

const typesOf = (object: JsonObject): string[] =>
  listOf(object['@type']).filter((type): type is string => typeof type === 'string');

/** The types of all objects of a JSON-LD script, outer ones first. */
export const typesIn = (source: string): string[] => objectsIn(parse(source)).flatMap(typesOf);

/** The first article among the page's JSON-LD scripts, or null. */
export function structuredDataOf(document: Document): StructuredData | null {
  let best: { object: JsonObject; score: number } | null = null;
  const types: string[] = [];
  const byId = new Map<string, JsonObject>();
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    for (const object of objectsIn(parse(script.textContent ?? ''))) {
      const own = typesOf(object);
      for (const type of own) types.push(type);
      const id = object['@id'];
      if (typeof id === 'string' && object.name !== undefined) byId.set(id, object);
      if (!own.some(isArticleType)) continue;
      const score = ['headline', 'author', 'datePublished'].filter((key) => object[key] !== undefined).length;
      if (best === null || score > best.score) best = { object, score };
    }
  }
  if (best === null) return types.length === 0 ? null : { ...NOTHING, types };
  const { object } = best;
  return {
    types,
    headline: text(object.headline) ?? text(object.name),
    authors: names(object.author, byId),
    published: text(object.datePublished) ?? text(object.dateCreated),
    modified: text(object.dateModified),
    publisher: names(object.publisher, byId)[0] ?? null,
    lang: text(object.inLanguage),
    url: text(object.mainEntityOfPage) ?? text(object.url),
  };
}

const NOTHING = {
  headline: null,
  authors: [],
  published: null,
  modified: null,
  publisher: null,
  lang: null,
  url: null,
};
