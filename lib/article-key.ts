/**
 * Which article an address names: the key that a page's annotations are kept under, and the address that is copied,
 * shared, recorded and exported. Pure, and linear in the length of what it is given.
 *
 * K1 A canonical link counts only on the page's own site. A page can name any site as its canonical one, and sees what
 *    we paint on it: were another site's name credited, any page could print an article's words, claim its name, and
 *    read off what the reader keeps there. So a syndicated copy is an article of its own, whatever `og:url` says. A
 *    neighbouring subdomain is another site, since on shared hosts it is another author.
 * K2 A canonical link to the site's front page names no article (a common mistake of publishers) and doesn't count.
 * K3 Fragment, credentials, default port and "www." don't distinguish articles; nor do http and https. A fragment that
 *    is a route of the page's own program ("#/…", "#!…") does.
 * K4 Parameters that only advertising, mail and statistics services use don't. Names that some sites use for statistics
 *    and others to choose the article ("ref", "cmp", "at_id") do, unless the path names an article by itself, by a
 *    headline and a number or a long one of either, and the value is no bare number. All other parameters stay.
 * K5 Order of parameters, slashes at the end, the name of an index file and the way a character is escaped don't.
 * K6 A host for other devices (m., mobile., touch., amp., "en.m.…") is another site than the one without that label,
 *    since on a shared host both are names that anybody may take ("m.pages.example"), and no list knows all such hosts.
 *    But its pages may name those of the host without the label by their canonical link, as the search engines and AMP
 *    want it. Two such labels of one host never are one site.
 * K7 AMP's own marks don't: "/amp" at either end of the path of an article, ".amp", "?amp", "?amp=1", "?outputType=amp".
 * K8 An AMP cache names the publisher's address in its own, and serves nothing else there: the article is the
 *    publisher's. (https://developers.google.com/amp/cache/overview#amp-cache-url-format)
 * K9 A canonical link counts only if something else of the page agrees with it. Templates fill it in wrongly, and then
 *    all pages of a site name one address.
 *    - Certain: the page's own address names the same article: it has the same path, which names an article by itself;
 *      or the headline or the number at the end of the canonical path. So the pages of a long article ("/headline/2",
 *      "?page=2") are one article, where their canonical link says so; sections of a page that have addresses of their
 *      own are one article with it on the same condition, and else articles of their own.
 *    - Contestable: the same path, which doesn't (the link leaves parameters out), `og:url` repeats it, or its headline
 *      is the page's title. Such a link is dropped where a page with another title and address was there before; see
 *      entrypoints/background/page-articles.ts.
 * K10 What is copied, shared, recorded and exported as the article's address is the canonical link where that is
 *    certain, else the page's own.
 * K11 An address longer than 4,096 units is no canonical link, and as a page's own it is its own key, unread.
 *
 * A page that redirects to a new host is another article there: nothing is attached to the new address by itself, since
 * whoever buys an expired name can redirect it. See lib/store/moving.ts.
 */
import type { PageIdentity } from './model';
import { wordsOf } from './titles';

/** What a page says of which article it is. */
export type Claims = Pick<PageIdentity, 'canonical' | 'shared' | 'title'>;

export interface ArticleNames {
  /** The key by the page's own address alone. */
  readonly own: string;
  /** The key by the canonical link; the same where that isn't credible. */
  readonly claimed: string;
  /** Whether the page's own address says the same (K9). */
  readonly isCertain: boolean;
}

/** Longer addresses are not looked into (UTF-16 units). */
const LONGEST = 4096;

