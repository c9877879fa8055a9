import type { Article, Reason, Span, Speaker } from '../../model';
import type { Language } from '../language';
import { finish, type Steps, TURNS_A_STEP } from '../steps';
import { type TokenizedSentence, tokenizedSentencesOf } from '../tokenized-sentence';
import { readingDiscourse } from './discourse';
import type { Referent } from './referent';
import { type Resolved, Resolver } from './resolver';

/** What is said where, and the words that name who said it. */
export interface Attribution {
  readonly source: Span | null;
  readonly contents: readonly Span[];
  readonly cue: Span | null;
  /** True where cue and source are those of an earlier attribution that this one goes on from. */
  readonly inherited: boolean;
}

export interface SpeakerResolution {
  /** In order of their first attribution. */
  readonly speakers: readonly Speaker[];
  /** For each attribution the index into `speakers`, or null where nobody is named. */
  readonly speakerOf: readonly (number | null)[];
  /**
   * For each attribution why its source means its speaker; empty where the source is the name itself. Codes, with
   * values `mention`, `name`, `paragraph` (from 1): "short-name", "acronym", "pronoun", "role", "document"; with `name`:
   * "inherited"; with `mention` and `name`: "author"; with `mention`: "first-person", "unresolved".
   */
  readonly reasons: readonly (readonly Reason[])[];
  /** For each attribution the chance that its speaker is right given that its source is, 0 to 1. */
  readonly confidence: readonly number[];
}

/**
 * Who is meant by the source of each attribution. The attributions are given in order of the text; their sources are
 * resolved in one walk over the article, so that pronouns and roles go to who was mentioned before.
 */
export function* resolvingSpeakers(
  article: Article,
  attributions: readonly Attribution[],
  language: Language,
  sentences: readonly TokenizedSentence[],
): Steps<SpeakerResolution> {
  const sources = new Map<string, { span: Span; contents: Span[] }>();
  for (const [index, { source, contents }] of attributions.entries()) {
    if (index % TURNS_A_STEP === 0) yield;
    if (!source) continue;
    const known = sources.get(keyOf(source));
    if (known) for (const content of contents) known.contents.push(content);
    else sources.set(keyOf(source), { span: source, contents: [...contents] });
  }
  const resolved = new Map<string, Resolved>();
  for (const source of sources.values()) source.contents.sort((a, b) => a.start - b.start);
  const contents = [...sources.values()].flatMap((source) => source.contents);
  const discourse = yield* readingDiscourse(
    { article, language, sentences },
    contents,
    [...sources.values()].map(({ span }) => span),
  );
  const resolver = new Resolver(article, discourse, [...sources.values()]);
  const answers = yield* resolver.resolve();
  for (const [index, key] of [...sources.keys()].entries()) {
    if (index % TURNS_A_STEP === 0) yield;
    const answer = answers[index];
    if (answer) resolved.set(key, answer);
  }
  const referents: Referent[] = [];
  const indexes = new Map<Referent, number>();
  const speakerOf: (number | null)[] = [];
  const reasons: Reason[][] = [];
  const confidence: number[] = [];
  let running: Resolved | null = null;
  for (const [index, { source, inherited }] of attributions.entries()) {
    if (index % TURNS_A_STEP === 0) yield;
    const found: Resolved | null = source ? (resolved.get(keyOf(source)) ?? null) : inherited ? running : null;
    const referent = found?.referent ?? null;
    if (referent && !indexes.has(referent)) {
      indexes.set(referent, referents.length);
      referents.push(referent);
    }
    speakerOf.push(referent ? (indexes.get(referent) ?? null) : null);
    reasons.push(reasonsOf(found, inherited));
    confidence.push(found?.confidence ?? 0);
    if (found) running = found;
  }
  const speakers: Speaker[] = [];
  for (const [index, referent] of referents.entries()) {
    speakers.push(yield* makingSpeaker(referent, index, resolver));
    yield;
  }
  return {
    speakers,
    speakerOf,
    reasons,
    confidence,
  };
}

/** The same at once. */
export function resolveSpeakers(
  article: Article,
  attributions: readonly Attribution[],
  language: Language,
  sentences: readonly TokenizedSentence[] = tokenizedSentencesOf(article, language),
): SpeakerResolution {
  return finish(resolvingSpeakers(article, attributions, language, sentences));
}

const keyOf = (span: Span): string => `${span.start}-${span.end}`;

function reasonsOf(found: Resolved | null, inherited: boolean): Reason[] {
  if (!found) return [];
  const reasons: Reason[] = found.reason ? [found.reason] : [];
  if (inherited && found.referent) reasons.push({ code: 'inherited', values: { name: found.referent.name } });
  return reasons;
}

function* makingSpeaker(referent: Referent, index: number, resolver: Resolver): Steps<Speaker> {
  const mentions = [...(resolver.mentioned.get(referent) ?? [])].sort((a, b) => a.start - b.start || b.end - a.end);
  yield;
  const apart: Span[] = [];
  for (const [place, span] of mentions.entries()) {
    if (place % TURNS_A_STEP === 0) yield;
    const last = apart.at(-1);
    if (!last || span.start >= last.end) apart.push(span);
  }
  return { index, name: referent.name, role: referent.character?.role ?? null, kind: referent.kind, mentions: apart };
}
