import { and, eq, isNull } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { photographs } from '#db/schema/listings.ts';
import { lockOwnListing } from './own-listing.server.ts';

/** Takes a photograph away, from buyers too and at once: nobody has to ask leave to show less. */
export async function removePhotograph(ctx: Context, listingId: string, id: string): Promise<void> {
  await asActor(ctx, async (tx) => {
    const { enterpriseId } = await lockOwnListing(tx, ctx.actor, listingId);
    const own = and(eq(photographs.id, id), eq(photographs.listingId, listingId), isNull(photographs.removedAt));
    const [gone] = await tx.update(photographs).set({ removedAt: ctx.now() }).where(own).returning({ id: photographs.id });
    if (!gone) throw new Refusal('not-found');
    await record(tx, ctx, { action: 'photograph.removed', subjectId: id, enterpriseId, detail: { listing: listingId } });
  });
}
