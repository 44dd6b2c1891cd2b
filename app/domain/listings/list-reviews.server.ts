import { and, asc, count, eq, inArray, or, sql } from 'drizzle-orm';
import { reviewedPlaces } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { type ListingKind, listingReviews, listings } from '#db/schema/listings.ts';

export type ReviewItem = {
  readonly id: string;
  readonly kind: ListingKind;
  /** Of a product; null for a capability profile. */
  readonly name: string | null;
  readonly enterprise: string;
  readonly cityCode: string;
  /** False: buyers see an older version. */
  readonly first: boolean;
  readonly submittedAt: string;
};

export const reviewsOnPage = 20;

/** Versions that wait for whoever asks, of their places, the longest waiting first. @throws Refusal as `mustHold`. */
export async function listReviews(ctx: Context, page: number): Promise<{ items: ReviewItem[]; more: boolean; total: number }> {
  const places = reviewedPlaces(ctx.actor);
  const mine =
    places === null
      ? undefined
      : or(
          places.cities.length > 0 ? inArray(listingReviews.cityCode, [...places.cities]) : sql`false`,
          places.counties.length > 0 ? inArray(listingReviews.countyCode, [...places.counties]) : sql`false`,
        );
  const waiting = and(eq(listingReviews.status, 'submitted'), mine);
  return asActor(ctx, async (tx) => {
    const rows = await tx
      .select({
        ...{
          id: listingReviews.id,
          enterprise: enterprises.name,
          cityCode: listingReviews.cityCode,
          submittedAt: listingReviews.submittedAt,
        },
        kind: listings.kind,
        name: sql<string | null>`${listingReviews.proposed} ->> 'name'`,
        first: sql<boolean>`${listingReviews.published} is null or ${listingReviews.published} = 'null'::jsonb`,
      })
      .from(listingReviews)
      .innerJoin(enterprises, eq(enterprises.id, listingReviews.enterpriseId))
      .innerJoin(listings, eq(listings.id, listingReviews.listingId))
      .where(waiting)
      .orderBy(asc(listingReviews.submittedAt), listingReviews.id)
      .limit(reviewsOnPage + 1)
      .offset((page - 1) * reviewsOnPage);
    const [all] = await tx.select({ n: count() }).from(listingReviews).where(waiting);
    return {
      items: rows.slice(0, reviewsOnPage).map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() })),
      more: rows.length > reviewsOnPage,
      total: all!.n,
    };
  });
}
