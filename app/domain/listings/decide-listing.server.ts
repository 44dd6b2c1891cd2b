import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn, mustReview } from '#app/domain/accounts/may.ts';
import type { Profile } from '#app/domain/catalogue/capability-profile.ts';
import type { Listing } from '#app/domain/catalogue/listing.ts';
import { hasStake } from '#app/domain/enterprises/has-stake.server.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { type ListingReview, listingReviews, listings } from '#db/schema/listings.ts';
import { publish } from './publish.server.ts';
import { publishProfile } from './publish-profile.server.ts';

export type Decision = { readonly verdict: 'approve' } | { readonly verdict: 'return'; readonly reasons: Readonly<Record<string, string>> };

/**
 * Approves a submitted version, which buyers see from then on, or gives it back with reasons at its fields.
 *
 * @throws Refusal not-found elsewhere than in one's own places, not-allowed for one's own or former enterprise, not-in-that-state where
 * another reviewer was first or the maker took it back.
 */
export async function decideListing(asked: Context, reviewId: string, decision: Decision): Promise<void> {
  await asked.db.transaction(async (tx) => {
    const review = await lockReview(tx, reviewId);
    const ctx = atOneInstant(asked);
    if (!review) throw new Refusal('not-found');
    mustReview(ctx.actor, review);
    if (await hasStake(tx, mustBeSignedIn(ctx.actor), { enterpriseId: review.enterpriseId, uscc: null }))
      throw new Refusal('not-allowed', { interest: 'own' });
    if (review.status !== 'submitted') throw new Refusal('not-in-that-state');
    const { listingId, enterpriseId } = review;
    const decided = { decidedBy: ctx.actor.accountId, decidedAt: ctx.now() };
    const approves = decision.verdict === 'approve';
    await tx
      .update(listingReviews)
      .set(approves ? { ...decided, status: 'approved' } : { ...decided, status: 'returned', reasons: decision.reasons })
      .where(and(eq(listingReviews.id, reviewId), eq(listingReviews.status, 'submitted')));
    const [listing] = await tx
      .update(listings)
      .set({ state: approves ? 'editing' : 'returned', updatedAt: ctx.now() })
      .where(eq(listings.id, listingId))
      .returning();
    const publishing = async () =>
      listing!.kind === 'product'
        ? publish(tx, ctx, listingId, review.proposed as Listing)
        : publishProfile(tx, ctx, listing!, review.proposed as Profile);
    const claims = approves ? await publishing() : [];
    await record(tx, ctx, {
      ...{ action: approves ? 'listing.published' : 'listing.returned', subjectId: listingId, enterpriseId },
      detail: { review: reviewId, ...(approves ? { claims } : { fields: Object.keys(decision.reasons) }) },
    });
  });
}

/** First the listing, then its review: the order in which its makers lock them too, so that nobody waits for who waits for them. */
async function lockReview(tx: Tx, id: string): Promise<ListingReview | undefined> {
  const [named] = await tx.select({ listingId: listingReviews.listingId }).from(listingReviews).where(eq(listingReviews.id, id));
  if (!named) return undefined;
  await tx.select({ id: listings.id }).from(listings).where(eq(listings.id, named.listingId)).for('update');
  const [review] = await tx.select().from(listingReviews).where(eq(listingReviews.id, id)).for('update');
  return review;
}
