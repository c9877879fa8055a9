import type { Reason } from '@/lib/model';
import { reasonTexts } from './wording';

export interface ReasonsProps {
  /** What is said of the finding. */
  readonly summary: string;
  /** Whether the summary alone says nothing, so that without reasons nothing is shown. */
  readonly onlyWithReasons?: boolean;
  readonly reasons: readonly Reason[];
}

/** A short word on a finding, with its reasons to unfold where there are any in the reader's words. */
export function Reasons({ summary, reasons, onlyWithReasons = false }: ReasonsProps) {
  const texts = reasonTexts(reasons);
  if (texts.length === 0 && onlyWithReasons) return null;
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
