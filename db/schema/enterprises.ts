/**
 * Enterprises: who makes things.
 *
 * A seeded enterprise was read in public sources and has not confirmed anything; `uscc` is its identity where it is known,
 * and a name is never one (two firms may share it). `ref` is the number in its address: the dataset's id for seeded rows.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgSequence, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bases, createdAt, id, oneOf, provenance } from './columns.ts';
import { regions } from './regions.ts';

/** Numbers of enterprises that registered here, far above those of the dataset: E100001, E100002 … */
export const enterpriseNumbers = pgSequence('enterprise_numbers', { startWith: 100_001 });

export const enterprises = pgTable(
  'enterprises',
  {
    id: id(),
    ref: text().notNull(),
    name: text().notNull(),
    /** Key for sorting by pinyin, made by `search/analysis`; never shown. */
    nameSort: text().notNull(),
    /** 统一社会信用代码 (GB 32100-2015); null while unknown. */
    uscc: text(),
    cityCode: text().references(() => regions.code),
    countyCode: text().references(() => regions.code),
    /** What it makes, as the source words it. */
    mainProduct: text(),
    /** Whether `mainProduct` names medicines, which may be shown only with an information-service certificate (domain.md §8.1). */
    mainProductRegulated: boolean().notNull().default(false),
    ...provenance(),
    createdAt: createdAt(),
    updatedAt: at().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('enterprises_ref').on(t.ref),
    uniqueIndex('enterprises_uscc').on(t.uscc).where(sql`${t.uscc} is not null`),
    index('enterprises_by_name').on(t.nameSort, t.id),
    index('enterprises_of_city').on(t.cityCode, t.nameSort, t.id),
    check('enterprises_uscc_alphabet', sql`${t.uscc} ~ '^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$'`),
    check('enterprises_county_has_city', sql`${t.countyCode} is null or ${t.cityCode} is not null`),
    oneOf('enterprises_basis_known', t.basis, bases),
  ],
);

export type Enterprise = typeof enterprises.$inferSelect;
