import { and, eq, isNull } from 'drizzle-orm';
import { covers } from '#app/domain/accounts/may.ts';
import type { Context } from '#app/platform/context.ts';
import { type OpenedFile, openFileStore } from '#app/platform/files/file-store.server.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { listings, photographs } from '#db/schema/listings.ts';

/**
 * A photograph in the width nearest to the one asked for. Once published, anybody's; before, its makers' and their reviewers'.
 *
 * @throws Refusal not-found.
 */
export async function openPhotograph(ctx: Context, id: string, width: number): Promise<{ file: OpenedFile; published: boolean }> {
  const [row] = await ctx.db
    .select({
      picture: photographs,
      enterpriseId: listings.enterpriseId,
      cityCode: enterprises.cityCode,
      countyCode: enterprises.countyCode,
    })
    .from(photographs)
    .innerJoin(listings, eq(listings.id, photographs.listingId))
    .innerJoin(enterprises, eq(enterprises.id, listings.enterpriseId))
    .where(and(eq(photographs.id, id), isNull(photographs.removedAt)));
  if (!row) throw new Refusal('not-found');
  const { picture, enterpriseId } = row;
  const published = picture.publishedAt !== null;
  const own = ctx.actor.memberships.some((membership) => membership.enterpriseId === enterpriseId);
  if (!published && !own && !ctx.actor.grants.some((grant) => covers(grant, row))) throw new Refusal('not-found');
  const size = picture.sizes.find((one) => one.width >= width) ?? picture.sizes.at(-1)!;
  const file = await openFileStore(ctx.settings.filesFolder).read(size.hash, 'image/webp');
  if (!file) throw new Refusal('not-found');
  return { file, published };
}
