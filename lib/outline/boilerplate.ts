import phrases from './boilerplate.json';
import type { OutlineElement } from './outline';
import type { TellingNames } from './telling-names';

/** The phrases stand in the file in the form that `folded` gives, so that no script has to fold them when it starts. */
const WHOLE = new Set(phrases.whole);
/** The phrases by their first letters. */
const OPENINGS = new Map<string, string[]>();
const SHORTEST_OPENING = Math.min(...phrases.opening.map(({ length }) => length));
for (const opening of phrases.opening) {
  const start = opening.slice(0, SHORTEST_OPENING);
  OPENINGS.set(start, [...(OPENINGS.get(start) ?? []), opening]);
}
/** A longer paragraph that begins so ("Read more slowly, she says …") is prose. */
const MAX_OPENING = 220;

const CONSENT_NAME = /(?:^|[\s_-])(?:cookie|consent|gdpr|cmp|onetrust|didomi|usercentrics)/;
const PAGE_TAGS = new Set(['html', 'body', 'main', 'article']);
/** A dialog is a box and no line of text. */
const LINE_TAGS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote', 'a', 'td', 'figcaption']);
/** More of the page's running text than this is no dialog, whatever its name. */
const MAX_DIALOG_SHARE = 0.6;

/** A dialog that asks for consent: Readability takes a long one for the article. */
export function isConsentDialog(element: OutlineElement, names: TellingNames): boolean {
  if (!CONSENT_NAME.test(element.names) || PAGE_TAGS.has(element.tag) || LINE_TAGS.has(element.tag)) return false;
  if (element.inline) return false;
  // A dialog stands beside the story, and may well be longer than it.
  let isBeside = element.count('h1') === 0;
  for (let at = element.parent; at !== null && isBeside; at = at.parent) {
    isBeside = at.tag !== 'main' && at.tag !== 'article';
  }
  return isBeside || (CONSENT_NAME.test(names.of(element)) && names.shareOf(element) <= MAX_DIALOG_SHARE);
}

/** Someone agrees, data or cookies go somewhere, and content from elsewhere is shown: in that a note asks for all three. */
const CONSENT_WORDS = [
  /zustimm|einwillig|einverstanden|consent|\bagree|\baccept|acept|toestemming|samtyk|zgod/i,
  /daten|\bdat[ai]\b|données|datos|dados|cookies?|gegevens|gerät|device/i,
  /extern|dritt|third.part|tiers|tercero|netz|platform|embed|content|contenu|contenido|beitrag|\bpost\b|video|tweet/i,
  /laden|zeigen|anzeig|\bload|\bshow|display|\bview|affich|charg|mostrar|cargar|carregar|tonen|\bvisa?\b/i,
];

/** A note in the place of something that is fetched from elsewhere only once the reader agrees. */
export const isConsentText = (text: string): boolean => CONSENT_WORDS.every((words) => words.test(text));

const COMMENTS_NAME =
  /(?:^|[\s_])(?:(?:article|post|reader|user|fb|facebook)-)?(?:comments?|kommentare?|commentaires|comentarios|disqus)(?:-(?:area|block|container|embed|feed|form|list|section|stream|thread|wrap(?:per)?))?(?=$|[\s_])/;
const COMMENTS_TAGS = new Set(['section', 'div', 'aside', 'ol', 'ul', 'footer']);

/** Readers' comments. Where the story is short or not there yet, Readability takes them for the story. */
export function isComments(element: OutlineElement): boolean {
  return COMMENTS_TAGS.has(element.tag) && COMMENTS_NAME.test(element.names);
}

/** A question to readers or a plea to them, which a page sets into its story. */
const APPEAL_NAME =
  /(?:^|[^a-z])(?:polls?|quiz(?:zes)?|survey|umfrage|sondage|encuesta|donat(?:e|ions?)|spenden?|fundrais(?:er|ing)|giveaway|petition)(?![a-z])/;

/** Whose the page is, and since when. */
const COPYRIGHT = /^\s*(?:©|\(c\)|copyright\b\W{0,3}(?:\d|©|\(c\)))/i;

/** What stands in the place of the rest of a story that is paid for. */
const PAYWALL_NAME = /(?:^|[^a-z])(?:paywall|regwall|piano|plus-?offer)(?![a-z])/;

