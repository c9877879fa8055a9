import { useMemo, useState } from 'preact/hooks';
import { i18n } from '@/components/i18n';
import { quoteOf, speakerOf } from '@/lib/annotation';
import { siteOf } from '@/lib/library/entry';
import {
  ALL_CLAIMS,
  claimDay,
  type FoldedClaim,
  foldedClaims,
  type RoleInTime,
  type SpeakerFilters,
  speakerFacts,
} from '@/lib/library/speaker-page';
import { timelineOf } from '@/lib/library/timeline';
import type { Failure, Result, SpeakerClaim, SpeakerOverview } from '@/lib/messages';
import { LibraryFailed } from '../app/LibraryFailed';
import { Loading } from '../app/Loading';
import { Notice } from '../app/Notice';
import { Checkable, checkableText } from '../Checkable';
import { stanceText } from '../claim-wording';
import { DiffText } from '../DiffText';
import { ExportMenu } from '../keeping/ExportMenu';
import type { ExportActions, ExportSource } from '../keeping/export-state';
import { TimelineChart } from '../library/TimelineChart';
import { counted, dateText, isolated, langAttribute, numberText } from '../messages';
import { failureText } from '../wording';
import '../library/library.css';
import './speaker.css';

export type SpeakerState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: Failure }
  | { readonly kind: 'ready'; readonly view: SpeakerOverview };

export interface SpeakerActions {
  readonly retry: () => void;
  /** Lists another name under the one of this page. */
  readonly join: (name: string) => Promise<Result<unknown>>;
  readonly exporting: ExportActions & {
    readonly sourceOf: (claims: readonly SpeakerClaim[], title: string) => ExportSource;
  };
}

export interface SpeakerPageProps {
  readonly state: SpeakerState;
  readonly actions: SpeakerActions;
}

/** All kept claims of one speaker in the order of time; repetitions of a claim are folded together under it. */
export function SpeakerPage({ state, actions }: SpeakerPageProps) {
  return (
    <>
      <header class="pm-library-head">
        <a class="pm-button" href="/library.html">
          {i18n.t('copy.library')}
        </a>
        <span class="pm-brand">
          {i18n.t('speakerPage.title')} · {i18n.t('extName')}
        </span>
      </header>
      {state.kind === 'loading' && <Loading text={i18n.t('speakerPage.loading')} />}
      {state.kind === 'failed' && <LibraryFailed why={state.why} onRetry={actions.retry} />}
      {state.kind === 'ready' && state.view.claims.length === 0 && (
        <Notice
          title={i18n.t('speakerPage.none', { name: isolated(state.view.name) })}
          hint={i18n.t('speakerPage.noneHint')}
        />
      )}
      {state.kind === 'ready' && state.view.claims.length > 0 && <Speaker view={state.view} actions={actions} />}
    </>
  );
}

function roleText({ role, from, until }: RoleInTime): string {
  const [first, last] = [dateText(from) ?? from, dateText(until) ?? until];
  return from === until
    ? i18n.t('speakerPage.roleOnce', { role: isolated(role), from: first })
    : i18n.t('speakerPage.role', { role: isolated(role), from: first, until: last });
}

