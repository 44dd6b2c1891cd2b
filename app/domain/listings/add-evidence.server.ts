import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { keepEvidence } from '#app/platform/files/keep-evidence.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterpriseFiles } from '#db/schema/listings.ts';
import { lockOwnListing, mustBeOwnListing } from './own-listing.server.ts';

/**
 * Keeps a file that shows something: a certificate, a test report. A PDF as it is, an image re-encoded so that it can be read.
 *
 * @returns its id, by which a credential of the listing names it.
 * @throws FileRefused
 */
export async function addEvidence(ctx: Context, listingId: string, file: SentFile): Promise<string> {
  await mustBeOwnListing(ctx, listingId);
  const kept = await keepEvidence(ctx.settings.filesFolder, file);
  return asActor(ctx, async (tx) => {
    const listing = await lockOwnListing(tx, ctx.actor, listingId);
    if (listing.state === 'submitted') throw new Refusal('not-in-that-state');
    const row = { enterpriseId: listing.enterpriseId, uploadedBy: ctx.actor.accountId!, uploadedAt: ctx.now() };
    const [made] = await tx
      .insert(enterpriseFiles)
      .values({ ...row, name: file.name, type: kept.type, hash: kept.hash, bytes: kept.size })
      .returning({ id: enterpriseFiles.id });
    await record(tx, ctx, {
      action: 'evidence.added',
      subjectId: made!.id,
      enterpriseId: listing.enterpriseId,
      detail: { listing: listingId },
    });
    return made!.id;
  });
}
