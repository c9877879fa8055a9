import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { colorOf, noteOf, quoteOf, tagsOf } from '@/lib/annotation';
import type { Annotation } from '@/lib/model';
import { AnnotationEditor } from '../AnnotationEditor';
import { Icon } from '../Icon';
import { firstWords } from '../messages';
import { Passage } from '../Passage';
import { factsText, formText, quotationText } from '../wording';
import type { AppActions } from './state';

export interface AnnotationRowProps {
  readonly annotation: Annotation;
  readonly lang: string;
  /** False where its words are not on the page any more. */
  readonly found?: boolean;
  /** Says where a click on the words leads. */
  readonly title: string;
  readonly onOpen: () => void;
  readonly onRevise: AppActions['revise'];
  readonly onRemove: () => void;
}

/** A kept passage: its words, who said them, what the reader made of it. */
export function AnnotationRow({
  annotation,
  lang,
  found = true,
  title,
  onOpen,
  onRevise,
  onRemove,
}: AnnotationRowProps) {
  const [isEditing, setEditing] = useState(false);
  const editor = useId();
  const { speaker, form } = annotation.finding;
  const text = quotationText([quoteOf(annotation)], form);
  const words = firstWords(quoteOf(annotation));
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const by =
    speaker === null
      ? null
      : speaker.role === null
        ? speaker.name
        : i18n.t('kept.from', { name: speaker.name, role: speaker.role });
  return (
    <li class={`pm-row pm-annotation pm-${colorOf(annotation)}`}>
      <div class="pm-row-body">
        <Passage text={text} lang={lang} title={title} onOpen={onOpen} />
        {by !== null && (
          <p class="pm-meta">
            <bdi>{by}</bdi>
            {form !== null && factsText(['', formText(form)])}
          </p>
        )}
        {!found && <p class="pm-unsupported">{i18n.t('kept.notFound')}</p>}
        {!isEditing && note !== '' && (
          <p class="pm-note" dir="auto">
            {note}
          </p>
        )}
        {!isEditing && tags.length > 0 && (
          <ul class="pm-tag-list">
            {tags.map((tag) => (
              <li key={tag} dir="auto">
                {tag}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="pm-row-actions">
        <button
          type="button"
          class="pm-icon-button"
          aria-label={i18n.t('kept.editWords', { words })}
          title={i18n.t('kept.edit')}
          aria-expanded={isEditing}
          aria-controls={editor}
          onClick={() => setEditing(!isEditing)}
        >
          <Icon name="note" />
        </button>
        <button
          type="button"
          class="pm-icon-button"
          aria-label={i18n.t('keep.removeWords', { words })}
          title={i18n.t('keep.remove')}
          onClick={onRemove}
        >
          <Icon name="trash" />
        </button>
      </div>
      <div id={editor} class="pm-row-editor">
        {isEditing && (
          <AnnotationEditor annotation={annotation} takesFocus onSave={(changes) => onRevise(annotation.id, changes)} />
        )}
      </div>
    </li>
  );
}
