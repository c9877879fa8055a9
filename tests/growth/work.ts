/**
 * How much is done, as a number that is the same on every machine and at every time: turns of loops and calls of functions
 * in lib/ (see counted-code.ts), and the units that built-in functions look at or copy. What a regular expression does
 * when it tries again is not in it: patterns.test.ts shows that none of ours does so more than in proportion.
 */
export interface Work {
  /** Counted so far. */
  steps: number;
  /** Counts what is about to be copied, and gives it back. */
  copied<T>(value: T): T;
}

declare global {
  var work: Work;
}

const sizeOf = (value: unknown): number => {
  if (typeof value === 'string' || Array.isArray(value) || ArrayBuffer.isView(value)) {
    return (value as { readonly length: number }).length;
  }
  if (value instanceof Set || value instanceof Map) return value.size;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
};

globalThis.work = {
  steps: 0,
  copied(value) {
    this.steps += sizeOf(value);
    return value;
  },
};

type Method = (this: unknown, ...values: unknown[]) => unknown;

/** Puts a function in the place of a method: the method, counted by `costOf` its subject, arguments and result. */
function count(
  owner: object,
  names: readonly string[],
  costOf: (subject: unknown, values: readonly unknown[], result: unknown) => number,
): () => void {
  const restore = names.map((name) => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const method = descriptor?.value as Method | undefined;
    if (descriptor === undefined || typeof method !== 'function') throw new Error(`There is no method ${name}`);
    const counted: Method = function (...values) {
      const result = Reflect.apply(method, this, values);
      work.steps += costOf(this, values, result);
      return result;
    };
    Object.defineProperty(owner, name, { ...descriptor, value: counted });
    return () => Object.defineProperty(owner, name, descriptor);
  });
  return () => {
    for (const put of restore) put();
  };
}

const subjectLength = (subject: unknown) => sizeOf(subject);
const resultLength = (_: unknown, __: readonly unknown[], result: unknown) => sizeOf(result);

function found(subject: unknown, [part, from]: readonly unknown[], result: unknown): number {
  const length = sizeOf(subject);
  const start = typeof from === 'number' ? Math.min(Math.max(0, from), length) : 0;
  return typeof result === 'number' && result >= 0 ? Math.max(0, result - start) + sizeOf(part) : length - start;
}

function foundLast(subject: unknown, [part, from]: readonly unknown[], result: unknown): number {
  const start = typeof from === 'number' ? Math.min(from, sizeOf(subject)) : sizeOf(subject);
  return typeof result === 'number' && result >= 0 ? Math.max(0, start - result) + sizeOf(part) : Math.max(0, start);
}

/** A search that begins at the start of a text and nowhere else gives up soon. */
const ANCHORED = 200;

function countPatterns(): () => void {
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (text) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const result = exec.call(this, text);
    const length = String(text).length;
    if (result !== null) work.steps += 1 + (this.sticky ? 0 : result.index - start) + result[0].length;
    else if (this.sticky) work.steps += 1;
    else if (this.source.startsWith('^') && !this.source.includes('|') && !this.multiline)
      work.steps += 1 + Math.min(length, ANCHORED);
    else work.steps += 1 + Math.max(0, length - start);
    return result;
  };
  return () => {
    RegExp.prototype.exec = exec;
  };
}

function countBuiltIns(): () => void {
  const restore = [
    countPatterns(),
    count(String.prototype, ['indexOf'], found),
    count(String.prototype, ['lastIndexOf'], foundLast),
    count(
      String.prototype,
      ['includes', 'split', 'replaceAll', 'toLowerCase', 'toUpperCase', 'normalize', 'trim', 'trimStart', 'trimEnd'],
      subjectLength,
    ),
    count(String.prototype, ['repeat', 'padStart', 'padEnd'], resultLength),
    count(Array.prototype, ['indexOf', 'includes'], found),
    count(Array.prototype, ['splice', 'shift', 'unshift', 'fill', 'reverse', 'join'], subjectLength),
    count(Array.prototype, ['slice', 'concat', 'flat', 'flatMap', 'toSorted'], resultLength),
    count(Array.prototype, ['sort'], (subject) => sizeOf(subject) * Math.ceil(Math.log2(sizeOf(subject) + 1))),
    count(Array, ['from'], resultLength),
    count(Object, ['keys', 'values', 'entries', 'fromEntries'], resultLength),
    count(JSON, ['parse'], (_, [text]) => sizeOf(text)),
    count(JSON, ['stringify'], resultLength),
    count(Object.getPrototypeOf(Uint8Array.prototype), ['slice', 'fill', 'set', 'includes', 'indexOf'], (subject) =>
      sizeOf(subject),
    ),
  ];
  return () => {
    for (const put of restore.reverse()) put();
  };
}

/** Counts while `run` runs; nothing else may run meanwhile. */
function counting<T>(run: () => T): T {
  const restore = countBuiltIns();
  try {
    return run();
  } finally {
    restore();
  }
}

/** What a function does, counted. */
export function workOf(run: () => unknown): number {
  const before = work.steps;
  counting(run);
  return work.steps - before;
}

/** What an asynchronous function does, counted; nothing else may run meanwhile. */
export async function workOfAsync(run: () => Promise<unknown>): Promise<number> {
  const before = work.steps;
  const restore = countBuiltIns();
  try {
    await run();
  } finally {
    restore();
  }
  return work.steps - before;
}

export interface SlicedWork {
  readonly whole: number;
  /** The most that was done between two places at which others may go first. */
  readonly longest: number;
}

/** What a piece of sliced work does, counted. */
export function workOfSteps(steps: Generator<void, unknown, void>): SlicedWork {
  return counting(() => {
    const before = work.steps;
    let longest = 0;
    for (;;) {
      const start = work.steps;
      const { done } = steps.next();
      longest = Math.max(longest, work.steps - start);
      if (done === true) return { whole: work.steps - before, longest };
    }
  });
}
