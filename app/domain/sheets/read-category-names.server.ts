import { mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { type CategoryName, readListingReference } from '#app/domain/listings/read-listing-reference.server.ts';
import type { Context } from '#app/platform/context.ts';

/** Of which categories there can be sheets, by their paths. */
export async function readCategoryNames(ctx: Context): Promise<readonly CategoryName[]> {
  mustBeSignedIn(ctx.actor);
  return (await readListingReference(ctx.db, ctx, '')).categoryNames;
}
