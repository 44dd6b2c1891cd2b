/**
 * The real directory as a source of proportions: its rows are read back from the tables after the real import, so that a
 * generated row stands on a real one with its sector, category, place, honours, attributes and gaps.
 */
import type { Sql } from '#db/client.ts';

type Credential = Record<string, unknown> & { number: string | null };

/** `row` is the whole row of the table, as JSON, with the columns' own names. */
export type RealProduct = {
  readonly row: Record<string, unknown> & { name: string; brand: string | null; sector_code: string; notes: string | null };
  readonly enterpriseId: string | null;
  readonly category: string;
  readonly credentials: readonly Credential[];
  readonly attributes: readonly Record<string, unknown>[];
};

export type RealEnterprise = {
  readonly id: string;
  readonly row: Record<string, unknown> & { name: string; city_code: string | null; main_product: string | null };
  readonly products: number;
  readonly credentials: readonly Credential[];
};

export type RealRows = { readonly products: readonly RealProduct[]; readonly enterprises: readonly RealEnterprise[] };

export async function readRealRows(sql: Sql): Promise<RealRows> {
  const products = await sql<RealProduct[]>`
    select to_jsonb(p) as row, p.enterprise_id as "enterpriseId", c.path as category,
      coalesce((select jsonb_agg(to_jsonb(x) order by x.title, x.id) from credentials x where x.product_id = p.id), '[]') as credentials,
      coalesce((select jsonb_agg(to_jsonb(a) order by a.attribute_id) from product_attributes a where a.product_id = p.id), '[]') as attributes
    from products p join categories c on c.id = p.category_id
    where p.status = 'published' order by p.ref`;
  const enterprises = await sql<RealEnterprise[]>`
    select e.id, to_jsonb(e) as row, (select count(*)::int from products p where p.enterprise_id = e.id) as products,
      coalesce((select jsonb_agg(to_jsonb(x) order by x.title, x.id) from credentials x where x.enterprise_id = e.id), '[]') as credentials
    from enterprises e order by e.ref`;
  return { products: [...products], enterprises: [...enterprises] };
}
