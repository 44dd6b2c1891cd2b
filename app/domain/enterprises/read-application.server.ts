import { sql } from 'drizzle-orm';
import { mustBeSignedIn, mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type ApplicationUnderReview, daysSince } from './application.ts';
import { hasStake } from './has-stake.server.ts';

type Row = Omit<ApplicationUnderReview, 'age' | 'staked' | 'licence'> & {
  readonly enterpriseId: string | null;
  readonly licenceFile: string | null;
};

/** An application as a reviewer of its place sees it. @throws Refusal as `mustReview`; not-found. */
export async function readApplication(ctx: Context, id: string): Promise<ApplicationUnderReview & { readonly licenceFile: string | null }> {
  const accountId = mustBeSignedIn(ctx.actor);
  mustHold(ctx.actor, ...reviewing);
  return asActor(ctx, async (tx) => {
    const [row] = await tx.execute<Row>(sql`
    select a.id, a.kind, a.uscc, a.uscc_plausible as "usccPlausible", a.name, a.county_code as "countyCode", to_json(a.submitted_at) as "submittedAt",
      a.licence_file as "licenceFile", a.status, a.reason, a.enterprise_id as "enterpriseId", p.name as applicant,
      case when a.kind = 'claim' then json_build_object('ref', e.ref, 'name', e.name, 'uscc', e.uscc) end as claimed,
      coalesce((select json_agg(json_build_object('ref', s.ref, 'name', s.name, 'uscc', s.uscc) order by s.ref)
        from (select ref, name, uscc from enterprises n where n.name = a.name and n.id is distinct from a.enterprise_id limit 10) s), '[]') as namesakes
    from enterprise_applications a join accounts p on p.id = a.account_id left join enterprises e on e.id = a.enterprise_id
    where a.id = ${id}`);
    if (!row) throw new Refusal('not-found');
    mustReview(ctx.actor, { countyCode: row.countyCode, cityCode: ctx.reference.placeByCode.get(row.countyCode)?.parentCode ?? null });
    const { enterpriseId, ...shown } = row;
    return {
      ...{ ...shown, licence: row.licenceFile !== null, age: daysSince(row.submittedAt, ctx.now()) },
      staked: await hasStake(tx, accountId, { enterpriseId, uscc: row.uscc }),
    };
  });
}
