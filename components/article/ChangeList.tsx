import type { ComponentChildren } from 'preact';
import { i18n } from '@/components/i18n';
import type { ClaimDifference, CopyDifference } from '@/lib/copy/changes';
import type { ArticleCopy, CopiedClaim } from '@/lib/model';
import { stanceText } from '../claim-wording';
import { DiffText } from '../DiffText';
import { counted, isolated, langAttribute } from '../messages';
import { copiedWords } from './copied-words';

export interface ChangeListProps {
  readonly difference: CopyDifference;
  /** The older version. */
  readonly before: ArticleCopy;
  /** The newer version. */
  readonly after: ArticleCopy;
}

const nameOf = (claim: CopiedClaim | null): string => isolated(claim?.speaker?.name ?? i18n.t('claim.somebody'));

/** The words of a claim with what its speaker does with them: one that denies must not seem to say so. */
function putOf(claim: CopiedClaim | null, { article }: ArticleCopy): string {
  if (claim === null) return '';
  const words = isolated(copiedWords(article, claim));
  return claim.stance === 'says' ? words : `${stanceText(claim.stance)}: ${words}`;
}

/** What is different between two versions, in words. */
export function ChangeList({ difference, before: older, after }: ChangeListProps) {
  const { relation, title, blocks, claims, numbers, counts } = difference;
  if (relation === 'same') return <p class="pm-hint">{i18n.t('copy.same')}</p>;
  if (relation !== 'changed') return <p class="pm-hint">{i18n.t('copy.part')}</p>;
  const { article } = after;
  const said = (children: ComponentChildren) => (
    <span lang={langAttribute(article.lang)} dir="auto">
      {children}
    </span>
  );
  const notes = blocks.filter(({ correction }) => correction);
  return (
    <ul class="pm-change-list">
      {title !== null && (
        <li>
          {i18n.t('changed.title')} {said(<DiffText diff={title} />)}
        </li>
      )}
      {notes.map(({ after: [index = 0] }) => (
        <li key={index}>
          {i18n.t('copy.correction', {
            words: isolated(article.text.slice(article.blocks[index]?.start, article.blocks[index]?.end)),
          })}
        </li>
      ))}
      {claims.map((claim, index) => (
        // Changes are keyed by their index, since they never change their order.
        <li key={`${index} ${claim.kind}`}>
          {claimText(claim, older, after)}
          {claim.kind === 'words' && !isSimple(claim) && claim.diff !== null && (
            <> {said(<DiffText diff={claim.diff} />)}</>
          )}
        </li>
      ))}
      {numbers.map(({ paragraph, before, after: now }) => (
        <li key={`${paragraph} ${before} ${now}`}>
          {i18n.t('copy.number', { paragraph: counted(paragraph)[0], before, after: now })}
        </li>
      ))}
      {counts.changed > 0 && <li>{i18n.t('changed.paragraphs', counts.changed, counted(counts.changed))}</li>}
      {counts.added > 0 && <li>{i18n.t('changed.added', counts.added, counted(counts.added))}</li>}
      {counts.removed > 0 && <li>{i18n.t('changed.removed', counts.removed, counted(counts.removed))}</li>}
      {counts.moved > 0 && <li>{i18n.t('copy.moved', counts.moved, counted(counts.moved))}</li>}
    </ul>
  );
}

/** The parts of a changed wording that are not the same, where they are one removal or one addition. */
function onlyChange({ diff }: ClaimDifference) {
  const changes = (diff ?? []).filter(({ kind }) => kind !== 'same');
  return changes.length === 1 ? (changes[0] ?? null) : null;
}

const isSimple = (claim: ClaimDifference): boolean => onlyChange(claim) !== null;

function claimText(claim: ClaimDifference, older: ArticleCopy, newer: ArticleCopy): string {
  const { kind, before, after } = claim;
  const speaker = nameOf(before ?? after);
  if (kind === 'removed') return i18n.t('copy.claimRemoved', { speaker, words: putOf(before, older) });
  if (kind === 'added') return i18n.t('copy.claimNew', { speaker, words: putOf(after, newer) });
  if (kind === 'speaker') {
    return i18n.t('copy.speaker', { before: nameOf(before), after: nameOf(after), words: putOf(after, newer) });
  }
  if (kind === 'stance') return i18n.t('copy.stance', { speaker, words: putOf(after, newer) });
  const change = onlyChange(claim);
  if (change === null) return i18n.t('copy.claimChanged', { speaker });
  const part = { speaker, words: isolated(change.text.trim()) };
  return change.kind === 'removed' ? i18n.t('copy.claimLeftOut', part) : i18n.t('copy.claimPutIn', part);
}
