import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { type FairItem, type FairState, stateOf } from './fair-item.ts';

export type DatedFair = FairItem & { readonly state: FairState };

/**
 * Editions of fairs: those to come, the next first; then the past, the latest first; last those of which no year is known.
 * One statement.
 */
export async function fairsByDate(
  ctx: Context,
  { series, limit, offset }: { readonly series: string | null; readonly limit: number; readonly offset: number },
): Promise<DatedFair[]> {
  const today = dayOf(ctx.now());
  const fairs = await ctx.sql<FairItem[]>`
    select ref, series, name, name_en as "nameEn", edition, starts_on::text as "startsOn", ends_on::text as "endsOn", year, place,
      city_code as "cityCode"
    from fairs, lateral (select
      coalesce(coalesce(ends_on, starts_on, make_date(year, 12, 31)) >= ${today}::date, false) as ahead,
      coalesce(starts_on, ends_on, make_date(year, 1, 1)) as day) dated
    where ${series}::text is null or series = ${series}
    order by ahead desc, case when ahead then day end, day desc nulls last, ref
    limit ${limit} offset ${offset}`;
  return fairs.map((fair) => ({ ...fair, state: stateOf(fair, today) }));
}
