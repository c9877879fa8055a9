/** Scores languages on the labelled sentences and articles: `npx tsx tests/text/languages/score.ts ur hi [--half 0|1] [--wrong]`. */
import { articlesIn, judge, newScore, sentencesIn, summaryOf } from './labelled';

const args = process.argv.slice(2);
const half = args.includes('--half') ? Number(args[args.indexOf('--half') + 1]) : null;
for (const code of args.filter((arg) => /^[a-z]{2}$/u.test(arg))) {
  const sentences = sentencesIn(code).map((line) => line.replace(/^~\s*/u, ''));
  for (const parity of half === null ? [0, 1] : [half]) {
    const score = newScore();
    let failed = 0;
    const own = sentences.filter((_, index) => index % 2 === parity);
    for (const line of own) {
      const wrong = await judge(line, code, score);
      if (wrong.length > 0) failed++;
      if (wrong.length > 0 && args.includes('--wrong')) console.log(`  ${line}\n    ${wrong.join('\n    ')}`);
    }
    console.log(
      `${code} ${parity === 0 ? 'tuned on' : 'held out'}: ${own.length - failed} of ${own.length}; ${summaryOf(score)}`,
    );
  }
  for (const [index, source] of articlesIn(code).entries()) {
    const score = newScore();
    const wrong = await judge(source, code, score);
    console.log(`${code} article ${index + 1}: ${summaryOf(score)}`);
    if (args.includes('--wrong') && (half !== 0 || index === 0)) console.log(`    ${wrong.join('\n    ')}`);
  }
}
