/**
 * Needs (需求) that organisations post here; records of past demands from elsewhere are in demands.ts.
 *
 * `needs` is the buyer's working copy and stays private: its draft keeps every field as typed. What others may see is a row of
 * `published_needs`, made from a version that was handed in; of an anonymous need it does not say whose it is. Row-level security and the
 * moves from state to state are in db/migrations/*_needs.sql.
 */
import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, createdAt, id, oneOf } from './columns.ts';
import { buyerTypes } from './demands.ts';
import { enterprises } from './enterprises.ts';
import { sectors } from './industries.ts';
import { regions } from './regions.ts';

export const needKinds = ['purchase', 'cooperation', 'technology', 'service', 'finance', 'stock-lot'] as const;
export type NeedKind = (typeof needKinds)[number];
export const needStates = [
  ...(['draft', 'returned', 'diagnosing', 'submitted', 'published', 'paused'] as const),
  ...(['expired', 'closed', 'taken-down'] as const),
] as const;
export type NeedState = (typeof needStates)[number];
export const needVisibilities = ['public', 'registered', 'chosen'] as const;
/** Why a need was closed (domain.md §3.2). */
export const closingReasons = ['filled', 'cancelled', 'budget-withdrawn', 'need-changed', 'no-answer'] as const;
export type ClosingReason = (typeof closingReasons)[number];

export const needs = pgTable(
  'needs',
  {
    id: id(),
    ref: text().notNull(),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    kind: text({ enum: needKinds }).notNull(),
    /** `NeedDraft` of app/domain/needs/need-draft.ts: as typed. */
    draft: jsonb().notNull(),
    /** Counts the changes of the draft, as with a listing. */
    version: integer().notNull().default(1),
    state: text({ enum: needStates }).notNull().default('draft'),
    /** Where the buyer is: whose reviewers look at it. */
    cityCode: text().references(() => regions.code),
    countyCode: text().references(() => regions.code),
    /** What a reviewer has asked about it or found against it; kept until it is handed in again. */
    asked: text(),
    closedFor: text({ enum: closingReasons }),
    /** Since when it is in its state. */
    stateAt: at().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => accounts.id),
    createdAt: createdAt(),
    updatedAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('needs_ref').on(t.ref),
    index('needs_of_enterprise').on(t.enterpriseId, t.updatedAt.desc(), t.id),
    index('needs_waiting').on(t.cityCode, t.stateAt).where(sql`${t.state} in ('submitted', 'diagnosing')`),
    oneOf('needs_kind_known', t.kind, needKinds),
    oneOf('needs_state_known', t.state, needStates),
    oneOf('needs_closed_for_known', t.closedFor, closingReasons),
    check('needs_closed_with_reason', sql`(${t.state} = 'closed') = (${t.closedFor} is not null)`),
    check('needs_answered_with_words', sql`${t.state} not in ('returned', 'taken-down') or char_length(${t.asked}) between 1 and 2000`),
  ],
);

export type NeedRow = typeof needs.$inferSelect;

export const publishedNeedStates = ['open', 'paused', 'ended'] as const;

export const publishedNeeds = pgTable(
  'published_needs',
  {
    needId: uuid()
      .primaryKey()
      .references(() => needs.id),
    ref: text().notNull(),
    kind: text({ enum: needKinds }).notNull(),
    title: text().notNull(),
    /** `NeedContent` of app/domain/needs/read-need.ts. */
    content: jsonb().notNull(),
    /** Version of the draft it was made from. */
    version: integer().notNull(),
    /** Whose it is, and of which kind they are; null of an anonymous need. */
    enterpriseId: uuid().references(() => enterprises.id),
    buyerType: text({ enum: buyerTypes }),
    /** Where it is to be delivered or done. */
    cityCode: text()
      .notNull()
      .references(() => regions.code),
    sectorCode: text().references(() => sectors.code),
    visibility: text({ enum: needVisibilities }).notNull(),
    /** Whose enterprises may see it, where those were chosen: of one of these cities, or with products of one of these sectors. */
    cityCodes: text().array().notNull().default([]),
    sectorCodes: text().array().notNull().default([]),
    state: text({ enum: publishedNeedStates }).notNull().default('open'),
    /** Last day on which it is open. */
    openUntil: date().notNull(),
    publishedAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('published_needs_ref').on(t.ref),
    index('published_needs_open').on(t.publishedAt.desc(), t.ref).where(sql`${t.state} = 'open'`),
    index('published_needs_until').on(t.openUntil).where(sql`${t.state} <> 'ended'`),
    oneOf('published_needs_kind_known', t.kind, needKinds),
    oneOf('published_needs_visibility_known', t.visibility, needVisibilities),
    oneOf('published_needs_state_known', t.state, publishedNeedStates),
    oneOf('published_needs_buyer_type_known', t.buyerType, buyerTypes),
    check('published_needs_anonymous_whole', sql`(${t.enterpriseId} is null) = (${t.buyerType} is null)`),
    check(
      'published_needs_chosen_somebody',
      sql`(${t.visibility} = 'chosen') = (cardinality(${t.cityCodes}) + cardinality(${t.sectorCodes}) > 0)`,
    ),
  ],
);

export type PublishedNeedRow = typeof publishedNeeds.$inferSelect;
