import { and, count, eq, inArray } from 'drizzle-orm';
import { mustBeSignedIn, reviewing } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { listings } from '#db/schema/listings.ts';
import { listReviews } from './list-reviews.server.ts';

export type ListingDesk = {
  /** Listings of one's enterprises that came back. */
  readonly returned: number;
  /** What waits for one's decision, and since when the oldest; null for whoever reviews nothing. */
  readonly waiting: { readonly total: number; readonly oldest: string | null } | null;
  readonly lists: boolean;
};

/** What the desk says of listings. */
export async function readListingDesk(ctx: Context): Promise<ListingDesk> {
  mustBeSignedIn(ctx.actor);
  const mine = ctx.actor.memberships.map(({ enterpriseId }) => enterpriseId);
  const [back] =
    mine.length === 0
      ? []
      : await asActor(ctx, (tx) =>
          tx
            .select({ n: count() })
            .from(listings)
            .where(and(inArray(listings.enterpriseId, mine), eq(listings.state, 'returned'))),
        );
  const reviews = ctx.actor.grants.some(({ role }) => reviewing.includes(role)) ? await listReviews(ctx, 1) : null;
  return {
    returned: back?.n ?? 0,
    waiting: reviews && { total: reviews.total, oldest: reviews.items[0]?.submittedAt ?? null },
    lists: mine.length > 0,
  };
}
