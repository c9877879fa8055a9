import { i18n } from '@/components/i18n';
import type { KeyPointView } from '@/lib/messages';
import { Checkable } from '../Checkable';
import { Differences } from '../Differences';
import { counted, langAttribute } from '../messages';
import { Passage } from '../Passage';
import { Reasons } from '../Reasons';
import type { RowActions } from './app-state';
import { FindingActions } from './FindingActions';
import { Section } from './Section';

export interface KeyPointListProps {
  readonly keyPoints: readonly KeyPointView[];
  readonly lang: string;
  readonly on: RowActions;
}

/** The publisher's key points with what supports them, and the sentences that Pressmark selected, told apart. */
export function KeyPointList({ keyPoints, lang, on }: KeyPointListProps) {
  const groups = [
    { title: i18n.t('keyPoints.publisher'), rows: keyPoints.filter(({ origin }) => origin === 'publisher') },
    { title: i18n.t('keyPoints.selected'), rows: keyPoints.filter(({ origin }) => origin === 'selected') },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Section id="pm-key-points" title={i18n.t('keyPoints.title')} count={keyPoints.length}>
      {groups.length === 0 && <p class="pm-none">{i18n.t('keyPoints.none')}</p>}
      {groups.map(({ title, rows }) => (
        <div key={title} class="pm-group">
          <h4 class="pm-group-note">{title}</h4>
          <ul class="pm-rows">
            {rows.map((keyPoint) => (
              <KeyPointRow key={keyPoint.index} keyPoint={keyPoint} lang={lang} on={on} />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function KeyPointRow({
  keyPoint,
  lang,
  on,
}: {
  readonly keyPoint: KeyPointView;
  readonly lang: string;
  readonly on: RowActions;
}) {
  const { index, origin, text, support, differs = [], reasons, checkable, kept } = keyPoint;
  const target = { kind: 'key-point', index } as const;
  const [best, ...others] = support;
  return (
    <li class={`pm-row pm-key-point pm-${origin}`}>
      <div class="pm-row-body">
        <Passage text={text} lang={lang} look="plain" title={i18n.t('row.reveal')} onOpen={() => on.reveal(target)} />
        <Differences differs={differs} />
        {origin === 'publisher' && best === undefined && (
          <p class="pm-unsupported">{i18n.t('keyPoints.unsupported')}</p>
        )}
        {best !== undefined && (
          <div class="pm-support">
            <p class="pm-hint">{i18n.t('keyPoints.support')}</p>
            <Passage
              text={best}
              lang={lang}
              look="support"
              title={i18n.t('row.reveal')}
              onOpen={() => on.reveal({ kind: 'support', index })}
            />
            {others.length > 0 && (
              <details class="pm-meta">
                <summary>{i18n.t('keyPoints.moreSupport', others.length, counted(others.length))}</summary>
                <ul lang={langAttribute(lang)} dir="auto">
                  {others.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
        {origin === 'selected' && <Reasons summary={i18n.t('keyPoints.why')} reasons={reasons} onlyWithReasons />}
        <Checkable marks={checkable} />
      </div>
      <FindingActions
        target={target}
        words={text}
        kept={kept}
        correction={kept === null ? { kind: 'key-point', canBeWrong: true } : null}
        on={on}
      />
    </li>
  );
}
