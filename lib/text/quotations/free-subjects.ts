import { CUE_CLASS, WORD_CLASS } from '../lexicon';
import { COARSE, type Word } from './passage';
import {
  type Attribution,
  addressesOf,
  Edges,
  isLink,
  isSingle,
  linksBefore,
  phraseEnd,
  REPORTING,
  type Report,
  type ReportContext,
  type ReportWords,
  stretchBefore,
  type WordSpan,
} from './report-words';

interface Context extends ReportContext {
  /** How many of the passage's first words stand outside marks and are no verb of saying. */
  readonly plain: number;
}

const REACH = 30;
const MAX_PHRASE = 16;
const LEAST_CONTENT = 2;
const VERBS = REPORTING & ~CUE_CLASS.noun;

const CLOSED =
  WORD_CLASS.preposition |
  WORD_CLASS.auxiliary |
  WORD_CLASS.modal |
  WORD_CLASS.subordinator |
  WORD_CLASS.complementiser |
  WORD_CLASS.relative |
  WORD_CLASS.negation |
  WORD_CLASS.verb;

const GROUP = WORD_CLASS.auxiliary | WORD_CLASS.modal | WORD_CLASS.negation | WORD_CLASS.adverb | WORD_CLASS.infinitive;

/** Whether a word ends a noun phrase. What may be an article is taken for one: Portuguese "a". */
const isClosed = ({ classes }: Word): boolean => (classes & CLOSED) !== 0 && (classes & WORD_CLASS.determiner) === 0;

/** The reports of a passage in a language whose subjects stand on either side of the verb: "قال X إن …". */
export function freeReports(given: ReportContext): Report[] {
  const { passage, index, previous } = given;
  const { words, marked } = passage;
  const context = { ...given, plain: plainWordsOf(words) };
  const found: Attribution[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || word.stretch >= 0) continue;
    const last = found.at(-1) ?? null;
    const one = phraseAt(context, at, last) ?? cueAt(context, at, last);
    if (!one) continue;
    found.push(one);
    at = Math.max(at, one.cue.to - 1, (one.source?.to ?? 0) - 1);
  }
  const edges = new Edges(found);
  const reports: Report[] = [];
  let end = -1;
  for (let at = 0; at < found.length; at++) {
    const one = found[at];
    if (!one || one.edge < end) continue;
    const base = { cuePassage: index, cue: one.cue, source: one.source, chance: one.chance, inherited: false };
    if (one.from === null) {
      if (one.before && !previous) continue;
      reports.push({ ...base, passage: one.before ? index - 1 : index, pieces: one.pieces });
      end = Math.max(end, one.before ? 0 : (one.pieces.at(-1)?.to ?? 0), one.cue.to);
      continue;
    }
    const { from } = one;
    // G4, G5
    const edge = edges.after(at, from + LEAST_CONTENT) ?? context.end;
    const to = trimmed(words, from, secondVerb(context, one.cue, from, edge) ?? edge);
    if (to <= from) continue;
    end = to;
    const whole = marked[words[from]?.stretch ?? -1];
    const single = whole && whole.from === from && isSingle(words, whole, to);
    reports.push({ ...base, passage: index, pieces: [...one.pieces, single ? whole : { from, to }] });
  }
  return reports;
}

/**
 * Where a conjunction opens what else the speaker did: "negó que vaya a cerrar y prometió ayuda". The verb behind it has the
 * form of the cue, and none of the reported words before it has.
 */
function secondVerb({ passage: { words }, lists }: Context, cue: WordSpan, from: number, end: number): number | null {
  const auxiliary = words.slice(cue.from, cue.to - 1).find(({ classes }) => classes & WORD_CLASS.auxiliary)?.lower;
  const ending = auxiliary === undefined ? lists.past?.exec(words[cue.to - 1]?.lower ?? '')?.[0] : undefined;
  if (auxiliary === undefined && ending === undefined) return null;
  const isAlike = ({ lower, stretch, kind }: Word): boolean =>
    stretch < 0 &&
    kind === 'word' &&
    (auxiliary === undefined ? (lists.past?.test(lower) ?? false) : lower === auxiliary);
  for (let at = from; at < end; at++) {
    const word = words[at];
    if (!word) break;
    if (word.lower === lists.and && word.stretch < 0 && at >= from + LEAST_CONTENT) {
      let next = at + 1;
      while (next < at + 3 && ((words[next]?.classes ?? 0) & CLITIC) !== 0 && !isAlike(words[next] as Word)) next++;
      const verb = words[next];
      if (verb && next < end && isAlike(verb)) return at;
    }
    if (isAlike(word)) return null;
  }
  return null;
}

