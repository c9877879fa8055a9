import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import pageStyle from '../../components/page/page.css?inline';

/** A stand-in for a web page, with its children in a shadow root as they are on a real one (open, so that axe sees in). */
export function PageFrame({ children }: { readonly children: ComponentChildren }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const style = document.createElement('style');
    style.textContent = pageStyle;
    const mount = document.createElement('div');
    root.replaceChildren(style, mount);
    render(children, mount);
  }, [children]);
  return (
    <main style={{ font: '18px/1.6 serif', padding: '24px', minHeight: '420px' }}>
      <h1>A page</h1>
      <p>
        Nobody in the valley will be asked to leave their home before the spring, the minister said. The bill now stands
        at 2.4 billion, twice what parliament was told in 2021, and nobody would say on Friday who is going to pay it.
      </p>
      <div ref={host} />
    </main>
  );
}
