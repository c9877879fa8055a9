import type { Handlers, Protocol } from '@/lib/messages';
import { loadSettings } from '../shared/stored-settings';
import { isPrivate, keysOf } from './annotations';
import { attempt, failed, told } from './answers';
import { store } from './store';

type Names = 'page:corrections' | 'page:correct' | 'own:corrections' | 'own:speakerMerges' | 'own:joinSpeakers';

/** Too much is an answer of its own, not a thing that is missing. */
const TOO_MUCH = Symbol('too much');

/** What is said of findings, a page only of those of its own article, and of the names of speakers. */
export const correctionHandlers: Pick<Handlers<keyof Protocol>, Names> = {
  'page:corrections': (data, sender) =>
    attempt(async () => (await Promise.all((await keysOf(sender, data)).map((key) => store.corrections(key)))).flat()),
  'page:correct': async ({ correction, ...identity }, sender) => {
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
  'own:corrections': ({ after }) => attempt(() => store.allCorrections(after)),
  'own:speakerMerges': () => attempt(() => store.speakerMerges()),
  'own:joinSpeakers': ({ names, as }) =>
    told(
      orRefused(() => store.joinSpeakers(names, as)),
      [],
    ),
};

/** Runs a change that gives null where it would be too much to store. */
async function orRefused<T>(change: () => Promise<T | null>) {
  const result = await attempt(async () => (await change()) ?? TOO_MUCH);
  if (!result.ok) return result;
  const { value } = result;
  return value === TOO_MUCH ? failed<T>('refused') : ({ ok: true, value: value as T } as const);
}