const CLITIC = WORD_CLASS.pronoun | WORD_CLASS.determiner | WORD_CLASS.adverb;

function plainWordsOf(words: readonly Word[]): number {
  const at = words.findIndex(
    ({ stretch, cue, classes }) => stretch >= 0 || (cue & VERBS && !(classes & WORD_CLASS.role)),
  );
  return at < 0 ? words.length : at;
}

function trimmed(words: readonly Word[], from: number, end: number): number {
  let to = end;
  // A preposition at the end belongs to what comes next: "في حين".
  while (to > from && (isLooseMark(words[to - 1]) || (end < words.length - 1 && isDangling(words[to - 1])))) to--;
  return to;
}

const isDangling = (word: Word | undefined): boolean =>
  word !== undefined && word.stretch < 0 && (word.classes & WORD_CLASS.preposition) !== 0;

const isLooseMark = (word: Word | undefined): boolean =>
  word !== undefined && word.kind === 'mark' && word.stretch < 0 && word.coarse !== COARSE.bracket;

/** "وقال": a conjunction that is one with its verb opens a clause. */
function isJoined({ lower }: Word, { joined }: ReportWords): boolean {
  return joined.some((prefix) => lower.startsWith(prefix));
}

/** The auxiliaries, negations, adverbs and clitic pronouns before a verb. */
function groupStart(words: readonly Word[], head: number): number {
  let from = head;
  while (from > 0 && head - from < 6) {
    const before = words[from - 1];
    if (!before || before.kind === 'mark' || before.stretch >= 0) break;
    if (!(before.classes & GROUP) && !before.joined && !before.lower.endsWith("'")) break;
    from--;
  }
  return from;
}

/** Where the words behind a verb lead: to its complementiser, a colon, words in marks, or nowhere. */
interface Opening {
  readonly kind: 'clause' | 'marks' | 'colon' | 'none';
  readonly at: number;
}

function openingAfter({ passage: { words }, lists }: Context, start: number): Opening {
  for (let at = start; at < Math.min(words.length, start + REACH); at++) {
    const word = words[at];
    if (!word) break;
    if (word.stretch >= 0) return { kind: 'marks', at };
    if (word.coarse === COARSE.stop || word.coarse === COARSE.semicolon) break;
    if (word.coarse === COARSE.colon) {
      return (words[at + 1]?.stretch ?? -1) >= 0 ? { kind: 'marks', at: at + 1 } : { kind: 'colon', at };
    }
    if (word.classes & WORD_CLASS.complementiser) {
      // "«…», dijo la ingeniera Prats, que dirige el proyecto": a relative clause.
      const relative = word.classes & WORD_CLASS.relative && at > start && words[at - 1]?.coarse === COARSE.comma;
      return relative ? { kind: 'none', at: start } : { kind: 'clause', at };
    }
    if (word.cue & VERBS && !(word.classes & (WORD_CLASS.role | WORD_CLASS.title)) && !lists.given.has(word.lower))
      break;
    if (word.classes & WORD_CLASS.conjunction && word.lower !== lists.and) break;
  }
  return { kind: 'none', at: start };
}

