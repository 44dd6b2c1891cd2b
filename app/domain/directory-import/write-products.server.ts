import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import { countyKey, type Known } from './check-rows.ts';
import { ensureCategories } from './ensure-categories.server.ts';
import { readRegulatedCategories } from './reference-files.server.ts';
import type { ProductRow } from './rows.ts';
import { upsert } from './upsert.server.ts';

/** A new product is published at once; one that is there keeps its status and the day on which it was published. */
export async function writeProducts(tx: Tx, rows: readonly ProductRow[], known: Known, now: Date): Promise<string[]> {
  const categoryIds = await ensureCategories(
    tx,
    rows.map((row) => row.category),
  );
  const makers = await tx.select({ ref: enterprises.ref, id: enterprises.id }).from(enterprises);
  const makerIds = new Map(makers.map(({ ref, id }) => [ref, id]));
  const regulated = await readRegulatedCategories();

  const values = rows.map((row) => {
    const cityCode = row.city === null ? null : (known.cities.get(row.city) ?? null);
    const categoryId = categoryIds.get(row.category);
    if (!categoryId) throw new Error(`no category ${row.category}`);
    return {
      ref: row.id,
      name: row.name,
      nameSort: nameSort(row.name),
      brand: row.brand,
      enterpriseId: row.enterprise_id === null ? null : (makerIds.get(row.enterprise_id) ?? null),
      enterpriseAsPrinted: row.enterprise_as_printed,
      makerScope: row.scope,
      sectorCode: row.sector,
      categoryId,
      divisionCode: row.gb4754,
      cityCode,
      countyCode: cityCode && row.county ? (known.counties.get(countyKey(cityCode, row.county)) ?? null) : null,
      notes: row.notes,
      regulated: regulated.find((rule) => rule.sector === row.sector && isWithin(row.category, rule.category))?.regulation ?? null,
      status: 'published' as const,
      publishedAt: now,
      source: row.source,
      sourceTitle: row.source_title,
      basis: row.basis,
    };
  });
  return upsert(tx, products, [products.ref], values, { onInsert: ['status', 'publishedAt'], now });
}

const isWithin = (path: string, category: string) => path === category || path.startsWith(`${category}/`);
