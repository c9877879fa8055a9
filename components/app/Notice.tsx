import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly title: string;
  readonly hint?: string;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** A state in plain words, with a way on. */
export function Notice({ title, hint, children }: NoticeProps) {
  return (
    <section class="pm-notice">
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </section>
  );
}
