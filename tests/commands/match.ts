/**
 * `npm run match -- in.jsonl…`: for lines `{id, claim: {text, speaker, form, lang}, kept: [{id, text, speaker, form}]}` one
 * line each on standard output, `{id, matches: [{id, relation, what, score}]}`: which of the kept claims are the same, and
 * how they differ, best first.
 */

import { fold } from '@/lib/store/search';
import { SearchIndex } from '@/lib/store/search-index';
import { SegmentReader, segmentOf } from '@/lib/store/search-segment';
import { detectLanguage } from '@/lib/text/detect-language';
import { languageOf } from '@/lib/text/languages';
import { type Claim, matchingClaims, matchWordDataOf, matchWordsOf, readClaim } from '@/lib/text/matches';
import { Candidates } from '@/lib/text/matches/candidates';
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

/** What of the kept is the claim again: candidates from the index of their words, then compared one by one. */
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
  const docs = kept.map(({ claim: { text } }, at) => ({
    id: String(at).padStart(9, '0'),
    article: '',
    created: '',
    text: fold(text).split(/\s+/u).join(' '),
  }));
  const index = new SearchIndex([new SegmentReader(0, segmentOf(docs))], []);
  const places = finish(new Candidates(index).of(read)).map((number) => Number(index.idOf(number)));
  const candidates = places.flatMap((place) => {
    const other = kept[place];
    return other === undefined ? [] : [[other.id, readClaim(other.claim, of)] as const];
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
