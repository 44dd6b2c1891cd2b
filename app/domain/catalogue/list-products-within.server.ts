import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { ProductItem } from './product-item.ts';
import { productItems } from './product-items.server.ts';
import { pageSize } from './search-input.ts';

type Count = { readonly value: string; readonly count: number };

export type ProductsWithin = {
  readonly products: readonly ProductItem[];
  readonly total: number;
  /** How many there are in each sector, city and county unit, the most first. One of unknown place is in none of these. */
  readonly sectors: readonly Count[];
  readonly cities: readonly Count[];
  readonly counties: readonly Count[];
};

/**
 * The products of a sector or of a city, a page of them in the order of their names. Asks the tables and not the index: there are no
 * words to look for and nothing to rank, and the tallies know how many there are. Two statements.
 */
export async function listProductsWithin(
  ctx: Context,
  { column, code, page }: { readonly column: 'sector_code' | 'city_code'; readonly code: string; readonly page: number },
): Promise<ProductsWithin> {
  const { sql } = ctx;
  const regulated = showsRegulated(ctx);
  const countsBy = (of: string) => sql`(
    select coalesce(json_agg(c), '[]') from (select ${sql(of)} as value, sum(products) as count from here where ${sql(of)} is not null
      group by 1 having sum(products) > 0 order by 2 desc, 1) c)`;
  const [{ ids, ...counted }] = await sql<[Omit<ProductsWithin, 'products'> & { ids: string[] }]>`
    with here as materialized (
      select sector_code, city_code, county_code, products from product_tallies
      where ${sql(column)} = ${code} and (not regulated or ${regulated})
    )
    select (select coalesce(sum(products), 0)::int from here) as total, ${countsBy('sector_code')} as sectors,
      ${countsBy('city_code')} as cities, ${countsBy('county_code')} as counties,
      array(select id from products where ${sql(column)} = ${code} and status = 'published' and (regulated is null or ${regulated})
        order by name_sort, id limit ${pageSize} offset ${(page - 1) * pageSize}) as ids`;
  return { ...counted, products: await productItems(ctx, ids) };
}
