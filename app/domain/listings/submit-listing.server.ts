import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { record } from '#app/domain/journal/record.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import { atOneInstant, type Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { handIn, type Submission } from './hand-in.server.ts';
import { lockOwnListing } from './own-listing.server.ts';
import { readListingReference } from './read-listing-reference.server.ts';

/**
 * Keeps what was typed and hands the listing in.
 *
 * @throws Refusal not-in-that-state where it is being judged already, already-exists where somebody has written since.
 */
export async function submitListing(asked: Context, id: string, version: number, draft: ListingDraft): Promise<Submission> {
  return asActor(asked, async (tx) => {
    const row = await lockOwnListing(tx, asked.actor, id);
    const ctx = atOneInstant(asked);
    if (row.state === 'submitted') throw new Refusal('not-in-that-state');
    if (row.version !== version) throw new Refusal('already-exists');
    const known = await readListingReference(tx, ctx, draft.fields.category);
    const { submission, happening } = await handIn(tx, ctx, row, draft, known);
    await record(tx, ctx, happening);
    return submission;
  });
}
