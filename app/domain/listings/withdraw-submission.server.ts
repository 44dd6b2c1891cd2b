import { and, eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type ListingKind, listingReviews, listings } from '#db/schema/listings.ts';
import { lockOwnListing } from './own-listing.server.ts';

/** Takes a listing back before it was decided upon. @throws Refusal not-in-that-state. */
export async function withdrawSubmission(ctx: Context, id: string, kind: ListingKind = 'product'): Promise<void> {
  await asActor(ctx, async (tx) => {
    const { enterpriseId } = await lockOwnListing(tx, ctx.actor, id, kind);
    const [taken] = await tx
      .update(listingReviews)
      .set({ status: 'withdrawn', decidedAt: ctx.now() })
      .where(and(eq(listingReviews.listingId, id), eq(listingReviews.status, 'submitted')))
      .returning({ id: listingReviews.id });
    if (!taken) throw new Refusal('not-in-that-state');
    await tx.update(listings).set({ state: 'editing', updatedAt: ctx.now() }).where(eq(listings.id, id));
    await record(tx, ctx, { action: 'listing.taken-back', subjectId: id, enterpriseId, detail: { review: taken.id } });
  });
}
