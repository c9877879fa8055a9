/** Runs inside a page: how long the page would have to wait for us at most, and for which part of our work. */
import type { Article } from '@/lib/model';
import { readingArticleTextsOf } from '@/lib/outline/article-texts';
import { readPageTextIn } from '@/lib/page/page-text';
import { createPainter } from '@/lib/page/paint';
import { readPage } from '@/lib/reader/reading';
import { type Slices, slices } from '@/lib/slices';
import { analyze } from '@/lib/text/analyze';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { finish, type Steps } from '@/lib/text/steps';

/** As in lib/slices.ts. */
const SLICE_MS = 4;

const TEXT = "the page's text, a step";

const analysisOf = async (article: Article) =>
  analyze(article, await languageOf(detectLanguage(article.text, article.lang)));

/** Slices that keep a record. */
class Recorder implements Slices {
  readonly parts: Record<string, number> = {};
  task = 0;
  #part = '';
  #since = 0;
  #current = 0;

  begin(part: string): void {
    this.#part = part;
    this.#since = performance.now();
  }

  end(part = this.#part): void {
    const ms = performance.now() - this.#since;
    this.parts[part] = Math.max(this.parts[part] ?? 0, ms);
    this.#current += ms;
    this.task = Math.max(this.task, this.#current);
    this.begin(part);
  }

  async breathe(): Promise<void> {
    this.end();
    if (this.#current >= SLICE_MS) await this.#yield();
    this.begin(this.#part);
  }

  async run<T>(steps: Steps<T>): Promise<T> {
    const part = this.#part === TEXT ? TEXT : 'the article, a step';
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
  recorder.begin(TEXT);
  const page = await readPageTextIn(recorder, window);
  recorder.end();
  recorder.begin('head, gate');
  // What the background does is done between two tasks here.
  const reading = await readPage(document, {
    url: location.href,
    page,
    slices: recorder,
    core: {
      articleTexts: async (outline, facts) => {
        recorder.end();
        const texts = finish(readingArticleTextsOf(outline, facts));
        recorder.begin('the article, built');
        return texts;
      },
      analyze: async (article) => {
        recorder.end();
        const analysis = await analysisOf(article);
        recorder.begin('findings to places');
        return analysis;
      },
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
