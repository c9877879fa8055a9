import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { interfaceDirection, interfaceLanguage } from '@/components/messages';
import { ArticleMap } from './ArticleMap';
import { Card } from './Card';
import type { PageInterfaceActions, PageInterfaceState } from './interface-state';
import { SelectionToolbar } from './SelectionToolbar';
import { StoppedNotice } from './StoppedNotice';
import { Toast } from './Toast';

export interface PageInterfaceProps {
  readonly state: PageInterfaceState;
  readonly on: PageInterfaceActions;
}

/**
 * All of our interface inside a web page: map of the article, card, toolbar at the selection, toast. Render it into a closed shadow root
 * that has `page.css`; the same object `on` should be given each time.
 */
export function PageInterface({ state: { map, card, toolbar, toast }, on }: PageInterfaceProps) {
  const root = useRef<HTMLDivElement>(null);
  /** What of the page had the focus before ours took it. */
  const origin = useRef<HTMLElement | null>(null);
  const cardKey = card?.key ?? null;
  const hasToolbar = toolbar !== null;
  const hasToast = toast !== null;

  // Escape closes what is open, wherever the focus is; a press elsewhere closes the card. From the moment that it is seen:
  // an effect after painting would miss a quick key.
  useLayoutEffect(() => {
    if (cardKey === null && !hasToolbar && !hasToast) return;
    const isOurs = (event: Event) => {
      const tree = root.current?.getRootNode();
      const ours = tree instanceof ShadowRoot ? tree.host : root.current;
      return ours !== null && ours !== undefined && event.composedPath().includes(ours);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // The page is not told of an Escape that was pressed inside our interface.
      if (isOurs(event)) event.stopPropagation();
      if (cardKey !== null) on.closeCard();
      else if (hasToolbar) on.closeToolbar();
      else on.closeToast();
    };
    const onPress = (event: Event) => {
      if (cardKey !== null && !isOurs(event)) on.closeCard();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', onPress, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', onPress, true);
    };
  }, [cardKey, hasToolbar, hasToast, on]);

  const rememberOrigin = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof HTMLElement && root.current?.contains(relatedTarget) !== true) {
      origin.current = relatedTarget;
    }
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears events only to keep them from the page */}
      <div
        ref={root}
        class="pm-root"
        lang={interfaceLanguage()}
        dir={interfaceDirection()}
        onFocusIn={rememberOrigin}
        // The page's own shortcuts would otherwise answer to what is typed into a note.
        onKeyDown={stop}
        onKeyUp={stop}
        onKeyPress={stop}
        onInput={stop}
      >
        {map !== null && <ArticleMap state={map} on={on} />}
        {card !== null && (
          <ReturningFocus key={`card ${card.key}`} to={origin}>
            <Card state={card} on={on} />
          </ReturningFocus>
        )}
        {toolbar !== null && (
          <ReturningFocus key="toolbar" to={origin}>
            <SelectionToolbar state={toolbar} on={on} />
          </ReturningFocus>
        )}
        <Toast state={toast} on={on} />
      </div>
      <StoppedNotice />
    </>
  );
}

const stop = (event: Event) => event.stopPropagation();

/** Gives the focus back when what it was in goes away. */
function ReturningFocus({
  to,
  children,
}: {
  readonly to: RefObject<HTMLElement>;
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    return () => {
      const tree = element?.getRootNode();
      if (!(tree instanceof ShadowRoot || tree instanceof Document)) return;
      if (element?.contains(tree.activeElement) === true) to.current?.focus({ preventScroll: true });
    };
  }, [to]);
  return <div ref={box}>{children}</div>;
}
