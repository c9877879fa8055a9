import { useId, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { normalizeTags } from '@/lib/annotation';
import { Icon } from '../Icon';
import { counted } from '../messages';

export interface SelectionBarProps {
  readonly count: number;
  readonly onTag: (tags: readonly string[]) => void;
  readonly onExport?: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with several passages at once. */
export function SelectionBar({ count, onTag, onExport, onRemove, onClear }: SelectionBarProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [tags, setTags] = useState('');
  const [isTagging, setTagging] = useState(false);
  const tag = (event: Event) => {
    event.preventDefault();
    const list = normalizeTags(tags.split(/[,،、;]/));
    if (list.length === 0) return;
    onTag(list);
    setTags('');
    setTagging(false);
    // The field is hidden, so the focus goes back to the button that opened it.
    opener.current?.focus();
  };
  return (
    <section class="pm-selection-bar" aria-label={i18n.t('library.selection')}>
      <strong role="status">{i18n.t('library.selected', count, counted(count))}</strong>
      <button
        ref={opener}
        type="button"
        class="pm-button"
        aria-expanded={isTagging}
        aria-controls={id}
        onClick={() => setTagging(!isTagging)}
      >
        <Icon name="tag" />
        {i18n.t('library.addTag')}
      </button>
      {onExport !== undefined && (
        <button type="button" class="pm-button" onClick={onExport}>
          <Icon name="share" />
          {i18n.t('keeping.export')}
        </button>
      )}
      <button type="button" class="pm-button" onClick={onRemove}>
        <Icon name="trash" />
        {i18n.t('keep.remove')}
      </button>
      <button type="button" class="pm-link" onClick={onClear}>
        {i18n.t('library.unselect')}
      </button>
      <form id={id} class="pm-tag-form" hidden={!isTagging} onSubmit={tag}>
        <input
          class="pm-field"
          type="text"
          dir="auto"
          autocomplete="off"
          aria-label={i18n.t('library.tagField')}
          placeholder={i18n.t('library.tagField')}
          value={tags}
          onInput={(event) => setTags(event.currentTarget.value)}
        />
        <button type="submit" class="pm-button">
          {i18n.t('library.addTag')}
        </button>
      </form>
    </section>
  );
}
