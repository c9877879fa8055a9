import { i18n } from '@/components/i18n';
import { isWholeArticle } from '@/lib/annotation';
import type { KeptView, SpeakerView } from '@/lib/messages';
import { AnnotationRow } from './AnnotationRow';
import type { AppActions, RowActions } from './app-state';
import { KeepSelection } from './KeepSelection';
import { Section } from './Section';

export interface KeptListProps {
  readonly kept: readonly KeptView[];
  /** Those of the article. */
  readonly speakers: readonly SpeakerView[];
  /** Whether key points, and claims, stand above, of which some may be kept. */
  readonly keepable: { readonly keyPoints: boolean; readonly claims: boolean };
  readonly lang: string;
  /** Whether the article's text is kept with its passages. */
  readonly keepsText: boolean;
  readonly on: RowActions;
  readonly onKeepSelection: AppActions['keepSelection'];
  readonly onKeepArticle: AppActions['keepArticle'];
}

/** That nothing is kept, and what may be. */
function nothingKept({ keyPoints, claims }: KeptListProps['keepable']): string {
  if (keyPoints && claims) return i18n.t('kept.none');
  if (keyPoints) return i18n.t('kept.noneKeyPoint');
  return claims ? i18n.t('kept.noneClaim') : i18n.t('kept.noneFound');
}

/** What is kept of this page. */
export function KeptList({
  kept,
  keepable,
  speakers,
  lang,
  keepsText,
  on,
  onKeepSelection,
  onKeepArticle,
}: KeptListProps) {
  const canKeepArticle = keepsText && !kept.some(({ annotation }) => isWholeArticle(annotation));
  return (
    <Section id="pm-kept" title={i18n.t('kept.title')} count={kept.length}>
      {kept.length === 0 && <p class="pm-none">{nothingKept(keepable)}</p>}
      {kept.length > 0 && (
        <ul class="pm-rows">
          {kept.map(({ annotation, found, changed }) => (
            <AnnotationRow
              key={annotation.id}
              annotation={annotation}
              found={found}
              {...(changed !== undefined && { changed, onAccept: () => void on.accept(annotation.id) })}
              lang={lang}
              title={i18n.t('row.reveal')}
              onOpen={() => on.reveal({ kind: 'annotation', id: annotation.id })}
              speakersOf={() => speakers}
              onRevise={on.revise}
              onRemove={() => void on.unkeep(annotation.id, true)}
            />
          ))}
        </ul>
      )}
      {keepsText && <p class="pm-hint">{i18n.t('copy.textKept')}</p>}
      <KeepSelection onKeep={onKeepSelection} {...(canKeepArticle && { onKeepArticle })} />
    </Section>
  );
}
