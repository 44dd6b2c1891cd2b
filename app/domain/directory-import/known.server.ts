import { eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { attributes, categories, products, units } from '#db/schema/catalogue.ts';
import { enterprises } from '#db/schema/enterprises.ts';
import { industryDivisions, sectors } from '#db/schema/industries.ts';
import { regions } from '#db/schema/regions.ts';
import { countyKey, type Known } from './check-rows.ts';
import type { ProductRow } from './rows.ts';

/** The reference data as the checks want it. */
export async function readKnown(tx: Tx): Promise<Known> {
  const sectorRows = await tx.select({ code: sectors.code, zh: sectors.zh }).from(sectors);
  const divisions = await tx.select({ code: industryDivisions.code }).from(industryDivisions);
  const places = await tx.select().from(regions).where(isNotNull(regions.parentCode));
  const attributeRows = await tx.select().from(attributes);
  return {
    sectors: new Map(sectorRows.map(({ code, zh }) => [code, zh])),
    divisions: new Set(divisions.map(({ code }) => code)),
    cities: new Map(places.filter(({ kind }) => kind === 'city').map(({ zh, code }) => [zh, code])),
    counties: new Map(
      places.filter(({ kind }) => kind === 'county').map(({ parentCode, zh, code }) => [countyKey(parentCode ?? '', zh), code]),
    ),
    attributes: new Map(attributeRows.map((row) => [row.key, row])),
    units: await tx.select().from(units),
  };
}

/** The enterprises of the directory by ref. */
export async function readEnterprises(tx: Tx): Promise<Map<string, { readonly name: string; readonly uscc: string | null }>> {
  const rows = await tx.select({ ref: enterprises.ref, name: enterprises.name, uscc: enterprises.uscc }).from(enterprises);
  return new Map(rows.map(({ ref, ...enterprise }) => [ref, enterprise]));
}

/** The words of each product's row, in which a statement about it must be found: those of the files before those of the directory. */
export async function readWordings(tx: Tx, rows: readonly ProductRow[]): Promise<Map<string, string>> {
  const join = (words: readonly (string | null)[]) => words.filter(Boolean).join('\n');
  const stored = await tx
    .select({ ref: products.ref, name: products.name, category: categories.path, notes: products.notes })
    .from(products)
    .innerJoin(categories, eq(categories.id, products.categoryId));
  return new Map([
    ...stored.map(({ ref, name, category, notes }) => [ref, join([name, category, notes])] as const),
    ...rows.map(({ id, name, category, certifications, notes }) => [id, join([name, category, certifications, notes])] as const),
  ]);
}
