import { sql } from 'drizzle-orm';
import { openFileStore } from '#app/platform/files/file-store.server.ts';
import type { Db } from '#db/client.ts';

const batchSize = 500;

/**
 * Removes files that no row refers to, and counts those that rows refer to and that are not there.
 *
 * What refers to a file is found in the database itself, so that a new table cannot be forgotten: every column of text, and every text
 * inside a column of JSON, that is a hash. A column too many only keeps a file.
 *
 * @param before younger files stay: they may belong to a transaction that is not yet committed.
 */
export async function sweepFiles(db: Db, folder: string, before: Date): Promise<{ removed: number; missing: readonly string[] }> {
  const store = openFileStore(folder);
  const everything = new Date(8.64e15);
  const onDisk = new Set<string>();
  for await (const hash of store.putBefore(everything)) onDisk.add(hash);
  const missing = new Set([...(await hashesOf(db, fileColumns))].filter((hash) => !onDisk.has(hash)));
  let removed = 0;
  let batch: string[] = [];
  const remove = async () => {
    // Asked anew for each batch: a row may have come to refer to an old file meanwhile, whose time of putting was then renewed.
    const linked = await hashesOf(db, await hashColumns(db));
    const unlinked = batch.filter((hash) => !linked.has(hash));
    await store.remove(unlinked, before);
    removed += unlinked.length;
    batch = [];
  };
  for await (const hash of store.putBefore(before)) if (batch.push(hash) === batchSize) await remove();
  if (batch.length > 0) await remove();
  return { removed, missing: [...missing] };
}

type Column = { readonly table: string; readonly column: string };

/** Those of which every hash is a file's. */
const fileColumns: readonly Column[] = [
  { table: 'enterprise_files', column: 'hash' },
  { table: 'inquiry_files', column: 'hash' },
  { table: 'sheet_uploads', column: 'hash' },
  { table: 'enterprise_applications', column: 'licence_file' },
  { table: 'photographs', column: 'sizes' },
];

async function hashColumns(db: Db): Promise<Column[]> {
  const rows = await db.execute<Column>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and (c.data_type in ('jsonb', 'json', 'ARRAY') or c.data_type = 'text' and c.column_name ~ '(^|_)(hash|file|files)(_|$)')`);
  return [...rows];
}

async function hashesOf(db: Db, columns: readonly Column[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { table, column } of columns) {
    const text = sql`t.${sql.identifier(column)}::text`;
    const rows = await db.execute<{ hash: string }>(sql`
      select distinct m[1] as hash from ${sql.identifier(table)} t, regexp_matches(${text}, '[0-9a-f]{64}', 'g') m where length(${text}) >= 64`);
    for (const { hash } of rows) found.add(hash);
  }
  return found;
}
