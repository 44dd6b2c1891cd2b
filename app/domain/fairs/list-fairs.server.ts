import type { Context } from '#app/platform/context.ts';
import { type DatedFair, fairsByDate } from './fairs-by-date.server.ts';
import { type FairsInput, fairsPerPage } from './fairs-input.ts';

export type FairList = {
  readonly fairs: readonly DatedFair[];
  readonly total: number;
  readonly series: readonly { readonly code: string; readonly name: string; readonly nameEn: string | null; readonly count: number }[];
};

/** The whole list of fairs by their dates, or one series of it. Two statements. */
export async function listFairs(ctx: Context, { series, page }: FairsInput): Promise<FairList> {
  const [fairs, all] = await Promise.all([
    fairsByDate(ctx, { series, limit: fairsPerPage, offset: (page - 1) * fairsPerPage }),
    ctx.sql<FairList['series'][number][]>`
      select series as code, mode() within group (order by name) as name, mode() within group (order by name_en) as "nameEn",
        count(*)::int as count
      from fairs group by series order by 4 desc, 1`,
  ]);
  const chosen = series === null ? all : all.filter((one) => one.code === series);
  return { fairs, total: chosen.reduce((sum, one) => sum + one.count, 0), series: [...all] };
}
