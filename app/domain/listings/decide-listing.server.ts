import { and, eq } from 'drizzle-orm';
import { mustBeSignedIn, mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import type { Profile } from '#app/domain/catalogue/capability-profile.ts';
import type { Listing } from '#app/domain/catalogue/listing.ts';
import { hasStake } from '#app/domain/enterprises/has-stake.server.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { listingReviews, listings } from '#db/schema/listings.ts';
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
  mustHold(asked.actor, ...reviewing);
  await asActor(asked, async (tx) => {
    const wanted = eq(listingReviews.id, reviewId);
    const [seen] = await tx.select().from(listingReviews).where(wanted);
    if (!seen) throw new Refusal('not-found');
    mustReview(asked.actor, seen);
    if (await hasStake(tx, mustBeSignedIn(asked.actor), { enterpriseId: seen.enterpriseId, uscc: null }))
      throw new Refusal('not-allowed', { interest: 'own' });
    // The listing first, as those do who write it.
    const [listing] = await tx.select().from(listings).where(eq(listings.id, seen.listingId)).for('update');
    const [review] = await tx
      .select()
      .from(listingReviews)
      .where(and(wanted, eq(listingReviews.status, 'submitted')))
      .for('update');
    const ctx = atOneInstant(asked);
    if (!review) throw new Refusal('not-in-that-state');
    const { listingId, enterpriseId } = review;
    const decided = { decidedBy: ctx.actor.accountId, decidedAt: ctx.now() };
    const approves = decision.verdict === 'approve';
    const publishing = async () =>
      listing!.kind === 'product'
        ? publish(tx, ctx, listingId, review.proposed as Listing)
        : publishProfile(tx, ctx, listing!, review.proposed as Profile);
    const claims = approves ? await publishing() : [];
    await tx
      .update(listings)
      .set({ state: approves ? 'editing' : 'returned', updatedAt: ctx.now() })
      .where(eq(listings.id, listingId));
    // Last: the draft is a reviewer's to see and to change only while a version of it waits.
    await tx
      .update(listingReviews)
      .set(approves ? { ...decided, status: 'approved' } : { ...decided, status: 'returned', reasons: decision.reasons })
      .where(wanted);
    await record(tx, ctx, {
      ...{ action: approves ? 'listing.published' : 'listing.returned', subjectId: listingId, enterpriseId },
      detail: { review: reviewId, ...(approves ? { claims } : { fields: Object.keys(decision.reasons) }) },
    });
  });
}
