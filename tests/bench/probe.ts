/** Runs inside a page: how long the page would have to wait for us at most, and for which part of our work. */
import { Readability } from '@mozilla/readability';
import type { Analysis, Article } from '@/lib/model';
import { isArticle } from '@/lib/page/is-article';
import { PageIdentity } from '@/lib/page/page-identity';
import { createPainter } from '@/lib/page/paint';
import { readPage } from '@/lib/reader/reading';
import { type Slices, slices } from '@/lib/slices';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import type { Steps } from '@/lib/text/steps';

/** As in lib/slices.ts. */
const SLICE_MS = 8;

const NOTHING: Analysis = { sentences: [], quotations: [], speakers: [], keyPoints: [] };

const analysisOf = async (article: Article) =>
  analyze(article, await languageOf(detectLanguage(article.text, article.lang)));

/** Milliseconds that Readability's `parse` took since `reset`, whoever called it. */
const parsing = { ms: 0 };
const { parse } = Readability.prototype;
Readability.prototype.parse = function (this: Readability<Node>) {
  const start = performance.now();
  try {
    return parse.call(this);
  } finally {
    parsing.ms += performance.now() - start;
  }
} as typeof parse;

/** Slices that keep a record. Readability's own parse, which can't be cut, is recorded apart. */
class Recorder implements Slices {
  readonly parts: Record<string, number> = {};
  task = 0;
  #part = '';
  #since = 0;
  #current = 0;

  begin(part: string): void {
    this.#part = part;
    parsing.ms = 0;
    this.#since = performance.now();
  }

  end(part = this.#part): void {
    const ms = performance.now() - this.#since - parsing.ms;
    if (parsing.ms > 0)
      this.parts["Readability's parse"] = Math.max(this.parts["Readability's parse"] ?? 0, parsing.ms);
    this.parts[part] = Math.max(this.parts[part] ?? 0, ms);
    this.#current += ms;
    this.task = Math.max(this.task, this.#current);
    this.begin(part);
  }

  async breathe(): Promise<void> {
    this.end();
    if (this.#current >= SLICE_MS) await this.#yield();
    this.begin(this.#part === "the page's text" ? 'head, gate' : 'findings to places');
  }

  async run<T>(steps: Steps<T>): Promise<T> {
    const part = 'the article, a step';
    for (;;) {
      this.begin(part);
      const step = steps.next();
      this.end(part);
      if (step.done === true) return step.value;
      if (this.#current >= SLICE_MS) await this.#yield();
    }
  }

  async #yield(): Promise<void> {
    await slices(window).breathe();
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.#current = 0;
  }
}

/** The longest stretches of the first reading of a page, ms; null where it is no article. */
export async function longest(): Promise<{ task: number; parts: Readonly<Record<string, number>> } | null> {
  const recorder = new Recorder();
  recorder.begin("the page's text");
  // The analysis is the background's work: here it is done between two tasks.
  const reading = await readPage(document, {
    url: location.href,
    slices: recorder,
    analysisOf: async (article) => {
      recorder.end();
      const analysis = await analysisOf(article);
      recorder.begin('findings to places');
      return analysis;
    },
  });
  recorder.end();
  if (reading.article === null) return null;
  recorder.begin('painting');
  const painter = createPainter(window, () => 'light');
  painter?.paint(
    'claim',
    reading.quotations.flatMap(({ ranges }) => ranges),
  );
  recorder.end();
  painter?.clear();
  return { task: recorder.task, parts: recorder.parts };
}

/** What the resident script does on a page of a granted site: ms at first, ms once warm, and whether it is an article. */
export function gate(): { cold: number; warm: number; article: boolean } {
  const once = () => {
    const start = performance.now();
    const page = new PageIdentity(document).now();
    const article = isArticle(document, { url: page.address });
    return { ms: performance.now() - start, article };
  };
  const { ms: cold, article } = once();
  const warm = Array.from({ length: 9 }, () => once().ms).sort((a, b) => a - b)[4] ?? Number.NaN;
  return { cold, warm, article };
}

let working = false;

/** Reads the page over and over in slices, until `rest`. */
export function work(): void {
  working = true;
  const cut = slices(window);
  const loop = async () => {
    while (working) {
      await readPage(document, { url: location.href, analysisOf: async () => NOTHING, slices: cut });
      await cut.breathe();
    }
  };
  void loop();
}

export function rest(): void {
  working = false;
}

/** How long each click waited before the page could answer it, ms, since the last call. */
export function clicks(): number[] {
  return waits.splice(0);
}

const waits: number[] = [];
addEventListener('pointerdown', ({ timeStamp }) => waits.push(performance.now() - timeStamp), true);
