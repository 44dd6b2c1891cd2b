/**
 * How long what is kept: one row for each kind of thing and day from which the rule holds, so that a rule is changed by a newer row and
 * one can tell later by what rule something was erased. What the kinds mean stands in app/domain/privacy/retention.ts; the daily job reads
 * the rules from here.
 */
import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { oneOf } from './columns.ts';

export const retainedKinds = [
  'sessions',
  'one-time-codes',
  'attempts',
  'letters',
  'correction-contacts',
  'invitation-addresses',
  'unconfirmed-accounts',
  'closed-account-consents',
  'sheets',
  'unlinked-files',
] as const;
export type RetainedKind = (typeof retainedKinds)[number];

export const retentionRules = pgTable(
  'retention_rules',
  {
    kind: text({ enum: retainedKinds }).notNull(),
    /** The first day on which it holds. */
    since: date({ mode: 'string' }).notNull(),
    keepDays: integer().notNull(),
    /** What law asks for at least; no rule goes below. */
    atLeastDays: integer().notNull().default(0),
    /** The law, or what was promised; in Chinese, as the law is. */
    basis: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.since] }),
    oneOf('retention_rules_kind_known', t.kind, retainedKinds),
    check('retention_rules_lawful', sql`${t.keepDays} >= ${t.atLeastDays} and ${t.atLeastDays} >= 0`),
  ],
);
export type RetentionRule = typeof retentionRules.$inferSelect;
