/**
 * Inquiries (询盘): what somebody asks an enterprise, what both sides say, and by whose consent contacts are opened.
 *
 * For the asking account and the people of the asked enterprise only: row-level security holds for the site's role, which may add to
 * these tables and not change what was said (db/migrations/*_inquiry_walls.sql). What triggers set is marked so. An enterprise without
 * people here can be asked too: the inquiry waits and is delivered when somebody comes.
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, numeric, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { products } from './catalogue.ts';
import { at, id, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';

export const inquiries = pgTable(
  'inquiries',
  {
    id: id(),
    ref: text().notNull(),
    askerId: uuid()
      .notNull()
      .references(() => accounts.id),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    productId: uuid().references(() => products.id, { onDelete: 'set null' }),
    subject: text().notNull(),
    quantity: numeric(),
    unit: text(),
    /** SHA-256 of the words alone, by which the same text to many is found. */
    textDigest: text().notNull(),
    askedAt: at().notNull(),
    /** By trigger: the asker was blocked, and the enterprise never sees it. */
    withheld: boolean().notNull().default(false),
    /** By trigger: since when the enterprise has had somebody to read it. */
    deliveredAt: at(),
    /** By trigger. */
    firstAnswerAt: at(),
    /** By trigger: how many messages there are. */
    lastNumber: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('inquiries_ref').on(t.ref),
    index('inquiries_asked').on(t.askerId, t.askedAt),
    index('inquiries_delivered').on(t.enterpriseId, t.deliveredAt),
    index('inquiries_same_text').on(t.askerId, t.textDigest),
    check('inquiries_subject_length', sql`char_length(${t.subject}) between 2 and 120`),
    check('inquiries_quantity_whole', sql`(${t.quantity} is null) = (${t.unit} is null) and ${t.quantity} > 0`),
    check('inquiries_unit_length', sql`char_length(${t.unit}) between 1 and 20`),
  ],
);

export const inquirySides = ['asker', 'enterprise'] as const;
export type InquirySide = (typeof inquirySides)[number];

export const inquiryMessages = pgTable(
  'inquiry_messages',
  {
    id: id(),
    inquiryId: uuid()
      .notNull()
      .references(() => inquiries.id),
    /** By trigger: 1 is the inquiry itself. */
    number: integer().notNull().default(0),
    senderId: uuid()
      .notNull()
      .references(() => accounts.id),
    side: text({ enum: inquirySides }).notNull(),
    text: text().notNull(),
    /** By trigger: said while the sender was blocked, and seen by the sender alone. */
    withheld: boolean().notNull().default(false),
    sentAt: at().notNull(),
  },
  (t) => [
    unique('inquiry_messages_in_order').on(t.inquiryId, t.number),
    oneOf('inquiry_messages_side_known', t.side, inquirySides),
    check('inquiry_messages_text_length', sql`char_length(${t.text}) between 1 and 4000`),
  ],
);

/** Files sent with a message, kept under the hash of their content. */
export const inquiryFiles = pgTable(
  'inquiry_files',
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => inquiryMessages.id),
    place: integer().notNull(),
    hash: text().notNull(),
    type: text().notNull(),
    /** In bytes. */
    size: integer().notNull(),
    /** As it is shown and saved. */
    name: text().notNull(),
  },
  (t) => [
    unique('inquiry_files_in_order').on(t.messageId, t.place),
    check('inquiry_files_few', sql`${t.place} between 1 and 3`),
    check('inquiry_files_hash', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** How far each person has read. */
export const inquiryReads = pgTable(
  'inquiry_reads',
  {
    inquiryId: uuid()
      .notNull()
      .references(() => inquiries.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    /** Of the last message seen. */
    number: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.inquiryId, t.accountId] })],
);

/** Who has consented to show name, telephone and e-mail to the other side of a thread, or has taken it back; the last word counts. */
export const contactConsents = pgTable(
  'contact_consents',
  {
    number: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    inquiryId: uuid()
      .notNull()
      .references(() => inquiries.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    side: text({ enum: inquirySides }).notNull(),
    given: boolean().notNull(),
    /** Of the privacy notice that was in force. */
    version: text().notNull().default('2026-11'),
    at: at().notNull(),
  },
  (t) => [
    index('contact_consents_of_account').on(t.accountId, t.number),
    index('contact_consents_of_thread').on(t.inquiryId, t.accountId, t.number),
    oneOf('contact_consents_side_known', t.side, inquirySides),
  ],
);

/** From whom an enterprise wants to hear nothing. The blocked do not learn of it. */
export const askerBlocks = pgTable(
  'asker_blocks',
  {
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    blockedBy: uuid()
      .notNull()
      .references(() => accounts.id),
    blockedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.enterpriseId, t.accountId] })],
);