/** Names that no site chooses an article by, and beginnings of such names. */
const TRACKING = new Set(
  [
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id mibextid',
    'mkt_tok _hsenc _hsmi rb_clickid wickedid guccounter guce_referrer guce_referrer_sig _ga _gl epik smtyp ref_src ref_url',
    'mc_cid mc_eid pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid mtm_campaign mtm_kwd mtm_keyword',
    'mtm_source mtm_medium mtm_content mtm_cid mtm_group mtm_placement at_medium at_campaign at_campaign_type at_link_id',
    'at_link_type at_link_origin at_format at_ptr_name at_bbc_team at_creation at_custom1 at_custom2 at_custom3 at_custom4',
    'ns_mchannel ns_source ns_campaign ns_linkname ns_fee partner_campaign __twitter_impression sr_share oly_anon_id',
    'oly_enc_id vero_id vero_conv',
  ].flatMap((names) => names.split(' ')),
);
const TRACKING_PREFIX = /^(?:utm_|hsa_)/;

/** Names that some sites use to say how the reader came, and others to choose the article. */
const AMBIGUOUS =
  /^(?:(?:at|ns|guce|pk|mtm|oly|vero|mc)_.*|ref|referrer|referer|cmp|cmpid|ncid|smid|taid|trk|spm|ocid|icid|srnd|ito|s_cid|xtor)$/;

/** A label of a host under which sites serve the same article to other devices. */
const DEVICE_LABEL = /^(?:m|mobile|touch|amp)$/;
const WWW = /^www\d?$/;

/** Hosts of AMP's caches and viewers, and what stands before the publisher's address in their paths. */
const AMP_CACHES: readonly { readonly host: RegExp; readonly path: RegExp }[] = [
  { host: /^(?:[^.]+\.)?cdn\.ampproject\.org$/, path: /^\/[a-z]\/(s\/)?/ },
  { host: /^(?:[^.]+\.)?bing-amp\.com$/, path: /^\/[a-z]\/(s\/)?/ },
  { host: /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, path: /^\/amp\/(s\/)?/ },
];

const AMP_PARAMETERS: readonly (readonly [name: string, value: RegExp])[] = [
  ['amp', /^(?:1|true|)$/i],
  ['outputtype', /^amp$/i],
  ['_amp', /^(?:1|true|)$/i],
];

function parse(address: string, base?: string): URL | null {
  if (address.length > LONGEST) return null;
  try {
    const url = new URL(address, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null; // the only way that URL tells
  }
}

/** The publisher's address that an AMP cache serves (K8); the address itself where it is none. */
function withoutCache(url: URL): URL {
  for (const { host, path } of AMP_CACHES) {
    const prefix = host.test(url.hostname) ? path.exec(url.pathname) : null;
    if (prefix === null) continue;
    const rest = url.pathname.slice(prefix[0].length);
    const [publisher = ''] = rest.split('/', 1);
    // A bare word would be a host of the reader's own network.
    const published = /[^.]\.[^.]/.test(publisher)
      ? parse(`http${prefix[1] === undefined ? '' : 's'}://${rest}${url.search}${url.hash}`)
      : null;
    if (published !== null) return published;
  }
  return url;
}

/** "co.uk": what is registered there is a name of three labels. */
const SHARED_SUFFIX = /^(?:co|com|org|net|ac|gov|edu|ne|or|go)\.[a-z]{2}$/;

const isName = (labels: readonly string[]) =>
  labels.length > 2 || (labels.length === 2 && !SHARED_SUFFIX.test(labels.join('.')));

const withPort = (labels: readonly string[], url: URL) =>
  url.port === '' ? labels.join('.') : `${labels.join('.')}:${url.port}`;

function labelsOf(url: URL): readonly string[] {
  const labels = url.hostname.toLowerCase().split('.');
  let from = 0;
  while (WWW.test(labels[from] ?? '') && isName(labels.slice(from + 1))) from += 1;
  return labels.slice(from);
}

const siteOf = (url: URL) => withPort(labelsOf(url), url);

/** The site whose pages a host for other devices may name (K6); null where it is none. */
function mainSiteOf(url: URL): string | null {
  const labels = labelsOf(url);
  // First, or after a language: "m.", "en.m.".
  const at = labels.findIndex((label) => DEVICE_LABEL.test(label));
  const rest = labels.filter((_, index) => index !== at);
  const isKnown = at === 0 || (at === 1 && /^[a-z]{2}$/.test(labels[0] ?? ''));
  return isKnown && isName(rest) ? withPort(rest, url) : null;
}

/** Escapes of characters that need none are undone; all others are written in capitals. */
const evenly = (path: string) =>
  path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });

