import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '@/components/Icon';
import { i18n } from '@/components/i18n';
import { interfaceDirection } from '@/components/messages';
import { colorText } from '@/components/wording';
import { COLORS } from '@/lib/model';
import type { PageInterfaceActions, ToolbarState } from './interface-state';
import { placementStyle, usePlacement } from './usePlacement';

export interface SelectionToolbarProps {
  readonly state: ToolbarState;
  readonly on: PageInterfaceActions;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ : one stop of the Tab key, arrows inside. */
export function SelectionToolbar({ state: { anchor, color, takesFocus }, on }: SelectionToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const placement = usePlacement(bar, anchor, 'above');

  const buttons = [
    {
      key: 'keep',
      label: i18n.t('selection.keep'),
      content: (
        <>
          <Icon name="bookmark" />
          {i18n.t('selection.keep')}
        </>
      ),
      run: () => on.keepSelection({ color, andEdit: false }),
    },
    {
      key: 'note',
      label: i18n.t('selection.note'),
      content: <Icon name="note" />,
      run: () => on.keepSelection({ color, andEdit: true }),
    },
    ...COLORS.map((choice) => ({
      key: choice,
      label: i18n.t('selection.color', { color: colorText(choice) }),
      content: <span class={`pm-dot pm-${choice}`} aria-hidden="true" />,
      run: () => on.keepSelection({ color: choice, andEdit: false }),
    })),
  ];
  const focus = (index: number) => {
    const next = (index + buttons.length) % buttons.length;
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus({ preventScroll: true });
  };
  const navigate = (event: KeyboardEvent) => {
    const forward = interfaceDirection() === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === forward) focus(current + 1);
    else if (event.key === back) focus(current - 1);
    else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(buttons.length - 1);
    else return;
    event.preventDefault();
  };
  useLayoutEffect(() => {
    if (takesFocus) bar.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [takesFocus]);

  return (
    <div
      ref={bar}
      class="pm-toolbar"
      role="toolbar"
      aria-label={i18n.t('selection.label')}
      style={placementStyle(placement)}
      onKeyDown={navigate}
      // Pressing a button would otherwise clear the selection that it is meant for.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div class="pm-toolbar-body">
        {buttons.map(({ key, label, content, run }, index) => (
          <button
            key={key}
            type="button"
            class={key === 'keep' ? 'pm-button' : 'pm-icon-button'}
            aria-label={label}
            title={label}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={run}
          >
            {content}
          </button>
        ))}
      </div>
    </div>
  );
}
