import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { similarNames } from '@/lib/library/speaker-names';
import { Dialog } from '../keeping/Dialog';
import { counted } from '../messages';

export interface SamePersonDialogProps {
  readonly name: string;
  /** All speakers of the library. */
  readonly speakers: readonly string[];
  readonly onChoose: (other: string) => void;
  readonly onClose: () => void;
}

/** So many names are shown; who wants another one searches for it. */
const MOST = 40;

/** Under whose name a speaker is listed from now on: similar names first, and nobody is chosen beforehand. */
export function SamePersonDialog({ name, speakers, onChoose, onClose }: SamePersonDialogProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  // The dialog is open by then, and has put the focus on its first button.
  useEffect(() => field.current?.focus(), []);
  const others = useMemo(() => speakers.filter((each) => each !== name), [speakers, name]);
  const similar = useMemo(() => similarNames(name, others), [name, others]);
  const isSimilar = new Set(similar);
  const wanted = query.trim().toLowerCase();
  const isWanted = (each: string) => each.toLowerCase().includes(wanted);
  const groups = [
    { title: i18n.t('speakers.similar'), names: similar.filter(isWanted) },
    { title: i18n.t('speakers.others'), names: others.filter((each) => !isSimilar.has(each) && isWanted(each)) },
  ].filter(({ names }) => names.length > 0);
  return (
    <Dialog title={i18n.t('speakers.sameWords', { name })} onClose={onClose}>
      <p class="pm-hint">{i18n.t('speakers.hint', { name })}</p>
      <label class="pm-label" for={id}>
        {i18n.t('speakers.search')}
      </label>
      <input
        id={id}
        ref={field}
        class="pm-field"
        type="search"
        dir="auto"
        autocomplete="off"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {groups.length === 0 && <p role="status">{i18n.t('speakers.none')}</p>}
      {groups.map(({ title, names }) => (
        <section key={title} class="pm-names">
          <h3 class="pm-label">{title}</h3>
          <ul>
            {names.slice(0, MOST).map((each) => (
              <li key={each}>
                <button type="button" class="pm-button" onClick={() => onChoose(each)}>
                  <bdi>{each}</bdi>
                </button>
              </li>
            ))}
          </ul>
          {names.length > MOST && (
            <p class="pm-hint">{i18n.t('speakers.more', names.length - MOST, counted(names.length - MOST))}</p>
          )}
        </section>
      ))}
    </Dialog>
  );
}
