import { i18n } from '@/components/i18n';
import { quoteOf, versionsOf } from '@/lib/annotation';
import type { WordingChange } from '@/lib/messages';
import type { Annotation } from '@/lib/model';
import { DiffText } from './DiffText';
import { counted, dateText, langAttribute } from './messages';

export interface WordingChangedProps {
  readonly change: WordingChange;
  /** BCP 47 tag of the words. */
  readonly lang: string;
  /** Takes over the words that the page shows now; where left out, they are only shown. */
  readonly onAccept?: () => void;
}

/** Other words stand on the page than were kept: what differs, since when, and the choice to keep the new ones. */
export function WordingChanged({ change: { diff, kept, seen }, lang, onAccept }: WordingChangedProps) {
  return (
    <div class="pm-changed">
      <p class="pm-changed-title">{i18n.t('changed.words')}</p>
      <p class="pm-diff" lang={langAttribute(lang)} dir="auto">
        <DiffText diff={diff} />
      </p>
      <p class="pm-hint">{i18n.t('changed.dates', { kept: dateText(kept) ?? kept, seen: dateText(seen) ?? seen })}</p>
      {onAccept !== undefined && (
        <button type="button" class="pm-button" onClick={onAccept}>
          {i18n.t('changed.accept')}
        </button>
      )}
    </div>
  );
}

export interface OtherWordingsProps {
  readonly annotation: Annotation;
  readonly lang: string;
  /** A wording that is shown beside them already. */
  readonly except?: WordingChange | null;
}

/** The wordings in the record beside the one that is kept, folded away; nothing where there are none. */
export function OtherWordings({ annotation, lang, except = null }: OtherWordingsProps) {
  const shown = except?.diff.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('') ?? '';
  const others = versionsOf(annotation).filter(
    ({ selector: { exact } }) => exact !== quoteOf(annotation) && exact !== shown,
  );
  if (others.length === 0) return null;
  return (
    <details class="pm-meta pm-versions">
      <summary>{i18n.t('changed.versions', others.length, counted(others.length))}</summary>
      <ul>
        {others.map(({ seen, selector: { exact } }) => (
          <li key={`${seen} ${exact}`}>
            <time dateTime={seen}>{dateText(seen)}</time>{' '}
            <q class="pm-diff" lang={langAttribute(lang)} dir="auto">
              {exact}
            </q>
          </li>
        ))}
      </ul>
    </details>
  );
}
