import type { OutlineElement } from './outline';

const CONSENT_NAME = /(?:^|[\s_-])(?:cookie|consent|gdpr|cmp)/;
const PAGE_TAGS = new Set(['html', 'body', 'main', 'article']);

/** A dialog that asks for consent: Readability takes a long one for the article. */
export function isConsentDialog(element: OutlineElement): boolean {
  return CONSENT_NAME.test(element.names) && !PAGE_TAGS.has(element.tag);
}
