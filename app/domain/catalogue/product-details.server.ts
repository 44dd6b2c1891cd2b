import { byStanding, type HeldCredential } from '#app/domain/enterprises/credential.ts';
import { heldCredentials } from '#app/domain/enterprises/held-credentials.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import { inForceOn } from '#db/schema/validity.ts';
import { type ProductDetail, registrationFactsOnly } from './product-detail.ts';

type Row = Omit<ProductDetail, 'inForce' | 'past'> & { readonly credentials: readonly HeldCredential[] };

/** Reads products with all that may be shown of them, in the order of `refs`; one that may not be shown is left out. One statement. */
export async function productDetails(ctx: Context, refs: readonly string[]): Promise<ProductDetail[]> {
  if (refs.length === 0) return [];
  const rows = await ctx.sql<Row[]>`
    select p.id, p.ref, p.name, p.brand, p.enterprise_id as "enterpriseId", p.enterprise_as_printed as "enterpriseAsPrinted",
      p.maker_scope as "makerScope", p.sector_code as "sectorCode", p.category_id as "categoryId", p.city_code as "cityCode",
      p.county_code as "countyCode", p.regulated, p.basis, p.source, p.source_title as "sourceTitle", p.notes, p.applications,
      p.standards, p.export_markets as "exportMarkets", pictured.photographs,
      p.hs_code as "hsCode", p.capacity::float8 as capacity, p.capacity_unit as "capacityUnit", p.capacity_period as "capacityPeriod",
      p.minimum_order::float8 as "minimumOrder", p.minimum_order_unit as "minimumOrderUnit", p.lead_time_days as "leadTimeDays",
      p.contract_manufacturing as "contractManufacturing",
      case when e.id is null then null else json_build_object('ref', e.ref, 'name', e.name) end as enterprise,
      json_build_object('path', c.path, 'zh', c.zh, 'en', c.en, 'vi', c.vi, 'parent',
        case when above.id is null then null else json_build_object('zh', above.zh, 'en', above.en, 'vi', above.vi) end) as category,
      case when d.code is null then null else json_build_object('code', d.code, 'zh', d.zh, 'standard', d.standard) end as division,
      said.attributes, held.credentials
    from unnest(${refs as string[]}::text[]) with ordinality as wanted (ref, place)
    join products p on p.ref = wanted.ref
    join categories c on c.id = p.category_id
    left join categories above on above.id = c.parent_id
    left join industry_divisions d on d.code = p.division_code
    left join enterprises e on e.id = p.enterprise_id
    cross join lateral (${attributesOf(ctx)}) said
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', f.id, 'width', (f.sizes -> 0 ->> 'width')::int, 'height', (f.sizes -> 0 ->> 'height')::int)
        order by f.position), '[]') as photographs
      from published_photographs f where f.product_id = p.id
    ) pictured
    cross join lateral (
      select ${heldCredentials(ctx.sql)} as credentials from credentials r
      where r.product_id = p.id or r.enterprise_id = p.enterprise_id
    ) held
    where p.status = 'published' and (p.regulated is null or ${showsRegulated(ctx)})
    order by wanted.place`;
  const today = dayOf(ctx.now());
  return rows.map(({ credentials, ...row }) => {
    const { inForce, past } = byStanding(credentials, today);
    const product = { ...row, inForce: statedOnce(inForce), past: statedOnce(past) };
    return product.regulated ? registrationFactsOnly(product) : product;
  });
}

/** A list of products names maker and product alike: what is the product's own is not repeated as its maker's, where both count or both are over. */
const statedOnce = (credentials: readonly HeldCredential[]) =>
  credentials.filter(
    ({ byEnterprise, family, batch }) =>
      !byEnterprise || !credentials.some((own) => !own.byEnterprise && own.family === family && own.batch === batch),
  );

/** The attributes of `p`, in the order of its category (or of the category above), others behind. */
const attributesOf = ({ sql, now }: Context) => sql`
  select coalesce(json_agg(json_build_object(
    'key', a.key, 'zh', a.zh, 'en', a.en, 'vi', a.vi, 'type', a.type, 'typed', v.typed, 'low', v.low, 'high', v.high,
    'unit', v.unit_code, 'baseUnit', coalesce(base.code, v.unit_code), 'equivalents', coalesce(same.names, '[]')) order by ca.position nulls last, a.key), '[]') as attributes
  from product_attributes v
  join attributes a on a.id = v.attribute_id
  left join lateral (
    select position from category_attributes
    where attribute_id = a.id and category_id in (c.id, above.id) order by category_id = c.id desc limit 1
  ) ca on true
  left join units u on u.code = v.unit_code and not (u.factor = 1 and u.shift = 0)
  left join lateral (select code from units where dimension = u.dimension and factor = 1 and shift = 0 order by code limit 1) base on true
  left join lateral (
    select json_agg(json_build_object('name', r.name, 'system', r.system, 'sameness', r.sameness, 'standard', r.standard)
      order by array_position(v.grades, r.grade), r.sameness desc, r.standard, r.name) as names
    from grade_names r
    where r.grade = any (v.grades) and ${inForceOn(sql, dayOf(now()))}
  ) same on cardinality(v.grades) > 0
  where v.product_id = p.id`;