function Speaker({ view, actions }: { readonly view: SpeakerOverview; readonly actions: SpeakerActions }) {
  const { name, aliases, claims, left, similar } = view;
  const [filters, setFilters] = useState<SpeakerFilters>(ALL_CLAIMS);
  const [isExporting, setExporting] = useState(false);
  const [failed, setFailed] = useState('');
  const facts = useMemo(() => speakerFacts(claims), [claims]);
  const timeline = useMemo(() => timelineOf(claims.map((claim) => ({ day: claimDay(claim) }))), [claims]);
  const folded = useMemo(() => foldedClaims(claims, filters), [claims, filters]);
  const shown = folded.flatMap(({ claim, repeated }) => [claim, ...repeated]);
  const isFiltered = JSON.stringify(filters) !== JSON.stringify(ALL_CLAIMS);
  const join = async (other: string) => {
    const result = await actions.join(other);
    setFailed(result.ok ? '' : failureText(result.why));
  };
  return (
    <main class="pm-speaker-page">
      <h1 dir="auto">{name}</h1>
      <p>
        {i18n.t('speakerPage.facts', {
          claims: i18n.t('speakerPage.claims', claims.length, counted(claims.length)),
          articles: i18n.t('speakerPage.articles', facts.articles, counted(facts.articles)),
          sites: i18n.t('speakerPage.sites', facts.sites, counted(facts.sites)),
        })}
      </p>
      {aliases.length > 0 && (
        <p class="pm-hint">
          {i18n.t('speakers.also')} {aliases.map((alias) => isolated(alias)).join(', ')}
        </p>
      )}
      {facts.roles.length > 0 && (
        <section aria-labelledby="pm-roles">
          <h2 id="pm-roles">{i18n.t('speakerPage.roles')}</h2>
          <ul>
            {facts.roles.map((role) => (
              <li key={role.role}>{roleText(role)}</li>
            ))}
          </ul>
        </section>
      )}
      {similar.length > 0 && (
        <section aria-labelledby="pm-similar">
          <h2 id="pm-similar">{i18n.t('speakerPage.similar')}</h2>
          <p class="pm-hint">{i18n.t('speakerPage.similarHint')}</p>
          <ul class="pm-similar">
            {similar.map((other) => (
              <li key={other}>
                <a href={`#${new URLSearchParams({ name: other })}`}>
                  <bdi>{other}</bdi>
                </a>{' '}
                <button
                  type="button"
                  class="pm-button"
                  aria-label={`${other}: ${i18n.t('speakerPage.join', { name: isolated(name) })}`}
                  onClick={() => void join(other)}
                >
                  {i18n.t('speakerPage.join', { name: isolated(name) })}
                </button>
              </li>
            ))}
          </ul>
          <p class="pm-error" role="alert">
            {failed}
          </p>
        </section>
      )}
      {timeline !== null && (
        <TimelineChart
          timeline={timeline}
          of="claims"
          onChoose={(from, until) => setFilters({ ...filters, from, until })}
        />
      )}
      <section class="pm-speaker-filters" aria-label={i18n.t('speakerPage.filters')}>
        <Choice
          label={i18n.t('speakerPage.stance')}
          value={filters.stance}
          facets={facts.stances}
          textOf={stanceText}
          onChange={(stance) => setFilters({ ...filters, stance })}
        />
        <Choice
          label={i18n.t('speakerPage.checkable')}
          value={filters.checkable}
          facets={facts.checkable}
          textOf={checkableText}
          onChange={(checkable) => setFilters({ ...filters, checkable })}
        />
        {isFiltered && (
          <button type="button" class="pm-button" onClick={() => setFilters(ALL_CLAIMS)}>
            {i18n.t('speakerPage.clear')}
          </button>
        )}
        <button
          type="button"
          class="pm-button"
          aria-disabled={shown.length === 0}
          onClick={() => setExporting(shown.length > 0)}
        >
          {i18n.t('speakerPage.export')}
        </button>
      </section>
      <p role="status" class="pm-hint">
        {i18n.t('speakerPage.shown', folded.length, counted(folded.length))}
        {left > 0 && ` · ${i18n.t('speakerPage.left', left, counted(left))}`}
      </p>
      <ol class="pm-speaker-claims" aria-label={i18n.t('speakerPage.list')}>
        {folded.map((each) => (
          <Claim key={each.claim.annotation.id} folded={each} name={name} />
        ))}
      </ol>
      {isExporting && (
        <ExportMenu
          source={actions.exporting.sourceOf(shown, name)}
          actions={actions.exporting}
          onClose={() => setExporting(false)}
        />
      )}
    </main>
  );
}

function Choice<T extends string>({
  label,
  value,
  facets,
  textOf,
  onChange,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly facets: readonly { readonly value: T; readonly count: number }[];
  readonly textOf: (value: T) => string;
  readonly onChange: (value: T | null) => void;
}) {
  return (
    <label class="pm-inline-field">
      <span>{label}</span>
      <select
        class="pm-field"
        disabled={facets.length === 0}
        value={value ?? ''}
        onChange={({ currentTarget }) =>
          onChange(facets.find((facet) => facet.value === currentTarget.value)?.value ?? null)
        }
      >
        <option value="">{i18n.t('speakerPage.any')}</option>
        {facets.map((facet) => (
          <option key={facet.value} value={facet.value}>
            {i18n.t('library.facet', { value: textOf(facet.value), count: numberText(facet.count) })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** When and where a claim was said. The link leads to the kept text where there is one, else to the page. */
function Origin({ claim, name }: { readonly claim: SpeakerClaim; readonly name: string }) {
  const { article, annotation, hasCopy } = claim;
  const day = claimDay(claim);
  const called = speakerOf(annotation)?.name ?? name;
  return (
    <p class="pm-origin">
      <time dateTime={day}>{dateText(day) ?? day}</time>
      <bdi>{siteOf(article)}</bdi>
      {hasCopy ? (
        <a href={`/article.html#${new URLSearchParams({ article: article.key })}`} lang={langAttribute(article.lang)}>
          <bdi>{article.title || i18n.t('article.untitled')}</bdi>
        </a>
      ) : (
        <bdi lang={langAttribute(article.lang)}>{article.title || i18n.t('article.untitled')}</bdi>
      )}
      {called !== name && <bdi>{i18n.t('speakers.namedHere', { name: called })}</bdi>}
    </p>
  );
}

function Claim({ folded: { claim, repeated }, name }: { readonly folded: FoldedClaim; readonly name: string }) {
  const { annotation, article, checkable } = claim;
  const { stance } = annotation.finding;
  return (
    <li>
      <Origin claim={claim} name={name} />
      <p class="pm-speaker-words">
        {stance !== undefined && stance !== 'says' && <bdi class="pm-stance">{stanceText(stance)}: </bdi>}
        <q lang={langAttribute(article.lang)} dir="auto">
          {quoteOf(annotation)}
        </q>
      </p>
      <Checkable marks={checkable} />
      {repeated.length > 0 && (
        <details>
          <summary>{i18n.t('speakerPage.repeated', repeated.length, counted(repeated.length))}</summary>
          <ul class="pm-met">
            {repeated.map((again) => (
              <li key={again.annotation.id}>
                <Origin claim={again} name={name} />
                {again.repeats !== null && again.repeats.told !== '' && <p class="pm-hint">{again.repeats.told}</p>}
                <p class="pm-diff" lang={langAttribute(again.article.lang)} dir="auto">
                  {again.repeats !== null && again.repeats.diff.length > 0 ? (
                    <DiffText diff={again.repeats.diff} />
                  ) : (
                    quoteOf(again.annotation)
                  )}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
