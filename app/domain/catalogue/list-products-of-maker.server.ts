import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';
import { showsRegulated } from '#app/platform/regulated.ts';
import type { ProductItem } from './product-item.ts';
import { productItems } from './product-items.server.ts';

export const productsPerPage = 20;

/** A page of an enterprise's products in the order of their names. Two statements. */
export async function listProductsOfMaker(
  ctx: Context,
  enterpriseId: string,
  page: number,
): Promise<{ readonly items: readonly ProductItem[]; readonly total: number; readonly pages: number }> {
  const { sql } = ctx;
  const shown = sql`enterprise_id = ${enterpriseId} and status = 'published' and (regulated is null or ${showsRegulated(ctx)})`;
  const [{ ids, total }] = await sql<[{ ids: string[]; total: number }]>`
    select array(
        select id from products where ${shown} order by name_sort, id limit ${productsPerPage} offset ${(page - 1) * productsPerPage}) as ids,
      (select count(*)::int from products where ${shown}) as total`;
  const pages = Math.min(lastPage, Math.max(1, Math.ceil(total / productsPerPage)));
  return { items: await productItems(ctx, ids), total, pages };
}
