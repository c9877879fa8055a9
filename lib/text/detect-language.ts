import words from './languages/function-words.json';

/** Enough to be sure of a language, and little enough to cost nothing. */
const SAMPLE_UNITS = 6000;
/** Below this many words the text tells nothing against what was declared. */
const ENOUGH_WORDS = 12;
/** Running text has well over a third of such words; a list of names or another language's text has few. */
const SURE_SHARE = 0.16;
/** A declared language stands unless another has this many times its words: declared wrongly, not merely quoting. */
const CLEARLY = 2;

const CODES = Object.keys(words);

/** By word the languages, as indexes into `CODES`, that use it; made when first asked for, not while the background starts. */
let usedIn: ReadonlyMap<string, readonly number[]> | null = null;

function readUsedIn(): ReadonlyMap<string, readonly number[]> {
  const used = new Map<string, number[]>();
  Object.values(words).forEach((list, code) => {
    for (const word of new Set(list.split(' '))) {
      const known = used.get(word);
      if (known === undefined) used.set(word, [code]);
      else known.push(code);
    }
  });
  return used;
}

/** Scripts that one language of ours, or none, is written in. */
const SCRIPTS: readonly (readonly [code: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
];

/** Any of these: one look at the text, where most have none. */
const ANY_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Han}\p{Script=Greek}\p{Script=Hebrew}]/u;

/**
 * The language of a text as a BCP 47 primary subtag: the declared one where the text doesn't clearly speak against it,
 * else the one whose function words the text uses, else "und".
 *
 * @param declared a BCP 47 tag, or "und"
 */
export function detectLanguage(text: string, declared: string): string {
  const sample = text.slice(0, SAMPLE_UNITS);
  const said = declared.toLowerCase().split(/[-_]/)[0] ?? 'und';
  if (ANY_SCRIPT.test(sample)) {
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    for (const [code, script] of SCRIPTS) {
      if ((sample.match(script)?.length ?? 0) > letters * (code === 'ja' ? 0.15 : 0.5)) return code;
    }
  }
  const tokens = sample.toLowerCase().match(/[\p{L}\p{M}']+/gu) ?? [];
  if (tokens.length < ENOUGH_WORDS) return said === '' ? 'und' : said;
  usedIn ??= readUsedIn();
  const hits = CODES.map(() => 0);
  for (const token of tokens) {
    for (const code of usedIn.get(token) ?? []) hits[code] = (hits[code] ?? 0) + 1;
  }
  const shares = CODES.map((code, index) => [code, (hits[index] ?? 0) / tokens.length] as const).sort(
    ([, a], [, b]) => b - a,
  );
  const [best, share] = shares[0] ?? ['und', 0];
  if (share < SURE_SHARE) return said === '' ? 'und' : said;
  const own = shares.find(([code]) => code === said)?.[1] ?? 0;
  return own * CLEARLY > share && own >= SURE_SHARE ? said : best;
}
