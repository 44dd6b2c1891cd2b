import { and, eq, isNull, sql } from 'drizzle-orm';
import { covers } from '#app/domain/accounts/may.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { type OpenedFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { listingReviews, listings, photographs } from '#db/schema/listings.ts';

type Sizes = (typeof photographs.$inferSelect)['sizes'];

/**
 * A photograph in the width nearest to the one asked for. Once published, anybody's; before, its makers', and while it is handed in the
 * reviewers' of the place.
 *
 * @throws Refusal not-found.
 */
export async function openPhotograph(ctx: Context, id: string, width: number): Promise<{ file: OpenedFile; published: boolean }> {
  const [shown] = await ctx.db.execute<{ sizes: Sizes }>(sql`select sizes from published_photographs where id = ${id}`);
  const sizes = shown?.sizes ?? (await unpublished(ctx, id));
  const size = sizes?.find((one) => one.width >= width) ?? sizes?.at(-1);
  const file = size && (await openFileStore(ctx.settings.filesFolder).read(size.hash, 'image/webp'));
  if (!file) throw new Refusal('not-found');
  return { file, published: shown !== undefined };
}

async function unpublished(ctx: Context, id: string): Promise<Sizes | null> {
  if (ctx.actor.accountId === null) return null;
  const [row] = await asActor(ctx, (tx) =>
    tx
      .select({ sizes: photographs.sizes, enterpriseId: listings.enterpriseId, review: listingReviews })
      .from(photographs)
      .innerJoin(listings, eq(listings.id, photographs.listingId))
      .leftJoin(listingReviews, and(eq(listingReviews.listingId, listings.id), eq(listingReviews.status, 'submitted')))
      .where(and(eq(photographs.id, id), isNull(photographs.removedAt))),
  );
  const own = ctx.actor.memberships.some(({ enterpriseId }) => enterpriseId === row?.enterpriseId);
  const { review = null } = row ?? {};
  return own || (review && ctx.actor.grants.some((grant) => covers(grant, review))) ? row!.sizes : null;
}
