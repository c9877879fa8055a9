import { useEffect, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { siteOf } from '@/lib/library/entry';
import { termsOf } from '@/lib/library/matches';
import type { FoundText, FoundTexts, Result } from '@/lib/messages';
import { Notice } from '../app/Notice';
import { Marked } from '../Marked';
import { counted, dateText, langAttribute } from '../messages';
import { failureText } from '../wording';
import type { LibraryActions } from './library-state';

export interface TextResultsProps extends Pick<LibraryActions, 'searchTexts' | 'excerpts'> {
  readonly query: string;
}

/** Excerpts are read for so many articles at a time, so that the first are there soon. */
const AT_ONCE = 10;

/** What a search finds in the texts of kept articles; each leads to its place in the reading view. */
export function TextResults({ query, searchTexts, excerpts }: TextResultsProps) {
  const [answer, setAnswer] = useState<{ readonly query: string; readonly result: Result<FoundTexts> } | null>(null);
  const [words, setWords] = useState<readonly (string | null)[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const search = async () => {
      const result = await searchTexts(query);
      if (!isCurrent) return;
      setAnswer({ query, result });
      setWords([]);
      const found = result.ok ? result.value.found : [];
      for (let at = 0; at < found.length && isCurrent; at += AT_ONCE) {
        const more = await excerpts(query, found.slice(at, at + AT_ONCE));
        if (!more.ok || !isCurrent) return;
        setWords((before) => [...before.slice(0, at), ...more.value]);
      }
    };
    void search();
    return () => {
      isCurrent = false;
    };
  }, [query]);

  if (answer === null) return <p class="pm-hint">{i18n.t('copy.searching')}</p>;
  const { result } = answer;
  if (!result.ok) return <Notice title={i18n.t('library.failed')} hint={failureText(result.why)} />;
  const { found, total } = result.value;
  return (
    <>
      <p class="pm-hint" role="status">
        {i18n.t('copy.found', total, counted(total))}
        {total > found.length && <> {i18n.t('copy.foundMost')}</>}
      </p>
      <ul class="pm-text-results">
        {found.map((each, index) => (
          <TextResult key={each.article.key} found={each} query={answer.query} words={words[index] ?? null} />
        ))}
      </ul>
    </>
  );
}

function TextResult({
  found: { article, taken },
  query,
  words,
}: {
  readonly found: FoundText;
  readonly query: string;
  readonly words: string | null;
}) {
  const terms = termsOf(query);
  const date = dateText(article.published ?? article.created);
  const place = new URLSearchParams({ article: article.key, version: taken, find: query });
  return (
    <li class="pm-row">
      <h2 lang={langAttribute(article.lang)} dir="auto">
        <a href={`/article.html#${place}`}>
          <Marked text={article.title || i18n.t('article.untitled')} terms={terms} />
        </a>
      </h2>
      <p class="pm-origin">
        <bdi>{siteOf(article)}</bdi>
        {date !== null && <time dateTime={article.published ?? article.created}>{date}</time>}
      </p>
      {words !== null && (
        <p class="pm-excerpt" lang={langAttribute(article.lang)} dir="auto">
          <Marked text={words} terms={terms} />
        </p>
      )}
    </li>
  );
}
