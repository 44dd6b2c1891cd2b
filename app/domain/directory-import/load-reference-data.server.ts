/**
 * The true data of every installation: places, sectors and industries, official chains, units, attributes, grades of material, processes.
 *
 * It is the release's own and may be loaded over itself at every start: what is the same is not touched, what a release has
 * changed is changed, and nothing is ever removed, because rows of people may refer to it. An attribute, or the attributes of a category,
 * that an administrator has changed are theirs from then on: the journal says which.
 */
import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import { processes } from '#db/schema/capabilities.ts';
import { attributes, attributeTypes, categoryAttributes, gradeNames, gradeSamenesses, units } from '#db/schema/catalogue.ts';
import { industryDivisions, sectorChains, sectorDivisions, sectors, taxonomies, taxonomyChains } from '#db/schema/industries.ts';
import { journal } from '#db/schema/journal.ts';
import { regions } from '#db/schema/regions.ts';
import { ensureCategories } from './ensure-categories.server.ts';
import { chainsFile, chainsOfSectors, chainsOfTaxonomies, taxonomyRows } from './read-chains.ts';
import { readRegions } from './read-regions.ts';
import { numberOrNull, readReferenceTable, readReferenceText } from './reference-files.server.ts';
import { upsert } from './upsert.server.ts';

export async function loadReferenceData(tx: Tx): Promise<void> {
  await loadRegions(tx);
  await loadIndustries(tx);
  await loadUnitsAndAttributes(tx);
  await upsert(
    tx,
    gradeNames,
    [gradeNames.grade, gradeNames.system, gradeNames.name],
    await readReferenceTable('grade-equivalences.csv', gradeRow),
  );
  await upsert(
    tx,
    processes,
    [processes.code],
    (await readReferenceTable('processes.csv', processRow)).map((row, position) => ({ ...row, position })),
  );
}

async function loadRegions(tx: Tx) {
  const all = readRegions(JSON.parse(await readReferenceText('regions.json')));
  for (const kind of ['region', 'city', 'county'] as const) {
    await upsert(
      tx,
      regions,
      [regions.code],
      all.filter((place) => place.kind === kind),
    );
  }
}

async function loadIndustries(tx: Tx) {
  const file = chainsFile.parse(JSON.parse(await readReferenceText('industry_chains.json')));
  const divisions = Object.entries(file.gb4754_2017_divisions).map(([code, zh]) => ({ code, zh, standard: 'GB/T 4754-2017' }));
  const sectorRows = file.platform_sectors.map(({ code, zh, en, vi }, position) => ({ code, zh, en, vi, position }));
  await upsert(tx, industryDivisions, [industryDivisions.code], divisions);
  await upsert(tx, sectors, [sectors.code], sectorRows);
  await upsert(
    tx,
    sectorDivisions,
    [sectorDivisions.sectorCode, sectorDivisions.divisionCode],
    file.platform_sectors.flatMap((sector) => sector.gb4754_divisions.map((divisionCode) => ({ sectorCode: sector.code, divisionCode }))),
  );

  const cityCodes = new Map((await tx.select({ zh: regions.zh, code: regions.code }).from(regions)).map(({ zh, code }) => [zh, code]));
  await upsert(tx, taxonomies, [taxonomies.id], taxonomyRows(file));
  await upsert(tx, taxonomyChains, [taxonomyChains.taxonomyId, taxonomyChains.code], chainsOfTaxonomies(file, cityCodes));
  await upsert(tx, sectorChains, [sectorChains.sectorCode, sectorChains.taxonomyId, sectorChains.chainCode], chainsOfSectors(file));
}

const unitRow = z.object({
  code: z.string().min(1),
  dimension: z.string().min(1),
  factor: z.coerce.number().positive(),
  shift: z.coerce.number(),
  zh: z.string().min(1),
  en: z.string().min(1),
});

const attributeRow = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  vi: z.string().min(1),
  type: z.enum(attributeTypes),
  dimension: z.string().transform((value) => value || null),
  least: numberOrNull,
  most: numberOrNull,
  choices: z.string().transform((value) => (value === '' ? [] : value.split(';'))),
});

const dayOrNull = z.union([z.literal('').transform(() => null), z.iso.date()]);

const gradeRow = z
  .object({
    group: z.string().min(1),
    system: z.string().min(1),
    name: z.string().min(1),
    sameness: z.enum(gradeSamenesses),
    valid_from: dayOrNull,
    valid_to: dayOrNull,
    standard: z.string().min(1),
  })
  .transform(({ group: grade, valid_from: validFrom, valid_to: validTo, ...row }) => ({ ...row, grade, validFrom, validTo }));

const processRow = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  family: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  vi: z.string().min(1),
  synonyms: z.string().transform((value) => (value === '' ? [] : value.split(';'))),
});

const categoryAttributeRow = z.object({ category: z.string().min(1), attributes: z.string().min(1) });

async function loadUnitsAndAttributes(tx: Tx) {
  await upsert(tx, units, [units.code], await readReferenceTable('units.csv', unitRow));
  const before = new Map((await tx.select({ id: attributes.id, key: attributes.key }).from(attributes)).map(({ id, key }) => [key, id]));
  const theirs = await changedByPeople(tx);
  const attributeRows = await readReferenceTable('attributes.csv', attributeRow);
  await upsert(
    tx,
    attributes,
    [attributes.key],
    attributeRows.filter(({ key }) => !theirs.has(before.get(key) ?? '')),
  );

  const lists = await readReferenceTable('category-attributes.csv', categoryAttributeRow);
  const categoryIds = await ensureCategories(
    tx,
    lists.map(({ category }) => category),
  );
  const known = await tx.select({ id: attributes.id, key: attributes.key }).from(attributes);
  const attributeIds = new Map(known.map(({ id, key }) => [key, id]));
  const rows = lists.flatMap(({ category, attributes: keys }) =>
    keys.split(';').map((key, position) => {
      const [categoryId, attributeId] = [categoryIds.get(category), attributeIds.get(key)];
      if (!categoryId || !attributeId) throw new Error(`db/seed/reference/category-attributes.csv: ${category} names ${key}`);
      return { categoryId, attributeId, position };
    }),
  );
  await upsert(
    tx,
    categoryAttributes,
    [categoryAttributes.categoryId, categoryAttributes.attributeId],
    rows.filter(({ categoryId }) => !theirs.has(categoryId)),
  );
}

/** Ids of the attributes and categories that somebody has defined or changed here. */
async function changedByPeople(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectDistinct({ id: journal.subjectId })
    .from(journal)
    .where(inArray(journal.subject, ['attribute', 'category']));
  return new Set(rows.map(({ id }) => id));
}
