/**
 * The embedded search index.
 *
 * A document is written in the transaction that changes the row it is made from. `lexemes` holds namespaced words without
 * positions (search/embedded/lexemes.ts says which); the other columns are what is filtered, counted and ranked by. Counts of
 * words are kept as differences that are only ever appended, so that no writer waits for another; their sums are the counts.
 */
import { boolean, customType, index, integer, json, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { at, oneOf } from './columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

export const searchDocumentKinds = ['product', 'enterprise', 'capability'] as const;

export const searchDocuments = pgTable(
  'search_documents',
  {
    kind: text({ enum: searchDocumentKinds }).notNull(),
    id: uuid().notNull(),
    /** What is shown first among equals: how much is known and attested. */
    quality: real().notNull(),
    nameSort: text().notNull(),
    newest: at().notNull(),
    regulated: boolean().notNull(),
    /** What is filtered by, but for the brand, as one text: search/embedded/facet-values.ts. */
    facets: text().notNull(),
    brands: text().array().notNull(),
    /** The first part of the category's path, and the maker: what "related" goes by. */
    families: text().array().notNull(),
    maker: uuid(),
    /** The words of each field, for ranking. Always read whole. */
    fields: json().notNull(),
    lexemes: tsvector().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.id] }),
    index('search_documents_lexemes').using('gin', t.lexemes).with({ fastupdate: false }),
    index('search_documents_best').on(t.kind, t.quality.desc(), t.id),
    index('search_documents_by_name').on(t.kind, t.nameSort, t.id),
    index('search_documents_newest').on(t.kind, t.newest.desc(), t.id),
    oneOf('search_documents_kind_known', t.kind, searchDocumentKinds),
  ],
);

/** In how many documents a lexeme occurs: the sum of its rows. */
export const searchTerms = pgTable('search_terms', { lexeme: text().notNull(), documents: integer().notNull() }, (t) => [
  index('search_terms_lexeme').on(t.lexeme.op('text_pattern_ops')),
]);

/** Words that documents contain, by how they sound. A word may stand here twice. */
export const searchWords = pgTable(
  'search_words',
  {
    word: text().notNull(),
    pinyin: text(),
    initials: text(),
  },
  (t) => [index('search_words_word').on(t.word), index('search_words_pinyin').on(t.pinyin), index('search_words_initials').on(t.initials)],
);

/** Words that name things, and their pinyin, with each one of their characters left out: two that share one of these differ by a slip. */
export const searchSlips = pgTable('search_slips', { slip: text().notNull(), word: text().notNull() }, (t) => [
  index('search_slips_slip').on(t.slip),
]);

/** Documents written while an index is being rebuilt, for the new one to catch up with before it takes the old one's place. */
export const searchChanges = pgTable('search_changes', { kind: text({ enum: searchDocumentKinds }).notNull(), id: uuid().notNull() });

/** The one row that says which analysis the index was made with and whether a new one is being built. */
export const searchState = pgTable('search_state', {
  id: integer().primaryKey(),
  analysis: text().notNull(),
  rebuilding: boolean().notNull().default(false),
  builtAt: at(),
});