function cueAt(context: Context, at: number, last: Attribution | null): Attribution | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  const word = words[at];
  if (!word || !(word.cue & VERBS) || (word.classes & WORD_CLASS.role) !== 0) return null;
  // "em nota": behind a preposition the word is a noun.
  const outside = words[at - 1];
  if (outside && outside.stretch < 0 && outside.classes & WORD_CLASS.preposition && !(outside.classes & GROUP))
    return null;
  const start = groupStart(words, at);
  const cue = { from: start, to: at + 1 };
  const before = stretchBefore(words, start);
  const opening = openingAfter(context, at + 1);
  const link = linksBefore(words, start);
  const base = { cue, before: false, bare: false };
  const asSays = asSaysAt(context, at, start);
  if (asSays) return asSays;
  // G2
  if (before >= 0 && opening.kind !== 'clause') {
    const piece = marked[before];
    const limit = opening.kind === 'none' ? words.length : opening.at;
    const source =
      pronounIn(words, start, at) ?? phraseAfter(context, at + 1, limit) ?? nameFarther(words, at + 1, limit);
    if (!piece) return null;
    const second = opening.kind === 'marks' ? marked[words[opening.at]?.stretch ?? -1] : undefined;
    const between = words.slice(Math.max(source?.to ?? 0, at + 1), opening.at);
    const small = words[opening.at + 1]?.kind === 'word' && !words[opening.at + 1]?.capital;
    const aside = small && words[opening.at - 1]?.coarse === COARSE.comma;
    const isSplit = second && (aside || between.every(({ kind }) => kind === 'mark'));
    if (source || lists.proDrop) {
      const subject = source ?? (lists.proDrop ? { from: at, to: at + 1 } : null);
      return {
        ...base,
        edge: piece.from,
        source: subject,
        from: null,
        pieces: isSplit ? [piece, second] : [piece],
        chance: 0.9,
      };
    }
  }
  if (opening.kind === 'none') return infinitiveAt(context, at, start, last) ?? behind(context, at, start, last);
  const opens = words[opening.at - 1]?.coarse;
  const direct = opening.kind !== 'marks' || opens === COARSE.colon || opens === COARSE.comma || lists.verbFirst;
  // What stands between a verb and words in marks is its object: "accused the board of «…»".
  const limit = direct ? opening.at : at + 1;
  const subject = subjectOf(context, { at, start, limit }, last);
  const stretch = subject && subject.to <= start ? stretchBefore(words, subject.from) : -1;
  if (stretch >= 0 && opening.kind !== 'clause') return behind(context, at, start, last);
  const isParticiple = lists.passive.has(word.lower);
  const given = isParticiple ? null : (subject ?? documentAfter(context, at));
  const found = given && word.cue & CUE_CLASS.naming && lists.verbFirst ? withoutObject(words, given, lists) : given;
  const elided = found ?? impliedBy(context, at, start, last);
  if (elided === null || isNobody(words, elided, context)) return null;
  const chance = subject === null ? 0.75 : 0.9;
  const edge = subject && subject.to <= start ? linksBefore(words, subject.from) : link;
  const bare = edge > 0 && !isJoined(word, lists) && !isLink(words[edge]);
  if (opening.kind === 'clause') {
    const opener = words[opening.at];
    if (!opener) return null;
    const from = lists.fused.has(opener.lower) ? opening.at : opening.at + 1;
    return { ...base, edge, bare, source: elided, from: skipMarks(words, from), pieces: [], chance };
  }
  if (opening.kind === 'colon') {
    if (opening.at + 1 >= words.length) return null;
    return { ...base, edge, bare, source: elided, from: opening.at + 1, pieces: [], chance: chance - 0.1 };
  }
  const piece = marked[words[opening.at]?.stretch ?? -1];
  if (!piece || opening.at !== piece.from) return null;
  // G8: "called the plan «a victory»"
  const isTitle = isCapitalised(words, piece);
  if (!direct && isTitle) return null;
  // "le quartier dit « des Tanneurs »": a participle that gives a name.
  if (!direct && lists.participles.has(word.lower) && start === at) return null;
  return { ...base, edge, bare, source: elided, from: null, pieces: [piece], chance: direct ? chance : 0.7 };
}

