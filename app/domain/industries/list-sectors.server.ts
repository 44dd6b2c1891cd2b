import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

export type SectorCount = { readonly code: string; readonly products: number; readonly enterprises: number };

/** How many products and how many of their makers each sector has; a sector without products is not among them. One statement. */
export async function listSectors(ctx: Context): Promise<SectorCount[]> {
  const { sql } = ctx;
  const regulated = showsRegulated(ctx);
  const rows = await sql<SectorCount[]>`
    with of_products as (
      select sector_code, sum(products)::int as products from product_tallies where not regulated or ${regulated} group by 1
    ), of_makers as (
      select sector_code, sum(${regulated ? sql`published` : sql`open`})::int as enterprises from sector_tallies group by 1
    )
    select sector_code as code, products, coalesce(enterprises, 0) as enterprises
    from of_products left join of_makers using (sector_code)
    where products > 0`;
  return [...rows];
}
