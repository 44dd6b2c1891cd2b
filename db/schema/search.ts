/** The embedded search index. */
import { pgTable, text } from 'drizzle-orm/pg-core';

export const searchSynonyms = pgTable('search_synonyms', { term: text().notNull() });