/** "Prometió reabrir el servicio", "affirme n'avoir rien su": an infinitive right behind its verb opens what is said. */
function infinitiveAt(context: Context, at: number, start: number, last: Attribution | null): Attribution | null {
  const { passage, lists } = context;
  const { words } = passage;
  const verb = words[at];
  if (!lists.infinitive || !verb || !(verb.cue & (CUE_CLASS.infinitive | CUE_CLASS.speech))) return null;
  let next = at + 1;
  while (next < at + 3 && (words[next]?.classes ?? 0) & WORD_CLASS.negation) next++;
  const first = words[next];
  if (!first || first.stretch >= 0 || first.kind !== 'word' || first.capital || !lists.infinitive.test(first.lower))
    return null;
  const subject = subjectOf(context, { at, start, limit: at + 1 }, last);
  const source = subject ?? impliedBy(context, at, start, last);
  if (!source || isNobody(words, source, context)) return null;
  const edge = subject && subject.to <= start ? linksBefore(words, subject.from) : linksBefore(words, start);
  const bare = edge > 0 && !isLink(words[edge]);
  const cue = { from: start, to: at + 1 };
  return { cue, source, edge, bare, from: at + 1, pieces: [], before: false, chance: subject ? 0.85 : 0.7 };
}

/** A sentence of cue and subject alone speaks of the words in marks before it: "«…»، X قال." or the sentence before. */
function behind(context: Context, at: number, start: number, last: Attribution | null): Attribution | null {
  const { passage, previous, lists } = context;
  const { words, marked } = passage;
  const word = words[at];
  if (!word || !(word.cue & (CUE_CLASS.speech | CUE_CLASS.address)) || last !== null) return null;
  const after = pronounIn(words, start, at) ?? phraseAfter(context, at + 1, words.length);
  const left = after ? null : subjectBefore(context, start, last);
  const unmarked = after ? leading(context, start, at, after) : null;
  if (unmarked) return unmarked;
  const source = after ?? left ?? (lists.proDrop ? { from: at, to: at + 1 } : null);
  if (!source) return null;
  const first = Math.min(start, source.from);
  const base = { cue: { from: start, to: at + 1 }, source, from: null, bare: false };
  const piece = marked[stretchBefore(words, first)];
  if (piece) return { ...base, edge: piece.from, pieces: [piece], before: false, chance: 0.85 };
  const isAll = first <= context.lead && words.length - Math.max(source.to, at + 1) < 8;
  if (!isAll || !previous || previous.block !== passage.block) return null;
  const spoken = previous.marked[previous.words.at(-1)?.stretch ?? -1];
  return spoken ? { ...base, edge: 0, pieces: [spoken], before: true, chance: 0.85 } : null;
}

/** G2 without marks: "Le barrage va céder, a indiqué la préfecture." */
function leading({ passage, lead, plain }: Context, start: number, at: number, source: WordSpan): Attribution | null {
  const { words } = passage;
  if (words[start - 1]?.coarse !== COARSE.comma || start < 4) return null;
  const next = words[Math.max(source.to, at + 1)];
  if (next && next.coarse !== COARSE.stop && next.coarse !== COARSE.comma && !(next.classes & WORD_CLASS.preposition)) {
    return null;
  }
  if (plain < start - 1) return null;
  const from = Math.min(lead, start);
  const cue = { from: start, to: at + 1 };
  return {
    cue,
    source,
    edge: 0,
    bare: false,
    from: null,
    pieces: [{ from, to: start - 1 }],
    before: false,
    chance: 0.75,
  };
}

/** "a-t-elle ajouté", "poursuit-il": the pronoun that is one with its verb or the auxiliary. */
function pronounIn(words: readonly Word[], start: number, at: number): WordSpan | null {
  for (let index = start; index <= at + 1; index++) {
    const word = words[index];
    if (word?.joined && word.classes & WORD_CLASS.pronoun) return { from: index, to: index + 1 };
  }
  return null;
}

/** Who speaks, on the side where the language has its subjects, or else on the other. */
function subjectOf(
  context: Context,
  { at, start, limit }: { at: number; start: number; limit: number },
  last: Attribution | null,
): WordSpan | null {
  const joined = pronounIn(context.passage.words, start, at);
  if (joined) return joined;
  if (context.lists.verbFirst) return phraseAfter(context, at + 1, limit) ?? subjectBefore(context, start, last);
  return subjectBefore(context, start, last) ?? phraseAfter(context, at + 1, limit);
}

