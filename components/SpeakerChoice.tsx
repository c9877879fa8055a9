import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { normalizeSpeaker } from '@/lib/annotation';
import type { Failure, Result } from '@/lib/messages';
import type { NamedSpeaker, SpeakerChange } from '@/lib/model';
import { isolated } from './messages';
import { failureText } from './wording';

export interface SpeakerChoiceProps {
  /** Who was found; null for nobody. */
  readonly found: NamedSpeaker | null;
  /** Who it is as the reader says, null for nobody; undefined where he leaves what was found. */
  readonly said: NamedSpeaker | null | undefined;
  /** Who can be chosen: those of the article. */
  readonly speakers: readonly NamedSpeaker[];
  readonly onChoose: (speaker: SpeakerChange) => Promise<Result<unknown>>;
}

/** Who was found and who the reader says it is, of a claim that has its speaker and, where those are two, `found` too. */
export const foundAndSaid = (
  speaker: NamedSpeaker | null,
  found: NamedSpeaker | null | undefined,
): Pick<SpeakerChoiceProps, 'found' | 'said'> =>
  found === undefined ? { found: speaker, said: undefined } : { found, said: speaker };

/** Values of the choice beside the places of speakers in their list. */
const FOUND = 'found';
const NOBODY = 'nobody';
const OTHER = 'other';

const isSame = (a: NamedSpeaker | null | undefined, b: NamedSpeaker | null) =>
  a?.name === b?.name && (a?.role ?? null) === (b?.role ?? null);

const textOf = ({ name, role }: NamedSpeaker): string =>
  role === null || role === name ? name : i18n.t('kept.from', { name, role });

/** Who can be chosen beside the one who was found, each once. */
function othersThan(found: NamedSpeaker | null, speakers: readonly NamedSpeaker[]): readonly NamedSpeaker[] {
  const others: NamedSpeaker[] = [];
  for (const each of speakers) {
    if (!isSame(found, each) && !others.some((other) => isSame(other, each))) others.push(each);
  }
  return others;
}

/** Who says a claim: whoever was found, somebody else of the article, somebody whom the reader names, or nobody. */
export function SpeakerChoice({ found, said, speakers, onChoose }: SpeakerChoiceProps) {
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [why, setWhy] = useState<Failure | null>(null);
  // The reader may have named somebody who is not in the article.
  const others = othersThan(found, said == null ? speakers : [...speakers, said]);
  const value =
    said === undefined || isSame(said, found)
      ? FOUND
      : said === null
        ? NOBODY
        : String(others.findIndex((each) => isSame(said, each)));

  useEffect(() => {
    if (isNaming) nameField.current?.focus();
  }, [isNaming]);

  const send = async (speaker: SpeakerChange) => {
    const result = await onChoose(speaker);
    setWhy(result.ok ? null : result.why);
    return result.ok;
  };
  const choose = (chosen: string) => {
    setNaming(chosen === OTHER);
    if (chosen === FOUND) void send('found');
    else if (chosen === NOBODY) void send(null);
    else if (chosen !== OTHER) void send(others[Number(chosen)] ?? null);
  };
  const named = normalizeSpeaker({ name, role });
  const saveNamed = async () => {
    if (named === null || !(await send(named))) return;
    setNaming(false);
    setName('');
    setRole('');
    select.current?.focus();
  };
  const takeBack = async () => {
    if (await send('found')) select.current?.focus();
  };
  // This may be rendered inside a form, and forms can't be nested: so the field itself listens for Enter.
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    void saveNamed();
  };

  return (
    <div class="pm-speaker-choice">
      <label class="pm-label" for={id}>
        {i18n.t('correct.speaker')}
      </label>
      <select
        id={id}
        ref={select}
        class="pm-field"
        value={isNaming ? OTHER : value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value={FOUND}>{found === null ? i18n.t('correct.nobody') : textOf(found)}</option>
        {others.map((each, index) => (
          <option key={textOf(each)} value={String(index)}>
            {textOf(each)}
          </option>
        ))}
        {found !== null && <option value={NOBODY}>{i18n.t('correct.nobody')}</option>}
        <option value={OTHER}>{i18n.t('correct.other')}</option>
      </select>
      {isNaming && (
        <div class="pm-speaker-naming">
          <label class="pm-label" for={`${id}-name`}>
            {i18n.t('correct.name')}
          </label>
          <input
            id={`${id}-name`}
            ref={nameField}
            class="pm-field"
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={500}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={onEnter}
          />
          <label class="pm-label" for={`${id}-role`}>
            {i18n.t('correct.role')}
          </label>
          <input
            id={`${id}-role`}
            class="pm-field"
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={500}
            value={role}
            onInput={(event) => setRole(event.currentTarget.value)}
            onKeyDown={onEnter}
          />
          <button type="button" class="pm-button" disabled={named === null} onClick={() => void saveNamed()}>
            {i18n.t('correct.save')}
          </button>
        </div>
      )}
      {said !== undefined && !isSame(said, found) && (
        <p class="pm-hint">
          {found === null ? i18n.t('correct.foundNobody') : i18n.t('correct.found', { name: isolated(textOf(found)) })}{' '}
          <button type="button" class="pm-link" onClick={() => void takeBack()}>
            {i18n.t('correct.takeBack')}
          </button>
        </p>
      )}
      <div role="alert">
        {why !== null && <p class="pm-error">{i18n.t('correct.failed', { reason: failureText(why) })}</p>}
      </div>
    </div>
  );
}
