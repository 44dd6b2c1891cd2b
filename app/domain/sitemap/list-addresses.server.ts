import type { Context } from '#app/platform/context.ts';
import { citySlug } from '#app/platform/reference.ts';
import { rowsPerPart, type SitemapPart } from './sitemap-part.ts';

export type SitemapAddress = { readonly path: string; readonly changed: Date | null };

/** The addresses of a part, without their language. At most one statement. */
export async function listAddresses(ctx: Context, part: SitemapPart): Promise<SitemapAddress[]> {
  if (part.kind === 'pages') return pages(ctx).map((path) => ({ path, changed: null }));
  const rows = await rowsOf(ctx, part);
  return rows.map(({ ref, changed }) => ({ path: `/${part.kind}/${ref}`, changed }));
}

const pages = ({ reference }: Context): string[] => [
  ...['/', '/sectors', '/cities', '/enterprises', '/demands', '/fairs', '/chains', '/about', '/api'],
  ...reference.sectors.map(({ code }) => `/sectors/${code}`),
  ...reference.cities.map(({ en }) => `/cities/${citySlug(en)}`),
];

type Row = { ref: string; changed: Date };

function rowsOf({ sql }: Context, { kind, first }: Exclude<SitemapPart, { kind: 'pages' }>): PromiseLike<Row[]> {
  switch (kind) {
    case 'products':
      return sql<Row[]>`select ref, updated_at as changed from products
        where ref >= ${first} and status = 'published' and regulated is null order by ref limit ${rowsPerPart}`;
    case 'enterprises':
      return sql<Row[]>`select ref, updated_at as changed from enterprises where ref >= ${first} order by ref limit ${rowsPerPart}`;
    case 'fairs':
      return sql<Row[]>`select ref, created_at as changed from fairs where ref >= ${first} order by ref limit ${rowsPerPart}`;
    case 'demands':
      return sql<Row[]>`select ref, updated_at as changed from demands where ref >= ${first} order by ref limit ${rowsPerPart}`;
  }
}
