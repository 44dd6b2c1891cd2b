/**
 * Where the map of the site for search engines is cut: the first row of each part but the first of its kind. Cut anew every day and
 * after an import; what is published meanwhile is in the part into whose range its number falls.
 */
import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

export const sitemapKinds = ['products', 'enterprises', 'fairs', 'demands'] as const;

export const sitemapParts = pgTable(
  'sitemap_parts',
  {
    kind: text({ enum: sitemapKinds }).notNull(),
    first: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.first] })],
);
