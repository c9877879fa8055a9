/** Making a copy of an article, and what it is when it is stored: fields in one order, numbers without more digits than count. */
import type { Analysis, Article, ArticleCopy, Block, Bullet, CopiedClaim, CopiedKeyPoint, Span } from '../model';

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Confidences are stored with three digits, more than their accuracy. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** An article with nothing in it but its own fields, in one order. */
export const plainArticle = (article: Article): Article => ({
  url: article.url,
  title: article.title,
  byline: [...article.byline],
  siteName: article.siteName,
  published: article.published,
  modified: article.modified ?? null,
  lang: article.lang,
  genre: article.genre ?? null,
  text: article.text,
  blocks: article.blocks.map(({ kind, start, end }): Block => ({ kind, start, end })),
  bullets: article.bullets.map(({ text, span }): Bullet => ({ text, span: span && spanOf(span) })),
});

/** `address` is where it was read, `taken` when (ISO 8601, UTC). */
export function copyOf(article: Article, analysis: Analysis, address: string, taken: string): ArticleCopy {
  const claims = analysis.quotations.map((quotation): CopiedClaim => {
    const speaker = quotation.speaker === null ? undefined : analysis.speakers[quotation.speaker];
    const [first, ...others] = quotation.contents;
    return {
      form: quotation.form,
      contents: [spanOf(first), ...others.map(spanOf)],
      cue: quotation.cue && spanOf(quotation.cue),
      source: quotation.source && spanOf(quotation.source),
      stance: quotation.stance,
      speaker: speaker === undefined ? null : { name: speaker.name, role: speaker.role, kind: speaker.kind },
      confidence: rounded(quotation.confidence),
    };
  });
  const keyPoints = analysis.keyPoints.map(
    ({ origin, text, span }): CopiedKeyPoint => ({ origin, text, span: span && spanOf(span) }),
  );
  return { taken, address, article: plainArticle(article), claims, keyPoints };
}

/** The words of a claim, one string a stretch. */
export const claimTexts = ({ text }: Pick<Article, 'text'>, { contents }: CopiedClaim): readonly string[] =>
  contents.map(({ start, end }) => text.slice(start, end));
