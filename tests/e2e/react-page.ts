/** A program with React in it, for a page that a server has rendered; runs in that page. */
import { createElement as h, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';

declare global {
  interface Window {
    readonly story: { readonly title: string; readonly paragraphs: readonly string[] };
    recovered: string[];
  }
}

/** The page's program: paragraphs that can be drawn anew, and a button that counts. */
function Page({ title, paragraphs }: Window['story']) {
  const [count, setCount] = useState(0);
  const [drawn, setDrawn] = useState(0);
  return h(
    'article',
    { key: drawn },
    h('h1', null, title),
    h('button', { type: 'button', id: 'count', onClick: () => setCount(count + 1) }, `Read ${count} times`),
    h('button', { type: 'button', id: 'draw', onClick: () => setDrawn(drawn + 1) }, 'Draw anew'),
    h(
      'div',
      null,
      paragraphs.map((text) => h('p', { key: text }, text)),
    ),
  );
}

/** What a server sends. */
export const markup = (story: Window['story']): string => renderToString(h(Page, story));

/** Takes the server's markup over; what React finds wrong with it is in `window.recovered`. */
export function hydrate(): void {
  window.recovered = [];
  const root = document.getElementById('root');
  if (root === null) throw new Error('no root');
  hydrateRoot(root, h(Page, window.story), {
    onRecoverableError: (error) => window.recovered.push(String(error)),
  });
}
