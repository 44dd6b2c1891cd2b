import { and, eq, isNull } from 'drizzle-orm';
import type { ListedValue, Listing } from '#app/domain/catalogue/listing.ts';
import type { Tx } from '#db/client.ts';
import { attributes, categories, productAttributes, products } from '#db/schema/catalogue.ts';
import { claims, claimVersions, listings } from '#db/schema/listings.ts';

/** What buyers see of a product, as a listing; null where there is none. */
export async function publishedListing(tx: Tx, productId: string): Promise<Listing | null> {
  const [row] = await tx
    .select()
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(eq(products.id, productId));
  if (!row) return null;
  const product = row.products;
  const values = await tx
    .select({
      key: attributes.key,
      typed: productAttributes.typed,
      low: productAttributes.low,
      high: productAttributes.high,
      unitCode: productAttributes.unitCode,
    })
    .from(productAttributes)
    .innerJoin(attributes, eq(attributes.id, productAttributes.attributeId))
    .where(eq(productAttributes.productId, productId));
  const stated = await tx
    .select()
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(claimVersions, and(eq(claimVersions.claimId, claims.id), isNull(claimVersions.knownTo)))
    .where(eq(listings.productId, productId))
    .orderBy(claims.kind, claims.title);
  return {
    name: product.name,
    brand: product.brand,
    category: row.categories.path,
    sector: product.sectorCode,
    division: product.divisionCode,
    city: product.cityCode,
    county: product.countyCode,
    hsCode: product.hsCode,
    standards: product.standards,
    applications: product.applications,
    capacity: product.capacity,
    capacityUnit: product.capacityUnit,
    capacityPeriod: product.capacityPeriod,
    minimumOrder: product.minimumOrder,
    minimumOrderUnit: product.minimumOrderUnit,
    leadTimeDays: product.leadTimeDays,
    contractManufacturing: product.contractManufacturing,
    exportMarkets: product.exportMarkets,
    notes: product.notes,
    attributes: Object.fromEntries(values.map(({ key, ...value }): [string, ListedValue] => [key, value])),
    credentials: stated
      .filter(({ claim_versions }) => claim_versions.state !== 'withdrawn')
      .map(({ claims: { kind, title, number, evidenceFileId }, claim_versions: { issuer, validFrom, validTo } }) => ({
        ...{ kind, title, number, issuer, validFrom, validTo },
        evidence: evidenceFileId,
      })),
  };
}
