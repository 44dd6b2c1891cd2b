import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { mustActFor, mustBeSignedIn } from '#app/domain/accounts/may.ts';
import { type Completeness, completeness } from '#app/domain/catalogue/completeness.ts';
import type { ListingDraft } from '#app/domain/catalogue/listing.ts';
import { type ListingFault, readListing } from '#app/domain/catalogue/read-listing.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { products } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { enterpriseFiles, type ListingRow, listingReviews, listings, photographs } from '#db/schema/listings.ts';
import { type CategoryName, type Definition, readListingReference } from './read-listing-reference.server.ts';

export type OwnListingPage = {
  readonly id: string;
  readonly version: number;
  readonly state: ListingRow['state'];
  readonly draft: ListingDraft;
  readonly enterprise: { readonly name: string; readonly ref: string };
  readonly productRef: string | null;
  /** Of what was typed so far, by field. */
  readonly faults: Readonly<Record<string, ListingFault>>;
  readonly completeness: Completeness;
  readonly definitions: readonly Definition[];
  readonly categories: readonly CategoryName[];
  readonly units: readonly string[];
  readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Why it came back, by field, where it did. */
  readonly reasons: Readonly<Record<string, string>>;
};

/** A listing of one's enterprise, with all that its form needs. @throws Refusal not-found for everybody else. */
export async function readOwnListing(ctx: Context, id: string): Promise<OwnListingPage> {
  mustBeSignedIn(ctx.actor);
  return asActor(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(listings)
      .innerJoin(enterprises, eq(enterprises.id, listings.enterpriseId))
      .leftJoin(products, eq(products.id, listings.productId))
      .where(and(eq(listings.id, id), eq(listings.kind, 'product')));
    if (!row) throw new Refusal('not-found');
    const { listings: listing, enterprises: enterprise } = row;
    mustActFor(ctx.actor, listing.enterpriseId);
    const draft = listing.draft as ListingDraft;
    const known = await readListingReference(tx, ctx, draft.fields.category);
    const read = readListing(draft, known);
    const pictures = await tx
      .select()
      .from(photographs)
      .where(and(eq(photographs.listingId, id), isNull(photographs.removedAt)))
      .orderBy(asc(photographs.position));
    const named = draft.credentials.map(({ evidence }) => evidence).filter((evidence) => z.uuid().safeParse(evidence).success);
    const isNamed = sql`${enterpriseFiles.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(named)}::jsonb))`;
    // The latest, and before them those that the draft names: one that is no longer offered would be lost with the next save.
    const files = await tx
      .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
      .from(enterpriseFiles)
      .where(eq(enterpriseFiles.enterpriseId, listing.enterpriseId))
      .orderBy(desc(isNamed), desc(enterpriseFiles.uploadedAt))
      .limit(100);
    const [last] = await tx
      .select({ status: listingReviews.status, reasons: listingReviews.reasons })
      .from(listingReviews)
      .where(eq(listingReviews.listingId, id))
      .orderBy(desc(listingReviews.submittedAt))
      .limit(1);
    return {
      ...{ id, version: listing.version, state: listing.state, draft },
      enterprise: { name: enterprise.name, ref: enterprise.ref },
      productRef: row.products?.ref ?? null,
      faults: read.faults,
      completeness: completeness(read.listing, known.definitions),
      definitions: known.definitions,
      categories: known.categoryNames,
      units: known.units.map(({ zh }) => zh),
      photographs: pictures.map(({ id: picture, sizes }) => ({ id: picture, width: sizes[0]!.width, height: sizes[0]!.height })),
      files,
      reasons: listing.state === 'returned' && last?.status === 'returned' ? last.reasons : {},
    };
  });
}
