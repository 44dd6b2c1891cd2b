import type { Context } from '#app/platform/context.ts';
import { showsRegulated } from '#app/platform/regulated.ts';

export type SectorCount = { readonly code: string; readonly products: number; readonly enterprises: number };

/** How many products and how many of their makers each sector has; a sector without products is not among them. One statement. */
export async function listSectors(ctx: Context): Promise<SectorCount[]> {
  const rows = await ctx.sql<SectorCount[]>`
    select sector_code as code, count(*)::int as products, count(distinct enterprise_id)::int as enterprises
    from products
    where status = 'published' and (regulated is null or ${showsRegulated(ctx)})
    group by sector_code`;
  return [...rows];
}
