import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type ListingDraft, sentBy } from '#app/domain/catalogue/listing.ts';
import { draftOf } from '#app/domain/listings/draft-of.ts';
import { publishedListing } from '#app/domain/listings/published-listing.server.ts';
import { type Definition, readListingReference } from '#app/domain/listings/read-listing-reference.server.ts';
import { asActor } from '#app/platform/as-actor.server.ts';
import type { Context } from '#app/platform/context.ts';
import { Refusal } from '#app/platform/refusal.ts';
import type { Tx } from '#db/client.ts';
import { attributes, categories, products, type units } from '#db/schema/catalogue.ts';
import { enterpriseFiles, listings } from '#db/schema/listings.ts';
import { ownEnterpriseForSheets } from './own-enterprise-for-sheets.server.ts';
import { ownNumber, systemNumber } from './sheet-columns.ts';

/** What a sheet of products of an enterprise is made from, with its products or without. */
export type ProductSheet = {
  readonly enterprise: string;
  /** Its path; '' for a sheet of all. */
  readonly category: string;
  readonly definitions: readonly Definition[];
  readonly units: readonly (typeof units.$inferSelect)[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** Of each product, what is typed of it, by the names of columns. */
  readonly products: readonly Readonly<Record<string, string>>[];
  /** Columns for so many credentials. */
  readonly credentials: number;
};

export const mostExported = 10_000;
const mostFilesOffered = 200;
const spareCredentials = 2;

/**
 * @param category its path; '' for all, which only an export can be of.
 * @param filled with the products of the category that the enterprise has, the published and the drafts, by its own numbers.
 * @throws Refusal not-found where the enterprise is not one's own, or there is no such category; too-many for one sheet.
 */
export async function readProductSheet(ctx: Context, enterpriseRef: string, category: string, filled: boolean): Promise<ProductSheet> {
  const enterprise = await ownEnterpriseForSheets(ctx, enterpriseRef);
  return asActor(ctx, async (tx) => {
    const known = await readListingReference(tx, ctx, category);
    if (category === '' ? !filled : !known.categories.has(category)) throw new Refusal('not-found');
    const found = filled ? [...(await ownListings(tx, enterprise.id, category)), ...(await unopened(tx, enterprise.id, category))] : [];
    if (found.length > mostExported) throw new Refusal('too-many');
    const used = [...new Set(found.flatMap(({ draft }) => Object.keys(draft.attributes)))];
    const others = await definitionsOf(
      tx,
      used.filter((key) => !known.definitions.some((one) => one.key === key)),
    );
    const files = await tx
      .select({ id: enterpriseFiles.id, name: enterpriseFiles.name })
      .from(enterpriseFiles)
      .where(eq(enterpriseFiles.enterpriseId, enterprise.id))
      .orderBy(desc(enterpriseFiles.uploadedAt))
      .limit(mostFilesOffered);
    return {
      ...{ enterprise: enterprise.name, category, files },
      definitions: [...known.definitions, ...others],
      units: known.units as ProductSheet['units'],
      products: found.map(({ number, own, draft }) => ({ ...sentBy(draft), [systemNumber]: number, [ownNumber]: own ?? '' })),
      credentials: Math.max(spareCredentials, ...found.map(({ draft }) => draft.credentials.length)),
    };
  });
}

type Own = { readonly number: string; readonly own: string | null; readonly draft: ListingDraft };

async function ownListings(tx: Tx, enterpriseId: string, category: string): Promise<Own[]> {
  const rows = await tx
    .select({ id: listings.id, own: listings.ownNumber, draft: listings.draft, ref: products.ref })
    .from(listings)
    .leftJoin(products, eq(products.id, listings.productId))
    .where(
      and(
        eq(listings.enterpriseId, enterpriseId),
        eq(listings.kind, 'product'),
        category === '' ? undefined : sql`${listings.draft} -> 'fields' ->> 'category' = ${category}`,
      ),
    )
    .orderBy(asc(listings.ownNumber), asc(listings.createdAt), asc(listings.id))
    .limit(mostExported + 1);
  return rows.map(({ id, ref, own, draft }) => ({ number: ref ?? id, own, draft: draft as ListingDraft }));
}

async function unopened(tx: Tx, enterpriseId: string, category: string): Promise<Own[]> {
  const rows = await tx
    .select({ id: products.id, ref: products.ref })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .leftJoin(listings, eq(listings.productId, products.id))
    .where(
      and(
        ...[eq(products.enterpriseId, enterpriseId), eq(products.status, 'published'), isNull(listings.id)],
        category === '' ? undefined : eq(categories.path, category),
      ),
    )
    .orderBy(asc(products.ref))
    .limit(mostExported + 1);
  const own: Own[] = [];
  for (const { id, ref } of rows) own.push({ number: ref, own: null, draft: draftOf((await publishedListing(tx, id))!) });
  return own;
}

/** Attributes that drafts have although their category has not. */
async function definitionsOf(tx: Tx, keys: readonly string[]): Promise<Definition[]> {
  return keys.length === 0
    ? []
    : tx
        .select()
        .from(attributes)
        .where(inArray(attributes.key, [...keys]))
        .orderBy(asc(attributes.key));
}
