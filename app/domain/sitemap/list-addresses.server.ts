import type { Context } from '#app/platform/context.ts';
import { citySlug } from '#app/platform/reference.ts';
import { rowsPerPart, type SitemapPart } from './sitemap-part.ts';

export type SitemapAddress = { readonly path: string; readonly changed: string | null };

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

type Row = { ref: string; changed: string };

/** The rows of a part, by the keyset that its name gives. */
function rowsOf({ sql }: Context, { kind, first }: Exclude<SitemapPart, { kind: 'pages' }>): PromiseLike<Row[]> {
  const rows = {
    products: sql`select ref, updated_at as at from products where ref >= ${first} and status = 'published' and regulated is null`,
    enterprises: sql`select ref, updated_at as at from enterprises where ref >= ${first}`,
    fairs: sql`select ref, created_at as at from fairs where ref >= ${first}`,
    demands: sql`select ref, updated_at as at from demands where ref >= ${first}`,
  }[kind];
  return sql<Row[]>`
    select ref, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from (${rows} order by ref limit ${rowsPerPart}) part order by ref`;
}
