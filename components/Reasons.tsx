import type { Reason } from '@/lib/model';
import { reasonTexts } from './wording';

export interface ReasonsProps {
  /** What is said of the finding in any case. */
  readonly summary: string;
  readonly reasons: readonly Reason[];
}

/** A short word on a finding, with its reasons to unfold where there are any in the reader's words. */
export function Reasons({ summary, reasons }: ReasonsProps) {
  const texts = reasonTexts(reasons);
  if (texts.length === 0) return <p class="pm-meta">{summary}</p>;
  return (
    <details class="pm-meta pm-reasons">
      <summary>{summary}</summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
