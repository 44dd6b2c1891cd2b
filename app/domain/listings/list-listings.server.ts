import { desc, eq, inArray, sql } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { products } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type ListingKind, type ListingRow, listings } from '#db/schema/listings.ts';

export type ListingItem = {
  readonly id: string;
  readonly kind: ListingKind;
  /** As typed; empty before it has a name, null of a profile. */
  readonly name: string | null;
  readonly enterprise: string;
  readonly enterpriseRef: string;
  readonly state: ListingRow['state'];
  /** Number of the published product. */
  readonly productRef: string | null;
  readonly updatedAt: string;
};

export const listingsOnPage = 20;

/** What one's enterprises list, products and capability profiles, the latest change first. */
export async function listListings(ctx: Context, page: number): Promise<{ items: ListingItem[]; more: boolean }> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (mine.length === 0) return { items: [], more: false };
  const rows = await asActor(ctx, (tx) =>
    tx
      .select({
        ...{
          id: listings.id,
          state: listings.state,
          updatedAt: listings.updatedAt,
          productRef: products.ref,
          enterprise: enterprises.name,
        },
        ...{ kind: listings.kind, enterpriseRef: enterprises.ref },
        name: sql<string | null>`${listings.draft} -> 'fields' ->> 'name'`,
      })
      .from(listings)
      .innerJoin(enterprises, eq(enterprises.id, listings.enterpriseId))
      .leftJoin(products, eq(products.id, listings.productId))
      .where(inArray(listings.enterpriseId, mine))
      .orderBy(desc(listings.updatedAt), listings.id)
      .limit(listingsOnPage + 1)
      .offset((page - 1) * listingsOnPage),
  );
  return {
    items: rows.slice(0, listingsOnPage).map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
    more: rows.length > listingsOnPage,
  };
}
