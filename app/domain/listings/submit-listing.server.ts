import { eq } from 'drizzle-orm';
import type { Finding } from '#app/domain/catalogue/check-content.ts';
import { emptyDraft } from '#app/domain/catalogue/listing.ts';
import { differenceOf, isTrivial } from '#app/domain/catalogue/listing-difference.ts';
import { readListing } from '#app/domain/catalogue/read-listing.ts';
import { record } from '#app/domain/journal/record.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { listingReviews, listings } from '#db/schema/listings.ts';
import { lockOwnListing } from './own-listing.server.ts';
import { publish } from './publish.server.ts';
import { publishedListing } from './published-listing.server.ts';
import { readListingReference } from './read-listing-reference.server.ts';
import { screen } from './screen.server.ts';

export type Submission =
  | { readonly outcome: 'submitted' | 'confirmed' | 'unchanged' }
  /** Fields that do not hold or are missing, by name and reason; words that may not be published. */
  | { readonly outcome: 'incomplete'; readonly faults: Readonly<Record<string, string>>; readonly refused: readonly Finding[] };

const nothing = readListing(emptyDraft, {
  ...{
    categories: new Set(),
    sectors: new Set(),
    divisions: new Set(),
    cities: new Set(),
    counties: new Map(),
    units: [],
    definitions: [],
  },
}).listing;

/**
 * Hands a listing in. A change that only writes the same otherwise confirms itself; everything else waits for a moderator.
 *
 * @throws Refusal not-in-that-state where it is being judged already, already-exists where somebody has written since.
 */
export async function submitListing(ctx: Context, id: string, version: number): Promise<Submission> {
  return ctx.db.transaction(async (tx) => {
    const row = await lockOwnListing(tx, ctx.actor, id);
    if (row.state === 'submitted') throw new Refusal('not-in-that-state');
    if (row.version !== version) throw new Refusal('already-exists');
    const known = await readListingReference(tx, ctx, row.draft.fields.category);
    const { listing, faults, missing } = readListing(row.draft, known);
    const found = await screen(tx, listing, row.enterpriseId, row.productId);
    const refused = found.words.filter(({ severity }) => severity === 'refuse');
    const wrong = { ...Object.fromEntries(missing.map((field) => [field, 'missing'])), ...faults };
    if (Object.keys(wrong).length > 0 || refused.length > 0) return { outcome: 'incomplete', faults: wrong, refused };

    const published = row.productId ? await publishedListing(tx, row.productId) : null;
    const difference = differenceOf(published ?? nothing, listing);
    if (published && difference.length === 0) return { outcome: 'unchanged' };
    const confirms = published !== null && isTrivial(difference);
    const [review] = await tx
      .insert(listingReviews)
      .values({
        ...{ listingId: id, enterpriseId: row.enterpriseId, cityCode: listing.city!, countyCode: listing.county },
        ...{ proposed: listing, published, difference, findings: found },
        ...{ submittedBy: ctx.actor.accountId!, submittedAt: ctx.now() },
        ...(confirms ? { status: 'approved' as const, decidedAt: ctx.now() } : {}),
      })
      .returning({ id: listingReviews.id });
    await tx
      .update(listings)
      .set({ state: confirms ? 'editing' : 'submitted', updatedAt: ctx.now() })
      .where(eq(listings.id, id));
    if (confirms) await publish(tx, ctx, id, listing);
    await record(tx, ctx, {
      ...{ action: confirms ? 'listing.confirmed' : 'listing.submitted', subjectId: id, enterpriseId: row.enterpriseId },
      detail: { review: review!.id, fields: difference.map(({ field }) => field) },
    });
    return { outcome: confirms ? 'confirmed' : 'submitted' };
  });
}
