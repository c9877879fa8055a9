import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AnnotationEditor } from '@/components/AnnotationEditor';
import { ColorPicker } from '@/components/ColorPicker';
import { CorrectButton, CorrectionPanel } from '@/components/CorrectionPanel';
import { claimWords, stanceText } from '@/components/claim-wording';
import { Icon } from '@/components/Icon';
import { i18n } from '@/components/i18n';
import { KeepButton } from '@/components/KeepButton';
import { counted, langAttribute } from '@/components/messages';
import { Reasons } from '@/components/Reasons';
import { foundAndSaid } from '@/components/SpeakerChoice';
import { StatusLabel } from '@/components/StatusLabel';
import { OtherWordings, WordingChanged } from '@/components/WordingChanged';
import { factsText, formText, speakerCertaintyText, wordsCertaintyText } from '@/components/wording';
import { colorOf, noteOf, speakerOf, tagsOf } from '@/lib/annotation';
import { leadOf, shownWords } from '@/lib/export/claim-words';
import type { Target } from '@/lib/messages';
import type { ClaimFacts, KeyPointFacts } from '@/lib/reader/facts';
import { Checkable } from '../Checkable';
import { Differences } from '../Differences';
import { MetBefore } from '../MetBefore';
import { claimOfFacts } from './claim-of-facts';
import type { CardState, PageInterfaceActions } from './interface-state';
import { placementStyle, usePlacement } from './usePlacement';

export interface CardProps {
  readonly state: CardState;
  readonly on: PageInterfaceActions;
}

/** The card by a highlight: what the words are, and what can be done with them. Not modal: the page stays usable. */
export function Card({ state, on }: CardProps) {
  const { anchor, target, words, lang, claim, keyPoint, annotation, change, hasPrevious, hasNext, lookUp } = state;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const placement = usePlacement(box, anchor, 'below');
  const [isEditing, setEditing] = useState(state.editing);
  const [isCorrecting, setCorrecting] = useState(false);
  const [said, setSaid] = useState('');
  const copied = (text: string) => (done: boolean) => setSaid(done ? text : i18n.t('card.copyFailed'));

  useLayoutEffect(() => {
    if (state.takesFocus && !state.editing) box.current?.focus({ preventScroll: true });
  }, [state.takesFocus, state.editing]);

  const toggleKept = async () => {
    if (annotation === null) return on.keep(target);
    setEditing(false);
    return on.unkeep(annotation.id);
  };
  const editNote = async () => {
    if (annotation !== null) return setEditing(!isEditing);
    // A note belongs to a kept passage: asking for one keeps it.
    const result = await on.keep(target);
    if (result.ok) setEditing(true);
  };
  const showsEditor = isEditing && annotation !== null;
  const correction = correctionOf(state);

  return (
    <div
      ref={box}
      class="pm-card"
      role="dialog"
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      style={placementStyle(placement)}
    >
      <div class="pm-card-body">
        <header class="pm-card-head">
          <div id={`${id}-title`}>
            <Title state={state} />
          </div>
          {(hasPrevious || hasNext) && (
            <>
              <IconButton
                icon="previous"
                label={i18n.t('card.previous')}
                disabled={!hasPrevious}
                onClick={() => on.step(target, -1)}
              />
              <IconButton
                icon="next"
                label={i18n.t('card.next')}
                disabled={!hasNext}
                onClick={() => on.step(target, 1)}
              />
            </>
          )}
          <button
            type="button"
            class="pm-icon-button"
            aria-label={i18n.t('card.close')}
            title={i18n.t('card.close')}
            onClick={on.closeCard}
          >
            <Icon name="close" />
          </button>
        </header>
        <p class="pm-hidden" lang={langAttribute(lang)}>
          {words}
        </p>
        {annotation !== null && change !== null && (
          <WordingChanged change={change} lang={lang} onAccept={() => void on.accept(annotation.id)} />
        )}
        {annotation !== null && <OtherWordings annotation={annotation} lang={lang} except={change} />}
        {claim !== null && <ClaimPart state={state} claim={claim} />}
        <MetBefore met={state.met} />
        {keyPoint !== null && <KeyPointPart keyPoint={keyPoint} lang={lang} onGo={(to) => on.openMark(to, true)} />}
        {annotation !== null && !showsEditor && <NotePart annotation={annotation} />}
        {annotation !== null && !showsEditor && (
          <ColorPicker
            label={i18n.t('card.color')}
            value={colorOf(annotation)}
            onChange={(color) => void on.revise(annotation.id, { color })}
          />
        )}
        {showsEditor && (
          <AnnotationEditor
            annotation={annotation}
            takesFocus
            onSave={(changes) => on.revise(annotation.id, changes)}
          />
        )}
        <div id={`${id}-correction`} class="pm-card-correction">
          {isCorrecting && correction !== null && (
            <CorrectionPanel {...correction} onCorrect={(change) => on.correct(target, change)} />
          )}
        </div>
        <footer class="pm-card-foot">
          <KeepButton kept={annotation !== null} words={words} labelled onToggle={toggleKept} />
          <button type="button" class="pm-button" aria-expanded={showsEditor} onClick={() => void editNote()}>
            <Icon name="note" />
            {i18n.t('card.note')}
          </button>
          <div class="pm-card-icons">
            <IconButton
              icon="copy"
              label={i18n.t('card.copyQuote')}
              onClick={() => void on.copy(target).then(copied(i18n.t('card.copied')))}
            />
            <IconButton
              icon="share"
              label={i18n.t('card.share')}
              onClick={() => void on.share(target).then(copied(i18n.t('card.linkCopied')))}
            />
            {lookUp !== null && <LookUpLink {...lookUp} />}
            {correction !== null && (
              <CorrectButton
                words={words}
                isOpen={isCorrecting}
                controls={`${id}-correction`}
                onToggle={() => setCorrecting(!isCorrecting)}
              />
            )}
          </div>
          <span class="pm-hint" role="status">
            {said}
          </span>
        </footer>
      </div>
    </div>
  );
}

