import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

export type CityCount = {
  readonly code: string;
  readonly products: number;
  readonly enterprises: number;
  readonly sectors: number;
  readonly demands: number;
};

/** What the directory knows of each city, also of one of which it knows nothing, in the order of their codes. One statement. */
export async function listCities(ctx: Context): Promise<CityCount[]> {
  const rows = await ctx.sql<CityCount[]>`
    with of_sectors as (
      select city_code, sector_code, sum(products) as products from product_tallies
      where not regulated or ${showsRegulated(ctx)} group by 1, 2 having sum(products) > 0
    ), of_products as (
      select city_code, sum(products)::int as products, count(*)::int as sectors from of_sectors group by 1
    ), of_enterprises as (
      select city_code, sum(enterprises)::int as enterprises from enterprise_tallies group by 1
    ), of_demands as (
      select city_code, sum(demands)::int as demands from demand_tallies group by 1
    )
    select code, coalesce(products, 0) as products, coalesce(sectors, 0) as sectors,
      coalesce(enterprises, 0) as enterprises, coalesce(demands, 0) as demands
    from regions
    left join of_products p on p.city_code = code
    left join of_enterprises e on e.city_code = code
    left join of_demands d on d.city_code = code
    where kind = 'city'
    order by code`;
  return [...rows];
}
