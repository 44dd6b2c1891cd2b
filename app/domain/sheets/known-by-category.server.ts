import type { ListingReference } from '#app/domain/catalogue/read-listing.ts';
import { readListingReference } from '#app/domain/listings/read-listing-reference.server.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db, Tx } from '#db/client.ts';

export type KnownByCategory = (category: string) => Promise<ListingReference>;

/** What a listing of a category may refer to, read once for each; a category that is none has no attributes. */
export function knownByCategory(db: Db | Tx, ctx: Pick<Context, 'reference'>): KnownByCategory {
  const none = readListingReference(db, ctx, '');
  const read = new Map<string, Promise<ListingReference>>();
  return async (category) => {
    const { categories, units } = await none;
    if (!categories.has(category)) return none;
    // The same array of units for all, by which their spellings are remembered.
    const known = read.get(category) ?? readListingReference(db, ctx, category).then((one) => ({ ...one, units }));
    read.set(category, known);
    return known;
  };
}
