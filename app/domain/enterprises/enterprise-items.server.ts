import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { inForceOn } from '#db/schema/validity.ts';
import type { EnterpriseItem } from './enterprise-item.ts';

/** Reads enterprises for a list, in the order of `ids`, as they are now. One statement. */
export async function enterpriseItems(ctx: Context, ids: readonly string[]): Promise<EnterpriseItem[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.sql<EnterpriseItem[]>`
    select e.id, e.ref, e.name, e.city_code as "cityCode", e.county_code as "countyCode", e.basis, e.source, e.source_title as "sourceTitle",
      case when e.main_product_regulated and not ${showsRegulated(ctx)} then null else e.main_product end as "mainProduct",
      coalesce(held.credentials, '[]') as credentials,
      case when ${showsRegulated(ctx)} then m.published else m.open end as products
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
    join enterprises e on e.id = wanted.id
    join makers m on m.enterprise_id = e.id
    left join lateral (
      select json_agg(json_build_object('title', r.title, 'family', r.family, 'kind', r.kind, 'byEnterprise', false)
        order by r.level, r.title) as credentials
      from credentials r
      where r.enterprise_id = e.id
        and ${inForceOn(ctx.sql, dayOf(ctx.now()))}
    ) held on true
    order by wanted.place`;
  return [...rows];
}
