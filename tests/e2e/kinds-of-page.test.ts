/** Pages whose story only a real browser can tell: shadow roots, what style sheets hide, what scripts put in its place. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { PageState } from '@/lib/messages';
import { PARAGRAPHS, paragraphs } from '../page/documents';
import { BROWSER, stage } from './browser';
import { Popup, paintedIn } from './reader';
import { until } from './until';

const running = stage();

const TITLE = 'Night ferry to Orrin stops';
const SAID = 'We cannot sail an empty boat for ever';

const html = (body: string, head = '', title = TITLE) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>${body}</body></html>`;

const rooted = (mode: 'open' | 'closed') =>
  html(
    `<main><h1>${TITLE}</h1><story-text><template shadowrootmode="${mode}">${paragraphs()}</template></story-text></main>`,
  );

/** A page as the popup has it once it is read and (unless it has none) its claims are there; with what it paints as claims. */
async function read(
  name: string,
  body: string,
  hasClaims = true,
): Promise<{ page: Page; state: PageState; painted: string[] }> {
  const { driver, site } = running;
  site.serve(name, { body });
  const page = await driver.open(site.url(name, `${name}.localhost`));
  const popup = await Popup.over(driver, page);
  const state = await until('it is read', async () => {
    const now = await popup.state();
    return now.article !== null && (now.claims.length > 0 || !hasClaims) ? now : null;
  });
  await popup.close();
  const painted = (await paintedIn(page)).claim ?? [];
  return { page, state, painted };
}

const wordsOf = ({ claims }: PageState): string => claims.flatMap(({ contents }) => contents).join(' | ');

describe(`kinds of page (${BROWSER})`, () => {
  test.each([
    ['open', rooted('open')],
    ['closed', rooted('closed')],
    [
      'slotted',
      html(
        `<main><h1>${TITLE}</h1><story-text><template shadowrootmode="open"><section><slot></slot></section></template>${paragraphs()}</story-text></main>`,
      ),
    ],
    [
      'upgraded',
      html(
        `<main><h1>${TITLE}</h1><article></article></main><script>
          customElements.define('late-text', class extends HTMLElement {
            connectedCallback() { this.textContent = this.dataset.text; }
          });
          for (const text of ${JSON.stringify(PARAGRAPHS)}) {
            const paragraph = document.createElement('p');
            const late = document.createElement('late-text');
            late.dataset.text = text;
            paragraph.append(late);
            document.querySelector('article').append(paragraph);
          }
        </script>`,
      ),
    ],
    [
      'streamed',
      html(
        `<main><h1>${TITLE}</h1><div id="place">Loading …</div></main><div hidden id="rest"><article>${paragraphs()}</article></div><script>
          setTimeout(() => { place.replaceChildren(...rest.childNodes); rest.remove(); }, 50);
        </script>`,
      ),
    ],
  ])('a story that is %s is read', async (name, body) => {
    const { page, state } = await read(name, body);
    expect(state.article?.title).toBe(TITLE);
    expect(wordsOf(state)).toContain(SAID);
    await page.close();
  });

  test('a heading for search engines that a style sheet hides is not the headline', async () => {
    const search = 'Orrin night ferry: when does the last boat sail';
    const { page, state } = await read(
      'search-heading',
      html(
        `<main><article><h1 class="for-search">${search}</h1><h2>${TITLE}</h2>${paragraphs()}</article></main>`,
        `<meta property="og:title" content="${TITLE}"><style>.for-search { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }</style>`,
        search,
      ),
    );
    expect(state.article?.title).toBe(TITLE);
    await page.close();
  });

  test('the rest of a paid story that a style sheet hides is not read', async () => {
    const [first, second, ...rest] = PARAGRAPHS;
    const { page, state, painted } = await read(
      'paid',
      html(
        `<main><article><h1>${TITLE}</h1>${paragraphs([first, second])}<div class="rest">${paragraphs(rest)}</div><div class="offer"><p>Subscribe to read on.</p></div></article></main>`,
        '<style>.rest { display: none; }</style>',
      ),
    );
    expect(wordsOf(state)).toContain(SAID);
    expect(wordsOf(state)).not.toContain('nurses home');
    expect(painted.join(' ')).not.toContain('nurses home');
    expect(state.keyPoints.some(({ text }) => rest.some((paragraph) => paragraph.includes(text)))).toBe(false);
    await page.close();
  });

  test('a story from right to left with names and numbers from left to right', async () => {
    const { page, state } = await read(
      'urdu',
      html(
        `<main dir="rtl" lang="ur"><article><h1>اورن کی رات والی کشتی بند</h1>${[
          'بندرگاہ کے بورڈ نے پیر کو فیصلہ کیا کہ <span dir="ltr">Orrin</span> اور ساحل کے درمیان رات کی کشتی اب نہیں چلے گی، کیونکہ ایک سال سے صرف نقصان ہو رہا تھا۔',
          'بورڈ کی سربراہ جوکاسٹا بیل نے کہا کہ ”ہم خالی کشتی ہمیشہ نہیں چلا سکتے، ہم نے کوشش کی اور وہ تیرتی ہے، مگر اس سے زیادہ کچھ نہیں کہا جا سکتا“۔',
          'آخری کشتی رات <span dir="ltr">2.15</span> بجے روانہ ہوتی تھی اور اس میں اوسطاً چار مسافر ہوتے تھے، جبکہ گیارہ راتوں میں کوئی بھی سوار نہیں تھا۔',
          'جزیرے کی کونسل نے اس فیصلے کو جلد بازی قرار دیا اور کہا کہ یہ کشتی تیس سال سے نرسوں کو ڈیوٹی کے بعد گھر لاتی رہی ہے اور انہیں انتظار کرنا چاہیے تھا۔',
        ]
          .map((text) => `<p>${text}</p>`)
          .join('')}</article></main>`,
      ),
      false,
    );
    expect(state.article).toMatchObject({ title: 'اورن کی رات والی کشتی بند' });
    await page.close();
  });
});