/** "Comme le souligne X, …": what follows the comma is what X says. */
function asSaysAt(context: Context, at: number, start: number): Attribution | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  let first = start;
  while (
    first > 0 &&
    words[first - 1]?.kind !== 'mark' &&
    start - first < 2 &&
    !lists.asSays.has(words[first]?.lower ?? '')
  )
    first--;
  if (!lists.asSays.has(words[first]?.lower ?? '') || first > context.lead) return null;
  const source = phraseAfter(context, at + 1, words.length);
  const comma = source ? commaAfter(words, source.to, context.end) : -1;
  if (!source || comma < 0) return null;
  const piece = marked[words[comma + 1]?.stretch ?? -1];
  const base = { cue: { from: at, to: at + 1 }, source, edge: 0, bare: false, before: false, chance: 0.85 };
  return piece ? { ...base, from: null, pieces: [piece] } : { ...base, from: comma + 1, pieces: [] };
}

/** G6 */
function impliedBy(context: Context, at: number, start: number, last: Attribution | null): WordSpan | null {
  const { passage, lists } = context;
  const { words } = passage;
  const word = words[at];
  const joins = words[start - 1]?.coarse === COARSE.conjunction || (word && lists.passive.has(word.lower));
  if (last?.source && (joins || !lists.proDrop)) return last.source;
  // "نفى المتحدث الاتهامات، قائلا إن": the subject of the sentence.
  if (joins && last === null) {
    for (let verb = 0; verb < Math.min(start, 6); verb++) {
      if ((words[verb]?.cue ?? 0) & VERBS) return phraseAfter(context, verb + 1, start);
    }
  }
  return lists.proDrop ? { from: at, to: at + 1 } : null;
}

/** "وصف الوزير القرار بأنه": of two nouns behind such a verb the last is what is called so. */
function withoutObject(words: readonly Word[], { from, to }: WordSpan, { article }: ReportWords): WordSpan {
  const last = words[to - 1]?.lower ?? '';
  return to - from > 1 && article !== '' && last.startsWith(article) ? { from, to: to - 1 } : { from, to };
}

/** "جاء في البيان أن": the document says so. */
function documentAfter({ passage: { words }, lists }: Context, at: number): WordSpan | null {
  const preposition = words[at + 1];
  const noun = words[at + 2];
  if (!preposition || !noun || !(preposition.classes & WORD_CLASS.preposition)) return null;
  return lists.documents.has(noun.lower.slice(noun.lower.startsWith(lists.article) ? lists.article.length : 0))
    ? { from: at + 2, to: at + 3 }
    : null;
}

/** "On dit que": an impersonal subject. */
function isNobody(words: readonly Word[], { from, to }: WordSpan, { impersonal }: Context): boolean {
  return impersonal.some(
    (phrase) => phrase.length >= to - from && phrase.every((part, offset) => words[from + offset]?.lower === part),
  );
}

function skipMarks(words: readonly Word[], at: number): number {
  let from = at;
  while (words[from]?.coarse === COARSE.comma || words[from]?.coarse === COARSE.colon) from++;
  return from;
}

/** Whether the first word of a stretch has a capital. */
function isCapitalised(words: readonly Word[], { from, to }: WordSpan): boolean {
  let at = from;
  while (at < to && words[at]?.kind === 'mark') at++;
  return at < to && (words[at]?.capital ?? false);
}

