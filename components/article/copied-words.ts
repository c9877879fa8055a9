import { claimTexts } from '@/lib/copy/copy';
import { shownWords } from '@/lib/export/claim-words';
import type { Article, CopiedClaim } from '@/lib/model';

/** The words of a claim of a kept article in the form that they have: direct ones in marks, reported ones in none. */
export const copiedWords = (article: Pick<Article, 'text' | 'lang'>, claim: CopiedClaim): string =>
  shownWords({
    kind: 'quotation',
    form: claim.form,
    words: article.text.slice(claim.contents[0].start, claim.contents.at(-1)?.end),
    contents: claimTexts(article, claim),
    lang: article.lang,
  });
