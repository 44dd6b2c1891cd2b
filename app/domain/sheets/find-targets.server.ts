import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { draftOf } from '#app/domain/listings/draft-of.ts';
import { publishedListing } from '#app/domain/listings/published-listing.server.ts';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { type ListingRow, listings } from '#db/schema/listings.ts';

/** A product of the enterprise that a row may be about. */
export type Target = {
  readonly listingId: string | null;
  readonly productId: string | null;
  readonly productRef: string | null;
  readonly version: number | null;
  readonly state: ListingRow['state'];
  readonly ownNumber: string | null;
  readonly draft: ListingDraft;
};

/** By all that rows may call them: number of the product, id of the listing, `own` with the maker's number. */
export type Targets = ReadonlyMap<string, Target>;

export const ownKey = (number: string) => `own ${number}`;
export const isListingId = (id: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);
const atOnce = 500;

/** The products of an enterprise that these numbers name. */
export async function findTargets(db: Db, enterpriseId: string, ids: readonly string[], owns: readonly string[]): Promise<Targets> {
  const found = new Map<string, Target>();
  const add = (target: Target) => {
    if (target.listingId) found.set(target.listingId, target);
    if (target.productRef) found.set(target.productRef, target);
    if (target.ownNumber) found.set(ownKey(target.ownNumber), target);
  };
  for (let at = 0; at < Math.max(ids.length, owns.length); at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    const rows = await db
      .select({ listing: listings, productRef: products.ref })
      .from(listings)
      .leftJoin(products, eq(products.id, listings.productId))
      .where(
        and(
          eq(listings.enterpriseId, enterpriseId),
          eq(listings.kind, 'product'),
          or(
            inArray(listings.id, some.filter(isListingId)),
            inArray(products.ref, some),
            inArray(listings.ownNumber, owns.slice(at, at + atOnce)),
          ),
        ),
      );
    for (const { listing, productRef } of rows) {
      const { id: listingId, productId, version, state, ownNumber } = listing;
      add({ listingId, productId, productRef, version, state, ownNumber, draft: listing.draft as ListingDraft });
    }
    for (const product of await unopened(db, enterpriseId, some)) add(product);
  }
  return found;
}

/** Published products that nobody has opened for changes yet say what is published. */
async function unopened(db: Db, enterpriseId: string, refs: readonly string[]): Promise<Target[]> {
  const rows = await db
    .select({ id: products.id, ref: products.ref })
    .from(products)
    .leftJoin(listings, eq(listings.productId, products.id))
    .where(and(eq(products.enterpriseId, enterpriseId), inArray(products.ref, [...refs]), isNull(listings.id)));
  const targets: Target[] = [];
  for (const { id: productId, ref: productRef } of rows) {
    const published = await db.transaction((tx) => publishedListing(tx, productId));
    const row = { listingId: null, productId, productRef, version: null, state: 'editing' as const, ownNumber: null };
    targets.push({ ...row, draft: draftOf(published!) });
  }
  return targets;
}
