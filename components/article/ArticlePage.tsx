import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { isWholeArticle, quoteOf } from '@/lib/annotation';
import { LEAST_CONFIDENCE } from '@/lib/copy/claim-changes';
import type { Result } from '@/lib/messages';
import type { CopiedClaim, Span } from '@/lib/model';
import { LibraryFailed } from '../app/LibraryFailed';
import { Loading } from '../app/Loading';
import { Notice } from '../app/Notice';
import { stanceText } from '../claim-wording';
import { dateText, firstWords, langAttribute, momentText } from '../messages';
import { failureText } from '../wording';
import { ArchivePanel } from './ArchivePanel';
import { ArticleText, blockId, goTo, markId, Note, selectedSpan } from './ArticleText';
import type { ArticleActions, ArticleState } from './article-state';
import { ChangeList } from './ChangeList';
import { copiedWords } from './copied-words';
import { DifferenceView } from './DifferenceView';
import { WordingCheck } from './WordingCheck';
import './article.css';

export interface ArticlePageProps {
  readonly state: ArticleState;
  readonly actions: ArticleActions;
}

type Ready = Extract<ArticleState, { kind: 'ready' }>;

/** A kept article, as it was read: to read it again, to keep more of it, and to see what was changed since. */
export function ArticlePage({ state, actions }: ArticlePageProps) {
  return (
    <>
      <header class="pm-library-head pm-article-head">
        <a class="pm-button" href="/library.html">
          {i18n.t('copy.library')}
        </a>
        <span class="pm-brand">
          {i18n.t('copy.title')} · {i18n.t('extName')}
        </span>
      </header>
      {state.kind === 'loading' && <Loading text={i18n.t('copy.loading')} />}
      {state.kind === 'gone' && <Notice title={i18n.t('copy.gone')} hint={i18n.t('copy.goneHint')} />}
      {state.kind === 'failed' && <LibraryFailed why={state.why} onRetry={actions.retry} />}
      {state.kind === 'ready' && <Reading state={state} actions={actions} />}
    </>
  );
}

