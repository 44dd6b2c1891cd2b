/**
 * The journal (操作日志): every change of state, once, in the order in which it was committed.
 *
 * Rows are only ever added: the application's role may not change or delete them and a trigger refuses it to everybody else. The
 * trigger also numbers them without gaps and chains them, each hash covering the one before, so that a row that was edited, taken out or
 * moved is found by `npm run admin -- journal verify`. It holds numbers and reasons, never names or contacts of people: what may have
 * to be erased is not written into what can never be.
 */
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, customType, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const journal = pgTable(
  'journal',
  {
    /** 1, 2, 3 … given by the trigger. */
    number: bigint({ mode: 'number' }).primaryKey().default(0),
    at: at().notNull(),
    /** Who did it; null: the system itself, or somebody at the command line. */
    accountId: uuid(),
    /** What was done, as `subject.verb`: `product.published`. */
    action: text().notNull(),
    subject: text().notNull(),
    subjectId: text().notNull(),
    /** The enterprise whose affair it is, whose people may read of it. */
    enterpriseId: uuid(),
    detail: jsonb().$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    previous: bytes().notNull().default(sql`''`),
    hash: bytes().notNull().default(sql`''`),
  },
  (t) => [
    index('journal_of_subject').on(t.subject, t.subjectId, t.number),
    index('journal_of_enterprise').on(t.enterpriseId, t.number).where(sql`${t.enterpriseId} is not null`),
    index('journal_of_account').on(t.accountId, t.number).where(sql`${t.accountId} is not null`),
    check('journal_action_named', sql`${t.action} ~ '^[a-z-]+\\.[a-z-]+$'`),
  ],
);

export type JournalEntry = typeof journal.$inferSelect;

/** The last number and hash: what a chain whose end was cut off does not reach. */
export const journalHead = pgTable(
  'journal_head',
  {
    only: boolean().primaryKey().default(true),
    number: bigint({ mode: 'number' }).notNull(),
    hash: bytes().notNull(),
  },
  (t) => [check('journal_head_one', sql`${t.only}`)],
);
