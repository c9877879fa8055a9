import { type ComponentChild, render } from 'preact';
import css from '@/components/page/page.css?inline';

/** Our interface on the page: one element, at the end of the document, with everything of ours in its closed shadow. */
export interface InterfaceHost {
  show(content: ComponentChild): void;
  /** Whether anything was put into the page. */
  readonly isShown: boolean;
  /** Whether an event came from our interface. */
  owns(event: Event): boolean;
  remove(): void;
}

/** Styles of a shadow root without an inline style that a page's content security policy could refuse. */
function style(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox refuses constructed sheets from content scripts in some versions: https://bugzil.la/1751346
    const element = document.createElement('style');
    element.textContent = css;
    root.append(element);
  }
}

const NAME = 'pressmark-interface';

/** How often the interface shows that its script runs; page.css gives it six seconds. */
const BEAT_MS = 1000;

/** Nothing is put into the page before there is something to show. */
export function createHost(): InterfaceHost {
  let host: HTMLElement | null = null;
  let mount: HTMLElement | null = null;
  let beating: ReturnType<typeof setInterval> | undefined;
  const life = new AbortController();

  const beat = () => {
    if (mount !== null) mount.className = mount.className === 'pm-beat-a' ? 'pm-beat-b' : 'pm-beat-a';
  };
  const begin = () => {
    beat();
    beating = setInterval(beat, BEAT_MS);
    // Timers of hidden pages are slowed down or stopped, animations are not.
    document.addEventListener('visibilitychange', beat, { signal: life.signal });
    window.addEventListener('pageshow', beat, { signal: life.signal });
  };

  const attach = (): HTMLElement => {
    if (host === null || mount === null) {
      // The element of an earlier script that was stopped before it could remove it.
      for (const left of document.querySelectorAll(NAME)) left.remove();
      host = document.createElement(NAME);
      const root = host.attachShadow({ mode: 'closed' });
      style(root);
      mount = document.createElement('div');
      root.append(mount);
      begin();
    }
    // Pages that rebuild their document remove our element with everything else.
    if (!host.isConnected) document.documentElement.append(host);
    return mount;
  };

  return {
    show: (content) => render(content, attach()),
    get isShown() {
      return host !== null;
    },
    owns: (event) => host !== null && event.composedPath().includes(host),
    remove: () => {
      life.abort();
      clearInterval(beating);
      if (mount !== null) render(null, mount);
      host?.remove();
      host = null;
      mount = null;
    },
  };
}