/** Whether a segment of a path is an article's, not the name of a topic. */
const isTelling = (segment: string) => /[^-]-[^-]|\d/.test(segment);

/** The segments of a path, without what K5 and K7 leave out. */
function segmentsOf(url: URL): readonly string[] {
  const segments = evenly(url.pathname).split('/').slice(1);
  const telling = segments.filter(isTelling).length;
  let first = 0;
  for (;;) {
    const last = segments.at(-1) ?? '';
    if (segments.length <= first) return [];
    if (last === '' || /^index\.(?:html?|php|aspx?)$/i.test(last)) {
      segments.pop();
      continue;
    }
    const plain = last.replace(/\.amp(\.html?)?$/i, '$1');
    if (plain !== last && (isTelling(plain) || telling > Number(isTelling(last)))) {
      segments[segments.length - 1] = plain;
      continue;
    }
    if (telling > 0 && /^amp$/i.test(last)) segments.pop();
    else if (telling > 0 && /^amp$/i.test(segments[first] ?? '')) first += 1;
    else return segments.slice(first);
  }
}

const withoutEnding = (segment: string) => segment.replace(/\.(?:html?|php|aspx?)$/i, '');

/** Words of a headline as addresses have them. */
const slugWords = (segment: string) =>
  withoutEnding(segment)
    .split(/[-_+]|%20/)
    .filter((word) => /\p{L}|%/u.test(word));

/** Numbers that may be an article's; a date is that of many. */
const numbersIn = (text: string, digits: number): readonly string[] =>
  (text.match(/\d+/g) ?? []).filter(
    (number) => number.length >= digits && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:\d\d)?$/.test(number),
  );

/** Whether a path names one article by itself, whatever parameters there are (K4). */
function namesArticle(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  const { length } = slugWords(last);
  if (length >= 5 || numbersIn(last, 6).length > 0) return true;
  return length >= 3 && segments.some((segment) => /\d{4}/.test(segment));
}

const isAmp = (name: string, value: string) =>
  AMP_PARAMETERS.some(([known, values]) => name.toLowerCase() === known && values.test(value));

/** K4, K7. */
function isIdle(name: string, value: string, segments: readonly string[]): boolean {
  const lower = name.toLowerCase();
  if (TRACKING.has(lower) || TRACKING_PREFIX.test(lower) || isAmp(name, value)) return true;
  return AMBIGUOUS.test(lower) && !/^\d+$/.test(value) && namesArticle(segments);
}

function searchOf(url: URL, segments: readonly string[]): string {
  const parameters = [...url.searchParams]
    .filter(([name, value]) => !isIdle(name, value, segments))
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0)); // K5
  const search = new URLSearchParams(parameters).toString();
  return search === '' ? '' : `?${search}`;
}

