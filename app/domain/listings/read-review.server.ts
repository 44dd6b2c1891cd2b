import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import type { Listing } from '#app/domain/catalogue/listing.ts';
import type { FieldDifference } from '#app/domain/catalogue/listing-difference.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, type ListingReview, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import { type Definition, readListingReference } from './read-listing-reference.server.ts';
import type { Screened } from './screen.server.ts';

export type ReviewPage = {
  readonly id: string;
  readonly status: ListingReview['status'];
  readonly submittedAt: string;
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly proposed: Listing;
  /** Whether buyers see an older version meanwhile. */
  readonly revision: boolean;
  readonly difference: readonly FieldDifference[];
  readonly findings: Screened;
  readonly definitions: readonly Definition[];
  readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number; readonly fresh: boolean }[];
  /** Names of the evidence files, by id. */
  readonly files: Readonly<Record<string, string>>;
};

/** A version as it was submitted, with what a reviewer of its place has to see. @throws Refusal not-found elsewhere. */
export async function readReview(ctx: Context, id: string): Promise<ReviewPage> {
  mustHold(ctx.actor, ...reviewing);
  return asActor(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(listingReviews)
      .innerJoin(enterprises, eq(enterprises.id, listingReviews.enterpriseId))
      .innerJoin(listings, eq(listings.id, listingReviews.listingId))
      .where(and(eq(listingReviews.id, id), eq(listings.kind, 'product')));
    if (!row) throw new Refusal('not-found');
    const { listing_reviews: review, enterprises: enterprise } = row;
    mustReview(ctx.actor, review);
    const proposed = review.proposed as Listing;
    const known = await readListingReference(tx, ctx, proposed.category ?? '');
    const evidence = proposed.credentials.flatMap((one) => one.evidence ?? []);
    const files = await tx
      .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
      .from(enterpriseFiles)
      .where(and(eq(enterpriseFiles.enterpriseId, review.enterpriseId), inArray(enterpriseFiles.id, evidence)));
    const pictures = await tx
      .select()
      .from(photographs)
      .where(and(eq(photographs.listingId, review.listingId), isNull(photographs.removedAt)))
      .orderBy(asc(photographs.position));
    return {
      ...{ id, status: review.status, submittedAt: review.submittedAt.toISOString(), proposed, revision: review.published !== null },
      enterprise: { name: enterprise.name, ref: enterprise.ref, uscc: enterprise.uscc },
      difference: review.difference as FieldDifference[],
      findings: review.findings as Screened,
      definitions: known.definitions,
      photographs: pictures.map((picture) => ({
        ...{ id: picture.id, width: picture.sizes[0]!.width, height: picture.sizes[0]!.height },
        fresh: picture.publishedAt === null,
      })),
      files: Object.fromEntries(files.map(({ id: file, name }) => [file, name])),
    };
  });
}
