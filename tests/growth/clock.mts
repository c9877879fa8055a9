import { analyzing } from '/tmp/wt/stalls/lib/text/analyze';
import { languageOf } from '/tmp/wt/stalls/lib/text/languages';

const article = (text: string) => ({
  url: '',
  title: 'A b',
  byline: [],
  siteName: null,
  published: null,
  lang: 'en',
  text,
  blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
  bullets: [],
});
const N = Number(process.env.N ?? 1000000);
const en = await languageOf('en');
for (const [o, u, c] of [
  ['“', '1. ', '” said X.'],
  ['', '“A,” said B. ', ''],
  ['“', '2 ', '” said A.'],
  ['', 'according to A, ', ''],
  ['', 'he said ', ''],
  ['', 'a ', ''],
  ['', '. ', ''],
  ['', '‘漢', ''],
  ['', '"a ', ''],
  ['', 'Ada Lund said. ', ''],
]) {
  const text = o + u!.repeat(Math.ceil(N / u!.length)) + c;
  const steps = analyzing(article(text), en);
  const t0 = performance.now();
  let max = 0;
  let over = 0;
  let at = 0;
  let maxAt = 0;
  for (;;) {
    const t = performance.now();
    const s = steps.next();
    const d = performance.now() - t;
    at++;
    if (d > max) {
      max = d;
      maxAt = at;
    }
    if (d > 16) over++;
    if (s.done) break;
  }
  console.log(
    JSON.stringify(u),
    'max',
    max.toFixed(1),
    'at',
    maxAt,
    'of',
    at,
    'over16',
    over,
    'whole',
    (performance.now() - t0).toFixed(0),
  );
}
