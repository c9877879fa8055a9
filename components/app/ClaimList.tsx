import { useLayoutEffect, useRef } from 'preact/hooks';
import { claimWords, stanceText } from '@/components/claim-wording';
import { i18n } from '@/components/i18n';
import { type ClaimToPut, leadOf, sentenceOf, shownWords } from '@/lib/export/claim-words';
import type { ClaimView, SpeakerView } from '@/lib/messages';
import { Checkable } from '../Checkable';
import { ClaimSentence } from '../ClaimSentence';
import { counted } from '../messages';
import { Passage } from '../Passage';
import { Reasons } from '../Reasons';
import { foundAndSaid } from '../SpeakerChoice';
import { factsText, formText, speakerCertaintyText, wordsCertaintyText } from '../wording';
import type { RowActions } from './app-state';
import { FindingActions } from './FindingActions';
import { Section } from './Section';

export interface ClaimListProps {
  readonly claims: readonly ClaimView[];
  readonly speakers: readonly SpeakerView[];
  readonly lang: string;
  /** Claims of less confidence are folded away. */
  readonly leastConfidence: number;
  readonly on: RowActions;
}

interface SpeakerGroup {
  readonly speaker: SpeakerView | null;
  readonly claims: readonly ClaimView[];
}

/** Claims by speaker, who is quoted most first, and those of nobody last; inside a group in the order of the article. */
function groupsOf(claims: readonly ClaimView[], speakers: readonly SpeakerView[]): readonly SpeakerGroup[] {
  const groups = new Map<SpeakerView | null, ClaimView[]>();
  for (const claim of claims) {
    const speaker = (claim.speaker === null ? null : speakers[claim.speaker]) ?? null;
    const group = groups.get(speaker);
    if (group === undefined) groups.set(speaker, [claim]);
    else group.push(claim);
  }
  return [...groups]
    .map(([speaker, claims]) => ({ speaker, claims }))
    .sort((a, b) =>
      (a.speaker === null) !== (b.speaker === null)
        ? Number(a.speaker === null) - Number(b.speaker === null)
        : b.claims.length - a.claims.length,
    );
}

/** Who said what. */
export function ClaimList({ claims, speakers, lang, leastConfidence, on }: ClaimListProps) {
  // What the reader keeps is no longer in doubt.
  const isDoubtful = ({ confidence, kept }: ClaimView) => confidence < leastConfidence && kept === null;
  const certain = claims.filter((claim) => !isDoubtful(claim));
  const doubtful = claims.filter(isDoubtful);
  /** The claim whose speaker was changed last: its row moves to that speaker, and the focus with it. */
  const moved = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (moved.current === null || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-claim="${moved.current}"] .pm-correct`)?.focus();
    moved.current = null;
  }, [claims]);
  const correcting: RowActions = {
    ...on,
    correct: (target, change) => {
      moved.current = 'index' in target && change.wrong !== true ? target.index : null;
      return on.correct(target, change);
    },
  };
  return (
    <Section id="pm-claims" title={i18n.t('claims.title')} count={certain.length}>
      {claims.length === 0 && <p class="pm-none">{i18n.t('claims.none')}</p>}
      <SpeakerGroups claims={certain} speakers={speakers} lang={lang} on={correcting} />
      {doubtful.length > 0 && (
        <details class="pm-doubtful">
          <summary>{i18n.t('claims.doubtful', doubtful.length, counted(doubtful.length))}</summary>
          <p class="pm-hint">{i18n.t('claims.doubtfulHint')}</p>
          <SpeakerGroups claims={doubtful} speakers={speakers} lang={lang} on={correcting} />
        </details>
      )}
    </Section>
  );
}

function SpeakerGroups({ claims, speakers, lang, on }: Omit<ClaimListProps, 'leastConfidence'>) {
  return (
    <>
      {groupsOf(claims, speakers).map(({ speaker, claims }) => (
        <div key={speaker === null ? '' : speakers.indexOf(speaker)} class="pm-group">
          <div class="pm-speaker">
            <h4>{speaker === null ? i18n.t('claims.unattributed') : <bdi>{speaker.name}</bdi>}</h4>
            <span class="pm-count">{i18n.t('claims.count', claims.length, counted(claims.length))}</span>
            {speaker === null && <p class="pm-hint">{i18n.t('claims.unattributedHint')}</p>}
            {speaker !== null && speaker.role !== null && speaker.role !== speaker.name && (
              <p class="pm-hint">
                <bdi>{speaker.role}</bdi>
              </p>
            )}
          </div>
          <ul class="pm-rows">
            {claims.map((claim) => (
              <ClaimRow key={claim.index} claim={claim} speaker={speaker} speakers={speakers} lang={lang} on={on} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** All from the first stretch to the last, as the sentence has it. */
function wordsOf({ contents, sentence }: ClaimView): string {
  const start = sentence.indexOf(contents[0] ?? '');
  const last = contents.at(-1) ?? '';
  const end = sentence.lastIndexOf(last);
  return start < 0 || end < start ? contents.join(' … ') : sentence.slice(start, end + last.length);
}

function ClaimRow({
  claim,
  speaker,
  speakers,
  lang,
  on,
}: {
  readonly claim: ClaimView;
  readonly speaker: SpeakerView | null;
  readonly speakers: readonly SpeakerView[];
  readonly lang: string;
  readonly on: RowActions;
}) {
  const { index, form, stance, contents, cue, source, sentence, found, certainty, reasons, checkable, kept } = claim;
  const target = { kind: 'quotation', index } as const;
  const put: ClaimToPut = {
    kind: 'quotation',
    form,
    stance,
    cue,
    speaker,
    contents,
    sentence,
    lang,
    words: wordsOf(claim),
  };
  const text = shownWords(put);
  const lead =
    stance === 'says' ? '' : leadOf(put, claimWords(), speaker === null ? null : { name: speaker.name, role: null });
  const facts = [
    stance === 'says' ? null : stanceText(stance),
    formText(form),
    cue === null ? null : i18n.t('card.cue', { cue }),
  ];
  const certain = [wordsCertaintyText(certainty), speakerCertaintyText(certainty)];
  // A reason is left out where the words themselves name the speaker.
  const isNamed = source === null || (speaker !== null && source.includes(speaker.name));
  const named = isNamed ? null : i18n.t('claims.source', { source });
  return (
    <li class="pm-row pm-claim" data-claim={index}>
      <div class="pm-row-body">
        {lead !== '' && <p class="pm-stance">{lead}</p>}
        <Passage text={text} lang={lang} title={i18n.t('row.reveal')} onOpen={() => on.reveal(target)} />
        <Reasons summary={factsText([...facts, named, ...certain])} reasons={reasons} />
        <ClaimSentence sentence={sentenceOf(put)} lang={lang} />
        <Checkable marks={checkable} />
      </div>
      <FindingActions
        target={target}
        words={text}
        kept={kept}
        correction={{
          kind: 'quotation',
          speaker: { ...foundAndSaid(speaker, found), speakers },
          canBeWrong: kept === null,
        }}
        on={on}
      />
    </li>
  );
}
