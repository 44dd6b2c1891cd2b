import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { inForceOn } from '#db/schema/validity.ts';
import type { ProductItem } from './product-item.ts';

/**
 * Reads products for a list, in the order of `ids`, as they are now: one that is no longer published, or that may not be
 * shown, is left out whatever the index said. Of a medicine only its own licence is told. One statement.
 */
export async function productItems(ctx: Context, ids: readonly string[]): Promise<ProductItem[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.sql<ProductItem[]>`
    select p.id, p.ref, p.name, p.brand, p.enterprise_as_printed as "enterpriseAsPrinted", p.maker_scope as "makerScope",
      p.sector_code as "sectorCode", p.city_code as "cityCode", p.county_code as "countyCode", p.regulated, p.basis, p.source, p.source_title as "sourceTitle",
      case when e.id is null then null else json_build_object('ref', e.ref, 'name', e.name) end as enterprise,
      json_build_object('path', c.path, 'zh', c.zh, 'en', c.en, 'vi', c.vi) as category,
      coalesce(held.credentials, '[]') as credentials
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
    join products p on p.id = wanted.id
    join categories c on c.id = p.category_id
    left join enterprises e on e.id = p.enterprise_id
    left join lateral (
      select json_agg(json_build_object('title', r.title, 'family', r.family, 'kind', r.kind, 'byEnterprise', r.product_id is null)
        order by r.product_id is null, r.level, r.title) as credentials
      from credentials r
      where (r.product_id = p.id or r.enterprise_id = p.enterprise_id)
        and (p.regulated is null or (r.kind = 'licence' and r.product_id = p.id))
        and ${inForceOn(ctx.sql, dayOf(ctx.now()))}
    ) held on true
    where p.status = 'published' and (p.regulated is null or ${showsRegulated(ctx)})
    order by wanted.place`;
  return [...rows];
}
