import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { shownWords } from '@/lib/export/claim-words';
import type { HiddenView } from '@/lib/messages';
import { counted, firstWords } from '../messages';
import { Passage } from '../Passage';
import type { RowActions } from './app-state';

export interface HiddenListProps {
  readonly hidden: readonly HiddenView[];
  readonly lang: string;
  readonly on: RowActions;
}

/** What the reader marked as wrong on this page: how much it is, and the way to have it back. */
export function HiddenList({ hidden, lang, on }: HiddenListProps) {
  const list = useRef<HTMLDetailsElement>(null);
  const wasInside = useRef(false);
  // The row that was taken back disappears with its button, so the focus moves to the rows that are left.
  useLayoutEffect(() => {
    if (!wasInside.current) return;
    wasInside.current = false;
    list.current?.querySelector<HTMLElement>('summary')?.focus();
  }, [hidden]);
  if (hidden.length === 0) return null;
  return (
    <details ref={list} class="pm-section pm-hidden-findings">
      <summary>{i18n.t('correct.hidden', hidden.length, counted(hidden.length))}</summary>
      <ul class="pm-rows">
        {hidden.map(({ target, contents, form }) => {
          const kind = form === null ? 'key-point' : 'quotation';
          const text = shownWords({ kind, form, contents, words: contents.join(' … '), lang });
          return (
            <li key={`${target.kind} ${target.index}`} class="pm-row">
              <div class="pm-row-body">
                <Passage text={text} lang={lang} title={i18n.t('row.reveal')} onOpen={() => on.reveal(target)} />
              </div>
              <button
                type="button"
                class="pm-link"
                aria-label={i18n.t('correct.showAgainWords', { words: firstWords(text) })}
                onClick={() => {
                  wasInside.current = true;
                  void on.correct(target, { wrong: false });
                }}
              >
                {i18n.t('correct.showAgain')}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
