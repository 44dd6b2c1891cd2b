import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { Basis } from '#db/schema/columns.ts';

export type DirectoryCounts = {
  readonly products: number;
  readonly enterprises: number;
  readonly demands: number;
  readonly fairs: number;
  readonly credentials: { readonly inForce: number; readonly all: number };
  /** How many products, enterprises and demands rest on each basis, and how many products on each scope of maker. */
  readonly bases: Readonly<Partial<Record<Basis, number>>>;
  readonly scopes: Readonly<Record<string, number>>;
};

/** What the directory holds and how much of it its sources state, as it is at this instant. One statement. */
export async function countDirectory(ctx: Context): Promise<DirectoryCounts> {
  const regulated = showsRegulated(ctx);
  const [counted] = await ctx.sql<{ counts: DirectoryCounts }[]>`
    with shown as materialized (
      select basis, maker_scope, sum(products) as products from product_tallies where not regulated or ${regulated} group by 1, 2
    ), held as (
      select coalesce(sum(begun - ended) filter (where day <= ${dayOf(ctx.now())}::date), 0) as in_force, coalesce(sum(begun), 0) as all
      from credential_tallies where not regulated or ${regulated}
    ), stated (basis, count) as (
      select basis, products from shown
      union all select basis, enterprises from enterprise_tallies
      union all select basis, demands from demand_tallies
    )
    select json_build_object(
      'products', (select coalesce(sum(products), 0) from shown),
      'enterprises', (select coalesce(sum(enterprises), 0) from enterprise_tallies),
      'demands', (select coalesce(sum(demands), 0) from demand_tallies),
      'fairs', (select count(*) from fairs),
      'credentials', (select json_build_object('inForce', in_force, 'all', "all") from held),
      'bases', (select coalesce(json_object_agg(basis, count), '{}')
        from (select basis, sum(count) as count from stated group by 1 having sum(count) > 0) b),
      'scopes', (select coalesce(json_object_agg(maker_scope, count), '{}')
        from (select maker_scope, sum(products) as count from shown group by 1 having sum(products) > 0) s)
    ) as counts`;
  return counted!.counts;
}
