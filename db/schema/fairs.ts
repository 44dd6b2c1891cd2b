/**
 * Fairs (展会): one row per edition. Dates are those of the source; an edition of which only the year is known has no dates.
 */
import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns.ts';
import { regions } from './regions.ts';

export const fairs = pgTable(
  'fairs',
  {
    id: id(),
    /** caexpo-22: the series and the number of the edition. */
    ref: text().notNull(),
    series: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    /** As printed: 第22届. */
    edition: text(),
    year: integer(),
    startsOn: date(),
    endsOn: date(),
    cityCode: text().references(() => regions.code),
    /** The city as printed, also where it is outside Guangxi. */
    place: text(),
    venue: text(),
    organiser: text(),
    exhibitors: integer(),
    booths: integer(),
    areaM2: integer(),
    theme: text(),
    notes: text(),
    /** Addresses or, in a few rows, the title of the publication. */
    source: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('fairs_ref').on(t.ref),
    index('fairs_by_date').on(t.startsOn),
    index('fairs_of_series').on(t.series, t.year),
    check('fairs_dates_in_order', sql`${t.startsOn} <= ${t.endsOn}`),
  ],
);

export type Fair = typeof fairs.$inferSelect;
