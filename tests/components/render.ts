import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

const roots: HTMLElement[] = [];

afterEach(async () => {
  for (const root of roots.splice(0)) {
    await act(() => render(null, root));
    root.remove();
  }
});

/** Renders into the document, and again into the same place when called with the element that it returned. */
export async function show(view: Parameters<typeof render>[0], root?: HTMLElement): Promise<HTMLElement> {
  const element = root ?? document.body.appendChild(document.createElement('div'));
  if (root === undefined) roots.push(element);
  await act(() => render(view, element));
  return element;
}

/** The element of that ARIA role or tag whose accessible name, as far as these components need it, contains `name`. */
export function find(root: ParentNode, selector: string, name = ''): HTMLElement {
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    if ((element.getAttribute('aria-label') ?? element.textContent ?? '').includes(name)) return element;
  }
  throw new Error(`No ${selector} "${name}" in ${root instanceof Element ? root.innerHTML : ''}`);
}

/** Does something and waits until all that follows from it has been rendered. */
export async function doing(action: () => void): Promise<void> {
  await act(async () => {
    action();
    // The promise of an action and what the app does with its answer.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  });
}

export const click = (element: HTMLElement) => doing(() => element.click());

export const press = (element: EventTarget, key: string, options: KeyboardEventInit = {}) =>
  doing(() => {
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...options }),
    );
  });

export const type = (field: HTMLElement, text: string) =>
  doing(() => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('Not a field');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });

/** Chooses the option of that value. */
export const choose = (select: HTMLSelectElement, value: string) =>
  doing(() => {
    select.value = value;
    if (select.value !== value) throw new Error(`No option "${value}" in ${select.innerHTML}`);
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
