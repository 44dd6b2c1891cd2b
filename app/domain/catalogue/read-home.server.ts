import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { ProductItem } from './product-item.ts';
import { productItems } from './product-items.server.ts';

type Figures = { products: number; enterprises: number; credentials: number; demands: number };
type Count = { code: string; count: number };
export type HomeFair = {
  ref: string;
  name: string;
  nameEn: string | null;
  edition: string | null;
  startsOn: string | null;
  endsOn: string | null;
  year: number | null;
  place: string | null;
  cityCode: string | null;
};

export type Home = {
  readonly figures: Figures;
  readonly sectors: readonly Count[];
  readonly cities: readonly Count[];
  /** Coming fairs, the next first; where none is known, the latest past ones. */
  readonly fairs: readonly HomeFair[];
  readonly fairsAhead: boolean;
  readonly latest: readonly ProductItem[];
};

const latestShown = 6;
const fairsShown = 4;

/** All that the home page counts and shows, each figure computed from the rows of this instant. Three statements. */
export async function readHome(ctx: Context): Promise<Home> {
  const today = dayOf(ctx.now());
  const regulated = showsRegulated(ctx);
  const [[counted], fairs] = await Promise.all([
    ctx.sql<{ figures: Figures; sectors: Count[] | null; cities: Count[] | null; latest: string[] | null }[]>`
      with shown as materialized (
        select id, ref, sector_code, city_code, enterprise_id, published_at from products where status = 'published' and (regulated is null or ${regulated})
      )
      select json_build_object(
          'products', (select count(*) from shown),
          'enterprises', (select count(*) from enterprises),
          'demands', (select count(*) from demands),
          'credentials', (select count(*) from credentials c
            where coalesce(valid_to, 'infinity') >= ${today}::date and coalesce(valid_from, '-infinity') <= ${today}::date
              and (c.product_id is null or c.product_id in (select id from shown)))) as figures,
        (select json_agg(s) from (select sector_code as code, count(*)::int as count from shown group by 1) s) as sectors,
        (select json_agg(s) from (select city_code as code, count(*)::int as count from shown where city_code is not null group by 1) s) as cities,
        (select array_agg(id) from (select id from shown order by published_at desc, ref desc limit ${latestShown}) s) as latest`,
    ctx.sql<(HomeFair & { ahead: boolean })[]>`
      select * from (
        (select ref, name, name_en as "nameEn", edition, starts_on::text as "startsOn", ends_on::text as "endsOn", year, place, city_code as "cityCode", true as ahead
          from fairs where coalesce(ends_on, starts_on) >= ${today}::date order by starts_on limit ${fairsShown})
        union all
        (select ref, name, name_en, edition, starts_on::text, ends_on::text, year, place, city_code, false
          from fairs where coalesce(ends_on, starts_on, make_date(year, 12, 31)) < ${today}::date order by coalesce(starts_on, make_date(year, 1, 1)) desc nulls last limit ${fairsShown})
      ) f`,
  ]);
  const ahead = fairs.filter((fair) => fair.ahead);
  return {
    figures: counted!.figures,
    sectors: counted!.sectors ?? [],
    cities: counted!.cities ?? [],
    fairs: ahead.length > 0 ? ahead : fairs.filter((fair) => !fair.ahead),
    fairsAhead: ahead.length > 0,
    latest: await productItems(ctx, counted!.latest ?? []),
  };
}
