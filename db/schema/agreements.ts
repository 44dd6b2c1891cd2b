/**
 * Agreements (协议), as they were signed, and what is called off under them (订单); domain.md §3.
 *
 * What both sides have confirmed is copied, with the places and the industry of that day, to `confirmed_values`: figures of local supply are
 * counted from there and from nothing else. Moves, walls and limits are in db/migrations/*_talks.sql.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { awards, type talkSides } from './talks.ts';

/** A single order (订单), or a framework (框架协议) under which is called off again and again. */
export const agreementKinds = ['order', 'framework'] as const;
export type AgreementKind = (typeof agreementKinds)[number];
export const agreementStates = ['proposed', 'in-force', 'declined', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

export const agreements = pgTable(
  'agreements',
  {
    id: id(),
    ref: text().notNull(),
    kind: text({ enum: agreementKinds }).notNull(),
    needId: uuid()
      .notNull()
      .references(() => awards.needId),
    buyerId: uuid()
      .notNull()
      .references(() => enterprises.id),
    supplierId: uuid()
      .notNull()
      .references(() => enterprises.id),
    /** Which it follows, where it is a renewal (续签). */
    renewsId: uuid().references((): AnyPgColumn => agreements.id),
    /** `AgreementContent` of app/domain/agreements/agreement.ts, never changed. */
    content: jsonb().notNull(),
    /** SHA-256 of its text. */
    digest: text().notNull(),
    sectorCode: text(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    state: text({ enum: agreementStates }).notNull().default('proposed'),
    proposedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    proposedAt: at().notNull(),
    signedBy: uuid().references(() => accounts.id),
    signedAt: at(),
    stateAt: at().notNull(),
  },
  (t) => [
    uniqueIndex('agreements_ref').on(t.ref),
    index('agreements_of_buyer').on(t.buyerId, t.stateAt.desc()),
    index('agreements_of_supplier').on(t.supplierId, t.stateAt.desc()),
    uniqueIndex('agreements_one_of_need').on(t.needId).where(sql`${t.state} in ('proposed', 'in-force') and ${t.renewsId} is null`),
    uniqueIndex('agreements_one_renewal').on(t.renewsId).where(sql`${t.state} in ('proposed', 'in-force')`),
    index('agreements_until').on(t.endsOn).where(sql`${t.state} = 'in-force'`),
    oneOf('agreements_kind_known', t.kind, agreementKinds),
    oneOf('agreements_state_known', t.state, agreementStates),
    check('agreements_of_two', sql`${t.buyerId} <> ${t.supplierId}`),
    check('agreements_term', sql`${t.startsOn} <= ${t.endsOn}`),
    check('agreements_signed_whole', sql`(${t.signedBy} is null) = (${t.signedAt} is null)`),
    check('agreements_in_force_signed', sql`${t.state} not in ('in-force', 'ended') or ${t.signedAt} is not null`),
  ],
);

export type AgreementRow = typeof agreements.$inferSelect;

export const agreementLines = pgTable(
  'agreement_lines',
  {
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    line: integer().notNull(),
    title: text().notNull(),
    unit: text().notNull(),
    /** The most that can be called off. */
    quantity: numeric({ precision: 16, scale: 4 }).notNull(),
    /** In fen (CNY) for one unit. */
    unitFen: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.line] }),
    check('agreement_lines_of_something', sql`${t.quantity} > 0 and ${t.unitFen} >= 0`),
  ],
);

export const callOffStates = ['placed', 'delivered', 'confirmed', 'cancelled'] as const;
export type CallOffState = (typeof callOffStates)[number];

export const callOffs = pgTable(
  'call_offs',
  {
    id: id(),
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    line: integer().notNull(),
    quantity: numeric({ precision: 16, scale: 4 }).notNull(),
    deliverOn: date().notNull(),
    state: text({ enum: callOffStates }).notNull().default('placed'),
    /** By trigger, in fen (CNY). */
    fen: bigint({ mode: 'number' }).notNull().default(0),
    placedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    placedAt: at().notNull(),
    /** The supplier's word that it was delivered, and the buyer's that it was received. */
    deliveredBy: uuid().references(() => accounts.id),
    deliveredAt: at(),
    confirmedBy: uuid().references(() => accounts.id),
    confirmedAt: at(),
    /** What the buyer has found missing when the supplier said it was delivered. */
    disputed: text(),
  },
  (t) => [
    foreignKey({
      name: 'call_offs_of_line',
      columns: [t.agreementId, t.line],
      foreignColumns: [agreementLines.agreementId, agreementLines.line],
    }),
    index('call_offs_of_agreement').on(t.agreementId, t.placedAt),
    oneOf('call_offs_state_known', t.state, callOffStates),
    check('call_offs_of_something', sql`${t.quantity} > 0`),
    check('call_offs_delivered', sql`(${t.state} in ('delivered', 'confirmed')) = (${t.deliveredAt} is not null)`),
    check('call_offs_confirmed', sql`(${t.state} = 'confirmed') = (${t.confirmedAt} is not null)`),
    check('call_offs_disputed_length', sql`char_length(${t.disputed}) between 2 and 1000`),
  ],
);

export type CallOffRow = typeof callOffs.$inferSelect;

/** Written by trigger when the buyer confirms what the supplier says; never changed. */
export const confirmedValues = pgTable(
  'confirmed_values',
  {
    callOffId: uuid()
      .primaryKey()
      .references(() => callOffs.id),
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    buyerId: uuid().notNull(),
    supplierId: uuid().notNull(),
    buyerCity: text(),
    supplierCity: text(),
    sectorCode: text(),
    /** Day of confirmation in Asia/Shanghai. */
    day: date().notNull(),
    fen: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [index('confirmed_values_by_day').on(t.day), check('confirmed_values_positive', sql`${t.fen} >= 0`)],
);

/** What one side says of the other after a year with confirmed deliveries (年度评价). */
export const agreementReviews = pgTable(
  'agreement_reviews',
  {
    agreementId: uuid()
      .notNull()
      .references(() => agreements.id),
    side: text().$type<(typeof talkSides)[number]>().notNull(),
    year: integer().notNull(),
    /** 1 to 5. */
    score: integer().notNull(),
    words: text().notNull(),
    byAccount: uuid()
      .notNull()
      .references(() => accounts.id),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.side, t.year] }),
    oneOf('agreement_reviews_side_known', t.side, ['buyer', 'supplier']),
    check('agreement_reviews_score', sql`${t.score} between 1 and 5`),
    check('agreement_reviews_words', sql`char_length(${t.words}) between 0 and 1000`),
  ],
);
