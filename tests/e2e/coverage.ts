import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, CDPSession, Target } from 'puppeteer-core';

/** Half-open range of UTF-16 units of a script. */
export type Stretch = readonly [start: number, end: number];

/** What was run of the scripts of the extension, by their paths in the package. */
export type Coverage = Readonly<Record<string, readonly Stretch[]>>;

/** How long an answer is waited for, since a context that is gone may never answer. ms. */
const PATIENCE_MS = 2000;

/** How often a context is asked: what it runs after the last time, before it is closed, is not counted. ms. */
const ASK_MS = 300;

interface FunctionRun {
  readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
}

/** Marks in `ran` what one report says was run; inner ranges correct the outer ones, which come first. */
export function markRun(ran: Uint8Array, functions: readonly FunctionRun[]): void {
  const now = new Uint8Array(ran.length);
  const ranges = functions.flatMap((each) => each.ranges);
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  now.forEach((is, at) => {
    if (is === 1) ran[at] = 1;
  });
}

/** The stretches of `ran` that are 1. */
export function stretchesOf(ran: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  for (let start = ran.indexOf(1); start >= 0; ) {
    const end = ran.indexOf(0, start);
    found.push([start, end < 0 ? ran.length : end]);
    start = end < 0 ? -1 : ran.indexOf(1, end);
  }
  return found;
}

export interface Collecting {
  /** Detaches from a context that is to be closed, since a worker with a debugger attached stays alive. */
  readonly release: (target: Target) => Promise<void>;
  /** Writes what was collected into a file. */
  readonly finish: () => Promise<void>;
}

/**
 * Collects, by V8's precise coverage, what all contexts of a browser run of an extension's scripts; what a context runs
 * before it is attached to is missed, so that the figures are rather too low.
 */
export function collectCoverage(browser: Browser, origin: string, folder: string): Collecting {
  const ran = new Map<string, Uint8Array>();
  const sessions = new Map<CDPSession, Target>();
  const ask = async (session: CDPSession) => {
    const { result } = await session.send('Profiler.takePreciseCoverage');
    for (const { url, functions } of result) {
      if (!url.startsWith(origin)) continue;
      const end = Math.max(...functions.flatMap(({ ranges }) => ranges.map(({ endOffset }) => endOffset)));
      const name = new URL(url).pathname.slice(1);
      const known = ran.get(name);
      const all = known === undefined || known.length < end ? new Uint8Array(end) : known;
      if (known !== undefined && all !== known) all.set(known);
      markRun(all, functions);
      ran.set(name, all);
    }
  };
  const attach = async (target: Target) => {
    if (!['page', 'service_worker', 'other'].includes(target.type())) return;
    const session = await target.createCDPSession();
    await session.send('Profiler.enable');
    await session.send('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
    sessions.set(session, target);
  };
  // A context may be gone before it is attached to or asked.
  const attached = (target: Target) => void attach(target).catch(() => undefined);
  browser.on('targetcreated', attached);
  for (const target of browser.targets()) attached(target);
  const askInTime = (session: CDPSession) =>
    Promise.race([ask(session), new Promise((_, reject) => setTimeout(reject, PATIENCE_MS))]).catch(
      () => void sessions.delete(session),
    );
  const askAll = () => Promise.all([...sessions.keys()].map(askInTime));
  const timer = setInterval(() => void askAll(), ASK_MS);
  return {
    release: async (target) => {
      for (const [session, of] of sessions) {
        if (of !== target) continue;
        await askInTime(session);
        sessions.delete(session);
        await session.detach().catch(() => undefined);
      }
    },
    finish: async () => {
      clearInterval(timer);
      await askAll();
      mkdirSync(folder, { recursive: true });
      const coverage: Coverage = Object.fromEntries([...ran].map(([name, each]) => [name, stretchesOf(each)]));
      writeFileSync(path.join(folder, `${process.pid}-${Date.now()}.json`), JSON.stringify(coverage));
    },
  };
}
