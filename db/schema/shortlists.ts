/** What somebody keeps an eye on: products on a shortlist (收藏), each with a note for oneself, and enterprises. Row-level security: one's own. */
import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { products } from './catalogue.ts';
import { at } from './columns.ts';
import { enterprises } from './enterprises.ts';

export const shortlistItems = pgTable(
  'shortlist_items',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    note: text().notNull().default(''),
    addedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.productId] }),
    index('shortlist_items_latest').on(t.accountId, t.addedAt),
    check('shortlist_items_note_length', sql`char_length(${t.note}) <= 500`),
  ],
);

export const follows = pgTable(
  'follows',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    enterpriseId: uuid()
      .notNull()
      .references(() => enterprises.id, { onDelete: 'cascade' }),
    since: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.enterpriseId] }),
    index('follows_latest').on(t.accountId, t.since),
    index('follows_of_enterprise').on(t.enterpriseId),
  ],
);
