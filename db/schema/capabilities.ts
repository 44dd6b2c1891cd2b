/**
 * Capabilities: what an enterprise can do for others, whether or not it sells a product of its own.
 *
 * The profile is what buyers see as a whole; each process it offers is a row of `capabilities`, found by search like a product. Both are made
 * from an approved version of the enterprise's profile (a listing of kind `capability`) and from nothing else.
 */

import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { units } from './catalogue.ts';
import { at, id } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { regions } from './regions.ts';

/** Processes of manufacture (五轴加工, 压铸 …) under the names of the trade. */
export const processes = pgTable('processes', {
  code: text().primaryKey(),
  /** What kind of work it is: 机械加工, 铸造 … */
  family: text().notNull(),
  zh: text().notNull(),
  en: text().notNull(),
  vi: text().notNull(),
  /** Other names of it, in any language. */
  synonyms: text().array().notNull().default([]),
  position: integer().notNull(),
});

export const capabilityProfiles = pgTable('capability_profiles', {
  enterpriseId: uuid()
    .primaryKey()
    .references(() => enterprises.id),
  /** `Profile` of app/domain/catalogue/capability-profile.ts, as it was approved. */
  profile: jsonb().notNull(),
  publishedAt: at().notNull(),
});

export const capabilities = pgTable(
  'capabilities',
  {
    id: id(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    /** Place among those of the enterprise. */
    position: integer().notNull(),
    processCode: text()
      .notNull()
      .references(() => processes.code),
    /** What is special about it, in the enterprise's words; empty where nothing is. */
    detail: text().notNull(),
    nameSort: text().notNull(),
    /** Where it is done: the first plant. */
    cityCode: text()
      .notNull()
      .references(() => regions.code),
    countyCode: text().references(() => regions.code),
    materials: text().array().notNull().default([]),
    /** Grades of material among them, as groups of `grade_names`. */
    grades: text().array().notNull().default([]),
    /** The narrowest tolerance that is kept and the largest piece, as typed and as a range in the base unit of lengths (mm). */
    tolerance: text(),
    toleranceLow: numeric({ mode: 'number' }),
    toleranceHigh: numeric({ mode: 'number' }),
    size: text(),
    sizeLow: numeric({ mode: 'number' }),
    sizeHigh: numeric({ mode: 'number' }),
    monthlyCapacity: numeric({ mode: 'number' }),
    capacityUnit: text().references(() => units.code),
    batchLeast: numeric({ mode: 'number' }),
    batchMost: numeric({ mode: 'number' }),
    batchUnit: text().references(() => units.code),
    leadTimeDays: integer(),
    publishedAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('capabilities_once').on(t.enterpriseId, t.processCode, t.detail),
    index('capabilities_of_city').on(t.cityCode, t.nameSort, t.id),
    check('capabilities_capacity_whole', sql`num_nulls(${t.monthlyCapacity}, ${t.capacityUnit}) in (0, 2)`),
    check('capabilities_batch_whole', sql`(${t.batchUnit} is null) = (${t.batchLeast} is null and ${t.batchMost} is null)`),
    check('capabilities_batch', sql`${t.batchLeast} <= ${t.batchMost}`),
  ],
);