/** What can be corrected of the words; null where there is nothing. */
function correctionOf({ target, claim, keyPoint, annotation, speakers }: CardState) {
  if (claim !== null) {
    const { speaker, found } = claim;
    return {
      kind: 'quotation',
      speaker: { ...foundAndSaid(speaker, found), speakers },
      canBeWrong: annotation === null && target.kind === 'quotation',
    } as const;
  }
  if (annotation !== null && annotation.finding.kind !== 'key-point') {
    const { finding, correction } = annotation;
    return {
      kind: 'quotation',
      speaker: { found: finding.speaker, said: correction?.speaker, speakers },
      canBeWrong: false,
    } as const;
  }
  // A sentence that only supports a key point is not a key point itself.
  const isKeyPoint = annotation === null && keyPoint !== null && target.kind === 'key-point';
  return isKeyPoint ? ({ kind: 'key-point', canBeWrong: true } as const) : null;
}

function IconButton({
  icon,
  label,
  disabled = false,
  onClick,
}: {
  readonly icon: 'copy' | 'share' | 'previous' | 'next';
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={`pm-icon-button pm-${icon}`}
      aria-label={label}
      title={label}
      // `aria-disabled` and not `disabled`, which would take the focus away when the last claim is reached.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A search for the words in a new tab, which isn't told where the reader comes from. */
function LookUpLink({ url, engine }: NonNullable<CardState['lookUp']>) {
  const label = i18n.t('card.lookUp', { engine });
  return (
    <a class="pm-icon-button" href={url} target="_blank" rel="noopener noreferrer" aria-label={label} title={label}>
      <Icon name="search" />
    </a>
  );
}

function Title({ state: { claim, keyPoint, annotation } }: { readonly state: CardState }) {
  const speaker = claim === null ? annotation && speakerOf(annotation) : claim.speaker;
  if (speaker != null) {
    return (
      <>
        <p class="pm-card-title">
          <bdi>{speaker.name}</bdi>
        </p>
        {speaker.role !== null && speaker.role !== speaker.name && (
          <p class="pm-hint">
            <bdi>{speaker.role}</bdi>
          </p>
        )}
      </>
    );
  }
  const text =
    claim !== null
      ? i18n.t('claims.unattributed')
      : keyPoint !== null
        ? i18n.t('card.keyPoint')
        : i18n.t('card.passage');
  return <p class="pm-card-title">{text}</p>;
}

/** How the claim is put, where that is not that it is said; what it is, and why. */
function ClaimPart({ state, claim }: { readonly state: CardState; readonly claim: ClaimFacts }) {
  const { form, stance, cue, certainty, differs = [], reasons, checkable } = claim;
  const put = claimOfFacts({ ...state, annotation: null });
  const facts = [
    stance === 'says' ? null : stanceText(stance),
    formText(form),
    cue === null ? null : i18n.t('card.cue', { cue }),
    wordsCertaintyText(certainty),
    speakerCertaintyText(certainty),
  ];
  return (
    <>
      {stance !== 'says' && (
        <p class="pm-put">
          <bdi class="pm-stance">{leadOf(put, claimWords())}</bdi>{' '}
          <span class="pm-put-words" lang={langAttribute(state.lang)} dir="auto">
            {shownWords(put)}
          </span>
        </p>
      )}
      <Differences differs={differs} />
      <Reasons summary={factsText(facts)} reasons={reasons} />
      <Checkable marks={checkable} />
    </>
  );
}

function KeyPointPart({
  keyPoint: { origin, supports, support, differs = [], reasons, checkable },
  lang,
  onGo,
}: {
  readonly keyPoint: KeyPointFacts;
  readonly lang: string;
  readonly onGo: (target: Target) => void;
}) {
  return (
    <div class="pm-card-part">
      <Differences differs={differs} />
      {origin === 'publisher' && support === null && <p class="pm-hint">{i18n.t('keyPoints.unsupported')}</p>}
      {origin === 'publisher' && support !== null && (
        <button type="button" class="pm-button" onClick={() => onGo(support)}>
          {i18n.t('card.toSupport')}
        </button>
      )}
      {origin === 'selected' && (
        <>
          <p class="pm-hint">{i18n.t('card.selectedHint')}</p>
          <Reasons summary={i18n.t('keyPoints.why')} reasons={reasons} onlyWithReasons />
        </>
      )}
      {supports.length > 0 && (
        <>
          <p class="pm-hint">{i18n.t('card.supports', supports.length, counted(supports.length))}</p>
          <ul class="pm-bullets" lang={langAttribute(lang)}>
            {supports.map(({ text, target }) => (
              <li key={text} dir="auto">
                {target === null ? (
                  text
                ) : (
                  <button type="button" class="pm-bullet" title={i18n.t('card.toBullet')} onClick={() => onGo(target)}>
                    {text}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Checkable marks={checkable} />
    </div>
  );
}

function NotePart({ annotation }: { readonly annotation: NonNullable<CardState['annotation']> }) {
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  if (note === '' && tags.length === 0 && annotation.status === undefined) return null;
  return (
    <div class="pm-card-part">
      {annotation.status !== undefined && <StatusLabel status={annotation.status} />}
      {note !== '' && (
        <p class="pm-note" dir="auto">
          {note}
        </p>
      )}
      {tags.length > 0 && (
        <ul class="pm-tag-list">
          {tags.map((tag) => (
            <li key={tag} dir="auto">
              {tag}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
