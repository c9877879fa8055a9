import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { browserPath } from '../tools/browser-path.mjs';
import { collectCoverage } from './coverage';
import type { Driver, LaunchOptions, View } from './driver';
import { PANEL_BUTTON } from './panel-button';
import { until } from './until';

const viewOf = (page: Page): View => ({
  evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
  withGesture: async (expression) => {
    const session = await page.createCDPSession();
    const done = session.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true });
    // What was clicked may close the popup, and the session with it.
    await done
      .then(() => session.detach())
      .catch((error: unknown) => {
        if (!page.isClosed()) throw error;
      });
  },
  setScheme: (scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
  screenshot: async () => {
    // A headless popup has no window of its own to take its size from.
    await page.setViewport({ width: 400, height: 600 });
    // What is drawn before it is laid out anew is repeated like tiles.
    await page.evaluate(
      'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(drawn))))',
    );
    return Buffer.from(await page.screenshot());
  },
  // A popup closes by itself when another window comes to the front.
  close: async () => {
    if (!page.isClosed()) await page.close().catch(() => undefined);
  },
});

/** Chromium over its pipe; see `launch`. */
export async function launchChromium({ profile, headless = true, extension }: LaunchOptions): Promise<Driver> {
  const executablePath = browserPath('chromium');
  if (executablePath === null) throw new Error('Chromium is not on this machine');
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    ...(profile === undefined ? {} : { userDataDir: profile }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(headless
        ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1']
        : []),
    ],
  });
  const id = await browser.installExtension(path.resolve(extension ?? '.output/chrome-mv3'));
  const origin = `chrome-extension://${id}/`;
  const { PRESSMARK_COVERAGE: coverage } = process.env;
  const collecting = coverage === undefined ? null : collectCoverage(browser, origin, coverage);
  const isWorker = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().startsWith(origin);
  /** The background's worker; a page of ours wakes it where it is dead. */
  const worker = async () => {
    if (!browser.targets().some(isWorker)) {
      const page = await browser.newPage();
      await page.goto(`${origin}popup.html`);
      await page.close();
    }
    const target = await browser.waitForTarget(isWorker, { timeout: 30_000 });
    return until('the worker answers', async () => {
      const background = await target.worker();
      return (await background?.evaluate('1')) === 1 ? background : null;
    });
  };
  const tabOf = (page: Page) =>
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(page.url())} || tab.active))`;
  await worker();
  // Installing opens the first page; what comes to the front later would take a popup away.
  const welcome = await browser.waitForTarget((target) => target.url() === `${origin}welcome.html`, {
    timeout: 30_000,
  });
  await (await welcome.page())?.close();

  const popup = async (page: Page) => {
    const known = new Set(browser.targets());
    await page.bringToFront();
    const installed = (await browser.extensions()).get(id);
    if (installed === undefined) throw new Error('the extension is not installed');
    await installed.triggerAction(page);
    const target = await browser.waitForTarget(
      (candidate) => !known.has(candidate) && candidate.url().startsWith(`${origin}popup.html`),
      { timeout: 30_000 },
    );
    return viewOf(await target.asPage());
  };

  return {
    name: 'chromium',
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
      await opener.withGesture(`${PANEL_BUTTON}.click()`);
      const target = await browser.waitForTarget((candidate) => candidate.url() === `${origin}sidepanel.html`, {
        timeout: 30_000,
      });
      return viewOf(await target.asPage());
    },
    setScheme: (page, scheme) => viewOf(page).setScheme(scheme),
    inInterface: async <T>(page: Page, expression: string) => {
      const session = await page.createCDPSession();
      try {
        const { result } = await session.send('Runtime.evaluate', {
          expression: "document.querySelector('pressmark-interface')",
        });
        let object: string | undefined;
        if (result.objectId !== undefined) {
          const { node } = await session.send('DOM.describeNode', {
            objectId: result.objectId,
            pierce: true,
            depth: 1,
          });
          const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
          if (backendNodeId !== undefined) {
            object = (await session.send('DOM.resolveNode', { backendNodeId })).object.objectId;
          }
        }
        const answer = await session.send('Runtime.callFunctionOn', {
          functionDeclaration: `function (root) { return ${expression}; }`,
          arguments: [object === undefined ? { value: null } : { objectId: object }],
          objectId: object ?? (await session.send('Runtime.evaluate', { expression: 'window' })).result.objectId ?? '',
          returnByValue: true,
          awaitPromise: true,
        });
        if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
        return answer.result.value as T;
      } finally {
        await session.detach();
      }
    },
    own: async (file) => {
      const page = await browser.newPage();
      await page.goto(`${origin}${file}`);
      return page;
    },
    killBackground: async () => {
      const target = await browser.waitForTarget(isWorker, { timeout: 30_000 });
      await collecting?.release(target);
      // close() is now and then a no-op, so it is asked again.
      await until('the worker is gone', async () => {
        if (!browser.targets().includes(target)) return true;
        await (await target.worker())?.close().catch(() => undefined);
        return !browser.targets().includes(target);
      });
    },
    // What was installed over the pipe is not loaded again after a reload.
    turnOff: async () => {
      await (await worker()).evaluate('void setTimeout(() => chrome.runtime.reload())');
    },
    command: async (name) => {
      await (await worker()).evaluate(`chrome.commands.onCommand.dispatch(${JSON.stringify(name)}, undefined)`);
    },
    menu: async (page, inFrame = false) => {
      await page.bringToFront();
      const background = await worker();
      await background.evaluate(
        `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.contextMenus.onClicked.dispatch({ menuItemId: 'keep-selection', editable: false, pageUrl: '', frameId: ${inFrame ? 7 : 0} }, tab))`,
      );
    },
    shortcuts: async () => {
      const commands = (await (await worker()).evaluate('chrome.commands.getAll()')) as {
        name: string;
        shortcut: string;
      }[];
      return Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]));
    },
    allow: async (pattern) => {
      const page = await browser.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(
        `chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, ${JSON.stringify(pattern)})`,
      );
      await page.close();
    },
    badge: async (page) => {
      await page.bringToFront();
      return (await (
        await worker()
      ).evaluate(`${tabOf(page)}.then((tab) => chrome.action.getBadgeText({ tabId: tab.id }))`)) as string;
    },
    // A headless window has no bars of its own.
    window: async () => null,
    close: async () => {
      await collecting?.finish();
      await browser.close();
    },
  };
}
