/**
 * How industry is divided: the platform's own sectors, the divisions of GB/T 4754, and the official chains that Guangxi has
 * announced over the years, each with its year and source. A sector maps to divisions and to chains; products name a sector.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

export const sectors = pgTable('sectors', {
  code: text().primaryKey(),
  zh: text().notNull(),
  en: text().notNull(),
  vi: text().notNull(),
  position: integer().notNull(),
});

/** Divisions (大类) of GB/T 4754, e.g. C13, with the year of the standard. */
export const industryDivisions = pgTable(
  'industry_divisions',
  { code: text().primaryKey(), zh: text().notNull(), standard: text().notNull() },
  (t) => [check('industry_divisions_code', sql`${t.code} ~ '^[A-T][0-9]{2}$'`)],
);

export const sectorDivisions = pgTable(
  'sector_divisions',
  {
    sectorCode: text()
      .notNull()
      .references(() => sectors.code),
    divisionCode: text()
      .notNull()
      .references(() => industryDivisions.code),
  },
  (t) => [primaryKey({ columns: [t.sectorCode, t.divisionCode] })],
);

/** An officially announced division of Guangxi's industry: 7+4, 4+N, the nine directions of light industry … */
export const taxonomies = pgTable('taxonomies', {
  id: text().primaryKey(),
  zh: text().notNull(),
  en: text(),
  /** Year of the announcement; null where the source gives none. */
  year: integer(),
  validity: text(),
  source: text().notNull(),
  /** Whether the text of the page itself was read. */
  verified: boolean().notNull(),
  position: integer().notNull(),
});

export const taxonomyChains = pgTable(
  'taxonomy_chains',
  {
    taxonomyId: text()
      .notNull()
      .references(() => taxonomies.id),
    code: text().notNull(),
    zh: text().notNull(),
    en: text(),
    groupZh: text(),
    groupEn: text(),
    /** Cities the announcement names for this chain. */
    cityCodes: text().array().notNull().default([]),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.taxonomyId, t.code] })],
);

export const sectorChains = pgTable(
  'sector_chains',
  {
    sectorCode: text()
      .notNull()
      .references(() => sectors.code),
    taxonomyId: text().notNull(),
    chainCode: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sectorCode, t.taxonomyId, t.chainCode] }),
    foreignKey({ columns: [t.taxonomyId, t.chainCode], foreignColumns: [taxonomyChains.taxonomyId, taxonomyChains.code] }),
  ],
);
