import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { regulations } from '#db/schema/catalogue.ts';
import { credentialKinds, credentialLevels } from '#db/schema/credentials.ts';
import type { HonourTable } from './honours.ts';

/** The release's own tables of true data. Read from the source tree: only command-line programs load them. */
const folder = new URL('../../../db/seed/reference/', import.meta.url);

export const readReferenceText = (name: string) => readFile(new URL(name, folder), 'utf8');

/** A table of the release itself: anything wrong in it is a bug, so it throws. */
export async function readReferenceTable<S extends z.ZodType>(name: string, row: S): Promise<z.output<S>[]> {
  const parsed = z.array(row).safeParse(parse(await readReferenceText(name), { columns: true, bom: true, trim: true }));
  if (!parsed.success) throw new Error(`db/seed/reference/${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

const orNull = z.string().transform((value) => value || null);
export const numberOrNull = z.string().transform((value) => (value === '' ? null : Number(value)));

const familyRow = z.object({
  pattern: z.string().transform((source) => new RegExp(source)),
  family: z.string().min(1),
  kind: z.enum(credentialKinds),
  level: z.enum(credentialLevels),
  issuer: orNull,
  years: numberOrNull,
  years_basis: orNull,
  bearer: z.enum(['enterprise', '']),
});

export async function readHonourTable(): Promise<HonourTable> {
  const rows = await readReferenceTable('honour-families.csv', familyRow);
  const edition = z.object({ family: z.string(), edition: z.string(), date: z.string(), source: z.string() });
  return {
    families: rows.map(({ years_basis, bearer, ...row }) => ({ ...row, yearsBasis: years_basis, ofEnterprises: bearer === 'enterprise' })),
    editions: await readReferenceTable('honour-editions.csv', edition),
  };
}

/** Which categories of which sector fall under the rules for medicines (domain.md §8.1). */
export const readRegulatedCategories = () =>
  readReferenceTable('regulated-categories.csv', z.object({ sector: z.string(), category: z.string(), regulation: z.enum(regulations) }));

export const readCategoryNames = () =>
  readReferenceTable('category-names.csv', z.object({ zh: z.string(), en: z.string(), vi: z.string() }));
