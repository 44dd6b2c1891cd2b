/**
 * Where things are: Guangxi, its 14 cities, their 111 county units.
 *
 * Codes are GB/T 2260 codes and are never re-keyed when a place is renamed: earlier names stay in `formerNames`, because
 * people go on searching for them (横县 is 横州市 since 2021).
 */
import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { oneOf } from './columns.ts';

export const regionKinds = ['region', 'city', 'county'] as const;

export const regions = pgTable(
  'regions',
  {
    code: text().primaryKey(),
    kind: text({ enum: regionKinds }).notNull(),
    parentCode: text().references((): AnyPgColumn => regions.code),
    zh: text().notNull(),
    /** Without 市, 县, 区. */
    short: text().notNull(),
    en: text().notNull(),
    vi: text(),
    /** Zhuang, only where two references agree. */
    za: text(),
    pinyin: text().notNull(),
    /** The letters of a city's number plates: 桂A. */
    plate: text(),
    formerNames: text().array().notNull().default([]),
    /** What the source says of the earlier name, in its words. */
    formerNote: text(),
  },
  (t) => [
    oneOf('regions_kind_known', t.kind, regionKinds),
    check('regions_code_is_gbt_2260', sql`${t.code} ~ '^[0-9]{6}$'`),
    check('regions_parent_by_kind', sql`(${t.kind} = 'region') = (${t.parentCode} is null)`),
    index('regions_of_parent').on(t.parentCode),
  ],
);

export type Region = typeof regions.$inferSelect;
