import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type Fair, type FairItem, type FairState, stateOf } from './fair-item.ts';

export type FairPage = {
  readonly fair: Fair;
  readonly state: FairState;
  /** The other editions of its series, the latest first. */
  readonly others: readonly FairItem[];
};

/** An edition of a fair and the other editions of its series. Two statements. */
export async function readFair(ctx: Context, ref: string): Promise<FairPage> {
  const [[fair], others] = await Promise.all([
    ctx.sql<Fair[]>`
      select ref, series, name, name_en as "nameEn", edition, year, starts_on::text as "startsOn", ends_on::text as "endsOn", place,
        city_code as "cityCode", venue, organiser, exhibitors, booths, area_m_2 as "areaM2", theme, notes, source
      from fairs where ref = ${ref}`,
    ctx.sql<FairItem[]>`
      select o.ref, o.series, o.name, o.name_en as "nameEn", o.edition, o.starts_on::text as "startsOn", o.ends_on::text as "endsOn",
        o.year, o.place, o.city_code as "cityCode"
      from fairs f join fairs o on o.series = f.series and o.ref <> f.ref
      where f.ref = ${ref}
      order by coalesce(o.starts_on, o.ends_on, make_date(o.year, 1, 1)) desc nulls last, o.ref desc
      limit 100`,
  ]);
  if (!fair) throw new Refusal('not-found');
  return { fair, state: stateOf(fair, dayOf(ctx.now())), others: [...others] };
}
