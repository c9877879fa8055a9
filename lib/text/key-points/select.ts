import type { Article, KeyPoint, Span } from '../../model';
import type { Language } from '../language';
import { standingAlone } from './standing';

export function selectedKeyPoints(article: Article, sentences: readonly Span[], language: Language): KeyPoint[] {
  const stands = standingAlone(language);
  const chosen: KeyPoint[] = [];
  let b = 0;
  let first = true;
  for (const span of sentences) {
    while ((article.blocks[b]?.end ?? Number.POSITIVE_INFINITY) <= span.start) b++;
    const block = article.blocks[b];
    if (block === undefined || chosen.length === 3) break;
    const text = article.text.slice(span.start, span.end);
    if (stands(text, block.kind, first)) {
      const reasons = first ? [{ code: 'opens-article', values: {} }] : [];
      chosen.push({ origin: 'selected', text, span, support: [], score: 1, reasons });
    }
    if (block.kind === 'paragraph') first = false;
  }
  return chosen;
}
