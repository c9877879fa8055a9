import type { DiffPart } from '@/lib/model';

export interface DiffTextProps {
  readonly diff: readonly DiffPart[];
}

/** What differs between two wordings: struck out what is gone, underlined what is new, also in the document's meaning. */
export function DiffText({ diff }: DiffTextProps) {
  return (
    <>
      {diff.map(({ kind, text }, index) => {
        // Parts have no names but their places: nothing is moved among them.
        const key = `${index} ${kind}`;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        return kind === 'added' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </>
  );
}
