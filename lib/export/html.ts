import { isWebAddress, uriOf } from './address';
import { escapeHtml } from './escape-html';
import { wellFormed } from './well-formed';

/** Text for an element or a quoted attribute of an HTML file of ours; half a character that was cut off is mended. */
export const htmlText = (text: string): string => escapeHtml(wellFormed(text));

/** A link that tells nobody where it was followed from; the label alone where the address is none of the web. */
export const htmlLink = (label: string, url: string): string =>
  isWebAddress(url)
    ? `<a href="${htmlText(uriOf(url))}" rel="noreferrer noopener">${htmlText(label)}</a>`
    : htmlText(label);

/** The attribute that says in which language an element is; nothing for "und". */
export const inLanguage = (lang: string): string => (lang === 'und' ? '' : ` lang="${htmlText(lang)}"`);

export interface HtmlHead {
  /** A BCP 47 tag. */
  readonly lang: string;
  readonly title: string;
  readonly css: string;
  /** Of `css`, as a source of a policy: "sha256-…". Nothing else may be loaded, and nothing run. */
  readonly hash: string;
}

/** The beginning of an HTML file that opens anywhere, up to and with `<body>`. */
export const htmlHead = ({ lang, title, css, hash }: HtmlHead): string => `<!doctype html>
<html lang="${htmlText(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${htmlText(title)}</title>
<style>${css}</style>
</head>
<body>
`;
