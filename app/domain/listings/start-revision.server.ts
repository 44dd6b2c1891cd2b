import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { products } from '#db/schema/catalogue.ts';
import { listings } from '#db/schema/listings.ts';
import { draftOf } from './draft-of.ts';
import { publishedListing } from './published-listing.server.ts';

/**
 * Opens a product of one's enterprise for changes: the listing there is, or a new one that says what the directory says. Buyers see no
 * difference until a change is approved.
 *
 * @returns the listing's id.
 */
export async function startRevision(ctx: Context, productRef: string): Promise<string> {
  const accountId = mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [product] = await tx.select().from(products).where(eq(products.ref, productRef)).for('update');
    if (!product?.enterpriseId) throw new Refusal('not-found');
    mustActFor(ctx.actor, product.enterpriseId);
    const [there] = await tx.select({ id: listings.id }).from(listings).where(eq(listings.productId, product.id));
    if (there) return there.id;
    const published = await publishedListing(tx, product.id);
    const row = {
      id: randomUUID(),
      enterpriseId: product.enterpriseId,
      productId: product.id,
      draft: draftOf(published!),
      createdBy: accountId,
    };
    await tx.insert(listings).values({ ...row, createdAt: ctx.now(), updatedAt: ctx.now() });
    await record(tx, ctx, {
      action: 'listing.opened',
      subjectId: row.id,
      enterpriseId: product.enterpriseId,
      detail: { product: product.id },
    });
    return row.id;
  });
}
