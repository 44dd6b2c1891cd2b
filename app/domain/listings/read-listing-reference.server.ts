import { asc, eq } from 'drizzle-orm';
import type { ListingReference } from '#app/domain/catalogue/read-listing.ts';
import type { Context } from '#app/platform/context.ts';
import type { Db, Tx } from '#db/client.ts';
import { attributes, categories, categoryAttributes, units } from '#db/schema/catalogue.ts';

export type Definition = Pick<
  typeof attributes.$inferSelect,
  'id' | 'key' | 'type' | 'dimension' | 'least' | 'most' | 'choices' | 'zh' | 'en' | 'vi'
>;
export type CategoryName = { readonly path: string; readonly zh: string; readonly en: string | null; readonly vi: string | null };
export type FullListingReference = Omit<ListingReference, 'definitions'> & {
  readonly definitions: readonly Definition[];
  /** In the order of their paths. */
  readonly categoryNames: readonly CategoryName[];
};

/** What a listing of this category may refer to. @param category its path; '' before it was chosen. */
export async function readListingReference(
  db: Db | Tx,
  { reference }: Pick<Context, 'reference'>,
  category: string,
): Promise<FullListingReference> {
  const categoryNames = await db
    .select({ path: categories.path, zh: categories.zh, en: categories.en, vi: categories.vi })
    .from(categories)
    .orderBy(asc(categories.path));
  const definitions = await db
    .select({
      ...{ id: attributes.id, key: attributes.key, type: attributes.type, dimension: attributes.dimension },
      ...{ least: attributes.least, most: attributes.most, choices: attributes.choices },
      ...{ zh: attributes.zh, en: attributes.en, vi: attributes.vi },
    })
    .from(categoryAttributes)
    .innerJoin(attributes, eq(attributes.id, categoryAttributes.attributeId))
    .innerJoin(categories, eq(categories.id, categoryAttributes.categoryId))
    .where(eq(categories.path, category))
    .orderBy(asc(categoryAttributes.position));
  const places = [...reference.placeByCode.values()];
  return {
    categoryNames,
    definitions,
    categories: new Set(categoryNames.map(({ path }) => path)),
    units: await db.select().from(units),
    sectors: new Set(reference.sectors.map(({ code }) => code)),
    divisions: new Set([...reference.divisionsOfSector.values()].flat().map(({ code }) => code)),
    cities: new Set(reference.cities.map(({ code }) => code)),
    counties: new Map(places.filter(({ kind }) => kind === 'county').map(({ code, parentCode }) => [code, parentCode!])),
  };
}
