/**
 * Pairs of claims with what they are to each other, of our own writing, labelled before there were rules. A block of
 * `pairs-*.txt` is a claim ("# id | speaker | form | words") and lines "kind | speaker | form | words" of what was kept,
 * where "=" is the claim's own. Blocks are the unit that is put aside: half of them, by a hash of their ids.
 */
import { readFileSync } from 'node:fs';
import type { Claim, Relation } from '@/lib/text/matches';

/** How a kept claim relates to the other; two of the kinds stand for no relation. */
export const KINDS = {
  same: 'same',
  speaker: 'same',
  cut: 'changed',
  changed: 'changed',
  joined: 'changed',
  reported: 'changed',
  reworded: 'reworded',
  figure: 'differs',
  name: 'differs',
  negated: 'differs',
  topic: null,
  boilerplate: null,
} as const satisfies Readonly<Record<string, Relation | null>>;

export type Kind = keyof typeof KINDS;

export interface Pair {
  readonly id: string;
  readonly block: string;
  readonly lang: string;
  readonly kind: Kind;
  readonly relation: Relation | null;
  readonly claim: Claim;
  readonly kept: Claim;
}

export const LANGS = ['en', 'de', 'ur', 'fr', 'es'] as const;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/** Whether a block was looked at while the rules were made; the others were put aside until the end. */
export const isGiven = ({ block }: Pair): boolean => (hash(block) >>> 8) % 2 === 0;

const isKind = (word: string): word is Kind => Object.hasOwn(KINDS, word);

function readPairs(lang: string): Pair[] {
  const pairs: Pair[] = [];
  let block = '';
  let claim: Claim | null = null;
  for (const line of readFileSync(new URL(`pairs-${lang}.txt`, import.meta.url), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const [head = '', speaker = '', form = '', text = ''] = line.split(' | ');
    if (head.startsWith('# ')) {
      block = head.slice(2);
      claim = { text, speaker, form: form as Claim['form'] };
      continue;
    }
    if (claim === null || !isKind(head) || text === '') throw new Error(`pairs-${lang}.txt: ${line}`);
    const kept: Claim = {
      text,
      speaker: speaker === '=' ? claim.speaker : speaker,
      form: form === '=' ? claim.form : (form as Claim['form']),
    };
    const relation = KINDS[head];
    pairs.push({ id: `${block}-${pairs.length}`, block, lang, kind: head, relation, claim, kept });
  }
  return pairs;
}

export const allPairs = (): readonly Pair[] => LANGS.flatMap(readPairs);
