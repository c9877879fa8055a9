import { i18n } from '@/components/i18n';
import { siteOf } from '@/lib/library/entry';
import type { Group, Grouping } from '@/lib/library/groups';
import { Marked } from '../Marked';
import { counted, dateText, langAttribute } from '../messages';

/** What can be said of a speaker's name. */
export interface SpeakerActions {
  /** The other names that are listed under a name. */
  readonly aliases: (name: string) => readonly string[];
  /** Asks who is the same. */
  readonly onSame: (name: string) => void;
  readonly onPart: (alias: string, name: string) => void;
}

export interface GroupHeadingProps {
  readonly group: Group;
  readonly grouping: Grouping;
  readonly terms: readonly string[];
  readonly speakers: SpeakerActions;
  readonly isSelected: boolean;
  readonly onSelect: (on: boolean) => void;
  /** Whether the text of an article is kept, by its key. */
  readonly hasCopy: (article: string) => boolean;
}

/** What a group is called. */
function groupName({ name }: Group, grouping: Grouping): string {
  if (name !== '') return name;
  if (grouping === 'article') return i18n.t('article.untitled');
  return grouping === 'speaker' ? i18n.t('library.noSpeaker') : i18n.t('library.noTag');
}

/** The article, speaker or tag that passages stand under. */
export function GroupHeading({ group, grouping, terms, speakers, isSelected, onSelect, hasCopy }: GroupHeadingProps) {
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
          {article !== null && hasCopy(article.key) && (
            <a href={`/article.html#${new URLSearchParams({ article: article.key })}`}>{i18n.t('copy.read')}</a>
          )}
        </p>
        {grouping === 'speaker' && group.name !== '' && <SamePerson name={name} speakers={speakers} />}
      </div>
    </div>
  );
}

/** Which names are listed here, each to be parted again, and the way to list this one under another. */
function SamePerson({ name, speakers }: { readonly name: string; readonly speakers: SpeakerActions }) {
  const aliases = speakers.aliases(name);
  return (
    <div class="pm-same-person">
      {aliases.length > 0 && (
        <p class="pm-hint">
          {i18n.t('speakers.also')}{' '}
          {aliases.map((alias) => (
            <span key={alias} class="pm-alias">
              <bdi>{alias}</bdi>{' '}
              <button
                type="button"
                class="pm-link"
                aria-label={i18n.t('speakers.partWords', { name: alias, other: name })}
                onClick={() => speakers.onPart(alias, name)}
              >
                {i18n.t('speakers.part')}
              </button>
            </span>
          ))}
        </p>
      )}
      <a href={`/speaker.html#${new URLSearchParams({ name })}`}>{i18n.t('speakerPage.open')}</a>{' '}
      <button
        type="button"
        class="pm-link"
        aria-label={i18n.t('speakers.sameWords', { name })}
        onClick={() => speakers.onSame(name)}
      >
        {i18n.t('speakers.same')}
      </button>
    </div>
  );
}
