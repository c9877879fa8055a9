import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { Marked } from './Marked';
import { langAttribute } from './messages';

export interface PassageProps {
  readonly text: string;
  /** BCP 47 tag of the text. */
  readonly lang: string;
  /** Says where a click leads. */
  readonly title: string;
  readonly onOpen: () => void;
  /** How it is set: words of the article in the serif of a quotation, or plain. */
  readonly look?: 'quote' | 'plain' | 'support';
  /** Words searched for, folded, which are marked. */
  readonly terms?: readonly string[];
}

const NO_TERMS: readonly string[] = [];

/** Words of an article that lead to their place; long ones are cut off after a few lines and can be unfolded. */
export function Passage({ text, lang, title, onOpen, look = 'quote', terms = NO_TERMS }: PassageProps) {
  const words = useRef<HTMLSpanElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);

  useLayoutEffect(() => {
    const element = words.current;
    if (element === null || isOpen) return;
    const measure = () => setLong(element.scrollHeight > element.clientHeight + 2);
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, isOpen]);

  return (
    <div class={`pm-passage pm-passage-${look}`}>
      <button type="button" class="pm-passage-open" title={title} onClick={onOpen}>
        <span ref={words} class={isOpen ? 'pm-words' : 'pm-words pm-clamped'} lang={langAttribute(lang)} dir="auto">
          <Marked text={text} terms={terms} />
        </span>
      </button>
      {(isLong || isOpen) && (
        <button type="button" class="pm-link pm-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? i18n.t('row.less') : i18n.t('row.more')}
        </button>
      )}
    </div>
  );
}
