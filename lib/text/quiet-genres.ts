import type { Article, Quotation, Speaker } from '../model';

/**
 * What is shown of articles that are no one story (live blogs, buying guides, letters pages, lists, recipes, tables). Their
 * sentences don't belong together: a pronoun or a role in one item names nobody of another, and what one item reports isn't
 * what the article is about. So less is said of them, in one place:
 *
 *  1. direct speech, where a speaker is named;
 *  2. reported claims, where the confidence is high;
 *  3. the publisher's own key points, and no selected ones.
 */

/** Reported claims of less confidence are left out. */
const MIN_REPORTED = 0.7;

/** Whether the article is of a genre in which less is shown. */
export const isQuiet = ({ genre }: Pick<Article, 'genre'>): boolean => genre != null;

/** Whether a speaker has a name, and isn't only called what they do ("a spokesperson") or a document ("the report"). */
const isNamed = ({ kind, name }: Speaker): boolean => kind !== 'document' && !/^\p{Ll}/u.test(name);

/** Whether a quotation is shown in a quiet genre. */
export function isShownQuietly({ form, confidence, speaker }: Quotation, speakers: readonly Speaker[]): boolean {
  const who = speaker === null ? undefined : speakers[speaker];
  return who !== undefined && (form === 'direct' ? isNamed(who) : confidence >= MIN_REPORTED);
}
