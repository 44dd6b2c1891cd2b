import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { ProductDetail } from './product-detail.ts';
import { productDetails } from './product-details.server.ts';
import type { ProductItem } from './product-item.ts';
import { productItems } from './product-items.server.ts';

/** How many other products of the maker, and how many similar ones, are shown. */
const mostNeighbours = 6;

export type ProductPage = {
  readonly product: ProductDetail;
  readonly sameMaker: readonly ProductItem[];
  /** How many other products the maker has. */
  readonly sameMakerTotal: number;
  readonly similar: readonly ProductItem[];
};

type Neighbours = { same: string[]; total: number; similar: string[] };

/** A product as its page shows it, with where to go on from there. Three statements. */
export async function readProduct(ctx: Context, ref: string): Promise<ProductPage> {
  const [product] = await productDetails(ctx, [ref]);
  if (!product) throw new Refusal('not-found');
  const { same, total, similar } = await neighboursOf(ctx, product);
  const items = await productItems(ctx, [...same, ...similar]);
  const named = (ids: readonly string[]) => ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
  return { product, sameMaker: named(same), sameMakerTotal: total, similar: named(similar) };
}

/**
 * The products that follow in the order of names, from the top again behind the last: so that each product is shown beside
 * some other, and not the same six beside all. Similar are those of other makers in the category, then in the categories beside it.
 */
async function neighboursOf(ctx: Context, product: ProductDetail): Promise<Neighbours> {
  const { sql } = ctx;
  const shown = sql`o.status = 'published' and (o.regulated is null or ${showsRegulated(ctx)}) and o.id <> ${product.id}`;
  const elsewhere = sql`${shown} and o.enterprise_id is distinct from ${product.enterpriseId}::uuid`;
  const first = (where: ReturnType<typeof sql>) =>
    sql`select o.id, o.name_sort from products o where ${where} order by o.name_sort, o.id limit ${mostNeighbours}`;
  const behind = sql`(o.name_sort, o.id) > (me.name_sort, me.id)`;
  const within = sql`o.category_id = ${product.categoryId}`;
  const [neighbours] = await sql<[Neighbours]>`
    with me as (select id, name_sort from products where id = ${product.id}),
    of_maker as (
      select o.id, row_number() over (order by not (${behind}), o.name_sort, o.id) as place, count(*) over () as total
      from products o, me where o.enterprise_id = ${product.enterpriseId}::uuid and ${shown}
    ),
    alike as (
      select 1 as step, near.* from me, lateral (${first(sql`${within} and ${elsewhere} and ${behind}`)}) near
      union all select 2, near.* from me, lateral (${first(sql`${within} and ${elsewhere} and not ${behind}`)}) near
      union all select 3, near.* from categories c join categories mine on mine.id = ${product.categoryId} and c.parent_id = mine.parent_id
        and c.id <> mine.id, lateral (${first(sql`o.category_id = c.id and ${elsewhere}`)}) near
    )
    select coalesce((select array_agg(id order by place) from of_maker where place <= ${mostNeighbours}), '{}') as same,
      coalesce((select max(total)::int from of_maker), 0) as total,
      coalesce((select array_agg(id order by step, name_sort, id) from
        (select * from alike order by step, name_sort, id limit ${mostNeighbours}) nearest), '{}') as similar`;
  return neighbours;
}
