import type { ComponentChildren } from 'preact';
import { numberText } from '../messages';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

/** A part of the article's view under its heading. */
export function Section({ id, title, count, children }: SectionProps) {
  return (
    <section class="pm-section" aria-labelledby={id}>
      <h3 id={id} tabIndex={-1}>
        {title} <span class="pm-count">{numberText(count)}</span>
      </h3>
      {children}
    </section>
  );
}
