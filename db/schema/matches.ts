/**
 * Matches (撮合结果): which published products answer which published needs, kept up to date by the worker (app/domain/matches/).
 *
 * A match keeps its ledger as text and the digests of both sides as they were read, so that it can be made again byte for byte. The buyer's
 * people see the matches of a need, the maker's people those of their products with needs they may see; row-level security and the
 * triggers that tell what has changed are in db/migrations/*_matches.sql.
 */
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { products } from './catalogue.ts';
import { at, oneOf } from './columns.ts';
import { enterprises } from './enterprises.ts';
import { publishedNeeds } from './needs.ts';

/** The names under which a product is found by needs, and a need by products (app/domain/matching/keys.ts). */
export const productGoods = pgTable(
  'product_goods',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    key: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.productId] }), index('product_goods_of_product').on(t.productId)],
);

export const needGoods = pgTable(
  'need_goods',
  {
    needId: uuid()
      .notNull()
      .references(() => publishedNeeds.needId, { onDelete: 'cascade' }),
    key: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.needId] }), index('need_goods_of_need').on(t.needId)],
);

/** What a need or a product was when it was matched. */
export const matchSides = pgTable('match_sides', {
  /** SHA-256 of the text of the body. */
  digest: text().primaryKey(),
  body: text().notNull(),
});

export const needMatches = pgTable(
  'need_matches',
  {
    needId: uuid()
      .notNull()
      .references(() => publishedNeeds.needId, { onDelete: 'cascade' }),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** The maker; null where no legal person is known. */
    enterpriseId: uuid().references(() => enterprises.id),
    score: integer().notNull(),
    /** `Ledger` of app/domain/matching/match.ts as JSON, exactly as it was written. */
    ledger: text().notNull(),
    needSide: text()
      .notNull()
      .references(() => matchSides.digest),
    productSide: text()
      .notNull()
      .references(() => matchSides.digest),
    matchedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.needId, t.productId] }),
    index('need_matches_best').on(t.needId, t.score.desc(), t.productId),
    index('need_matches_of_product').on(t.productId),
    index('need_matches_of_enterprise').on(t.enterpriseId, t.score.desc(), t.needId),
    check('need_matches_score', sql`${t.score} >= 0`),
  ],
);

export const changedSides = ['need', 'product'] as const;

/** What has changed since it was matched; emptied by the worker. */
export const matchChanges = pgTable('match_changes', { side: text({ enum: changedSides }).notNull(), id: uuid().notNull() }, (t) => [
  index('match_changes_of').on(t.side, t.id),
  oneOf('match_changes_side_known', t.side, changedSides),
]);

/** Under which rules everything was matched last; under others all of it is matched anew. */
export const matchState = pgTable('match_state', { only: boolean().primaryKey().default(true), rules: text().notNull() }, (t) => [
  check('match_state_only', sql`${t.only}`),
]);

export const irrelevances = ['other-goods', 'specifications', 'quantity', 'place', 'time', 'other'] as const;
export type Irrelevance = (typeof irrelevances)[number];

/** Matches that somebody does not want to see any more, and why. */
export const matchFeedback = pgTable(
  'match_feedback',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    needId: uuid()
      .notNull()
      .references(() => publishedNeeds.needId, { onDelete: 'cascade' }),
    productId: uuid()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    reason: text({ enum: irrelevances }).notNull(),
    /** The score it had. */
    score: integer().notNull(),
    at: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.needId, t.productId] }), oneOf('match_feedback_reason_known', t.reason, irrelevances)],
);
