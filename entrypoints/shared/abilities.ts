import { browser } from 'wxt/browser';

type Browser = typeof browser;

/** What Firefox on Android lacks. The code asks for each ability where it needs it, and never for the browser's name. */
const maybe = browser as unknown as {
  readonly contextMenus?: Browser['contextMenus'];
  readonly commands?: Browser['commands'] & { openShortcutSettings?(): Promise<void> };
  readonly sidePanel?: Browser['sidePanel'];
  /** Firefox's sidebar, which the types of Chromium's interfaces don't know. */
  readonly sidebarAction?: { open(): Promise<void> };
};

export const contextMenus = () => maybe.contextMenus;
export const commands = () => maybe.commands;

/** Opens the side panel or sidebar, from a click; null where the browser has neither. */
export function panelOpener(): ((windowId: number | undefined) => Promise<void>) | null {
  const { sidebarAction, sidePanel } = maybe;
  if (sidebarAction !== undefined) return () => sidebarAction.open();
  if (sidePanel === undefined) return null;
  return (windowId) => (windowId === undefined ? Promise.resolve() : sidePanel.open({ windowId }));
}
