import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Does something in a scene once it is there. */
export function After({ run, children }: { readonly run: (element: HTMLElement) => void; readonly children: VNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current !== null) run(box.current);
  }, [run]);
  return <div ref={box}>{children}</div>;
}

export const click = (selector: string) => (element: ParentNode) => {
  const found = element.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`Nothing to click at ${selector}`);
  found.click();
};

/** The same in the interface inside the page of a `PageFrame`. */
export const clickOnPage = (selector: string) => (element: ParentNode) => {
  const host = [...element.querySelectorAll('main > div')].find(({ shadowRoot }) => shadowRoot !== null);
  click(selector)(host?.shadowRoot ?? element);
};
