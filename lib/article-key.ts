/**
 * Which article an address names: the key that a page's annotations are kept under. Pure.
 *
 * K1 The canonical link counts only on the page's own site. A page can name any site as its canonical one, and sees what
 *    we paint on it: were another site's name credited, any page could print an article's words, claim its name, and
 *    read off what the reader keeps there. So a syndicated copy is an article of its own. A site is a host without its
 *    device label (K6); a neighbouring subdomain is another site, since on shared hosts it is another author.
 * K2 A canonical link to the site's front page names no article (a common mistake of publishers) and doesn't count.
 * K3 Fragment, credentials, default port and "www." don't distinguish articles; nor do http and https. A fragment that
 *    is a route of the page's own program ("#/…", "#!…") does.
 * K4 Parameters that only track the reader don't; all others stay, since on many sites they choose the article.
 * K5 Order of parameters, a trailing slash, the name of an index file and the way a character is escaped don't.
 * K6 Hosts that serve the same article to other devices (m., mobile., touch., amp., "en.m.…") don't.
 * K7 Nor do AMP's own marks: "/amp" at either end of the path of an article, ".amp", "?amp", "?amp=1",
 *    "?outputType=amp".
 * K8 An AMP cache names the publisher's address in its own, and serves nothing else there: the article is the
 *    publisher's. (https://developers.google.com/amp/cache/overview#amp-cache-url-format)
 */

/** Parameters that say how the reader came, by the conventions of the large mail, advertising and social services. */
const TRACKING = new RegExp(
  `^(?:(?:utm|at|ns|guce|pk|mtm|hsa|oly|vero|mc)_\\w+|${[
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id mibextid',
    'mkt_tok _hsenc _hsmi rb_clickid s_cid wickedid guccounter xtor ocid srnd spm _ga _gl epik icid cmp',
    'ref ref_src ref_url referrer cmpid ncid smid smtyp partner_campaign __twitter_impression ito sr_share trk taid',
  ]
    .join(' ')
    .split(' ')
    .join('|')})$`,
  'i',
);

/** A label of a host under which sites serve the same article to other devices; a name of two labels has none. */
const DEVICE_LABEL = /^(?:www\d?|m|mobile|touch|amp)$/;

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
    // A bare word would be a host of the reader's own network.
    const published = /^[^/]+\.[^/]+/.test(rest)
      ? parse(`http${prefix[1] === undefined ? '' : 's'}://${rest}${url.search}${url.hash}`)
      : null;
    if (published !== null) return published;
  }
  return url;
}

/** "co.uk": what is registered there is a name of three labels. */
const SHARED_SUFFIX = /^(?:co|com|org|net|ac|gov|edu|ne|or|go)\.[a-z]{2}$/;

function siteOf(url: URL): string {
  let labels = url.hostname.toLowerCase().split('.');
  for (;;) {
    // First, or after a language: "m.", "en.m.".
    const at = labels.findIndex((label) => DEVICE_LABEL.test(label));
    const rest = labels.filter((_, index) => index !== at);
    const known = at === 0 || (at === 1 && /^[a-z]{2}$/.test(labels[0] ?? ''));
    if (!known || rest.length < 2 || (rest.length === 2 && SHARED_SUFFIX.test(rest.join('.')))) break;
    labels = rest;
  }
  return url.port === '' ? labels.join('.') : `${labels.join('.')}:${url.port}`;
}

/** Whether a path is an article's, not the list of a topic that happens to be called "amp". */
const namesArticle = (path: string) =>
  path
    .split('/')
    .slice(1)
    .some((segment) => /.-.|\d/su.test(segment));

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path.charAt(end - 1) === '/') end -= 1;
  return path.slice(0, end);
}

/** Escapes of characters that need none are undone; all others are written in capitals. */
const evenly = (path: string) =>
  path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });

function pathOf(url: URL): string {
  const path = withoutSlashes(evenly(url.pathname).replace(/\/index\.(?:html?|php|aspx?)$/i, '/'));
  const plain = path
    .replace(/\.amp(?:(\.html?))?$/i, '$1')
    .replace(/\/amp$/i, '')
    .replace(/^\/amp(?=\/)/i, '');
  return (plain !== path && namesArticle(plain) ? withoutSlashes(plain) : path) || '/';
}

const isAmp = (name: string, value: string) =>
  AMP_PARAMETERS.some(([known, values]) => name.toLowerCase() === known && values.test(value));

function searchOf(url: URL): string {
  const parameters = [...url.searchParams]
    .filter(([name, value]) => !TRACKING.test(name) && !isAmp(name, value)) // K4, K7
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0)); // K5
  const search = new URLSearchParams(parameters).toString();
  return search === '' ? '' : `?${search}`;
}

const routeOf = (url: URL) => (/^#[/!]./.test(url.hash) ? evenly(url.hash) : '');

const isFrontPage = (url: URL) => pathOf(url) === '/' && searchOf(url) === '' && routeOf(url) === '';

const keyOf = (url: URL) => `https://${siteOf(url)}${pathOf(url)}${searchOf(url)}${routeOf(url)}`; // K3, K5 to K7

/**
 * The key of the article at `address` (an http or https URL) whose page names `canonical`; `address` itself where it is
 * neither, as with files. A key is its own key.
 */
export function articleKey(address: string, canonical: string | null): string {
  const opened = parse(address);
  if (opened === null) return address.split('#', 1)[0] ?? '';
  const page = withoutCache(opened); // K8
  const claimed = canonical === null ? null : parse(canonical, address);
  const named = claimed === null ? null : withoutCache(claimed);
  const credible = named !== null && siteOf(named) === siteOf(page) && (!isFrontPage(named) || isFrontPage(page)); // K1, K2
  // The page's own program chooses the article by the route, which a canonical link doesn't know.
  let key = keyOf(credible && (routeOf(page) === '' || routeOf(named) !== '') ? named : page);
  // Marks may be stacked ("/amp/a.amp/index.html/"); each turn takes some away.
  for (;;) {
    const left = parse(key);
    const next = left === null ? key : keyOf(withoutCache(left));
    if (next.length >= key.length) return key;
    key = next;
  }
}
