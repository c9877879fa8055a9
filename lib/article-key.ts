/**
 * Which article an address names: the key that a page's annotations are kept under. Pure.
 *
 * K1 The canonical link counts only on the page's own site, so that no page can claim another site's annotations.
 * K2 A canonical link to the site's front page names no article (a common mistake of publishers) and doesn't count.
 * K3 Fragment, credentials, default port and "www." don't distinguish articles; nor do http and https.
 * K4 Parameters that only track the reader don't; all others stay, since on many sites they choose the article.
 * K5 Order of parameters and a trailing slash don't.
 */

/** Parameters that say how the reader came, by the conventions of the large mail, advertising and social services. */
const TRACKING = new RegExp(
  `^(?:utm_\\w+|${[
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id',
    'mc_cid mc_eid mkt_tok _hsenc _hsmi vero_id oly_anon_id oly_enc_id rb_clickid s_cid wickedid',
    'ref ref_src ref_url referrer cmpid ncid smid smtyp partner_campaign __twitter_impression ito',
  ]
    .join(' ')
    .split(' ')
    .join('|')})$`,
  'i',
);

/** Subdomains under which sites serve the same article to other devices. */
const DEVICE_HOST = /^(?:www\d?|m|mobile|amp)\./;

function parse(address: string, base?: string): URL | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null; // the only way that URL tells
  }
}

const siteOf = (url: URL) => url.host.toLowerCase().replace(DEVICE_HOST, '');

const isFrontPage = (url: URL) => url.pathname.replace(/\/+$/, '') === '' && url.search === '';

/**
 * The key of the article at `address` (an http or https URL) whose page names `canonical`; `address` itself where it is
 * neither, as with files.
 */
export function articleKey(address: string, canonical: string | null): string {
  const page = parse(address);
  if (page === null) return address.replace(/#.*$/s, '');
  const named = canonical === null ? null : parse(canonical, address);
  const credible = named !== null && siteOf(named) === siteOf(page) && (!isFrontPage(named) || isFrontPage(page)); // K1, K2
  const url = credible ? named : page;
  const parameters = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name)) // K4
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0)); // K5
  const search = new URLSearchParams(parameters).toString();
  const path = url.pathname.replace(/\/+$/, '') || '/';
  return `https://${siteOf(url)}${path}${search === '' ? '' : `?${search}`}`; // K3
}
