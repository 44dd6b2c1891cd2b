import type { Context } from '#app/platform/context.ts';
import { type RowKind, rowsPerPart, type SitemapPart } from './sitemap-part.ts';

/** Every part of the map and when a row in it was last changed. One statement. */
export async function listParts(ctx: Context): Promise<{ readonly part: SitemapPart; readonly changed: string | null }[]> {
  const rows = await ctx.sql<{ kind: RowKind; first: string; changed: string }[]>`
    with listed as (
      select 1 as place, 'products' as kind, ref, updated_at as changed, (row_number() over (order by ref) - 1) / ${rowsPerPart}::int as part
        from products where status = 'published' and regulated is null
      union all
      select 2, 'enterprises', ref, updated_at, (row_number() over (order by ref) - 1) / ${rowsPerPart}::int from enterprises
      union all
      select 3, 'fairs', ref, created_at, (row_number() over (order by ref) - 1) / ${rowsPerPart}::int from fairs
      union all
      select 4, 'demands', ref, updated_at, (row_number() over (order by ref) - 1) / ${rowsPerPart}::int from demands
    )
    select kind, min(ref) as first, to_char(max(changed) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed from listed group by place, kind, part order by place, part`;
  return [{ part: { kind: 'pages' }, changed: null }, ...rows.map(({ kind, first, changed }) => ({ part: { kind, first }, changed }))];
}
