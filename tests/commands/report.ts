import type { Analysis, Article, Span } from '@/lib/model';

const within = (text: string, { start, end }: Span) => ({ text: text.slice(start, end), start, end });
const whereIn = (text: string, span: Span | null) => (span === null ? null : within(text, span));

/** The rows of INTERFACES: one a stretch of a quotation, `group` telling which belong together. */
export function quotationRows(text: string, { quotations, speakers }: Analysis) {
  return quotations.flatMap(({ form, contents, cue, source, stance, speaker, confidence, certainty, reasons }, group) =>
    contents.map((span) => ({
      form,
      group,
      ...span,
      text: text.slice(span.start, span.end),
      speaker: whereIn(text, source),
      speakerName: speaker === null ? null : (speakers[speaker]?.name ?? null),
      cue: whereIn(text, cue),
      stance,
      confidence,
      certainty,
      reasons,
    })),
  );
}

export function keyPointRows(text: string, { keyPoints }: Analysis) {
  return keyPoints.map(({ origin, text: words, span, support, score, reasons, verdict, differs }, rank) => ({
    origin,
    text: words,
    start: span?.start ?? null,
    end: span?.end ?? null,
    rank,
    score,
    reasons,
    ...(verdict !== undefined && { verdict }),
    ...(differs !== undefined && {
      differs: differs.map(({ kind, as, words: own, text: other, span: at }) => ({
        kind,
        ...(as !== undefined && { as }),
        bullet: own,
        text: other,
        ...at,
      })),
    }),
    support: support.map(({ span: at, score: strength }) => ({ ...within(text, at), score: strength })),
  }));
}

export function articleRow({ url, title, byline, siteName, published, lang, genre, text }: Article) {
  return { url, title, byline, siteName, published, lang, genre: genre ?? null, text };
}
