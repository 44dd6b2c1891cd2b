/**
 * Tallies: how many rows there are of a kind, kept by the database itself, so that a page that counts the directory reads a few
 * hundred rows however many there are.
 *
 * A tally is the sum of its rows. Triggers append what a statement has changed (the function `tally_of`), in its transaction, so
 * a sum is exact for whoever reads it and writers do not wait for each other; rows of one key are added up every day and after an
 * import (`compactTallies`). Only `makers` and `maker_sectors` have one row for each key, because who ranks them and who counts
 * their first product has to see the whole: writers of one enterprise's products wait for each other there.
 *
 * `open` counts what everybody may see, `published` medicines too. Nothing writes here but the triggers; `recount_tallies()`
 * counts everything anew.
 */
import { boolean, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { makerScopes } from './catalogue.ts';
import { bases } from './columns.ts';
import { enterprises } from './enterprises.ts';

/** Published products. */
export const productTallies = pgTable('product_tallies', {
  sectorCode: text().notNull(),
  cityCode: text(),
  countyCode: text(),
  basis: text({ enum: bases }).notNull(),
  makerScope: text({ enum: makerScopes }).notNull(),
  regulated: boolean().notNull(),
  products: integer().notNull(),
});

export const enterpriseTallies = pgTable('enterprise_tallies', {
  cityCode: text(),
  basis: text({ enum: bases }).notNull(),
  enterprises: integer().notNull(),
});

export const demandTallies = pgTable('demand_tallies', {
  cityCode: text(),
  basis: text({ enum: bases }).notNull(),
  demands: integer().notNull(),
});

/**
 * Credentials of enterprises and of published products: how many begin to count on a day, and how many have stopped on it. Those
 * that count on a day are the sum of all days up to it, so that they end at midnight and nobody has to do anything.
 */
export const credentialTallies = pgTable('credential_tallies', {
  /** `-infinity` for those of which no beginning is known. */
  day: date().notNull(),
  /** Whether they belong to a medicine. */
  regulated: boolean().notNull(),
  begun: integer().notNull(),
  ended: integer().notNull(),
});

/** Enterprises that have a product in the sector. */
export const sectorTallies = pgTable('sector_tallies', {
  sectorCode: text().notNull(),
  open: integer().notNull(),
  published: integer().notNull(),
});

/** Every enterprise with the number of its products, and what else its place among those of its city depends on. */
export const makers = pgTable(
  'makers',
  {
    enterpriseId: uuid()
      .primaryKey()
      .references(() => enterprises.id, { onDelete: 'cascade' }),
    cityCode: text(),
    nameSort: text().notNull(),
    open: integer().notNull(),
    published: integer().notNull(),
  },
  (t) => [
    index('makers_of_city_open').on(t.cityCode, t.open.desc().nullsFirst(), t.nameSort, t.enterpriseId),
    index('makers_of_city').on(t.cityCode, t.published.desc().nullsFirst(), t.nameSort, t.enterpriseId),
  ],
);

/** The products of an enterprise in each sector; none is the same as no row. */
export const makerSectors = pgTable(
  'maker_sectors',
  {
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id, { onDelete: 'cascade' }),
    sectorCode: text().notNull(),
    open: integer().notNull(),
    published: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.sectorCode] })],
);
