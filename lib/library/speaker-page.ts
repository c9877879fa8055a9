/** What a speaker's page shows of all that somebody says: pure. */
import { speakerOf } from '../annotation';
import type { SpeakerClaim } from '../messages';
import type { CheckableKind, Stance } from '../model';
import { dayOf, siteOf } from './entry';
import type { Facet } from './filter';

/** What the reader wants to see of a speaker's claims; null and "" want everything. Days are as "2026-03-14". */
export interface SpeakerFilters {
  readonly stance: Stance | null;
  readonly checkable: CheckableKind | null;
  readonly from: string;
  readonly until: string;
}

export const ALL_CLAIMS: SpeakerFilters = { stance: null, checkable: null, from: '', until: '' };

/** The day on which the words were published, or kept where that is not known. */
export const claimDay = ({ article: { published, created } }: SpeakerClaim): string =>
  dayOf(published ?? '') || dayOf(created);

/** A claim, and those that repeat it. */
export interface FoldedClaim {
  readonly claim: SpeakerClaim;
  readonly repeated: readonly SpeakerClaim[];
}

/** The claims that the filters let through, repeated ones under the first of them that does. */
export function foldedClaims(claims: readonly SpeakerClaim[], filters: SpeakerFilters): readonly FoldedClaim[] {
  const { stance, checkable, from, until } = filters;
  const isShown = (claim: SpeakerClaim): boolean => {
    const day = claimDay(claim);
    return (
      (stance === null || claim.annotation.finding.stance === stance) &&
      (checkable === null || claim.checkable.some(({ kind }) => kind === checkable)) &&
      (from === '' || day >= from) &&
      (until === '' || day <= until)
    );
  };
  const groups = new Map<number, { readonly claim: SpeakerClaim; readonly repeated: SpeakerClaim[] }>();
  claims.forEach((claim, at) => {
    if (!isShown(claim)) return;
    const first = claim.repeats?.claim ?? at;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, { claim, repeated: [] });
    else group.repeated.push(claim);
  });
  return [...groups.values()];
}

/** A role, and from when until when it was told: days. */
export interface RoleInTime {
  readonly role: string;
  readonly from: string;
  readonly until: string;
}

/** In the order in which they were told first. */
export function rolesOf(claims: readonly SpeakerClaim[]): readonly RoleInTime[] {
  const roles = new Map<string, RoleInTime>();
  for (const claim of claims) {
    const role = speakerOf(claim.annotation)?.role ?? null;
    const day = claimDay(claim);
    if (role === null || role === '') continue;
    const known = roles.get(role.toLowerCase());
    roles.set(role.toLowerCase(), known === undefined ? { role, from: day, until: day } : { ...known, until: day });
  }
  return [...roles.values()];
}

export interface SpeakerFacts {
  readonly articles: number;
  readonly sites: number;
  readonly roles: readonly RoleInTime[];
  readonly stances: readonly Facet<Stance>[];
  readonly checkable: readonly Facet<CheckableKind>[];
}

function counted<T extends string>(values: readonly T[]): readonly Facet<T>[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

export const speakerFacts = (claims: readonly SpeakerClaim[]): SpeakerFacts => ({
  articles: new Set(claims.map(({ article }) => article.key)).size,
  sites: new Set(claims.map(({ article }) => siteOf(article))).size,
  roles: rolesOf(claims),
  stances: counted(claims.flatMap(({ annotation }) => annotation.finding.stance ?? [])),
  checkable: counted(claims.flatMap(({ checkable }) => [...new Set(checkable.map(({ kind }) => kind))])),
});
