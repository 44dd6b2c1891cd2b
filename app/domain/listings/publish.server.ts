import { eq, sql } from 'drizzle-orm';
import { gradesIn, namesMaterial } from '#app/domain/catalogue/grades.ts';
import type { Listing } from '#app/domain/catalogue/listing.ts';
import { readGradeNames } from '#app/domain/catalogue/read-grade-names.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Tx } from '#db/client.ts';
import { attributes, categories, productAttributes, products } from '#db/schema/catalogue.ts';
import { listings, photographs } from '#db/schema/listings.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { type ClaimChange, stateClaims } from './state-claims.server.ts';

/**
 * Makes of an approved version what buyers see, in the transaction that approves it: the product, its attributes, photographs and claims,
 * and its place in the search index.
 *
 * @returns what became known of its claims.
 */
export async function publish(
  tx: Tx,
  ctx: Pick<Context, 'search' | 'now' | 'actor'>,
  listingId: string,
  listing: Listing,
): Promise<ClaimChange[]> {
  const [row] = await tx.select().from(listings).where(eq(listings.id, listingId));
  const [category] = await tx.select().from(categories).where(eq(categories.path, listing.category!));
  const now = ctx.now();
  const values = {
    name: listing.name!,
    nameSort: nameSort(listing.name!),
    brand: listing.brand,
    sectorCode: listing.sector!,
    categoryId: category!.id,
    divisionCode: listing.division,
    cityCode: listing.city,
    countyCode: listing.county,
    notes: listing.notes,
    applications: [...listing.applications],
    standards: [...listing.standards],
    exportMarkets: [...listing.exportMarkets],
    hsCode: listing.hsCode,
    capacity: listing.capacity,
    capacityUnit: listing.capacityUnit,
    capacityPeriod: listing.capacityPeriod,
    minimumOrder: listing.minimumOrder,
    minimumOrderUnit: listing.minimumOrderUnit,
    leadTimeDays: listing.leadTimeDays,
    contractManufacturing: listing.contractManufacturing,
    regulated: await regulationOf(tx, category!.id),
    basis: 'declared' as const,
    status: 'published' as const,
    updatedAt: now,
  };
  const productId = row!.productId ?? (await newProduct(tx, row!.enterpriseId, values, now));
  if (row!.productId) await tx.update(products).set(values).where(eq(products.id, productId));
  else await tx.update(listings).set({ productId }).where(eq(listings.id, listingId));

  await tx.delete(productAttributes).where(eq(productAttributes.productId, productId));
  const stated = Object.entries(listing.attributes);
  if (stated.length > 0) {
    const known = new Map((await tx.select({ id: attributes.id, key: attributes.key }).from(attributes)).map(({ id, key }) => [key, id]));
    const grades = await readGradeNames(tx);
    await tx.insert(productAttributes).values(
      stated.map(([key, value]) => ({
        ...{ productId, attributeId: known.get(key)!, ...value, basis: 'declared' as const },
        grades: namesMaterial(key) ? gradesIn(value.typed, dayOf(now), grades) : [],
      })),
    );
  }
  await tx.execute(sql`update ${photographs} set published_at = ${now.toISOString()}::timestamptz
    where listing_id = ${listingId} and published_at is null and removed_at is null`);
  const claims = await stateClaims(tx, ctx, { listingId, productId }, listing.credentials);
  await ctx.search.refresh(tx, 'product', [productId]);
  await ctx.search.refresh(tx, 'enterprise', [row!.enterpriseId]);
  return claims;
}

type Values = Omit<typeof products.$inferInsert, 'ref' | 'makerScope' | 'enterpriseId' | 'publishedAt'>;

async function newProduct(tx: Tx, enterpriseId: string, values: Values, now: Date): Promise<string> {
  const [made] = await tx
    .insert(products)
    .values({
      ...values,
      ref: sql`'P' || nextval('product_refs')`,
      enterpriseId,
      makerScope: 'enterprise',
      publishedAt: now,
      createdAt: now,
    })
    .returning({ id: products.id });
  return made!.id;
}

/** A category in which one product is regulated is a regulated one: every category comes with products of the directory. */
async function regulationOf(tx: Tx, categoryId: string): Promise<'drug' | null> {
  const [one] = await tx
    .select({ regulated: products.regulated })
    .from(products)
    .where(sql`${products.categoryId} = ${categoryId} and ${products.regulated} is not null`)
    .limit(1);
  return one?.regulated ?? null;
}
