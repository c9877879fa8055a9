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

/** Nothing is put into the page before there is something to show. */
export function createHost(): InterfaceHost {
  let host: HTMLElement | null = null;
  let mount: HTMLElement | null = null;

  const attach = (): HTMLElement => {
    if (host === null || mount === null) {
      host = document.createElement('pressmark-interface');
      const root = host.attachShadow({ mode: 'closed' });
      style(root);
      mount = document.createElement('div');
      root.append(mount);
    }
    // Pages that rebuild their document take us out with the rest.
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
      if (mount !== null) render(null, mount);
      host?.remove();
      host = null;
      mount = null;
    },
  };
}
