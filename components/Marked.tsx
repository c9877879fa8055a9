import { matchesOf } from '@/lib/library/matches';

export interface MarkedProps {
  readonly text: string;
  /** Folded words of a search; see `termsOf`. */
  readonly terms: readonly string[];
}

/** Text with what was searched for marked in it. */
export function Marked({ text, terms }: MarkedProps) {
  const matches = matchesOf(text, terms);
  if (matches.length === 0) return <>{text}</>;
  return (
    <>
      {matches.map(({ start, end }, index) => [
        text.slice(matches[index - 1]?.end ?? 0, start),
        <mark key={start}>{text.slice(start, end)}</mark>,
      ])}
      {text.slice(matches.at(-1)?.end ?? 0)}
    </>
  );
}
