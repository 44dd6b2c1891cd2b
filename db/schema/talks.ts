/**
 * Talks (洽谈): what the buyer of a need and one supplier have with each other, from the invitation to the award; domain.md §3.
 *
 * A quotation is added and never changed. Sealed ones are the supplier's alone until their deadline, by row-level security. Of an anonymous need
 * a talk does not say whose it is before the buyer does. Moves, walls and limits are in db/migrations/*_talks.sql.
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { products } from './catalogue.ts';
import { at, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { publishedNeeds } from './needs.ts';

/** On what terms quotations (报价) for a need are asked for (询价). */
export const quotationCalls = pgTable(
  'quotation_calls',
  {
    needId: uuid()
      .primaryKey()
      .references(() => publishedNeeds.needId),
    /** Until when; null: as long as the need is open. */
    quotesUntil: at(),
    /** Whether the buyer reads none before then. */
    sealed: boolean().notNull().default(false),
    /** Whether the next best match is invited in place of one who stays silent. */
    reinvites: boolean().notNull().default(false),
    calledBy: uuid()
      .notNull()
      .references(() => accounts.id),
    calledAt: at().notNull(),
  },
  (t) => [check('quotation_calls_sealed_until', sql`not ${t.sealed} or ${t.quotesUntil} is not null`)],
);

export type QuotationCall = typeof quotationCalls.$inferSelect;

export const talkStates = [
  ...(['invited', 'open', 'quoted', 'shortlisted', 'awarded'] as const),
  ...(['lost', 'declined', 'withdrawn', 'lapsed'] as const),
] as const;
export type TalkState = (typeof talkStates)[number];
/** Why a supplier takes no part. */
export const declineReasons = ['no-capacity', 'specifications', 'price', 'time', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const talks = pgTable(
  'talks',
  {
    id: id(),
    needId: uuid()
      .notNull()
      .references(() => publishedNeeds.needId),
    supplierId: uuid()
      .notNull()
      .references(() => enterprises.id),
    /** With which of its products it answers. */
    productId: uuid().references(() => products.id, { onDelete: 'set null' }),
    /** Whose need it is, from when on the supplier may know. */
    buyerId: uuid().references(() => enterprises.id),
    invited: boolean().notNull(),
    state: text({ enum: talkStates }).notNull(),
    declinedFor: text({ enum: declineReasons }),
    /** Until when an invitation waits. */
    answerBy: at(),
    /** How many quotations there are. By trigger, as the digest of the last. */
    quotations: integer().notNull().default(0),
    lastDigest: text(),
    /** `Debrief` of app/domain/talks/debrief.ts, for who was not chosen. */
    debrief: jsonb(),
    begunBy: uuid().references(() => accounts.id),
    begunAt: at().notNull(),
    stateAt: at().notNull(),
  },
  (t) => [
    unique('talks_once').on(t.needId, t.supplierId),
    unique('talks_of_need').on(t.id, t.needId),
    index('talks_of_supplier').on(t.supplierId, t.stateAt.desc(), t.id),
    index('talks_invited').on(t.answerBy).where(sql`${t.state} = 'invited'`),
    oneOf('talks_state_known', t.state, talkStates),
    oneOf('talks_declined_for_known', t.declinedFor, declineReasons),
    check('talks_declined_with_reason', sql`(${t.state} = 'declined') = (${t.declinedFor} is not null)`),
    check('talks_invited_until', sql`${t.state} <> 'invited' or ${t.answerBy} is not null`),
  ],
);

export type TalkRow = typeof talks.$inferSelect;

/** Each version as it was sent. */
export const quotations = pgTable(
  'quotations',
  {
    id: id(),
    talkId: uuid()
      .notNull()
      .references(() => talks.id),
    /** By trigger: 1, 2, 3 … */
    number: integer().notNull().default(0),
    /** `Quotation` of app/domain/talks/quotation.ts. */
    content: jsonb().notNull(),
    /** SHA-256 of the content, which has a random part: shown before a sealed one is opened, and holds it to what it was. */
    digest: text().notNull(),
    sentBy: uuid()
      .notNull()
      .references(() => accounts.id),
    sentAt: at().notNull(),
  },
  (t) => [
    unique('quotations_in_order').on(t.talkId, t.number),
    unique('quotations_of_talk').on(t.id, t.talkId),
    check('quotations_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
);

export const talkSides = ['buyer', 'supplier'] as const;
export type TalkSide = (typeof talkSides)[number];

export const talkMessages = pgTable(
  'talk_messages',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    talkId: uuid()
      .notNull()
      .references(() => talks.id),
    side: text({ enum: talkSides }).notNull(),
    text: text().notNull(),
    senderId: uuid()
      .notNull()
      .references(() => accounts.id),
    sentAt: at().notNull(),
  },
  (t) => [
    index('talk_messages_of_talk').on(t.talkId, t.number),
    oneOf('talk_messages_side_known', t.side, talkSides),
    check('talk_messages_text_length', sql`char_length(${t.text}) between 1 and 4000`),
  ],
);

/** To whom a need was given (成交): one for each need. */
export const awards = pgTable(
  'awards',
  {
    needId: uuid()
      .primaryKey()
      .references(() => publishedNeeds.needId),
    talkId: uuid().notNull(),
    quotationId: uuid().notNull(),
    reason: text().notNull(),
    awardedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    awardedAt: at().notNull(),
  },
  (t) => [
    foreignKey({ name: 'awards_talk_of_need', columns: [t.talkId, t.needId], foreignColumns: [talks.id, talks.needId] }),
    foreignKey({
      name: 'awards_quotation_of_talk',
      columns: [t.quotationId, t.talkId],
      foreignColumns: [quotations.id, quotations.talkId],
    }),
    check('awards_with_reason', sql`char_length(${t.reason}) between 2 and 1000`),
  ],
);

/** With whom an enterprise wants to have nothing to do; the other does not learn of it. */
export const enterpriseBlocks = pgTable(
  'enterprise_blocks',
  {
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    blockedId: uuid()
      .notNull()
      .references(() => enterprises.id),
    blockedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    blockedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enterpriseId, t.blockedId] }),
    index('enterprise_blocks_of_blocked').on(t.blockedId),
    check('enterprise_blocks_others', sql`${t.enterpriseId} <> ${t.blockedId}`),
  ],
);
