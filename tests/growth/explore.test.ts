import { it } from 'vitest';
import { analyzing } from '@/lib/text/analyze';
import { languageOf } from '@/lib/text/languages';
import { EVERYTHING } from './inputs';
import { workOfSteps } from './work';

const N = Number(process.env.N ?? 1500);
const article = (text: string, blocks: any = null) => ({
  url: '',
  title: 'A b',
  byline: [],
  siteName: null,
  published: null,
  lang: 'en',
  text,
  blocks: blocks ?? [{ kind: 'paragraph' as const, start: 0, end: text.length }],
  bullets: [],
});
it('explores', async () => {
  for (const code of (process.env.LANGS ?? 'en').split(',')) {
    const language = await languageOf(code);
    const rows: [string, number, number, number, number][] = [];
    for (const input of EVERYTHING) {
      const once = workOfSteps(analyzing(article(input.of(N)), language));
      const four = workOfSteps(analyzing(article(input.of(4 * N)), language));
      rows.push([input.name, once.whole, four.whole, four.longest, four.whole / once.whole]);
    }
    console.log(code, 'ratio');
    for (const r of rows.sort((a, b) => b[4] - a[4]).slice(0, 40)) console.log(r[4].toFixed(2), r[1], r[2], r[3], r[0]);
    console.log(code, 'longest');
    for (const r of rows.sort((a, b) => b[3] - a[3]).slice(0, 25)) console.log(r[3], r[4].toFixed(2), r[1], r[2], r[0]);
    console.log(code, 'whole');
    for (const r of rows.sort((a, b) => b[2] - a[2]).slice(0, 15)) console.log(r[2], r[4].toFixed(2), r[1], r[0]);
  }
}, 600000);
