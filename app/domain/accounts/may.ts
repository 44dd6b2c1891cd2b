/** Who may do what, as questions to an actor. Every use case begins with one. */
import type { Actor, Grant } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { GrantableRole } from '#db/schema/accounts.ts';

export type Place = { readonly cityCode: string | null; readonly countyCode: string | null };

/** @returns the account's id. @throws Refusal not-signed-in. */
export function mustBeSignedIn({ accountId }: Actor): string {
  if (accountId === null) throw new Refusal('not-signed-in');
  return accountId;
}

/** @returns the grants of these roles. @throws Refusal not-signed-in, second-factor-needed, not-allowed. */
export function mustHold(actor: Actor, ...roles: readonly GrantableRole[]): readonly Grant[] {
  mustBeSignedIn(actor);
  const held = actor.grants.filter((grant) => roles.includes(grant.role));
  if (held.length > 0) return held;
  throw new Refusal(actor.withheld.some((grant) => roles.includes(grant.role)) ? 'second-factor-needed' : 'not-allowed');
}

/** Those who judge what enterprises of their places list and ask for. */
export const reviewing: readonly GrantableRole[] = ['county-reviewer', 'city-reviewer', 'publisher'];

/** Whether a grant covers what lies there: a county its own, a city its counties too, the publisher all of Guangxi. */
export function covers({ role, regionCode }: Grant, { cityCode, countyCode }: Place): boolean {
  if (role === 'publisher') return true;
  if (role === 'city-reviewer') return regionCode !== null && regionCode === cityCode;
  return role === 'county-reviewer' && regionCode !== null && regionCode === countyCode;
}

/** Somebody who reviews what enterprises of the place list and ask for. @throws Refusal as `mustHold`; not-found elsewhere. */
export function mustReview(actor: Actor, place: Place): void {
  if (!mustHold(actor, ...reviewing).some((grant) => covers(grant, place))) throw new Refusal('not-found');
}

/** The codes of the cities and counties whose affairs somebody reviews; null: all. @throws Refusal as `mustHold`. */
export function reviewedPlaces(actor: Actor): { readonly cities: readonly string[]; readonly counties: readonly string[] } | null {
  const held = mustHold(actor, ...reviewing);
  if (held.some((grant) => grant.role === 'publisher')) return null;
  const of = (role: GrantableRole) => held.flatMap((grant) => (grant.role === role && grant.regionCode ? [grant.regionCode] : []));
  return { cities: of('city-reviewer'), counties: of('county-reviewer') };
}

/** Somebody of the enterprise; whether others exist at all is not theirs to learn. @throws Refusal not-signed-in, not-found. */
export function mustActFor(actor: Actor, enterpriseId: string): void {
  mustBeSignedIn(actor);
  if (!actor.memberships.some((membership) => membership.enterpriseId === enterpriseId)) throw new Refusal('not-found');
}

/** The one account that answers for the enterprise here. @throws Refusal not-signed-in, not-found, not-allowed. */
export function mustOwn(actor: Actor, enterpriseId: string): void {
  mustActFor(actor, enterpriseId);
  if (!actor.memberships.some((membership) => membership.enterpriseId === enterpriseId && membership.role === 'owner'))
    throw new Refusal('not-allowed');
}
