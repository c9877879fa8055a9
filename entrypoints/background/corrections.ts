import * as v from 'valibot';
import type { FindingCorrection, SpeakerMerge } from '@/lib/model';
import { findingCorrection, LIMITS, speakerName } from '@/lib/schema/nouns';
import { after, identity, nothing } from '@/lib/schema/payloads';
import type { CorrectionsSlice } from '@/lib/stored';
import { loadSettings } from '../shared/stored-settings';
import { isPrivate, keysOf } from './annotations';
import { attempt, failed, told } from './answers';
import { fromOwn, fromPage, result } from './declare';
import { store } from './store';

/** An answer of its own for what is too much to store, so that it isn't taken for "not found". */
const TOO_MUCH = Symbol('too much');

/** Messages about corrections of findings (a page may correct only those of its own article) and about merged speakers' names. */
export const correctionMessages = {
  /** What the reader said of the article's findings, without what was taken back. */
  'page:corrections': fromPage({
    payload: v.object(identity),
    answer: result<readonly FindingCorrection[]>(),
    handle: (data, sender) =>
      attempt(async () =>
        (await Promise.all((await keysOf(sender, data)).map((key) => store.corrections(key)))).flat(),
      ),
  }),
  /** Stores a correction of a finding in place of an earlier one; answers with all corrections of the article. */
  'page:correct': fromPage({
    payload: v.object({ ...identity, correction: findingCorrection }),
    answer: result<readonly FindingCorrection[]>(),
    handle: async ({ correction, ...identity }, sender) => {
      if (isPrivate(sender) && !(await loadSettings()).keepInPrivate) return failed('private-window');
      return told(
        orRefused(async () => {
          const [key] = await keysOf(sender, identity);
          return key === undefined ? null : store.correct(key, correction);
        }),
        [],
        sender.tab?.id,
      );
    },
  }),
  /** What is said of findings, article by article after the key `after`, for the backup. */
  'own:corrections': fromOwn({
    payload: v.object({ after }),
    answer: result<CorrectionsSlice>(),
    handle: ({ after }) => attempt(() => store.allCorrections(after)),
  }),
  /** Which names are one speaker's, and which were parted again. */
  'own:speakerMerges': fromOwn({
    payload: nothing,
    answer: result<readonly SpeakerMerge[]>(),
    handle: () => attempt(() => store.speakerMerges()),
  }),
  /** Lists these names under another, or each by itself again where that is null; gives all merges. */
  'own:joinSpeakers': fromOwn({
    payload: v.object({
      names: v.pipe(v.array(speakerName), v.maxLength(LIMITS.list)),
      as: v.nullable(speakerName),
    }),
    answer: result<readonly SpeakerMerge[]>(),
    handle: ({ names, as }) =>
      told(
        orRefused(() => store.joinSpeakers(names, as)),
        [],
      ),
  }),
};

/** Runs a change that gives null where it would be too much to store; the sender is then told so. */
async function orRefused<T>(change: () => Promise<T | null>) {
  const result = await attempt(async () => (await change()) ?? TOO_MUCH);
  if (!result.ok) return result;
  const { value } = result;
  return value === TOO_MUCH ? failed<T>('refused') : ({ ok: true, value: value as T } as const);
}
