import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';

/** A page of ours that a test looks into: the real popup, in both browsers. */
export interface View {
  /** Evaluates an expression (or a promise of one) in the page; its value must survive JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** As `evaluate`, while the browser takes the reader to be clicking: what asks for a permission needs it. */
  withGesture(expression: string): Promise<void>;
  /** Shows it as where the reader's system prefers light or dark. */
  setScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** What it looks like, as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A real browser with the built extension in it. */
export interface Driver {
  readonly name: 'chromium' | 'firefox';
  readonly browser: Browser;
  /** A new tab at an address. */
  open(url: string): Promise<Page>;
  /** Clicks the toolbar button over a page: the real popup, which grants access to that tab. */
  popup(page: Page): Promise<View>;
  /** Opens the side panel or sidebar beside a page, from the popup as a reader does. */
  panel(page: Page): Promise<View>;
  /** Shows a page as where the reader's system prefers light or dark. Firefox shows all of them so. */
  setScheme(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  /** Evaluates an expression in which `root` is the closed shadow root of our interface on a page (null: not shown). */
  inInterface<T>(page: Page, expression: string): Promise<T>;
  /** A page of the extension in a tab. */
  own(file: string): Promise<Page>;
  /** Kills the background as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /** Turns the extension off, for the rest of the browser's life. */
  turnOff(): Promise<void>;
  /** Fires one of the manifest's commands as its shortcut does. */
  command(name: 'keep-selection' | 'toggle-highlights' | 'next-highlight'): Promise<void>;
  /** Chooses our entry of the context menu over the selection of a page, or of its first frame. */
  menu(page: Page, inFrame?: boolean): Promise<void>;
  /** What the manifest's shortcuts are in the browser, by command. */
  shortcuts(): Promise<Readonly<Record<string, string>>>;
  /** Lets the next request for that site's permission succeed, as if the reader had said yes. */
  allow(pattern: string): Promise<void>;
  /** The text of the toolbar badge over a page. */
  badge(page: Page): Promise<string>;
  /** A picture of the whole window, with the browser's own bars and what stands beside the page; null where there is none. */
  window(): Promise<Buffer | null>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A folder that keeps the profile between two launches; a fresh one where left out. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** The folder of the built extension. */
  readonly extension?: string;
}

/** @throws Error where the browser is not on this machine, or the extension is not built. */
export function launch(name: 'chromium' | 'firefox', options: LaunchOptions = {}): Promise<Driver> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
