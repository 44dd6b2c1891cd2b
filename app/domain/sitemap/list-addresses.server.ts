import type { Context } from '#app/platform/context.ts';
import { citySlug } from '#app/platform/reference.ts';
import { mostRows, type SitemapPart } from './sitemap-part.ts';

export type SitemapAddress = { readonly path: string; readonly changed: string | null };

/** The addresses of a part, without their language. At most one statement. */
export async function listAddresses(ctx: Context, part: SitemapPart): Promise<SitemapAddress[]> {
  if (part.kind === 'pages') return pages(ctx).map((path) => ({ path, changed: null }));
  const rows = await rowsOf(ctx, part);
  return rows.map(({ ref, changed }) => ({ path: `/${part.kind}/${ref}`, changed }));
}

const pages = ({ reference }: Context): string[] => [
  ...['/', '/sectors', '/cities', '/enterprises', '/demands', '/needs', '/fairs', '/chains', '/about', '/api', '/terms'],
  ...reference.sectors.map(({ code }) => `/sectors/${code}`),
  ...reference.cities.map(({ en }) => `/cities/${citySlug(en)}`),
];

type Row = { ref: string; changed: string };

/** The rows from the one that a part is named after up to the next part; one half of the union is empty, and is not read. */
function rowsOf({ sql }: Context, { kind, first }: Exclude<SitemapPart, { kind: 'pages' }>): PromiseLike<Row[]> {
  const rows = {
    products: sql`select ref, updated_at as at from products where status = 'published' and regulated is null`,
    enterprises: sql`select ref, updated_at as at from enterprises where true`,
    fairs: sql`select ref, created_at as at from fairs where true`,
    demands: sql`select ref, updated_at as at from demands where true`,
  }[kind];
  return sql<Row[]>`
    with cut as materialized (select min(first) as next from sitemap_parts where kind = ${kind} and first > ${first})
    select ref, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from (
      ${rows} and ref >= ${first} and ref < (select next from cut)
      union all
      ${rows} and ref >= ${first} and (select next from cut) is null
    ) part order by ref limit ${mostRows}`;
}
