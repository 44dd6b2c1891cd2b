import type { Sql } from '#db/client.ts';

/** Number of rows and a digest of all of them, by table: two of these are equal when nothing has been written in between. */
export async function tableDigests(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const digests = tables.map(
    ({ name }) =>
      // A sum, which asks for no order; of two hashes, so that no two changes cancel each other out.
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0)
        || ' ' || coalesce(sum(hashtextextended(t::text, 2)::numeric), 0) as digest from "${name}" t`,
  );
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(`${digests.join(' union all ')} order by 1`);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
