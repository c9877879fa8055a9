/**
 * `npm run match -- in.jsonl…`: for lines `{id, claim: {text, speaker, form, lang}, kept: [{id, text, speaker, form}]}` one
 * line each on standard output, `{id, matches: [{id, relation, what, score}]}`: which of the kept claims are the same, and
 * how they differ, best first.
 */

import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { type Claim, matchingClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { ClaimIndex } from '@/lib/text/matches/candidates';
import { SEGMENT_MOST, segmentOf, termsOf } from '@/lib/text/matches/claim-segment';
import type { MatchWords } from '@/lib/text/matches/match-words';
import { finish } from '@/lib/text/steps';
import { answer, complain, eachLine, isRecord, type Record_, stringIn } from './jsonl';

const FORMS: readonly string[] = ['direct', 'mixed', 'indirect'] satisfies readonly Claim['form'][];

function claimIn(record: unknown, name: string): Claim {
  if (!isRecord(record)) throw new Error(`"${name}" must be an object`);
  const { speaker, form } = record;
  if (speaker != null && typeof speaker !== 'string')
    throw new Error(`"speaker" of "${name}" must be a string or null`);
  if (form != null && !FORMS.includes(form as string))
    throw new Error(`"form" of "${name}" must be ${FORMS.join(', ')}`);
  return { text: stringIn(record, 'text'), speaker: speaker ?? null, form: (form ?? 'direct') as Claim['form'] };
}

const words = new Map<string, MatchWords>();

async function wordsOf(code: string): Promise<MatchWords> {
  const known = words.get(code);
  if (known !== undefined) return known;
  const made = matchWordsOf(await languageOf(code), await matchWordDataOf(code), code);
  words.set(code, made);
  return made;
}

const ARABIC = /\p{Script=Arabic}/u;

/** The language of a claim: as told, or as its words tell. */
function codeOf(claim: Record_, text: string): string {
  const told = typeof claim.lang === 'string' ? (claim.lang.toLowerCase().split('-')[0] ?? '') : '';
  if (told !== '' && told !== 'und') return told;
  const found = detectLanguage(text, 'und');
  return found === 'und' && ARABIC.test(text) ? 'ur' : found;
}

/** What of the kept is the claim again: candidates from an index of their words, then compared one by one. */
async function matchesOf(record: Record_) {
  const claim = claimIn(record.claim, 'claim');
  if (!Array.isArray(record.kept)) throw new Error('"kept" must be a list');
  const kept = record.kept.map((each, at) => {
    const id = isRecord(each) ? each.id : undefined;
    if (typeof id !== 'string' && typeof id !== 'number')
      throw new Error(`"id" of "kept" ${at} must be a string or a number`);
    return { id, claim: claimIn(each, `kept ${at}`) };
  });
  const of = await wordsOf(
    codeOf(record.claim as Record_, [claim.text, ...kept.map((each) => each.claim.text)].join(' ')),
  );
  const read = readClaim(claim, of);
  const others = kept.map((each) => readClaim(each.claim, of));
  const articles = others.map((other, at) => ({ article: String(at), claims: [termsOf(other)] }));
  const segments = [];
  for (let from = 0; from < articles.length; from += SEGMENT_MOST)
    segments.push(finish(segmentOf(articles.slice(from, from + SEGMENT_MOST), '')));
  const places = finish(new ClaimIndex(segments).candidates(read));
  const candidates = places.flatMap(({ article }) => {
    const [at, other] = [Number(article), others[Number(article)]];
    return other === undefined ? [] : [[kept[at]?.id ?? at, other] as const];
  });
  return finish(matchingClaims(read, candidates, of))
    .map(([id, { relation, what, score }]) => ({ id, relation, what, score }))
    .sort((a, b) => b.score - a.score);
}

const files = process.argv.slice(2);
if (files.length === 0) complain('usage: npm run match -- FILE.jsonl…');
for (const file of files) {
  await eachLine(file, async (record) => {
    const { id } = record;
    if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" must be a string or a number');
    answer({ id, matches: await matchesOf(record) });
  });
}
