import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { products } from '#db/schema/catalogue.ts';
import { listings } from '#db/schema/listings.ts';

const most = 50;

/** Published products of one's enterprises that nobody of them has opened for change yet, by name. */
export async function unopenedProducts(ctx: Context): Promise<{ ref: string; name: string }[]> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  if (mine.length === 0) return [];
  return asActor(ctx, (tx) =>
    tx
      .select({ ref: products.ref, name: products.name })
      .from(products)
      .leftJoin(listings, eq(listings.productId, products.id))
      .where(and(inArray(products.enterpriseId, mine), eq(products.status, 'published'), isNull(listings.id)))
      .orderBy(asc(products.nameSort))
      .limit(most),
  );
}
