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

/** What the directory holds and how much of it its sources state, counted from the rows of this instant. One statement. */
export async function countDirectory(ctx: Context): Promise<DirectoryCounts> {
  const today = dayOf(ctx.now());
  const [counted] = await ctx.sql<{ counts: DirectoryCounts }[]>`
    with shown as materialized (
      select id, basis, maker_scope from products where status = 'published' and (regulated is null or ${showsRegulated(ctx)})
    ), held as (
      select coalesce(valid_to, 'infinity') >= ${today}::date and coalesce(valid_from, '-infinity') <= ${today}::date as in_force
      from credentials where product_id is null or product_id in (select id from shown)
    ), stated as (
      select basis from shown union all select basis from enterprises union all select basis from demands
    )
    select json_build_object(
      'products', (select count(*) from shown),
      'enterprises', (select count(*) from enterprises),
      'demands', (select count(*) from demands),
      'fairs', (select count(*) from fairs),
      'credentials', (select json_build_object('inForce', count(*) filter (where in_force), 'all', count(*)) from held),
      'bases', (select coalesce(json_object_agg(basis, count), '{}') from (select basis, count(*) from stated group by 1) b),
      'scopes', (select coalesce(json_object_agg(maker_scope, count), '{}') from (select maker_scope, count(*) from shown group by 1) s)
    ) as counts`;
  return counted!.counts;
}
