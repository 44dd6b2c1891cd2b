import { eq } from 'drizzle-orm';
import type { ProfileDraft } from '#app/domain/catalogue/capability-profile.ts';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { type ListingKind, listings } from '#db/schema/listings.ts';
import { lockOwnListing } from './own-listing.server.ts';

/**
 * Keeps what was typed, right or wrong.
 *
 * @param version of the draft that the person had before them.
 * @returns the new version.
 * @throws Refusal already-exists where somebody else has written since; not-in-that-state while it is being judged.
 */
export async function saveDraft(
  ctx: Context,
  id: string,
  version: number,
  draft: ListingDraft | ProfileDraft,
  kind: ListingKind = 'product',
): Promise<number> {
  return asActor(ctx, async (tx) => {
    const listing = await lockOwnListing(tx, ctx.actor, id, kind);
    if (listing.state === 'submitted') throw new Refusal('not-in-that-state');
    if (listing.version !== version) throw new Refusal('already-exists');
    const next = version + 1;
    await tx.update(listings).set({ draft, version: next, updatedAt: ctx.now() }).where(eq(listings.id, id));
    await record(tx, ctx, { action: 'listing.saved', subjectId: id, enterpriseId: listing.enterpriseId, detail: { version: next } });
    return next;
  });
}
