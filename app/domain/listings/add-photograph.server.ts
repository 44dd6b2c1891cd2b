import { and, count, eq, isNull } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { acceptFile, type SentFile } from '#app/platform/files/accept-file.server.ts';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import { photographSizes } from '#app/platform/files/images.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { photographs } from '#db/schema/listings.ts';
import { lockOwnListing, mustBeOwnListing } from './own-listing.server.ts';

export const mostPhotographs = 8;

/**
 * Adds a photograph, re-encoded in several widths and without what the camera wrote into it. Buyers see it once a version is approved.
 *
 * @throws FileRefused; Refusal too-many.
 */
export async function addPhotograph(ctx: Context, listingId: string, file: SentFile): Promise<void> {
  await mustBeOwnListing(ctx, listingId);
  await acceptFile(file, 'photograph');
  const store = openFileStore(ctx.settings.filesFolder);
  const sizes: { width: number; height: number; hash: string; bytes: number }[] = [];
  for (const { bytes, type, width, height } of await photographSizes(file.bytes)) {
    const kept = await store.put(bytes, type);
    sizes.push({ width, height, hash: kept.hash, bytes: kept.size });
  }
  await asActor(ctx, async (tx) => {
    const listing = await lockOwnListing(tx, ctx.actor, listingId);
    if (listing.state === 'submitted') throw new Refusal('not-in-that-state');
    const own = and(eq(photographs.listingId, listingId), isNull(photographs.removedAt));
    const [there] = await tx.select({ n: count() }).from(photographs).where(own);
    if (there!.n >= mostPhotographs) throw new Refusal('too-many');
    const [made] = await tx
      .insert(photographs)
      .values({ listingId, sizes, position: there!.n, uploadedBy: ctx.actor.accountId!, uploadedAt: ctx.now() })
      .returning({ id: photographs.id });
    await record(tx, ctx, {
      action: 'photograph.added',
      subjectId: made!.id,
      enterpriseId: listing.enterpriseId,
      detail: { listing: listingId },
    });
  });
}
