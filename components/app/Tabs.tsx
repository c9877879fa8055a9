import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { interfaceDirection } from '../messages';

interface Tab<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly content: ComponentChildren;
}

export interface TabsProps<K extends string> {
  readonly tabs: readonly Tab<K>[];
  readonly selected: K;
  readonly onSelect: (key: K) => void;
  /** Further controls at the end of the row. */
  readonly aside?: ComponentChildren;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ with selection that follows the focus. */
export function Tabs<K extends string>({ tabs, selected, onSelect, aside }: TabsProps<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.key === selected);

  const select = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (tab === undefined) return;
    onSelect(tab.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.key}"]`)?.focus();
  };
  const navigate = (event: KeyboardEvent) => {
    const forward = interfaceDirection() === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === forward) select(at + 1);
    else if (event.key === back) select(at - 1);
    else if (event.key === 'Home') select(0);
    else if (event.key === 'End') select(tabs.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div class="pm-bar">
        <div ref={list} class="pm-tabs" role="tablist" aria-label={i18n.t('tabs.label')}>
          {tabs.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              class="pm-tab"
              role="tab"
              id={`${id}-tab-${key}`}
              data-tab={key}
              aria-selected={key === selected}
              aria-controls={`${id}-panel-${key}`}
              tabIndex={key === selected ? 0 : -1}
              onClick={() => onSelect(key)}
              onKeyDown={navigate}
            >
              {label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {tabs.map(({ key, content }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-panel-${key}`}
          aria-labelledby={`${id}-tab-${key}`}
          hidden={key !== selected}
        >
          {content}
        </div>
      ))}
    </>
  );
}
