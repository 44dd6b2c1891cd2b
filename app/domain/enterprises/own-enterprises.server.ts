import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import type { OwnEnterprise } from './own-enterprise.ts';

/** The enterprises for which somebody acts, by name; with `ref` that one, where it is theirs. */
export async function ownEnterprises(ctx: Context, ref: string | null = null): Promise<OwnEnterprise[]> {
  const accountId = mustBeSignedIn(ctx.actor);
  const { sql } = ctx;
  const rows = await sql<OwnEnterprise[]>`
    select e.id, e.ref, e.name, e.uscc, e.city_code as "cityCode", e.county_code as "countyCode", m.role,
      (select count(*)::int from enterprise_members o where o.enterprise_id = e.id and o.ended_at is null) as people,
      case when m.role = 'owner' then
        (select count(*)::int from join_requests j where j.enterprise_id = e.id and j.status = 'submitted') else 0 end as "joinRequests"
    from enterprise_members m join enterprises e on e.id = m.enterprise_id
    where m.account_id = ${accountId} and m.ended_at is null and ${ref === null ? sql`true` : sql`e.ref = ${ref}`}
    order by e.name_sort, e.id`;
  return [...rows];
}
