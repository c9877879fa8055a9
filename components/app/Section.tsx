import type { ComponentChildren, Ref } from 'preact';

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
  /** The heading, which takes the focus where nothing else is left for it. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** A part of the article's view under its heading. */
export function Section({ id, title, count, children, heading }: SectionProps) {
  return (
    <section class="pm-section" aria-labelledby={id}>
      <h2 id={id} ref={heading ?? null} tabIndex={-1}>
        {title} <span class="pm-count">{count}</span>
      </h2>
      {children}
    </section>
  );
}
