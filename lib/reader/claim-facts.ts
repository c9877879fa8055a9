import type { Analysis, Quotation } from '../model';
import type { ClaimFacts } from './facts';

/** What is said of a quotation as it was found, and where the article has it in other words. */
export function foundFacts(
  analysis: Analysis | null,
  quotation: Quotation,
): Pick<ClaimFacts, 'form' | 'stance' | 'certainty' | 'reasons' | 'checkable' | 'differs'> {
  const { form, stance, contents, certainty, reasons, checkable } = quotation;
  const differs = (analysis?.inside ?? []).flatMap(({ kind, words, text, spans: [first, second] }) => {
    if (kind !== 'quotation') return [];
    if (first.start === contents[0].start) return [{ as: 'inside' as const, words, text }];
    return second.start === contents[0].start ? [{ as: 'inside' as const, words: text, text: words }] : [];
  });
  return { form, stance, certainty, reasons, checkable, ...(differs.length > 0 && { differs }) };
}