const routeOf = (url: URL) => (/^#[/!]./.test(url.hash) ? evenly(url.hash) : '');

const isFrontPage = (url: URL) => {
  const segments = segmentsOf(url);
  return segments.length === 0 && searchOf(url, segments) === '' && routeOf(url) === '';
};

/** K3 to K8, until nothing more can be left out. */
function keyOf(url: URL): string {
  const once = (address: URL) => {
    const segments = segmentsOf(address);
    return `https://${siteOf(address)}/${segments.join('/')}${searchOf(address, segments)}${routeOf(address)}`;
  };
  let key = once(url);
  for (;;) {
    const left = parse(key);
    const next = left === null ? key : once(withoutCache(left));
    if (next.length >= key.length) return key;
    key = next;
  }
}

/** Whether both addresses name one article by what stands in them alone (K9). */
function haveSameArticle(page: URL, named: URL): boolean {
  const [own, others] = [segmentsOf(page), segmentsOf(named)];
  if (own.join('/') === others.join('/')) return namesArticle(own);
  const last = withoutEnding(others.at(-1) ?? '');
  if (slugWords(last).length >= 3 && own.some((segment) => withoutEnding(segment) === last)) return true;
  const numbers = numbersIn(last, 5);
  // What `values()` gives is not iterable in Firefox's content scripts.
  const values = [...page.searchParams].map(([, value]) => value);
  const known = new Set(numbersIn(`${page.pathname} ${values.join(' ')}`, 5));
  return numbers.some((number) => known.has(number));
}

/** Whether the headline in an address is in a title. */
function isTitled(named: URL, title: string): boolean {
  let last = segmentsOf(named).at(-1) ?? '';
  try {
    last = decodeURIComponent(last);
  } catch {
    // The escapes are not UTF-8, so the segment stays as it is written.
  }
  const words = wordsOf(withoutEnding(last)).filter((word) => word.length > 2 && !/^\d+$/.test(word));
  const known = new Set(wordsOf(title.slice(0, LONGEST)));
  return words.length >= 3 && words.filter((word) => known.has(word)).length * 3 >= words.length * 2;
}

interface Credited {
  readonly page: URL;
  /** What the canonical link names, where that is credible. */
  readonly named: URL | null;
  readonly isCertain: boolean;
}

/** K1, K2, K6, K9. */
function creditOf(opened: URL, claims: Claims | null): Credited {
  const page = withoutCache(opened); // K8
  const nothing = { page, named: null, isCertain: false };
  const linked = claims?.canonical == null ? null : parse(claims.canonical, opened.href);
  if (linked === null) return nothing;
  const named = withoutCache(linked);
  const isOnSite = [siteOf(page), mainSiteOf(page)].includes(siteOf(named));
  if (!isOnSite || (isFrontPage(named) && !isFrontPage(page))) return nothing;
  // The page's own program chooses the article by the route, which a canonical link doesn't know.
  const route = routeOf(page);
  if (route !== '' && routeOf(named) === '') return nothing;
  const key = keyOf(named);
  const isSameRoute = route === routeOf(named);
  if (key === keyOf(page) || (isSameRoute && haveSameArticle(page, named))) return { page, named, isCertain: true };
  const samePath = isSameRoute && segmentsOf(page).join('/') === segmentsOf(named).join('/');
  const repeated = claims?.shared == null ? null : parse(claims.shared, opened.href);
  const isRepeated = repeated !== null && keyOf(withoutCache(repeated)) === key;
  const isAgreed = samePath || isRepeated || isTitled(named, claims?.title ?? '');
  return isAgreed ? { page, named, isCertain: false } : nothing;
}

/** An address without the fragment that names a place in the page; a route stays. */
export function withoutPlace(address: string): string {
  const at = address.indexOf('#');
  return at < 0 || /^#[/!]./.test(address.slice(at, at + 3)) ? address : address.slice(0, at);
}

/** The keys of the article at `address` (an http or https URL); of anything else the address itself, as with files. */
export function articleNames(address: string, claims: Claims | null = null): ArticleNames {
  const opened = parse(address);
  if (opened === null) {
    const key = /^https?:/i.test(address) ? withoutPlace(address) : (address.split('#', 1)[0] ?? ''); // K11
    return { own: key, claimed: key, isCertain: true };
  }
  const { page, named, isCertain } = creditOf(opened, claims);
  const own = keyOf(page);
  return named === null ? { own, claimed: own, isCertain: true } : { own, claimed: keyOf(named), isCertain };
}

/** The key of the article at `address` whose page claims that; contestable claims are believed. A key is its own key. */
export const articleKey = (address: string, claims: Claims | null = null): string =>
  articleNames(address, claims).claimed;

/** The address to cite (K10). */
export function articleAddress(address: string, claims: Claims | null = null): string {
  const opened = parse(address);
  if (opened === null) return withoutPlace(address);
  const { page, named, isCertain } = creditOf(opened, claims);
  return withoutPlace((named !== null && isCertain ? named : page).href);
}
