import { useId, useState } from 'preact/hooks';
import { claimWords } from '@/components/claim-wording';
import { i18n } from '@/components/i18n';
import { colorOf, isWholeArticle, noteOf, quoteOf, speakerOf, tagsOf } from '@/lib/annotation';
import { claimOf, leadOf, sentenceOf, shownWords } from '@/lib/export/claim-words';
import type { WordingChange } from '@/lib/messages';
import type { Annotation, NamedSpeaker } from '@/lib/model';
import { AnnotationEditor } from '../AnnotationEditor';
import { ClaimSentence } from '../ClaimSentence';
import { Icon } from '../Icon';
import { Marked } from '../Marked';
import { dateText, firstWords } from '../messages';
import { Passage } from '../Passage';
import { StatusLabel } from '../StatusLabel';
import { OtherWordings, WordingChanged } from '../WordingChanged';
import { factsText, formText } from '../wording';
import type { AppActions } from './app-state';

export interface AnnotationRowProps {
  readonly annotation: Annotation;
  readonly lang: string;
  /** False where its words are not on the page any more. */
  readonly found?: boolean;
  /** When its page was last visited without showing its words, where the row doesn't stand beside the page; ISO 8601. */
  readonly missing?: string | null;
  /** What differs where the page shows other words now. */
  readonly changed?: WordingChange;
  /** Takes over the words that the page shows now; given where `changed` is. */
  readonly onAccept?: () => void;
  /** Who can be chosen as its speaker; asked for when it is edited. */
  readonly speakersOf: () => readonly NamedSpeaker[];
  /** The name under which the library lists the speaker, where that is another one than here. */
  readonly listedAs?: string | null;
  /** Words searched for, folded, which are marked. */
  readonly terms?: readonly string[];
  /** Where and when it was kept, where the row doesn't stand under its article. */
  readonly origin?: string;
  /** Says where a click on the words leads. */
  readonly title: string;
  readonly onOpen: () => void;
  readonly onRevise: AppActions['revise'];
  readonly onRemove: () => void;
}

/** A kept passage in a list. */
export function AnnotationRow(props: AnnotationRowProps) {
  return (
    <li class={`pm-row pm-annotation pm-${colorOf(props.annotation)}`}>
      <AnnotationContent {...props} />
    </li>
  );
}

/** A kept passage: its words, who said them, what the reader made of it. */
export function AnnotationContent({
  annotation,
  lang,
  found = true,
  missing = null,
  changed,
  onAccept,
  speakersOf,
  listedAs = null,
  terms = [],
  origin,
  title,
  onOpen,
  onRevise,
  onRemove,
}: AnnotationRowProps) {
  const [isEditing, setEditing] = useState(false);
  const editor = useId();
  const claim = claimOf(annotation, lang);
  const { form, stance, cue } = claim;
  const lead = stance === 'says' ? '' : leadOf(claim, claimWords());
  const speaker = speakerOf(annotation);
  const words = firstWords(quoteOf(annotation));
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const name = listedAs ?? speaker?.name;
  // The words before the quotation name the speaker already.
  const by =
    speaker === null || name === undefined || lead !== ''
      ? null
      : speaker.role === null
        ? name
        : i18n.t('kept.from', { name, role: speaker.role });
  // Beside its page, what keeps the article as a whole leads nowhere else.
  const isHere = isWholeArticle(annotation) && !found;
  const isListedElse = speaker !== null && name !== speaker.name;
  const facts = [
    isListedElse ? i18n.t('speakers.namedHere', { name: speaker.name }) : null,
    isWholeArticle(annotation) && !isHere ? i18n.t('copy.whole') : null,
    form === null ? null : formText(form),
    cue === null ? null : i18n.t('card.cue', { cue }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <div class="pm-row-body">
        {lead !== '' && (
          <p class="pm-stance">
            <Marked text={lead} terms={terms} />
          </p>
        )}
        {isHere ? (
          <p class="pm-whole">{i18n.t('copy.whole')}</p>
        ) : (
          <Passage text={shownWords(claim)} terms={terms} lang={lang} title={title} onOpen={onOpen} />
        )}
        {(by !== null || facts.length > 0) && (
          <p class="pm-meta">
            {by !== null && (
              <bdi>
                <Marked text={by} terms={terms} />
              </bdi>
            )}
            {factsText(by === null ? facts : ['', ...facts])}
          </p>
        )}
        <ClaimSentence sentence={sentenceOf(claim)} lang={lang} />
        {annotation.status !== undefined && <StatusLabel status={annotation.status} />}
        {origin !== undefined && (
          <p class="pm-meta" dir="auto">
            <Marked text={origin} terms={terms} />
          </p>
        )}
        {changed !== undefined && (
          <WordingChanged change={changed} lang={lang} {...(onAccept !== undefined && { onAccept })} />
        )}
        <OtherWordings annotation={annotation} lang={lang} except={changed ?? null} />
        {!found && !isHere && <p class="pm-unsupported">{i18n.t('kept.notFound')}</p>}
        {missing !== null && (
          <p class="pm-unsupported">{i18n.t('kept.missingOn', { date: dateText(missing) ?? missing })}</p>
        )}
        {!isEditing && note !== '' && (
          <p class="pm-note" dir="auto">
            <Marked text={note} terms={terms} />
          </p>
        )}
        {!isEditing && tags.length > 0 && (
          <ul class="pm-tag-list">
            {tags.map((tag) => (
              <li key={tag} dir="auto">
                <Marked text={tag} terms={terms.map((term) => term.replace(/^#/, ''))} />
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
          <AnnotationEditor
            annotation={annotation}
            takesFocus
            speakers={speakersOf()}
            onSave={(changes) => onRevise(annotation.id, changes)}
          />
        )}
      </div>
    </>
  );
}
