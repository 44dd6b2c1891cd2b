import { and, eq, inArray } from 'drizzle-orm';
import { mustHold, mustReview, reviewing } from '#app/domain/accounts/may.ts';
import type { Profile } from '#app/domain/catalogue/capability-profile.ts';
import type { FieldDifference } from '#app/domain/catalogue/listing-difference.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, type ListingReview, listingReviews, listings } from '#db/schema/listings.ts';
import { type Process, readProfileReference } from './read-profile-reference.server.ts';
import type { Screened } from './screen.server.ts';

export type ProfileReviewPage = {
  readonly id: string;
  readonly status: ListingReview['status'];
  readonly enterprise: { readonly name: string; readonly ref: string; readonly uscc: string | null };
  readonly proposed: Profile;
  /** What buyers see meanwhile; null where it is the first. */
  readonly published: Profile | null;
  /** Names of the parts that differ. */
  readonly changed: readonly string[];
  readonly findings: Screened;
  readonly processes: readonly Process[];
  /** Names of the evidence files, by id. */
  readonly files: Readonly<Record<string, string>>;
};

/** A capability profile as it was submitted, with what a reviewer of its place has to see. @throws Refusal not-found elsewhere. */
export async function readProfileReview(ctx: Context, id: string): Promise<ProfileReviewPage> {
  mustHold(ctx.actor, ...reviewing);
  return asActor(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(listingReviews)
      .innerJoin(enterprises, eq(enterprises.id, listingReviews.enterpriseId))
      .innerJoin(listings, eq(listings.id, listingReviews.listingId))
      .where(and(eq(listingReviews.id, id), eq(listings.kind, 'capability')));
    if (!row) throw new Refusal('not-found');
    const { listing_reviews: review, enterprises: enterprise } = row;
    mustReview(ctx.actor, review);
    const proposed = review.proposed as Profile;
    const evidence = proposed.credentials.flatMap((one) => one.evidence ?? []);
    const files = await tx
      .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
      .from(enterpriseFiles)
      .where(and(eq(enterpriseFiles.enterpriseId, review.enterpriseId), inArray(enterpriseFiles.id, evidence)));
    return {
      ...{ id, status: review.status, proposed, published: review.published as Profile | null },
      enterprise: { name: enterprise.name, ref: enterprise.ref, uscc: enterprise.uscc },
      changed: (review.difference as FieldDifference[]).map(({ field }) => field),
      findings: review.findings as Screened,
      processes: (await readProfileReference(tx, ctx)).processList,
      files: Object.fromEntries(files.map(({ id: file, name }) => [file, name])),
    };
  });
}
