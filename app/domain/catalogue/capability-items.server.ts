import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { inForceOn } from '#db/schema/validity.ts';
import type { CapabilityItem } from './capability-item.ts';

/** Reads capabilities for a list, in the order of `ids`, as they are now. One statement. */
export async function capabilityItems(ctx: Context, ids: readonly string[]): Promise<CapabilityItem[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.sql<CapabilityItem[]>`
    select y.id, concat_ws(' · ', s.zh, nullif(y.detail, '')) as name, y.city_code as "cityCode", y.county_code as "countyCode", y.materials,
      y.tolerance, y.size, y.monthly_capacity::float8 as "monthlyCapacity", y.capacity_unit as "capacityUnit", y.lead_time_days as "leadTimeDays",
      json_build_object('code', s.code, 'zh', s.zh, 'en', s.en, 'vi', s.vi) as process,
      json_build_object('ref', e.ref, 'name', e.name) as enterprise, coalesce(held.credentials, '[]') as credentials
    from unnest(${ids as string[]}::uuid[]) with ordinality as wanted (id, place)
    join capabilities y on y.id = wanted.id
    join processes s on s.code = y.process_code
    join enterprises e on e.id = y.enterprise_id
    left join lateral (
      select json_agg(json_build_object('title', r.title, 'family', r.family, 'kind', r.kind, 'byEnterprise', false)
        order by r.level, r.title) as credentials
      from credentials r
      where r.enterprise_id = e.id and ${inForceOn(ctx.sql, dayOf(ctx.now()))}
    ) held on true
    order by wanted.place`;
  return [...rows];
}
