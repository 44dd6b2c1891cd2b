/**
 * Demands (需求): what somebody wants to buy.
 *
 * A seeded demand was published elsewhere, in the year its source gives, and is shown as a record of the past, never as an
 * open invitation. Money is integer fen (CNY).
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bases, createdAt, id, oneOf, provenance } from './columns.ts';
import { sectors } from './industries.ts';
import { regions } from './regions.ts';

export const demandKinds = ['tender', 'intent', 'order', 'interest', 'standing', 'framework', 'policy'] as const;
export const buyerTypes = ['enterprise', 'government', 'hospital', 'public', 'overseas', 'school', 'park', 'soe'] as const;
export const datePrecisions = ['year', 'month', 'day'] as const;

export const demands = pgTable(
  'demands',
  {
    id: id(),
    ref: text().notNull(),
    kind: text({ enum: demandKinds }).notNull(),
    title: text().notNull(),
    buyer: text(),
    buyerType: text({ enum: buyerTypes }).notNull(),
    cityCode: text().references(() => regions.code),
    /** The place as printed, also where it is outside Guangxi. */
    place: text(),
    wantedProduct: text().notNull(),
    sectorCode: text().references(() => sectors.code),
    quantity: text(),
    budgetFen: bigint({ mode: 'number' }),
    /** First day of the period in which it was published, exact to `publishedPrecision`. */
    publishedOn: date(),
    publishedPrecision: text({ enum: datePrecisions }),
    projectNumber: text(),
    method: text(),
    deliveryTerm: text(),
    reservedForSmes: boolean(),
    notes: text(),
    ...provenance(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('demands_ref').on(t.ref),
    index('demands_newest').on(t.publishedOn.desc().nullsLast(), t.ref),
    index('demands_of_sector').on(t.sectorCode),
    index('demands_of_city').on(t.cityCode),
    oneOf('demands_kind_known', t.kind, demandKinds),
    oneOf('demands_buyer_type_known', t.buyerType, buyerTypes),
    oneOf('demands_basis_known', t.basis, bases),
    check('demands_date_has_precision', sql`(${t.publishedOn} is null) = (${t.publishedPrecision} is null)`),
    check('demands_budget_positive', sql`${t.budgetFen} > 0`),
  ],
);

export type Demand = typeof demands.$inferSelect;
