import { i18n } from '@/components/i18n';
import { isolated } from '@/components/messages';
import type { Met } from './kept-claims';

/** Differences that are told beside the words themselves. */
export function differenceTexts({ match: { relation, what }, claim }: Pick<Met, 'match' | 'claim'>): readonly string[] {
  const told: string[] = [];
  if (what.some(({ kind }) => kind === 'speaker') && claim.speaker !== null) {
    told.push(i18n.t('met.saidBy', { speaker: isolated(claim.speaker) }));
  }
  for (const { kind, claim: here, kept: there } of what) {
    const isPair = (kind === 'figure' || kind === 'name') && here !== '' && there !== '';
    if (isPair) told.push(i18n.t('met.withFor', { there: isolated(there), here: isolated(here) }));
  }
  if (what.some(({ kind }) => kind === 'negation')) told.push(i18n.t('met.negated'));
  if (relation === 'same') told.push(i18n.t('met.same'));
  if (relation === 'reworded') told.push(i18n.t('met.reworded'));
  if (relation === 'changed') {
    const isReported = what.some(({ kind }) => kind === 'reported');
    const kinds = new Set(
      what.map(({ kind }) => (kind === 'joined' ? 'left-out' : kind)).filter((kind) => kind !== 'speaker'),
    );
    // A claim that is only a shortened one is described as shortened.
    const [only] = kinds.size === 1 ? kinds : [];
    if (isReported && claim.form === 'indirect') told.push(i18n.t('met.reported'));
    else if (only === 'left-out') told.push(i18n.t('met.longer'));
    else if (only === 'added') told.push(i18n.t('met.shorter'));
    else told.push(i18n.t('met.changed'));
  }
  return told;
}
