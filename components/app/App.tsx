import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { Result } from '@/lib/messages';
import { Icon } from '../Icon';
import { ArticleView } from './ArticleView';
import type { AppActions, AppState, RowActions } from './app-state';
import { LibraryList } from './LibraryList';
import { Tabs } from './Tabs';
import { type BarMessage, UndoBar } from './UndoBar';
import './app.css';

export interface AppProps {
  readonly surface: 'popup' | 'panel';
  readonly state: AppState;
  readonly actions: AppActions;
}

/** The whole of the popup and of the side panel: *This article* and *Saved*. */
export function App({ surface, state, actions }: AppProps) {
  const [tab, setTab] = useState<'article' | 'saved'>('article');
  const [message, setMessage] = useState<BarMessage | null>(null);
  const root = useRef<HTMLElement>(null);
  /** The scroll position of each tab when it was left, since both tabs scroll the same document. */
  const scrolled = useRef({ article: 0, saved: 0 });
  const select = (next: typeof tab) => {
    scrolled.current[tab] = document.documentElement.scrollTop;
    setTab(next);
  };
  useLayoutEffect(() => {
    document.documentElement.scrollTop = scrolled.current[tab];
  }, [tab]);

  // The library is asked for when it is first looked at, so that the popup opens without waiting for it.
  useEffect(() => {
    if (tab === 'saved') actions.search(state.library.kind === 'ready' ? state.library.query : '');
  }, [tab]);

  /** Where the bar goes while the focus is in it, the focus goes back to the view. */
  const dismiss = () => {
    const isInside = root.current?.querySelector('.pm-undo')?.contains(document.activeElement) === true;
    setMessage(null);
    if (isInside) root.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  };
  const tell = (result: Result<unknown>, told: BarMessage | null) => {
    setMessage(result.ok ? told : { kind: 'failed', why: result.why });
  };

  const on: RowActions = {
    reveal: async (target) => {
      if (!(await actions.reveal(target))) setMessage({ kind: 'said', text: i18n.t('row.gone') });
    },
    keep: async (target) => tell(await actions.keep(target), null),
    unkeep: async (id, vanishes) =>
      tell(await actions.unkeep(id), { kind: 'removed', ids: [id], takesFocus: vanishes }),
    revise: actions.revise,
    correct: async (target, change) => {
      const result = await actions.correct(target, change);
      // A change of the speaker is confirmed by the form itself.
      if (change.wrong === undefined) return result;
      const undo = () => {
        dismiss();
        void on.correct(target, { wrong: false });
      };
      tell(result, change.wrong ? { kind: 'said', text: i18n.t('correct.marked'), undo } : null);
      return result;
    },
    accept: async (id) => tell(await actions.accept(id), { kind: 'said', text: i18n.t('changed.accepted') }),
    attach: async (key) => tell(await actions.attach(key), { kind: 'said', text: i18n.t('elsewhere.attached') }),
  };
  const remove = async (ids: readonly string[]) =>
    tell(await actions.remove(ids), { kind: 'removed', ids, takesFocus: true });
  const undo = async (ids: readonly string[]) => {
    const result = await actions.restore(ids);
    dismiss();
    tell(result, { kind: 'said', text: i18n.t('undo.restored') });
  };
  const open = async (id: string) => {
    tell(await actions.open(id), null);
  };

  const { openPanel } = actions;
  return (
    <main ref={root} class={`pm-app pm-${surface}`}>
      <h1 class="pm-hidden">{i18n.t('extName')}</h1>
      <Tabs
        selected={tab}
        onSelect={select}
        tabs={[
          {
            key: 'article',
            label: i18n.t('tabs.article'),
            content: (
              <ArticleView
                view={state.page}
                access={state.access}
                leastConfidence={state.leastConfidence}
                keepsText={state.keepsText}
                offline={state.offline}
                actions={actions}
                on={on}
              />
            ),
          },
          {
            key: 'saved',
            label: i18n.t('tabs.saved'),
            content: (
              <LibraryList
                library={state.library}
                onSearch={actions.search}
                onMore={actions.more}
                onOpenLibrary={() => actions.openPage('library')}
                onOpen={(id) => void open(id)}
                onRevise={actions.revise}
                onRemove={(ids) => void remove(ids)}
              />
            ),
          },
        ]}
        aside={
          <div class="pm-bar-aside">
            <BarButton
              icon="library"
              label={i18n.t('toolbar.openLibrary')}
              onClick={() => actions.openPage('library')}
            />
            {openPanel !== undefined && (
              <BarButton icon="panel" label={i18n.t('toolbar.openPanel')} onClick={openPanel} />
            )}
            <BarButton
              icon="settings"
              label={i18n.t('toolbar.openSettings')}
              mark={state.unsynced ? i18n.t('sync.mark') : null}
              onClick={() => actions.openPage('options')}
            />
          </div>
        }
      />
      <UndoBar message={message} onUndo={(ids) => void undo(ids)} onDismiss={dismiss} />
    </main>
  );
}

function BarButton({
  icon,
  label,
  mark = null,
  onClick,
}: {
  readonly icon: 'library' | 'panel' | 'settings';
  readonly label: string;
  /** What a dot on the button says; null where there is none. */
  readonly mark?: string | null;
  readonly onClick: () => void;
}) {
  const text = mark === null ? label : `${label}. ${mark}`;
  const look = mark === null ? 'pm-icon-button' : 'pm-icon-button pm-marked-button';
  return (
    <button type="button" class={look} aria-label={text} title={text} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
