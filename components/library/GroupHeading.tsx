import { i18n } from '@/components/i18n';
import { siteOf } from '@/lib/library/entry';
import type { Group, Grouping } from '@/lib/library/groups';
import { Marked } from '../Marked';
import { counted, dateText, langAttribute } from '../messages';

export interface GroupHeadingProps {
  readonly group: Group;
  readonly grouping: Grouping;
  readonly terms: readonly string[];
  readonly isSelected: boolean;
  readonly onSelect: (on: boolean) => void;
}

/** What a group is called. */
function groupName({ name }: Group, grouping: Grouping): string {
  if (name !== '') return name;
  if (grouping === 'article') return i18n.t('article.untitled');
  return grouping === 'speaker' ? i18n.t('library.noSpeaker') : i18n.t('library.noTag');
}

/** The article, speaker or tag that passages stand under. */
export function GroupHeading({ group, grouping, terms, isSelected, onSelect }: GroupHeadingProps) {
  const name = groupName(group, grouping);
  const { article, role, entries } = group;
  const date = article === null ? null : dateText(article.published ?? article.created);
  return (
    <div class="pm-group-heading">
      <label class="pm-select">
        <input
          type="checkbox"
          aria-label={i18n.t('library.selectGroup', { name })}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      </label>
      <div class="pm-group-name">
        <h2 lang={article === null ? undefined : langAttribute(article.lang)} dir="auto">
          {grouping === 'tag' && group.name !== '' && <span class="pm-hash">#</span>}
          <Marked text={name} terms={terms} />
        </h2>
        <p class="pm-origin">
          {article !== null && (
            <bdi>
              <Marked text={siteOf(article)} terms={terms} />
            </bdi>
          )}
          {article !== null && date !== null && <time dateTime={article.published ?? article.created}>{date}</time>}
          {role !== null && role !== name && <bdi>{role}</bdi>}
          <span>{i18n.t('library.passages', entries.length, counted(entries.length))}</span>
        </p>
      </div>
    </div>
  );
}
