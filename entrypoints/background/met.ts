/** Tells whether a claim was met before, in another article of which something is kept, in words of the reader's language. */
import * as v from 'valibot';
import { i18n } from '@/components/i18n';
import { counted, dateText, isolated } from '@/components/messages';
import type { AskedClaim, MetView } from '@/lib/messages';
import type { ArticleRecord } from '@/lib/model';
import { LIMITS } from '@/lib/schema/nouns';
import { identity, tabId, text } from '@/lib/schema/payloads';
import { differing } from '@/lib/text/word-diff';
import { speakLanguage } from '../shared/language';
import { loadSettings } from '../shared/stored-settings';
import { keysOf } from './annotations';
import { fromOwn, fromPage, plain } from './declare';
import { languageOfClaims, type Met, metBefore } from './kept-claims';
import { differenceTexts } from './met-wording';
import { pageOfTab } from './moving';
import { store } from './store';
import { inSlices } from './text-core';

/** The most articles that are named; of further ones only their number is told. */
const MOST_TOLD = 3;

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url);

/** "The Harbour Ledger, 3 March". */
function placeText({ siteName, url, published, created }: ArticleRecord): string {
  const site = siteName === null || siteName.trim() === '' ? hostOf(url) : siteName;
  const date = dateText(published) ?? dateText(created);
  return isolated(date === null ? site : i18n.t('met.place', { site: isolated(site), date }));
}

async function viewOf(met: Met, words: string): Promise<MetView | null> {
  const article = await store.articleOf(met.article);
  if (article === null) return null;
  const told = [i18n.t('met.alsoIn', { place: placeText(article) }), ...differenceTexts(met)].join(' · ');
  // Nearly every word of a reworded claim differs, so that a list of the differences would tell nothing.
  const isShown = met.match.relation === 'changed' || met.match.relation === 'differs';
  return { told, diff: isShown ? await inSlices(differing(met.claim.text, words)) : [], lang: met.lang };
}

async function viewsOf(met: readonly Met[], words: string): Promise<readonly MetView[]> {
  const views = await Promise.all(met.slice(0, MOST_TOLD).map((one) => viewOf(one, words)));
  const shown = views.filter((view) => view !== null);
  const more = met.length - MOST_TOLD;
  if (more > 0) shown.push({ told: i18n.t('met.more', more, counted(more)), diff: [], lang: 'und' });
  return shown;
}

/** For each claim, the lines that tell the reader which other articles have it. */
async function tell(
  claims: readonly AskedClaim[],
  declared: string,
  keys: readonly string[],
): Promise<readonly (readonly MetView[])[]> {
  try {
    const met = await metBefore(claims, languageOfClaims(claims, declared), new Set(keys));
    await speakLanguage((await loadSettings()).language);
    return await Promise.all(met.map((some, at) => viewsOf(some, claims[at]?.text ?? '')));
  } catch (error) {
    // Where the database fails, the claims are shown without these lines.
    console.error('Pressmark: kept claims could not be looked through', error);
    return claims.map(() => []);
  }
}

const claim = v.object({
  text: text(LIMITS.finding),
  speaker: v.nullable(text(LIMITS.line)),
  form: v.picklist(['direct', 'mixed', 'indirect']),
  denied: v.boolean(),
});

export const metMessages = {
  /** A claim of the sender's page, as its card shows it. */
  'page:met': fromPage({
    payload: v.object({ ...identity, lang: text(LIMITS.line), claim }),
    answer: plain<readonly MetView[]>(),
    handle: async ({ claim, lang, ...page }, sender) =>
      (await tell([claim], lang, await keysOf(sender, page)))[0] ?? [],
  }),
  /** The same for the claims of a tab's article, as popup and panel show them. */
  'own:met': fromOwn({
    payload: v.object({ tabId, lang: text(LIMITS.line), claims: v.pipe(v.array(claim), v.maxLength(LIMITS.list)) }),
    answer: plain<readonly (readonly MetView[])[]>(),
    handle: async ({ tabId, lang, claims }) => tell(claims, lang, (await pageOfTab(tabId))?.keys ?? []),
  }),
};
