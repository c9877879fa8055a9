/** What the page says of itself in JSON-LD (https://schema.org/Article), as far as it concerns one article. */
export interface StructuredData {
  readonly types: readonly string[];
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly publisher: string | null;
  readonly lang: string | null;
  readonly url: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|LiveBlogPosting|NewsStory)$/;
const MAX_OBJECTS = 2000;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const listOf = (value: Json | undefined): readonly Json[] =>
  isList(value) ? value : value === undefined ? [] : [value];

function parse(source: string): Json {
  const text = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*;?\s*$/, '');
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
    if (isList(item)) queue.push(...item.slice(0, MAX_OBJECTS));
    else if (isObject(item)) {
      found.push(item);
      for (const inner of Object.values(item)) if (typeof inner === 'object') queue.push(inner);
    }
  }
  return found;
}

function text(value: Json | undefined): string | null {
  const first = listOf(value)[0];
  if (typeof first === 'string') return first.trim() === '' ? null : first.trim();
  return isObject(first) ? text(first['@value'] ?? first.name ?? first['@id']) : null;
}

function names(value: Json | undefined): string[] {
  return listOf(value).flatMap((item) => {
    if (typeof item === 'string') return [item];
    return isObject(item) ? listOf(item.name).filter((name) => typeof name === 'string') : [];
  });
}

const typesOf = (object: JsonObject): string[] =>
  listOf(object['@type']).filter((type): type is string => typeof type === 'string');

/** The first article among the page's JSON-LD scripts, or null. */
export function structuredDataOf(document: Document): StructuredData | null {
  let best: { object: JsonObject; score: number } | null = null;
  const types: string[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    for (const object of objectsIn(parse(script.textContent ?? ''))) {
      const own = typesOf(object);
      types.push(...own);
      if (!own.some((type) => ARTICLE_TYPE.test(type))) continue;
      const score = ['headline', 'author', 'datePublished'].filter((key) => object[key] !== undefined).length;
      if (best === null || score > best.score) best = { object, score };
    }
  }
  if (best === null) return types.length === 0 ? null : { ...NOTHING, types };
  const { object } = best;
  return {
    types,
    headline: text(object.headline) ?? text(object.name),
    authors: names(object.author),
    published: text(object.datePublished) ?? text(object.dateCreated),
    publisher: names(object.publisher)[0] ?? null,
    lang: text(object.inLanguage),
    url: text(object.mainEntityOfPage) ?? text(object.url),
  };
}

const NOTHING = { headline: null, authors: [], published: null, publisher: null, lang: null, url: null };
