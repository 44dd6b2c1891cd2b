/**
 * The map of the site for search engines, in parts. A part of rows is named after the first row it holds (`products-P0001`), so
 * that it is found by a key and not by counting. Medicines are in none, whatever the certificate allows.
 */
import { sitemapKinds } from '#db/schema/sitemap.ts';

export type RowKind = (typeof sitemapKinds)[number];

/**
 * Rows of one part when it is cut. Each has an address in every language, and each address names the others: 5,000 rows make
 * 15,000 addresses and some 9 MB, well within the 50,000 and 50 MB that the protocol allows, and are made in a fraction of a second.
 */
export const rowsPerPart = 5_000;

/** As many as the protocol allows in a part that has grown since. */
export const mostRows = 16_000;

export type SitemapPart = { readonly kind: 'pages' } | { readonly kind: RowKind; readonly first: string };

export const partName = (part: SitemapPart): string => (part.kind === 'pages' ? 'pages' : `${part.kind}-${part.first}`);

/** The part that a name means; null where it means none. */
export function readPart(name: string): SitemapPart | null {
  if (name === 'pages') return { kind: 'pages' };
  const [, kind, first] = /^([a-z]+)-([\w-]{1,40})$/.exec(name) ?? [];
  const known = sitemapKinds.find((one) => one === kind);
  return known && first ? { kind: known, first } : null;
}
