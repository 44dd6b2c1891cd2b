import type { Context } from '#app/platform/context.ts';

export type NewProduct = {
  readonly ref: string;
  readonly name: string;
  readonly brand: string | null;
  readonly enterprise: string | null;
  readonly sectorCode: string;
  readonly category: { readonly zh: string; readonly en: string | null; readonly vi: string | null };
  readonly cityCode: string | null;
  readonly countyCode: string | null;
  readonly publishedAt: string;
  readonly updatedAt: string;
};

const shown = 50;

/** The products published last, for the feed; never a medicine, because a feed goes where no certificate stands beside it. One statement. */
export async function readNewProducts(ctx: Context): Promise<NewProduct[]> {
  const rows = await ctx.sql<NewProduct[]>`
    select p.ref, p.name, p.brand, e.name as enterprise, p.sector_code as "sectorCode", p.city_code as "cityCode",
      p.county_code as "countyCode", to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
      to_char(greatest(p.updated_at, p.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
      json_build_object('zh', c.zh, 'en', c.en, 'vi', c.vi) as category
    from products p
    join categories c on c.id = p.category_id
    left join enterprises e on e.id = p.enterprise_id
    where p.status = 'published' and p.regulated is null
    order by p.published_at desc, p.ref desc
    limit ${shown}`;
  return [...rows];
}