function Reading({ state, actions }: { readonly state: Ready; readonly actions: ArticleActions }) {
  const { copy, facts, versions, other, kept, record, terms, archive } = state;
  const { article } = copy;
  const text = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState<Span | null>(null);
  const [message, setMessage] = useState<{ readonly text: string; readonly isError: boolean } | null>(null);
  useEffect(() => {
    const look = () => setSelection(selectedSpan(text.current, article.blocks, article.text));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [article]);
  const tell = (result: Result<unknown>, done: string) =>
    setMessage(
      result.ok
        ? { text: done, isError: false }
        : { text: i18n.t('toast.failed', { reason: failureText(result.why) }), isError: true },
    );
  const keep = async (span: Span, claim: number | null) => {
    tell(await actions.keep(span, claim), i18n.t('toast.kept'));
    getSelection()?.removeAllRanges();
  };
  const remove = async (id: string) => tell(await actions.remove(id), i18n.t('toast.removed'));
  const published = dateText(article.published);
  const whole = kept.filter(({ annotation }) => isWholeArticle(annotation));
  const missing = kept.filter(({ annotation, span }) => span === null && !isWholeArticle(annotation));
  const save = async () => {
    const saved = await actions.saveFile();
    setMessage(
      saved ? { text: i18n.t('copy.fileSaved'), isError: false } : { text: i18n.t('export.failed'), isError: true },
    );
  };
  const searched = terms.join(' ');
  // What was searched for is shown at once, where the words stand first.
  useEffect(() => {
    if (searched !== '')
      document.querySelector('[data-block] mark:not(.pm-kept-mark)')?.scrollIntoView({ block: 'center' });
  }, [searched, facts.taken]);
  return (
    <main class="pm-article-page" aria-label={i18n.t('copy.article')}>
      <div class="pm-article-title">
        <p class="pm-origin">
          {article.siteName !== null && <bdi>{article.siteName}</bdi>}
          {article.published !== null && published !== null && <time dateTime={article.published}>{published}</time>}
        </p>
        <h1 lang={langAttribute(article.lang)} dir="auto">
          {article.title || i18n.t('article.untitled')}
        </h1>
        {article.byline.length > 0 && (
          <p class="pm-byline">{i18n.t('article.byline', { authors: article.byline.join(', ') })}</p>
        )}
        <div class="pm-article-facts">
          {versions.length > 1 ? (
            <VersionChoice state={state} onShow={actions.show} />
          ) : (
            <p>{i18n.t('copy.readOn', { date: momentText(facts.taken) })}</p>
          )}
          <p>
            <a href={copy.address} target="_blank" rel="noreferrer noopener">
              {i18n.t('copy.openPage')}
            </a>
          </p>
          <p>
            <button type="button" class="pm-link" onClick={() => void save()}>
              {i18n.t('copy.saveFile')}
            </button>
          </p>
          <details>
            <summary>{i18n.t('copy.digest')}</summary>
            <code dir="ltr">{facts.digest}</code>
          </details>
          <ArchivePanel archive={archive} archived={record?.archived} onArchived={actions.setArchived} />
        </div>
        {whole.length > 0 && (
          <ul class="pm-article-notes pm-article-whole" aria-label={i18n.t('copy.whole')}>
            {whole.map(({ annotation }) => (
              <Note key={annotation.id} annotation={annotation} onRemove={() => void remove(annotation.id)} />
            ))}
          </ul>
        )}
      </div>
      {other === null ? (
        <div class="pm-article-body">
          <p class="pm-hint">{i18n.t('copy.selectHint')}</p>
          <KeyPoints copy={copy} />
          <ArticleText copy={copy} kept={kept} text={text} terms={terms} onRemove={(id) => void remove(id)} />
          {missing.length > 0 && (
            <section class="pm-article-missing">
              <h2>{i18n.t('copy.elsewhere')}</h2>
              <ul>
                {missing.map(({ annotation }) => (
                  <li key={annotation.id} lang={langAttribute(article.lang)} dir="auto">
                    {quoteOf(annotation)}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Claims state={state} onKeep={(span, claim) => void keep(span, claim)} />
          <WordingCheck key={facts.taken} lang={article.lang} choices={actions.sources} check={actions.checkWording} />
        </div>
      ) : (
        <Compared facts={facts} copy={copy} other={other} />
      )}
      <div class="pm-article-bar">
        <p class="pm-hint" role="status">
          {message !== null && !message.isError ? message.text : ''}
        </p>
        <p class="pm-error" role="alert">
          {message?.isError === true ? message.text : ''}
        </p>
        {other === null && selection !== null && (
          <button
            type="button"
            class="pm-button pm-primary"
            // A click must not take the selection away before it is kept.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void keep(selection, null)}
          >
            {i18n.t('keep.selection')}
          </button>
        )}
      </div>
    </main>
  );
}

/** Which version is shown, and beside which. */
function VersionChoice({ state, onShow }: { readonly state: Ready; readonly onShow: ArticleActions['show'] }) {
  const { facts, versions, other } = state;
  return (
    <>
      <label class="pm-inline-field">
        <span>{i18n.t('copy.version')}</span>
        <select
          class="pm-field"
          value={facts.taken}
          onChange={({ currentTarget: { value } }) =>
            onShow(value, other === null || other.facts.taken === value ? null : other.facts.taken)
          }
        >
          {versions.map(({ taken }) => (
            <option key={taken} value={taken}>
              {momentText(taken)}
            </option>
          ))}
        </select>
      </label>
      <label class="pm-inline-field">
        <span>{i18n.t('copy.compare')}</span>
        <select
          class="pm-field"
          value={other?.facts.taken ?? ''}
          onChange={({ currentTarget: { value } }) => onShow(facts.taken, value === '' ? null : value)}
        >
          <option value="">{i18n.t('copy.noCompare')}</option>
          {versions
            .filter(({ taken }) => taken !== facts.taken)
            .map(({ taken }) => (
              <option key={taken} value={taken}>
                {momentText(taken)}
              </option>
            ))}
        </select>
      </label>
    </>
  );
}

function Compared({
  facts,
  copy,
  other,
}: Pick<Ready, 'facts' | 'copy'> & { readonly other: NonNullable<Ready['other']> }) {
  const isNewer = facts.taken > other.facts.taken;
  const [before, after] = isNewer ? [other.copy, copy] : [copy, other.copy];
  return (
    <div class="pm-article-compared">
      <section aria-labelledby="pm-changes">
        <h2 id="pm-changes">
          {i18n.t('copy.changes', { before: momentText(before.taken), after: momentText(after.taken) })}
        </h2>
        <ChangeList difference={other.difference} before={before} after={after} />
      </section>
      <DifferenceView difference={other.difference} before={before} after={after} />
    </div>
  );
}

/** The key points; those that stand in the text lead there. */
function KeyPoints({ copy: { article, keyPoints } }: Pick<Ready, 'copy'>) {
  if (keyPoints.length === 0) return null;
  return (
    <section class="pm-article-points" aria-labelledby="pm-points">
      <h2 id="pm-points">{i18n.t('keyPoints.title')}</h2>
      <ul lang={langAttribute(article.lang)}>
        {keyPoints.map(({ text, span }) => (
          <li key={`${span?.start ?? -1} ${text}`} dir="auto">
            {span === null ? text : <ToText span={span} blocks={article.blocks} words={text} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Words that lead to the block in which they stand. */
function ToText({
  span,
  blocks,
  words,
}: {
  readonly span: Span;
  readonly blocks: Ready['copy']['article']['blocks'];
  readonly words: string;
}) {
  const id = blockId(blocks.findIndex(({ end }) => end > span.start));
  return (
    <a href={`#${id}`} onClick={(event) => goTo(event, id)}>
      {words}
    </a>
  );
}

/** The claims of the article by those who make them. */
function Claims({
  state: { copy, kept },
  onKeep,
}: {
  readonly state: Ready;
  readonly onKeep: (span: Span, claim: number) => void;
}) {
  const { article } = copy;
  const bySpeaker = new Map<string, { readonly claim: CopiedClaim; readonly index: number }[]>();
  copy.claims.forEach((claim, index) => {
    if (claim.confidence < LEAST_CONFIDENCE) return;
    const name = claim.speaker?.name ?? '';
    bySpeaker.set(name, [...(bySpeaker.get(name) ?? []), { claim, index }]);
  });
  if (bySpeaker.size === 0) return null;
  return (
    <section class="pm-article-claims" aria-labelledby="pm-article-claims">
      <h2 id="pm-article-claims">{i18n.t('claims.title')}</h2>
      {[...bySpeaker].map(([name, claims]) => (
        <section key={name}>
          <h3 dir="auto">{name === '' ? i18n.t('claims.unattributed') : name}</h3>
          {claims[0]?.claim.speaker?.role != null && (
            <p class="pm-hint" lang={langAttribute(article.lang)} dir="auto">
              {claims[0].claim.speaker.role}
            </p>
          )}
          <ul lang={langAttribute(article.lang)}>
            {claims.map(({ claim, index }) => {
              const words = copiedWords(article, claim);
              const hull = { start: claim.contents[0].start, end: claim.contents.at(-1)?.end ?? claim.contents[0].end };
              const keeper = kept.find(({ span }) => span !== null && span.start < hull.end && span.end > hull.start);
              return (
                <li key={index}>
                  {claim.stance !== 'says' && <bdi class="pm-claim-stance">{stanceText(claim.stance)}:</bdi>}{' '}
                  <bdi>
                    <ToText span={hull} blocks={article.blocks} words={words} />
                  </bdi>{' '}
                  {keeper === undefined ? (
                    <button
                      type="button"
                      class="pm-link"
                      lang={undefined}
                      aria-label={i18n.t('keep.keepWords', { words: firstWords(words) })}
                      onClick={() => onKeep(hull, index)}
                    >
                      {i18n.t('keep.keep')}
                    </button>
                  ) : (
                    <a
                      class="pm-link"
                      href={`#${markId(keeper.annotation.id)}`}
                      onClick={(event) => goTo(event, markId(keeper.annotation.id))}
                    >
                      {i18n.t('keep.kept')}
                    </a>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </section>
  );
}
