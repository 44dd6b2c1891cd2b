import { sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import { productItems } from '#app/domain/catalogue/product-items.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { lastPage } from '#app/platform/paging.ts';

const itemsPerPage = 20;

export type Shortlisted = {
  readonly ref: string;
  readonly note: string;
  /** Null where it is no longer shown. */
  readonly product: ProductItem | null;
};
export type Shortlist = { readonly items: readonly Shortlisted[]; readonly total: number; readonly pages: number };

/** A page of one's shortlist, the latest first. */
export async function listShortlist(ctx: Context, page: number): Promise<Shortlist> {
  const accountId = mustBeSignedIn(ctx.actor);
  const rows = await asActor(ctx, (tx) =>
    tx.execute<{ id: string; ref: string; note: string; total: number }>(sql`
      select p.id, p.ref, s.note, (count(*) over ())::int as total from shortlist_items s join products p on p.id = s.product_id
      where s.account_id = ${accountId} order by s.added_at desc, p.ref limit ${itemsPerPage} offset ${(page - 1) * itemsPerPage}`),
  );
  const products = new Map(
    (
      await productItems(
        ctx,
        rows.map(({ id }) => id),
      )
    ).map((item) => [item.id, item]),
  );
  const total = rows[0]?.total ?? 0;
  return {
    items: rows.map(({ id, ref, note }) => ({ ref, note, product: products.get(id) ?? null })),
    ...{ total, pages: Math.min(lastPage, Math.max(1, Math.ceil(total / itemsPerPage))) },
  };
}
