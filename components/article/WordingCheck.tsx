import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import type { WordingCheck as Checked, Result, WordingView } from '@/lib/messages';
import { DiffText } from '../DiffText';
import { counted, langAttribute } from '../messages';
import { failureText } from '../wording';

/** A text, or the key of a kept article. */
export type WordingSource = { readonly text: string } | { readonly article: string };

/** An article that quotations can be held against. */
export interface SourceChoice {
  readonly key: string;
  readonly title: string;
}

export interface WordingCheckProps {
  readonly lang: string;
  /** The other kept articles that have a copy. */
  readonly choices: () => Promise<readonly SourceChoice[]>;
  readonly check: (source: WordingSource) => Promise<Result<Checked>>;
}

const foundText = (found: WordingView['found']): string =>
  ({
    'word-for-word': i18n.t('wordingCheck.wordForWord'),
    'left-out': i18n.t('wordingCheck.leftOut'),
    changed: i18n.t('wordingCheck.changed'),
    'not-found': i18n.t('wordingCheck.notFound'),
  })[found];

/** Holds each quotation of the article against a text that the reader has: a transcript, or another kept article. */
export function WordingCheck({ lang, choices, check }: WordingCheckProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [articles, setArticles] = useState<readonly SourceChoice[] | null>(null);
  const [chosen, setChosen] = useState('');
  const [outcome, setOutcome] = useState<Result<Checked> | 'checking' | null>(null);
  const turn = useRef(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const run = async () => {
    turn.current += 1;
    const mine = turn.current;
    setOutcome('checking');
    const result = await check(chosen === '' ? { text } : { article: chosen });
    if (mine !== turn.current) return;
    setOutcome(result);
  };
  // Whoever asked by the keyboard goes on with what came of it.
  useLayoutEffect(() => heading.current?.focus(), [outcome]);
  const isEmpty = chosen === '' && text.trim() === '';
  return (
    <details
      class="pm-wording-check"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && articles === null) void choices().then(setArticles);
      }}
    >
      <summary>{i18n.t('wordingCheck.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) void run();
        }}
      >
        <p class="pm-hint" id={`${id}-hint`}>
          {i18n.t('wordingCheck.hint')}
        </p>
        {(articles ?? []).length > 0 && (
          <label class="pm-wording-field">
            <span>{i18n.t('wordingCheck.source')}</span>
            <select
              class="pm-field"
              value={chosen}
              onChange={({ currentTarget: { value } }) => {
                setChosen(value);
                setOutcome(null);
              }}
            >
              <option value="">{i18n.t('wordingCheck.pasted')}</option>
              {articles?.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {chosen === '' && (
          <label class="pm-wording-field">
            <span>{i18n.t('wordingCheck.text')}</span>
            <textarea
              class="pm-field"
              rows={8}
              dir="auto"
              lang={langAttribute(lang)}
              aria-describedby={`${id}-hint`}
              value={text}
              onInput={({ currentTarget: { value } }) => setText(value)}
            />
          </label>
        )}
        <button type="submit" class="pm-button pm-primary" aria-disabled={isEmpty}>
          {i18n.t('wordingCheck.check')}
        </button>
        <span class="pm-hint" role="status">
          {outcome === 'checking' ? i18n.t('wordingCheck.checking') : ''}
        </span>
        <p class="pm-error" role="alert">
          {outcome !== null && outcome !== 'checking' && !outcome.ok ? failureText(outcome.why) : ''}
        </p>
      </form>
      {outcome !== null && outcome !== 'checking' && outcome.ok && (
        <section aria-labelledby={`${id}-outcome`}>
          <h3 id={`${id}-outcome`} ref={heading} tabIndex={-1}>
            {i18n.t('wordingCheck.outcome', outcome.value.quotations.length, counted(outcome.value.quotations.length))}
          </h3>
          <p class="pm-hint">{i18n.t('wordingCheck.legend')}</p>
          <ul class="pm-wording-list">
            {outcome.value.quotations.map((view) => (
              <WordingRow key={view.claim} view={view} lang={lang} />
            ))}
          </ul>
          {outcome.value.reported > 0 && (
            <p class="pm-hint">
              {i18n.t('wordingCheck.reported', outcome.value.reported, counted(outcome.value.reported))}
            </p>
          )}
        </section>
      )}
    </details>
  );
}

function WordingRow({
  view: { words, speaker, found, diff },
  lang,
}: {
  readonly view: WordingView;
  readonly lang: string;
}) {
  return (
    <li class={`pm-wording-row pm-is-${found}`}>
      <p class="pm-wording-found">{foundText(found)}</p>
      <p class="pm-diff" lang={langAttribute(lang)} dir="auto">
        {diff.length === 0 ? words : <DiffText diff={diff} />}
      </p>
      {speaker !== null && (
        <p class="pm-hint">
          <bdi>{speaker}</bdi>
        </p>
      )}
    </li>
  );
}