/** Whether an element is named as an offer to subscribe. It may be longer than the part of the story that is shown. */
export const isPaywall = (element: OutlineElement, chars: number, names: TellingNames): boolean =>
  chars <= MAX_CHARS.promotion &&
  PAYWALL_NAME.test(names.of(element)) &&
  element.count('h1') + element.count('article') === 0;

/** A label, a pointer to other stories or a notice of the site's own; `key` is the text, folded. */
export function isBoilerplateText(text: string, key: string): boolean {
  if (text.length > MAX_OPENING) return false;
  if (WHOLE.has(key) || COPYRIGHT.test(text)) return true;
  const start = text.slice(0, 60).toLowerCase().replaceAll('’', "'");
  return OPENINGS.get(start.slice(0, SHORTEST_OPENING))?.some((opening) => start.startsWith(opening)) ?? false;
}

/** "Photo: A. Name", "(Foto: Agency)", "Illustration by …" at the beginning or the end of a caption. */
const CREDIT =
  /^\W{0,2}(?:photo(?:graph)?s?|foto|image|picture|illustration|graphic|grafik|bild)s?(?:\s+(?:by|credit|courtesy)\b|\s*[:：©])|[([](?:photo(?:graph)?s?|foto|image|picture|illustration|bild|symbolbild|archivbild)s?\b[^)\]]{0,80}[)\]]\W{0,2}$|(?:\s|^)(?:photo(?:graph)?|foto|image|illustration|bild)s?\s*(?::|by|©)\s*[^.!?]{2,60}$/iu;
const MAX_CAPTION = 260;

/** A caption outside any element that says so: it ends (or begins) by naming who made the picture. */
export const isCaptionText = (text: string): boolean => text.length <= MAX_CAPTION && CREDIT.test(text);

export type Part = 'caption' | 'header' | 'author' | 'label' | 'promotion' | 'invisible';

const UNSEEN = /visually-?hidden|sr-only|screen-?reader/;

/** Whether an element's names say that its words are for screen readers only. */
export const isNamedUnseen = (names: string): boolean => UNSEEN.test(names);

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['caption', /caption|legend|bildunterschrift|(?:^|[^a-z])(?:images?|imgs?|photos?|pictures?|foto|credits?)(?![a-z])/],
  ['author', /author|autor(?!it)|byline|(?:^|[^a-z])bio(?:s|graphy)?(?![a-z])|contributor/],
  [
    'label',
    /breadcrumb|(?:^|[^a-z])(?:date|dates|dateline|time|timestamp|meta|metadata|tags?|topics?|info|share|social|toolbar|links?|kicker|label|footnotes?|endnotes?)(?![a-z])/,
  ],
  [
    'promotion',
    /newsletter|sign-?up|subscri|register|related|recirc|promo|teaser|sponsor|advert|outbrain|taboola|trending|popular|recommend|disclaim|copyright|read-?more|(?:^|[^a-z])(?:ads?|cta)(?![a-z])/,
  ],
  ['invisible', UNSEEN],
];

/** The most text (characters, no white space) that an element of the kind holds; a larger one has its name for another reason. */
const MAX_CHARS: Readonly<Record<Part, number>> = {
  caption: 600,
  header: 1500,
  author: 1200,
  label: 300,
  promotion: 1500,
  invisible: 300,
};

/** What an element with `chars` of the article's text is beside the story, judged by its tag and names; else null. */
export function partOf(element: OutlineElement, chars: number, telling: TellingNames): Part | null {
  const { tag } = element;
  const names = telling.of(element);
  if (tag === 'figcaption' && chars <= MAX_CHARS.caption) return 'caption';
  // A figure may hold a pull quote as well, which is recognised by its text.
  if (tag === 'figure' && chars <= MAX_CHARS.caption && element.count('blockquote') === 0) {
    return 'caption';
  }
  if (tag === 'header' && chars <= MAX_CHARS.header) return 'header';
  if ((tag === 'nav' || tag === 'footer') && chars <= MAX_CHARS.promotion) return 'promotion';
  if (tag === 'time' || tag === 'label') return 'label';
  if (chars <= MAX_CHARS.promotion && APPEAL_NAME.test(names)) return 'promotion';
  for (const [part, pattern] of PARTS) if (chars <= MAX_CHARS[part] && pattern.test(names)) return part;
  return null;
}
