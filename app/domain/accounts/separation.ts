/** 职责分离: what no account may hold at the same time, and where in the region each role is held. */
import type { Grant } from '#app/platform/context.ts';
import type { Reference } from '#app/platform/reference.ts';
import type { GrantableRole } from '#db/schema/accounts.ts';

/** Whoever recommends does not publish; whoever says who decides does not decide. */
const apart: Readonly<Partial<Record<GrantableRole, readonly GrantableRole[]>>> = {
  'city-reviewer': ['publisher'],
  administrator: ['county-reviewer', 'city-reviewer', 'department-reviewer', 'expert', 'publisher'],
};

/** The role among those held that forbids another one; null where none does. */
export const conflictOf = (role: GrantableRole, held: readonly GrantableRole[]): GrantableRole | null =>
  held.find((other) => apart[role]?.includes(other) || apart[other]?.includes(role)) ?? null;

/** What of the region a role is held for; null: all of it. */
export const placeKindOf = (role: GrantableRole): 'city' | 'county' | null =>
  role === 'city-reviewer' ? 'city' : role === 'county-reviewer' ? 'county' : null;

export const grantFaults = ['region-by-role', 'department-by-role'] as const;
export type GrantFault = (typeof grantFaults)[number];

/** Whether a role comes with the place or department it is held for, and with no other. */
export function faultOfGrant(reference: Reference, { role, regionCode, department }: Grant): GrantFault | null {
  const place = regionCode === null ? null : (reference.placeByCode.get(regionCode)?.kind ?? 'unknown');
  if (place !== placeKindOf(role)) return 'region-by-role';
  return (role === 'department-reviewer') === (department !== null) ? null : 'department-by-role';
}