/** The noun phrase behind a verb: to a preposition, a time, a mark, or what opens the reported words. */
function phraseAfter(context: Context, from: number, limit: number): WordSpan | null {
  const {
    passage: { words },
    lists,
  } = context;
  const first = words[from];
  if (!first || (lists.inner.has(first.lower) && !lists.given.has(first.lower))) return null;
  let to = from;
  let named = -1;
  while (to < limit && to - from < REACH) {
    const word = words[to];
    if (!word || word.stretch >= 0) break;
    const title = (word.classes & (WORD_CLASS.role | WORD_CLASS.title)) !== 0;
    if (word.kind === 'mark' && word.coarse !== COARSE.bracket) {
      // The stop of an abbreviated form of address.
      if (word.coarse !== COARSE.stop || !((words[to - 1]?.classes ?? 0) & WORD_CLASS.title)) break;
    } else if (addressesOf(word, lists)) break;
    else if (word.classes & (WORD_CLASS.time | WORD_CLASS.adverb) && !title) break;
    else if (word.classes & WORD_CLASS.conjunction && word.lower !== lists.and) break;
    else if ((isClosed(word) || lists.bounds.has(word.lower)) && !title && !lists.inner.has(word.lower)) break;
    to++;
  }
  // "the head of the union in X, Ada Lund": the name may follow a place.
  for (let at = to; at < limit && at - from < REACH; at++) {
    const word = words[at];
    if (!word || (word.kind === 'mark' && word.coarse !== COARSE.comma)) break;
    if (word.cue & VERBS || word.classes & WORD_CLASS.relative) break;
    if (lists.given.has(word.lower) && to > from && words[to]?.classes) named = at;
    if (named >= 0) break;
  }
  if (named >= 0 && !lists.given.has(words[from]?.lower ?? '')) {
    to = named + 1;
    while (to < limit && to - named < 3 && words[to]?.kind === 'word' && words[to]?.classes === 0) to++;
  }
  while (to > from && (words[to - 1]?.kind === 'mark' || words[to - 1]?.lower === lists.and)) to--;
  if (to <= from) return null;
  // "le directeur, Paul Estève": the name behind a role without one.
  const isRole = words.slice(from, to).every(({ capital }) => !capital);
  if (isRole && words[to]?.coarse === COARSE.comma && words[to + 1]?.capital && to + 1 < limit) {
    let last = to + 2;
    while (last < Math.min(limit, to + MAX_PHRASE) && words[last]?.capital) last++;
    if (last - to > 2) to = last;
  }
  return { from, to };
}

/** "napisała w oświadczeniu Halina Wrońska": a name behind what is told of the occasion. */
function nameFarther(words: readonly Word[], from: number, limit: number): WordSpan | null {
  let start = -1;
  for (let at = from; at < Math.min(limit, from + 12); at++) {
    const word = words[at];
    if (!word || word.kind === 'mark') return start >= 0 && at - start > 1 ? { from: start, to: at } : null;
    if (word.capital && start < 0) start = at;
    else if (!word.capital) start = -1;
  }
  return null;
}

/** The noun phrase before a verb, back to what opens its clause; with commas around what is told of it. */
function subjectBefore(context: Context, end: number, last: Attribution | null): WordSpan | null {
  const {
    passage: { words },
    lists,
  } = context;
  const least = last ? Math.max(last.cue.to, last.source?.to ?? 0) : 0;
  let to = end;
  let outer = end;
  if (words[to - 1]?.coarse === COARSE.comma) {
    outer = to - 1;
    // "X، وزير الصحة، قال"
    let comma = -1;
    for (let at = to - 2; at > Math.max(least, to - REACH); at--) {
      if (words[at]?.coarse === COARSE.comma && (words[at]?.stretch ?? 0) < 0) {
        comma = at;
        break;
      }
    }
    if (comma < 0) return null;
    to = comma;
  } else if (isLink(words[to - 1])) {
    return null;
  } else {
    outer = to;
  }
  let from = to;
  while (from > least && to - from < MAX_PHRASE) {
    const word = words[from - 1];
    if (!word || word.stretch >= 0 || (word.kind === 'mark' && word.coarse !== COARSE.bracket)) break;
    const title = (word.classes & (WORD_CLASS.role | WORD_CLASS.title)) !== 0;
    const parts = word.classes & (WORD_CLASS.conjunction | WORD_CLASS.adverb | WORD_CLASS.time) || isClosed(word);
    if ((parts || lists.bounds.has(word.lower)) && !title) {
      if (!lists.inner.has(word.lower) && word.lower !== lists.and) break;
    }
    if (word.cue & VERBS && !title && !lists.given.has(word.lower)) break;
    from--;
  }
  const outside = words[from - 1];
  const object = WORD_CLASS.preposition | WORD_CLASS.auxiliary | WORD_CLASS.verb;
  if (outside && from > least && (outside.classes & object || lists.bounds.has(outside.lower))) return null;
  while (from < to && (words[from]?.lower === lists.and || words[from]?.kind === 'mark')) from++;
  if (from >= to || lists.inner.has(words[from]?.lower ?? '')) return null;
  return { from, to: Math.max(to, outer) };
}

