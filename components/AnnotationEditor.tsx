import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { colorOf, normalizeTags, noteOf, tagsOf } from '@/lib/annotation';
import type { Changes, Failure, Result } from '@/lib/messages';
import type { Annotation, ClaimStatus, NamedSpeaker } from '@/lib/model';
import { ColorPicker } from './ColorPicker';
import { statusText } from './claim-wording';
import { SpeakerChoice } from './SpeakerChoice';
import { failureText } from './wording';

export interface AnnotationEditorProps {
  readonly annotation: Annotation;
  readonly onSave: (changes: Changes) => Promise<Result<Annotation>>;
  /** Who can be chosen as the speaker; where left out, the speaker is changed elsewhere. */
  readonly speakers?: readonly NamedSpeaker[];
  /** Whether the note takes the focus when the editor appears. */
  readonly takesFocus?: boolean;
}

const STATUSES: readonly ClaimStatus[] = ['open', 'checking', 'supported', 'disputed', 'no-verdict'];

interface Draft {
  readonly note: string;
  /** As typed, separated by commas. */
  readonly tags: string;
}

type Status =
  | { readonly kind: 'idle' | 'saving' | 'saved' }
  | { readonly kind: 'failed'; readonly why: Failure; readonly retry: () => void };

/** What was typed is saved after a pause of so many ms: a popup can close at any moment without a blur event. */
const PAUSE_MS = 800;

const draftOf = (annotation: Annotation): Draft => ({
  note: noteOf(annotation),
  tags: tagsOf(annotation).join(', '),
});

const tagsIn = (text: string): readonly string[] => normalizeTags(text.split(/[,،、;]/));

const isSame = (a: Draft, b: Draft) =>
  a.note.trim() === b.note.trim() && tagsIn(a.tags).join('\n') === tagsIn(b.tags).join('\n');

/**
 * Note, tags, colour, status and speaker of a kept passage. It saves when one leaves a field, with Ctrl+Enter, after a pause, and when it
 * disappears; what was typed is never replaced, least of all when saving fails.
 */
export function AnnotationEditor({ annotation, onSave, speakers, takesFocus = false }: AnnotationEditorProps) {
  const id = useId();
  const noteField = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(() => draftOf(annotation));
  const [status, setStatus] = useState<Status>({ kind: 'idle' });
  // The state of the latest render, for the timers and for saving when the editor is removed.
  const latest = useRef({ draft, onSave });
  latest.current = { draft, onSave };
  const saved = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isGone = useRef(false);

  const send = async (changes: Changes, sent: Draft | null) => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const before = saved.current;
    if (sent !== null) saved.current = sent;
    if (!isGone.current) setStatus({ kind: 'saving' });
    // Another window may have changed the note since it was shown here: the store is told what this one is made of.
    const result = await latest.current.onSave(sent === null ? changes : { ...changes, before: before.note });
    if (!result.ok && saved.current === sent) saved.current = before;
    if (isGone.current) return;
    const retry = () => (sent === null ? void send(changes, null) : save());
    setStatus(result.ok ? { kind: 'saved' } : { kind: 'failed', why: result.why, retry });
  };
  const save = () => {
    const now = latest.current.draft;
    if (!isSame(now, saved.current)) void send({ note: now.note, tags: tagsIn(now.tags) }, now);
  };
  const type = (change: Partial<Draft>) => {
    setDraft({ ...latest.current.draft, ...change });
    setStatus({ kind: 'idle' });
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE_MS);
  };
  const saveNow = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };

  // Changed elsewhere: shown, unless something typed here has not been saved yet.
  useEffect(() => {
    const incoming = draftOf(annotation);
    const isDirty = !isSame(latest.current.draft, saved.current);
    if (isDirty || isSame(incoming, saved.current)) return;
    saved.current = incoming;
    setDraft(incoming);
  }, [annotation]);

  useLayoutEffect(() => {
    if (takesFocus) noteField.current?.focus();
  }, [takesFocus]);

  useEffect(() => {
    isGone.current = false;
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      isGone.current = true;
      save();
    };
  }, []);

  return (
    <div class="pm-editor">
      <label class="pm-label" for={`${id}-note`}>
        {i18n.t('editor.note')}
      </label>
      <textarea
        id={`${id}-note`}
        ref={noteField}
        class="pm-field"
        dir="auto"
        rows={Math.min(8, Math.max(2, draft.note.split('\n').length))}
        value={draft.note}
        onInput={(event) => type({ note: event.currentTarget.value })}
        onBlur={save}
        onKeyDown={saveNow}
      />
      <label class="pm-label" for={`${id}-tags`}>
        {i18n.t('editor.tags')} <span class="pm-hint">{i18n.t('editor.tagsHint')}</span>
      </label>
      <input
        id={`${id}-tags`}
        class="pm-field"
        type="text"
        dir="auto"
        autocomplete="off"
        value={draft.tags}
        onInput={(event) => type({ tags: event.currentTarget.value })}
        onBlur={save}
        onKeyDown={saveNow}
      />
      <label class="pm-label" for={`${id}-status`}>
        {i18n.t('status.label')}
      </label>
      <select
        id={`${id}-status`}
        class="pm-field"
        value={annotation.status ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          void send({ status: STATUSES.find((status) => status === chosen) ?? null }, null);
        }}
      >
        <option value="">{i18n.t('status.none')}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {statusText(status)}
          </option>
        ))}
      </select>
      {speakers !== undefined && annotation.finding.kind !== 'key-point' && (
        <SpeakerChoice
          found={annotation.finding.speaker}
          said={annotation.correction?.speaker}
          speakers={speakers}
          onChoose={(speaker) => onSave({ speaker })}
        />
      )}
      <div class="pm-editor-foot">
        <ColorPicker
          label={i18n.t('editor.color')}
          value={colorOf(annotation)}
          onChange={(color) => void send({ color }, null)}
        />
        <span class="pm-editor-status" role="status">
          {status.kind === 'saving' && i18n.t('editor.saving')}
          {status.kind === 'saved' && i18n.t('editor.saved')}
        </span>
      </div>
      <div role="alert">
        {status.kind === 'failed' && (
          <p class="pm-error">
            {i18n.t('editor.failed', { reason: failureText(status.why) })}{' '}
            <button type="button" class="pm-link" onClick={status.retry}>
              {i18n.t('editor.retry')}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
