/** Bullets changed so that their article does not say them, as examples of what differs: made from true ones by rules. */

import { contrastsOf, type Token, tokensOf } from '@/lib/text/key-points/borne-out/words';
import { english } from '@/lib/text/languages';
import type { AlignedArticle } from './link-training';

export type ChangeKind = 'number' | 'name' | 'negation' | 'event';

export interface ChangedBullet {
  readonly kind: ChangeKind;
  readonly text: string;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

type Sentences = Pick<AlignedArticle, 'sentences'>['sentences'];

/** Share of the changes whose words come from another article. */
const FOREIGN = { name: 0.4, event: 0.6 };

/** Up to one change a kind. `foreign`: sentences of another article. */
export function changedBullets(
  bullet: string,
  sentences: Sentences,
  foreign: Sentences,
  random: () => number,
): ChangedBullet[] {
  const tokens = tokensOf(bullet, english);
  const others = sentences.flatMap((sentence) => tokensOf(sentence, english));
  const made: (ChangedBullet | null)[] = [
    changedNumber(bullet, tokens, others, random),
    changedName(bullet, tokens, random() < FOREIGN.name ? foreign : sentences, random),
    changedNegation(bullet, tokens, random),
    changedEvent(bullet, tokens, { sentences: random() < FOREIGN.event ? foreign : sentences, random }),
  ];
  return made.filter((one) => one !== null && one.text !== bullet) as ChangedBullet[];
}

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

const replaced = (text: string, { start, end }: { start: number; end: number }, by: string): string =>
  text.slice(0, start) + by + text.slice(end);

function changedNumber(
  bullet: string,
  tokens: readonly Token[],
  others: readonly Token[],
  random: () => number,
): ChangedBullet | null {
  const own = tokens.filter(({ kind }) => kind === 'figure');
  const token = pick(own, random);
  if (token === undefined) return null;
  if (!/^\d+(?:[.,]\d+)*$/.test(token.text)) {
    const words = [...contrastsOf(english).numerals].filter(([word, value]) => value > 1 && word !== token.lower);
    const [word] = pick(words, random) ?? [];
    return word === undefined ? null : { kind: 'number', text: replaced(bullet, token, word) };
  }
  const taken = new Set(own.map(({ lower }) => lower));
  const figures = others.filter(({ text, lower }) => /^\d+$/.test(text) && !taken.has(lower));
  const other = pick(figures, random);
  if (other !== undefined && random() < 0.3) return { kind: 'number', text: replaced(bullet, token, other.text) };
  const value = Number(token.text.replaceAll(',', ''));
  if (Number.isNaN(value)) return null;
  const isYear = /^(?:19|20)\d\d$/.test(token.text);
  const factor = random() < 0.5 ? 1.3 + 2 * random() : 0.3 + 0.4 * random();
  const changed = isYear
    ? value + Math.round(random() * 30 - 15)
    : value < 4
      ? value + 1 + Math.floor(4 * random())
      : value * factor;
  const decimals = token.text.split('.')[1]?.length ?? 0;
  const shown = changed.toFixed(decimals);
  return {
    kind: 'number',
    text: replaced(bullet, token, token.text.includes(',') ? Number(shown).toLocaleString('en') : shown),
  };
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Names of one word and more, as they stand side by side. */
function namesOf(text: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (const { kind, start, end } of tokens) {
    if (kind !== 'name') continue;
    const last = runs.at(-1);
    if (last !== undefined && text.slice(last.end, start) === ' ')
      runs[runs.length - 1] = { start: last.start, end, text: text.slice(last.start, end) };
    else runs.push({ start, end, text: text.slice(start, end) });
  }
  return runs;
}

function changedName(
  bullet: string,
  tokens: readonly Token[],
  sentences: Sentences,
  random: () => number,
): ChangedBullet | null {
  const own = namesOf(bullet, tokens);
  if (own.length > 1 && random() < 0.35) {
    const [a, b] = own;
    if (a !== undefined && b !== undefined)
      return { kind: 'name', text: replaced(replaced(bullet, b, a.text), a, b.text) };
  }
  const run = pick(own, random);
  const others = sentences
    .flatMap((sentence) => namesOf(sentence, tokensOf(sentence, english)))
    .map(({ text }) => text)
    .filter((text) => !bullet.includes(text) && !text.split(' ').some((word) => bullet.includes(word)));
  const other = pick(others, random);
  return run === undefined || other === undefined ? null : { kind: 'name', text: replaced(bullet, run, other) };
}

const AUXILIARY = /\b(?:is|was|are|were|will|would|has|had|have|can|could|should|may|might)\b(?! not)/i;

function changedNegation(bullet: string, tokens: readonly Token[], random: () => number): ChangedBullet | null {
  const { opposites } = contrastsOf(english);
  const without = bullet.replace(/\b(?:not|no|never) |n't\b/i, '');
  if (without !== bullet) return { kind: 'negation', text: without };
  const turned = tokens.filter(({ lower, text }) => opposites.has(lower) && text === lower);
  const word = pick(turned, random);
  if (word !== undefined && random() < 0.6) {
    const other = pick([...(opposites.get(word.lower) ?? [])], random) ?? '';
    return { kind: 'negation', text: replaced(bullet, word, other) };
  }
  if (AUXILIARY.test(bullet)) return { kind: 'negation', text: bullet.replace(AUXILIARY, (verb) => `${verb} not`) };
  const verb = tokens.findIndex(({ kind, lower }, at) => at > 0 && kind === 'word' && /[a-z]ed$/.test(lower));
  const token = tokens[verb];
  return token === undefined ? null : { kind: 'negation', text: replaced(bullet, token, `did not ${token.text}`) };
}

function changedEvent(
  bullet: string,
  tokens: readonly Token[],
  { sentences, random }: { readonly sentences: Sentences; readonly random: () => number },
): ChangedBullet | null {
  const at = tokens.flatMap(({ kind, lower, text }, i) =>
    i > 0 && kind === 'word' && lower === text && lower.length > 3 ? [i] : [],
  );
  const place = pick(at, random);
  const token = place === undefined ? undefined : tokens[place];
  if (place === undefined || token === undefined) return null;
  // A word, or the two or three that end with it.
  const length = 1 + Math.floor(2.2 * random());
  const first = tokens.slice(Math.max(1, place - length + 1), place + 1).find(({ kind }) => kind === 'word') ?? token;
  const sentence = pick(sentences, random) ?? '';
  const words = tokensOf(sentence, english);
  const alike = words.flatMap(({ kind, lower, text, stem }, i) =>
    kind === 'word' &&
    lower === text &&
    lower.length > 3 &&
    stem !== token.stem &&
    lower.slice(-2) === token.lower.slice(-2)
      ? [i]
      : [],
  );
  const any = words.flatMap(({ kind, lower, text, stem }, i) =>
    kind === 'word' && lower === text && lower.length > 3 && stem !== token.stem ? [i] : [],
  );
  const chosen = pick(alike.length > 0 ? alike : any, random);
  if (chosen === undefined) return null;
  const from = length === 1 ? chosen : Math.max(0, chosen - (random() < 0.5 ? 0 : 1));
  const start = words[words[from]?.kind === 'word' ? from : chosen]?.start ?? 0;
  const by = sentence.slice(start, words[chosen]?.end);
  return { kind: 'event', text: replaced(bullet, { start: first.start, end: token.end }, by) };
}