/** G3: "بحسب X، …" and "…، بحسب X". */
function phraseAt(context: Context, at: number, last: Attribution | null): Attribution | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  const to = phraseEnd(context, at);
  if (to < 0) return opinionAt(context, at);
  const source = phraseAfter(context, to, words.length);
  if (!source || words.slice(source.from, source.from + 3).some(({ lower }) => lists.unspeaking.has(lower)))
    return null;
  const base = { cue: { from: at, to }, source, before: false, bare: false, chance: 0.85 };
  const { end } = context;
  const start = Math.min(context.lead, at);
  // "Sin embargo, según X": a few words and a comma that only introduce.
  const introduces = at <= 4 && words[at - 1]?.coarse === COARSE.comma;
  if (start >= at || introduces) {
    const comma = commaAfter(words, source.to, end);
    if (comma >= 0 && comma + 1 < end && (lists.phraseComma || comma - source.to < 3)) {
      let from = comma + 1;
      while (from < end && isLink(words[from])) from++;
      return { ...base, edge: 0, from, pieces: [] };
    }
    const named = lists.phraseComma ? null : namedAfter(words, to);
    return named && named.to + 1 < end ? { ...base, source: named, edge: 0, from: named.to, pieces: [] } : null;
  }
  const isFinal = end - source.to < 12 && words.slice(source.to, end).every((word) => word.stretch < 0);
  const stretch = marked[stretchBefore(words, at)];
  if (stretch) return last ? null : { ...base, edge: stretch.from, from: null, pieces: [stretch] };
  if (!isFinal || last !== null) return null;
  const piece = { from: start, to: words[at - 1]?.coarse === COARSE.comma ? at - 1 : at };
  if (piece.to - piece.from < LEAST_CONTENT + 1) return null;
  return { ...base, edge: 0, from: null, pieces: [piece] };
}

/** Behind a phrase that no comma ends: the role or the name, word by word. */
function namedAfter(words: readonly Word[], from: number): WordSpan | null {
  let to = from;
  while (to - from < 6 && words[to]?.kind === 'word') {
    const word = words[to];
    const names = word?.capital || (word?.classes ?? 0) & (WORD_CLASS.role | WORD_CLASS.title | WORD_CLASS.possessive);
    if (!names) break;
    to++;
  }
  return to > from ? { from, to } : null;
}

/** "Pour X, « … »": a preposition at the head of the sentence that has words in marks behind its comma. */
function opinionAt(context: Context, at: number): Attribution | null {
  const { passage, lists } = context;
  const { words, marked } = passage;
  const word = words[at];
  if (!word || !lists.opinion.has(word.lower) || at > context.lead) return null;
  const source = phraseAfter(context, at + 1, words.length);
  const piece = source ? marked.find(({ from }) => from > source.to && from < source.to + REACH) : undefined;
  if (!source || !piece || words[piece.from - 1]?.coarse !== COARSE.comma) return null;
  if (words.slice(source.to, piece.from).some(({ cue, kind }) => (kind === 'mark' ? false : cue & VERBS))) return null;
  return {
    cue: { from: at, to: at + 1 },
    source,
    edge: 0,
    bare: false,
    from: null,
    pieces: [piece],
    before: false,
    chance: 0.8,
  };
}

/** The comma that ends an introduction, what stands between two others left out. */
function commaAfter(words: readonly Word[], from: number, end: number): number {
  for (let at = from; at < Math.min(end, from + REACH); at++) {
    if (words[at]?.coarse === COARSE.comma) return at;
    if (words[at]?.coarse === COARSE.stop || words[at]?.coarse === COARSE.colon) return -1;
  }
  return -1;
}
