import { type AnyColumn, sql } from 'drizzle-orm';
import { check, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that many tables share. Functions, because Drizzle binds a column to the one table that uses it. */
export const id = () => uuid().primaryKey().defaultRandom();
export const at = () => timestamp({ withTimezone: true });
export const createdAt = () => at().notNull().defaultNow();

/** A check that the column holds one of these words, so that the database knows what TypeScript knows. */
export const oneOf = (name: string, column: AnyColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);

/**
 * How much of a row its source states.
 * `page`: all of it · `page+name`: the legal name, or the city of a listed firm, was completed ·
 * `page+category`: the kind of product was inferred · `page+inferred`: the materials were read out of a description of works ·
 * `declared`: the enterprise itself has said so.
 */
export const bases = ['page', 'page+name', 'page+category', 'page+inferred', 'declared'] as const;
export type Basis = (typeof bases)[number];

/** Where a fact comes from. `source` is an address where there is one; else `sourceTitle` names the publication. */
export const provenance = () => ({
  source: text(),
  sourceTitle: text(),
  basis: text({ enum: bases }).notNull(),
});
