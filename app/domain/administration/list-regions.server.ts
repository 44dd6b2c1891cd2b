import { mustHold } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';

export type RegionRow = {
  /** GB/T 2260. */
  readonly code: string;
  readonly kind: 'region' | 'city' | 'county';
  readonly zh: string;
  readonly en: string;
  readonly vi: string | null;
  readonly formerNames: readonly string[];
  /** People who review there and can sign in: of the place itself, not of the city above it. */
  readonly reviewers: number;
};

/** Guangxi, its cities and their counties, each city before its own. They are reference data: there are 126, and no page changes them. */
export async function listRegions(ctx: Context): Promise<RegionRow[]> {
  mustHold(ctx.actor, 'administrator');
  return ctx.sql<RegionRow[]>`
    select r.code, r.kind, r.zh, r.en, r.vi, r.former_names as "formerNames",
      (select count(*)::int from role_grants g join accounts a on a.id = g.account_id
        where g.region_code = r.code and g.ended_at is null and a.suspended_at is null and a.closed_at is null) as reviewers
    from regions r order by r.code`;
}
