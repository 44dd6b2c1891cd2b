import type { Context } from '#app/platform/context.ts';
import type { RowKind, SitemapPart } from './sitemap-part.ts';

/** Every part of the map. A kind without rows has none; its first part begins with the first row that there is. One statement. */
export async function listParts(ctx: Context): Promise<SitemapPart[]> {
  const rows = await ctx.sql<{ kind: RowKind; first: string }[]>`
    with firsts (place, kind, first) as (
      select 1, 'products', (select ref from products where status = 'published' and regulated is null order by ref limit 1)
      union all select 2, 'enterprises', (select ref from enterprises order by ref limit 1)
      union all select 3, 'fairs', (select ref from fairs order by ref limit 1)
      union all select 4, 'demands', (select ref from demands order by ref limit 1)
    )
    select kind, first from (
      select * from firsts where first is not null
      union all select f.place, f.kind, p.first from firsts f join sitemap_parts p on p.kind = f.kind and p.first > f.first
    ) parts
    order by place, first`;
  return [{ kind: 'pages' }, ...rows];
}
