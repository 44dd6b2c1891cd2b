import { count, eq } from 'drizzle-orm';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { SentFile } from '#app/platform/files/accept-file.server.ts';
import { keepEvidence } from '#app/platform/files/keep-evidence.server.ts';
import { once, type SentForm } from '#app/platform/once.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, type ListingKind } from '#db/schema/listings.ts';
import { lockOwnListing, mustBeOwnListing } from './own-listing.server.ts';

/** Of an enterprise; no form of today lists more. */
export const mostEvidence = 1_000;

/**
 * Keeps a file that shows something: a certificate, a test report. A PDF as it is, an image re-encoded so that it can be read.
 *
 * @param sent the form it came in: sent twice, it is kept once.
 * @returns its id, by which a credential of the listing names it.
 * @throws FileRefused; Refusal too-many.
 */
export async function addEvidence(
  ctx: Context,
  listingId: string,
  file: SentFile,
  sent: SentForm | null = null,
  kind: ListingKind = 'product',
): Promise<string> {
  await mustBeOwnListing(ctx, listingId, kind);
  const kept = await keepEvidence(ctx.settings.filesFolder, file);
  return once(ctx, sent, async (tx) => {
    const listing = await lockOwnListing(tx, ctx.actor, listingId, kind);
    if (listing.state === 'submitted') throw new Refusal('not-in-that-state');
    // People of one enterprise add to several listings at once; its row keeps the count true among them.
    await tx.select({ id: enterprises.id }).from(enterprises).where(eq(enterprises.id, listing.enterpriseId)).for('no key update');
    const [there] = await tx.select({ n: count() }).from(enterpriseFiles).where(eq(enterpriseFiles.enterpriseId, listing.enterpriseId));
    if (there!.n >= mostEvidence) throw new Refusal('too-many', { evidence: 'full' });
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
