/**
 * Forms that were taken: a creating form carries a key, and a form that is sent twice (a second press, a client that lost the answer) gets the
 * answer of the first. A row stands for one form of one account with one content, and is forgotten after some days.
 */
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { at } from './columns.ts';

export const formKeys = pgTable(
  'form_keys',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    formKey: uuid().notNull(),
    /** SHA-256 of all that the form was sent with: the same key with other words is another form. */
    digest: text().notNull(),
    /** Number or id of what was made; empty while it is being made. */
    answer: text().notNull().default(''),
    at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.formKey, t.digest] }), index('form_keys_at').on(t.at)],
);
