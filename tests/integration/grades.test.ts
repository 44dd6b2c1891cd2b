/**
 * Grades of material in listings.
 *
 * 1. What was typed stays as typed; the grade it equals is kept beside it and shown with its other names, their standard and a caveat.
 * 2. From its publication on the product is found by every name of the grade, and by none of another.
 * 3. A change of the material is a change of the grade.
 */
import { eq } from 'drizzle-orm';
import { emptyDraft, type Listing } from '#app/domain/catalogue/listing.ts';
import { productDetails } from '#app/domain/catalogue/product-details.server.ts';
import { readListing } from '#app/domain/catalogue/read-listing.ts';
import { publish } from '#app/domain/listings/publish.server.ts';
import { readListingReference } from '#app/domain/listings/read-listing-reference.server.ts';
import type { Context } from '#app/platform/context.ts';
import { attributes, categoryAttributes, productAttributes, products } from '#db/schema/catalogue.ts';
import { listings } from '#db/schema/listings.ts';
import { aCategory, anEnterprise } from '#tests/support/make.ts';
import { rowsOf } from '#tests/support/reference-rows.ts';
import { anAccount } from '#tests/support/signed-in.ts';
import { test as base, expect } from '#tests/support/test.ts';

const names = rowsOf('db/seed/reference/grade-equivalences.csv');
const namesOf = (group: string) => names.filter((row) => row.group === group).map((row) => row.name!);

async function aMaterial(ctx: Context): Promise<(material: string) => Promise<void>> {
  const category = await aCategory(ctx.db, '虚构板材');
  const material = await ctx.db.query.attributes.findFirst({ where: (table, { eq }) => eq(table.key, 'material') });
  await ctx.db.insert(categoryAttributes).values({ categoryId: category.id, attributeId: material!.id, position: 0 });
  const enterprise = await anEnterprise(ctx.db, { cityCode: '450200' });
  const { id: createdBy } = await anAccount(ctx);
  const row = { enterpriseId: enterprise.id, draft: emptyDraft, createdBy, updatedAt: ctx.now() };
  const [listing] = await ctx.db.insert(listings).values(row).returning();
  const fields = { ...emptyDraft.fields, name: '示例板材', category: '虚构板材', sector: 'steel', city: '450200' };
  return async (typed) => {
    const known = await readListingReference(ctx.db, ctx, '虚构板材');
    const read: Listing = readListing({ ...emptyDraft, fields, attributes: { material: typed } }, known).listing;
    await ctx.db.transaction((tx) => publish(tx, ctx, listing!.id, read));
  };
}

const test = base.extend<{ isFound: (text: string) => Promise<boolean> }>({
  isFound: async ({ ctx }, use) => {
    await use(async (text) => {
      const query = { kind: 'product', text, where: {}, facets: [], sort: 'relevance', regulated: false, at: ctx.now() } as const;
      return (await ctx.search.search({ ...query, page: { number: 1, size: 10 } })).hits.length > 0;
    });
  },
});

test('1. as typed, and its equivalents', async ({ ctx, db }) => {
  await (await aMaterial(ctx))('SUS304 不锈钢');
  const [stored] = await db.select().from(productAttributes).innerJoin(attributes, eq(attributes.id, productAttributes.attributeId));
  expect(stored!.product_attributes).toMatchObject({ typed: 'SUS304 不锈钢', grades: ['304'] });
  const [product] = await db.select().from(products);
  const [detail] = await productDetails(ctx, [product!.ref]);
  const [shown] = detail!.attributes;
  expect(shown!.equivalents.map(({ name }) => name).sort()).toEqual(namesOf('304').sort());
  for (const { name, system, sameness, standard } of shown!.equivalents) {
    expect(standard).toBe('GB/T 20878-2007');
    expect([name, sameness]).toEqual([name, system.startsWith('GB') ? 'renamed' : 'comparable']);
  }
});

test('2. found by every name', async ({ ctx, isFound }) => {
  await (await aMaterial(ctx))('SUS304');
  for (const name of namesOf('304')) expect([name, await isFound(name)]).toEqual([name, true]);
  for (const name of ['sus 304', '06cr19ni10', '304不锈钢 示例板材']) expect([name, await isFound(name)]).toEqual([name, true]);
  for (const name of ['SUS316L', '022Cr17Ni12Mo2']) expect([name, await isFound(name)]).toEqual([name, false]);
});

test('3. another material', async ({ ctx, isFound, db }) => {
  const state = await aMaterial(ctx);
  await state('SUS304');
  await state('6061-T6');
  expect([await isFound('06Cr19Ni10'), await isFound('LD30')]).toEqual([false, true]);
  expect((await db.select({ grades: productAttributes.grades }).from(productAttributes))[0]).toEqual({ grades: ['6061'] });
});
