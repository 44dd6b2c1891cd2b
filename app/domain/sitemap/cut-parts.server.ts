import { sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { rowsPerPart } from './sitemap-part.ts';

/** Cuts the map anew into parts of equal size. Reads every row, so it runs after an import, at start and every day after, and never for a visitor. */
export async function cutParts(db: Db | Tx): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`delete from sitemap_parts`);
    // Two that cut at once leave the cuts of both, which is as good a map.
    await tx.execute(sql`
      insert into sitemap_parts (kind, first)
      select kind, ref from (
        select kind, ref, row_number() over (partition by kind order by ref) - 1 as before from (
          select 'products' as kind, ref from products where status = 'published' and regulated is null
          union all select 'enterprises', ref from enterprises
          union all select 'fairs', ref from fairs
          union all select 'demands', ref from demands
        ) listed
      ) numbered
      where before > 0 and before % ${rowsPerPart} = 0
      on conflict do nothing`);
  });
}
