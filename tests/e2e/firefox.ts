import { readFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { browserPath } from '../tools/browser-path.mjs';
import type { Driver, LaunchOptions, View } from './driver';
import { PANEL_BUTTON } from './panel-button';
import { until } from './until';

/** Given to the add-on by a preference, so that its pages have an address that is known. */
const UUID = '4f0f7d7a-6f2b-4b86-9d0a-0c1f5a7e2b11';
const ORIGIN = `moz-extension://${UUID}/`;

/** Elements of the browser's window that show pages of ours. */
const POPUP = "document.querySelector('browser.webextension-popup-browser')";
const SIDEBAR = "document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')";

/** The part of WebDriver BiDi that puppeteer doesn't expose; results come bare or in `result`. */
type Send = (method: string, params: object) => Promise<Record<string, unknown>>;

/** Firefox over WebDriver BiDi, with privileged script where BiDi has no command for what a reader does; see `launch`. */
export async function launchFirefox({ profile, headless = true, extension }: LaunchOptions): Promise<Driver> {
  const executablePath = browserPath('firefox');
  if (executablePath === null) throw new Error('Firefox is not on this machine');
  const folder = path.resolve(extension ?? '.output/firefox-mv3');
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const addon: string = manifest.browser_specific_settings.gecko.id;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    args: ['--remote-allow-system-access'],
    ...(profile === undefined ? {} : { userDataDir: profile }),
    extraPrefsFirefox: {
      'extensions.webextOptionalPermissionPrompts': false,
      'extensions.webextensions.uuids': JSON.stringify({ [addon]: UUID }),
      'extensions.originControls.grantByDefault': false,
      // A temporary add-on leaves at the end of the session; what it kept stays, as an installed one's does.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...(headless ? { 'network.dns.forceResolve': '127.0.0.1' } : {}),
    },
  });
  const connection = (browser as unknown as { connection: { send: Send } }).connection;
  const bidi: Send = async (method, params) => {
    const answer = await connection.send(method, params);
    return (answer.result as Record<string, unknown> | undefined) ?? answer;
  };
  const id = await browser.installExtension(folder);
  const { contexts } = (await bidi('browsingContext.getTree', { 'moz:scope': 'chrome' })) as unknown as {
    contexts: [{ context: string }];
  };

  /** Runs the body of a function in the browser's own window. */
  const privileged = async <T>(body: string): Promise<T> => {
    const answer = (await bidi('script.evaluate', {
      expression: `(async () => JSON.stringify(await (async () => {${body}})() ?? null))()`,
      target: { context: contexts[0].context },
      awaitPromise: true,
      userActivation: true,
    })) as { type: string; exceptionDetails?: { text: string }; result?: { value: string } };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return JSON.parse(answer.result?.value ?? 'null') as T;
  };
  const EXTENSION = `
    const extension = WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension;
    const { apiManager } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs').ExtensionParent;
    const action = apiManager.global.browserActionFor(extension);`;

  /**
   * Evaluates in the document of an element of the browser's window, the popup's or the sidebar's. It may be swapped while
   * it opens, so that no answer comes: ask again.
   */
  const inElement = async <T>(element: string, expression: string, gesture = false): Promise<T> => {
    const script = `(async () => {
      const input = ${gesture ? 'content.document.notifyUserGestureActivation() ?? content.windowUtils.setHandlingUserInput(true)' : 'null'};
      try { return content.wrappedJSObject.eval(${JSON.stringify(expression)}); }
      finally { input?.destruct(); }
    })().then((value) => sendAsyncMessage('pressmark:answer', JSON.stringify({ value })), (error) => sendAsyncMessage('pressmark:answer', JSON.stringify({ error: String(error) })))`;
    const frame = script.replace(
      'content.wrappedJSObject.eval',
      '((code) => { const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false }); return Cu.evalInSandbox(code, sandbox); })',
    );
    const answer = await privileged<{ value?: T; error?: string } | null>(`
      const manager = ${element}?.messageManager;
      if (!manager) return null;
      return new Promise((resolve) => {
        setTimeout(() => resolve(null), 1000);
        manager.addMessageListener('pressmark:answer', function once(message) {
          manager.removeMessageListener('pressmark:answer', once);
          resolve(JSON.parse(message.data));
        });
        manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(frame)}), false);
      });`);
    if (answer === null) throw new Error('the panel did not answer');
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as T;
  };
  const inPopup = <T>(expression: string, gesture = false) => inElement<T>(POPUP, expression, gesture);
  const setScheme = (scheme: 'light' | 'dark') =>
    privileged<void>(
      `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? 0 : 1});
       Services.prefs.setIntPref('ui.systemUsesDarkTheme', ${scheme === 'dark' ? 1 : 0});`,
    );
  /** A panel is no tab: BiDi takes no screenshots of it, the browser itself does. */
  const snapshot = async (element: string) => {
    const url = await privileged<string>(`
      const { browsingContext } = ${element};
      const bitmap = await browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return canvas.toDataURL('image/png');`);
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  };
  const viewOf = (element: string, close: () => Promise<unknown>): View => ({
    evaluate: (expression) =>
      until('the panel answers', async () => ({ value: await inElement(element, expression) }), 5000).then(
        ({ value }) => value as never,
      ),
    withGesture: (expression) => inElement(element, expression, true),
    setScheme,
    screenshot: () => snapshot(element),
    close: async () => {
      await close();
    },
  });
  /** Hides whatever popup is open; one that is still opening can't be hidden yet, so it is asked again. */
  const hidePopup = () =>
    until('the popup is gone', () =>
      privileged<boolean>(`
        for (const panel of document.querySelectorAll('panel')) if (panel.state === 'open') panel.hidePopup();
        return !document.querySelector('browser.webextension-popup-browser');`),
    );
  // Installing opens the first page; what comes to the front later would take a popup away.
  await until('the first page is open', () =>
    privileged<boolean>(`
      const welcome = gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === '${ORIGIN}welcome.html');
      if (welcome) gBrowser.removeTab(welcome);
      return Boolean(welcome);`),
  );
  const contextOf = (page: Page) => (page.mainFrame() as unknown as { _id: string })._id;

  await until('the background runs', () =>
    privileged<boolean>(`${EXTENSION} return ['running', 'stopped'].includes(extension.backgroundState)`),
  );

  const popup = async (page: Page) => {
    await page.bringToFront();
    await hidePopup();
    await privileged(`${EXTENSION} await action.triggerAction(window)`);
    await until('the popup is open', () =>
      inPopup<boolean>(`document.readyState === 'complete' && document.body.childElementCount > 0`),
    );
    return viewOf(POPUP, hidePopup);
  };

  return {
    name: 'firefox',
    browser,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    popup,
    panel: async (page) => {
      const opener = await popup(page);
      await until('the popup has its button', () => opener.evaluate<boolean>(`${PANEL_BUTTON} !== null`));
      // The click may close the popup, which then never answers.
      await opener.withGesture(`${PANEL_BUTTON}.click()`).catch(() => undefined);
      await until('the sidebar is open', async () =>
        (await privileged<boolean>(`return Boolean(${SIDEBAR})`))
          ? inElement<boolean>(SIDEBAR, `document.readyState === 'complete' && document.body.childElementCount > 0`)
          : null,
      );
      await hidePopup();
      return viewOf(SIDEBAR, () => privileged('SidebarController.hide()'));
    },
    setScheme: (_page, scheme) => setScheme(scheme),
    inInterface: async <T>(page: Page, expression: string) => {
      await page.bringToFront();
      const script = `(() => {
        const root = content.document.querySelector('pressmark-interface')?.openOrClosedShadowRoot ?? null;
        let answer;
        try { answer = { value: (${expression}) }; } catch (error) { answer = { error: String(error) }; }
        sendAsyncMessage('pressmark:interface', JSON.stringify(answer));
      })()`;
      const answer = await privileged<{ value?: T; error?: string }>(`
        const manager = gBrowser.selectedBrowser.messageManager;
        return new Promise((resolve) => {
          manager.addMessageListener('pressmark:interface', function once({ data }) {
            manager.removeMessageListener('pressmark:interface', once);
            resolve(JSON.parse(data));
          });
          manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
        });`);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value as T;
    },
    own: async (file) => {
      const page = await browser.newPage();
      // page.goto() never settles on moz-extension pages; the command below it does.
      await bidi('browsingContext.navigate', { context: contextOf(page), url: `${ORIGIN}${file}`, wait: 'complete' });
      return page;
    },
    killBackground: () =>
      privileged(
        `${EXTENSION} await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
      ),
    turnOff: () =>
      privileged(`
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID(${JSON.stringify(id)})).disable();`),
    command: (name) => {
      const key = { 'keep-selection': 'K', 'toggle-highlights': 'H', 'next-highlight': 'J' }[name];
      return privileged(
        `[...document.querySelectorAll('keyset[id^="ext-keyset"] key')].find((key) => key.getAttribute('key') === '${key}').doCommand()`,
      );
    },
    menu: async (page, inFrame = false) => {
      await page.bringToFront();
      const [x, y] = (await page.evaluate(
        `(() => {
          const view = ${inFrame ? 'frames[0]' : 'window'};
          const { left, top } = view.getSelection().getRangeAt(0).getClientRects()[0];
          const frame = view.frameElement?.getBoundingClientRect();
          return [left + 8 + (frame?.left ?? 0), top + 8 + (frame?.top ?? 0)];
        })()`,
      )) as [number, number];
      await page.mouse.click(x, y, { button: 'right' });
      await until('the context menu is open', () =>
        privileged<boolean>(`return document.getElementById('contentAreaContextMenu').state === 'open'`),
      );
      await privileged(`
        const menu = document.getElementById('contentAreaContextMenu');
        menu.activateItem([...menu.querySelectorAll('menuitem')].find((item) => !item.hidden && item.id.includes('keep-selection')));`);
    },
    shortcuts: async () => {
      const page = await browser.newPage();
      await bidi('browsingContext.navigate', {
        context: contextOf(page),
        url: `${ORIGIN}popup.html`,
        wait: 'complete',
      });
      const commands = (await page.evaluate('browser.commands.getAll()')) as { name: string; shortcut: string }[];
      await page.close();
      return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
    },
    // The preference above answers every prompt with yes.
    allow: async () => undefined,
    badge: async (page) => {
      await page.bringToFront();
      return privileged<string>(
        `${EXTENSION} return action.action.getProperty(gBrowser.selectedTab, 'badgeText') ?? ''`,
      );
    },
    window: () => snapshot('window'),
    close: () => browser.close(),
  };
}
