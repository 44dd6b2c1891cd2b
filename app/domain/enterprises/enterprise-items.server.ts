import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { EnterpriseItem } from './enterprise-item.ts';

/** Reads enterprises for a list, in the order of `ids`, as they are now. One statement. */
export async function enterpriseItems(ctx: Context, ids: readonly string[]): Promise<EnterpriseItem[]> {
  if (ids.length === 0) return [];
  const today = dayOf(ctx.now());
  const rows = await ctx.sql<EnterpriseItem[]>`
    select e.id, e.ref, e.name, e.city_code as "cityCode", e.county_code as "countyCode", e.basis, e.source, e.source_title as "sourceTitle",
      case when e.main_product_regulated and not ${showsRegulated(ctx)} then null else e.main_product end as "mainProduct",
      coalesce(held.credentials, '[]') as credentials,
      (select count(*)::int from products p
        where p.enterprise_id = e.id and p.status = 'published' and (p.regulated is null or ${showsRegulated(ctx)})) as products
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
    join enterprises e on e.id = wanted.id
    left join lateral (
      select json_agg(json_build_object('title', r.title, 'family', r.family, 'kind', r.kind, 'byEnterprise', false)
        order by r.level, r.title) as credentials
      from credentials r
      where r.enterprise_id = e.id
        and coalesce(r.valid_to, 'infinity') >= ${today}::date and coalesce(r.valid_from, '-infinity') <= ${today}::date
    ) held on true
    order by wanted.place`;
  return [...rows];
}
