import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { type FairItem, type FairState, stateOf } from './fair-item.ts';
import { type FairsInput, fairsPerPage } from './fairs-input.ts';

export type FairList = {
  readonly fairs: readonly (FairItem & { readonly state: FairState })[];
  readonly total: number;
  readonly series: readonly { readonly code: string; readonly name: string; readonly nameEn: string | null; readonly count: number }[];
};

/**
 * Editions of fairs: those to come, the next first; then the past, the latest first; last those of which no year is known.
 * The whole list or one series of it. Two statements.
 */
export async function listFairs(ctx: Context, { series, page }: FairsInput): Promise<FairList> {
  const today = dayOf(ctx.now());
  const [fairs, all] = await Promise.all([
    ctx.sql<FairItem[]>`
      select ref, series, name, name_en as "nameEn", edition, starts_on::text as "startsOn", ends_on::text as "endsOn", year, place,
        city_code as "cityCode"
      from fairs, lateral (select
        coalesce(coalesce(ends_on, starts_on, make_date(year, 12, 31)) >= ${today}::date, false) as ahead,
        coalesce(starts_on, ends_on, make_date(year, 1, 1)) as day) dated
      where ${series}::text is null or series = ${series}
      order by ahead desc, case when ahead then day end, day desc nulls last, ref
      limit ${fairsPerPage} offset ${(page - 1) * fairsPerPage}`,
    ctx.sql<FairList['series'][number][]>`
      select series as code, mode() within group (order by name) as name, mode() within group (order by name_en) as "nameEn",
        count(*)::int as count
      from fairs group by series order by 4 desc, 1`,
  ]);
  const chosen = series === null ? all : all.filter((one) => one.code === series);
  return {
    fairs: fairs.map((fair) => ({ ...fair, state: stateOf(fair, today) })),
    total: chosen.reduce((sum, one) => sum + one.count, 0),
    series: [...all],
  };
}
