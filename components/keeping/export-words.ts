import { i18n } from '@/components/i18n';
import type { ExportWords } from '@/lib/export';
import { claimWords, statusTexts } from '../claim-wording';
import { interfaceLanguage } from '../messages';

/** Our own words in files, in the language of the interface. */
export const exportWords = (): ExportWords => ({
  lang: interfaceLanguage(),
  title: i18n.t('export.fileTitle'),
  note: i18n.t('export.note'),
  tags: i18n.t('export.tags'),
  openArticle: i18n.t('export.openArticle'),
  untitled: i18n.t('article.untitled'),
  sentence: i18n.t('export.sentence'),
  status: i18n.t('export.status'),
  statuses: statusTexts(),
  accessed: i18n.t('export.accessed', { date: '{date}' }),
  whole: i18n.t('copy.whole'),
  asRead: i18n.t('copy.asRead', { date: '{date}' }),
  digest: i18n.t('copy.digest'),
  archived: i18n.t('copy.archivedAt'),
  claim: claimWords(),
});
