import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import { productItems } from '#app/domain/catalogue/product-items.server.ts';
import type { FairItem } from '#app/domain/fairs/fair-item.ts';
import { fairsByDate } from '#app/domain/fairs/fairs-by-date.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

type Count = { readonly code: string; readonly count: number };

type Counted = {
  readonly figures: { readonly products: number; readonly enterprises: number; readonly credentials: number; readonly demands: number };
  readonly sectors: readonly Count[];
  readonly cities: readonly Count[];
};

export type Home = Counted & {
  /** Coming fairs, the next first; where none is known, the latest past ones. */
  readonly fairs: readonly FairItem[];
  readonly fairsAhead: boolean;
  readonly latest: readonly ProductItem[];
};

const latestShown = 6;
const fairsShown = 4;

/** All that the home page counts and shows, as it is at this instant. Three statements. */
export async function readHome(ctx: Context): Promise<Home> {
  const { sql } = ctx;
  const regulated = showsRegulated(ctx);
  const [[{ latest, ...counted }], fairs] = await Promise.all([
    sql<[Counted & { latest: string[] }]>`
      with shown as materialized (
        select sector_code, city_code, sum(products) as products from product_tallies where not regulated or ${regulated} group by 1, 2
      )
      select json_build_object(
          'products', (select coalesce(sum(products), 0) from shown),
          'enterprises', (select coalesce(sum(enterprises), 0) from enterprise_tallies),
          'demands', (select coalesce(sum(demands), 0) from demand_tallies),
          'credentials', (select coalesce(sum(begun - ended), 0) from credential_tallies
            where day <= ${dayOf(ctx.now())}::date and (not regulated or ${regulated}))) as figures,
        (select coalesce(json_agg(s), '[]') from (select sector_code as code, sum(products) as count from shown
          group by 1 having sum(products) > 0) s) as sectors,
        (select coalesce(json_agg(c), '[]') from (select city_code as code, sum(products) as count from shown
          where city_code is not null group by 1 having sum(products) > 0) c) as cities,
        array(select id from products where status = 'published' and ${regulated ? sql`true` : sql`regulated is null`}
          order by published_at desc, ref desc limit ${latestShown}) as latest`,
    fairsByDate(ctx, { series: null, limit: fairsShown, offset: 0 }),
  ]);
  const ahead = fairs.filter((fair) => fair.state === 'ahead');
  return {
    ...counted,
    fairs: ahead.length > 0 ? ahead : fairs.filter((fair) => fair.state === 'past'),
    fairsAhead: ahead.length > 0,
    latest: await productItems(ctx, latest),
  };
}
