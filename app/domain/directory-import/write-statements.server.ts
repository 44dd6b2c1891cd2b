import { and, eq, ne } from 'drizzle-orm';
import { gradesIn, namesMaterial } from '#app/domain/catalogue/grades.ts';
import { readGradeNames } from '#app/domain/catalogue/read-grade-names.server.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Tx } from '#db/client.ts';
import { productAttributes, products } from '#db/schema/catalogue.ts';
import type { Known } from './check-rows.ts';
import { readTyped } from './read-typed.ts';
import type { AttributeRow, CapabilityRow } from './rows.ts';
import { upsert } from './upsert.server.ts';

/** What was read out of products' rows has the provenance of those rows. */
async function readProducts(tx: Tx) {
  const { id, ref, source, sourceTitle, basis } = products;
  return new Map((await tx.select({ id, ref, source, sourceTitle, basis }).from(products)).map((product) => [product.ref, product]));
}

/**
 * @param settled whether all rows of the file were read, so that what is missing has been taken out on purpose.
 * @returns ids of the products of which something else is said now.
 */
export async function writeAttributes(tx: Tx, rows: readonly AttributeRow[], known: Known, settled: boolean, now: Date): Promise<string[]> {
  const of = await readProducts(tx);
  const names = await readGradeNames(tx);
  const values = rows.flatMap(({ product_id, attribute, value }) => {
    const product = of.get(product_id);
    const definition = known.attributes.get(attribute);
    const read = definition && readTyped(value, definition, known.units);
    if (!product || !definition || !read || 'reason' in read) return [];
    const { id: productId, source, sourceTitle, basis } = product;
    const grades = namesMaterial(attribute) ? gradesIn(read.typed, dayOf(now), names) : [];
    return [{ productId, attributeId: definition.id, ...read, grades, source, sourceTitle, basis }];
  });
  const changed = await upsert(tx, productAttributes, [productAttributes.productId, productAttributes.attributeId], values);
  if (!settled) return changed;

  const said = new Set(values.map(({ productId, attributeId }) => `${productId} ${attributeId}`));
  const there = await tx.select().from(productAttributes).where(ne(productAttributes.basis, 'declared'));
  const unsaid = there.filter(({ productId, attributeId }) => !said.has(`${productId} ${attributeId}`));
  for (const { productId, attributeId } of unsaid) {
    await tx
      .delete(productAttributes)
      .where(and(eq(productAttributes.productId, productId), eq(productAttributes.attributeId, attributeId)));
  }
  return [...changed, ...unsaid.map(({ productId }) => productId)];
}

/** Uses and capacities stand in columns of the product itself; a product of which the file says nothing loses them. */
export async function writeCapabilities(tx: Tx, rows: readonly CapabilityRow[], settled: boolean, now: Date): Promise<string[]> {
  const said = new Map(rows.map((row) => [row.product_id, row]));
  const { id, ref, applications, capacity, capacityUnit, capacityPeriod } = products;
  const there = await tx
    .select({ id, ref, applications, capacity, capacityUnit, capacityPeriod })
    .from(products)
    .where(ne(products.basis, 'declared'));
  const changed: string[] = [];
  for (const { id, ref, ...stored } of there) {
    const row = said.get(ref);
    if (!row && !settled) continue;
    const wanted = {
      applications: row?.applications?.split(';') ?? [],
      capacity: row?.capacity ? Number(row.capacity) : null,
      capacityUnit: row?.capacity_unit ?? null,
      capacityPeriod: row?.capacity_period ?? null,
    };
    if (JSON.stringify(wanted) === JSON.stringify(stored)) continue;
    await tx
      .update(products)
      .set({ ...wanted, updatedAt: now })
      .where(eq(products.id, id));
    changed.push(id);
  }
  return changed;
}
