import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { PgColumn, PgInsertValue, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.ts';

/** PostgreSQL takes 65,535 parameters in one statement; no table here has more than 60 columns. */
const chunk = 1000;

/**
 * Inserts the rows, and changes those whose key is known already and whose other columns differ. A row that says what is
 * there already is not touched at all, nor is one that its owner has declared since.
 *
 * @param only.onInsert columns that keep the value they have: the day of publication, for instance.
 * @returns the keys of the rows that are new or changed, as the first key column gives them.
 */
export async function upsert<T extends PgTable>(
  tx: Tx,
  table: T,
  key: readonly [PgColumn, ...PgColumn[]],
  rows: PgInsertValue<T>[],
  only: { readonly onInsert?: readonly string[]; readonly now?: Date } = {},
): Promise<string[]> {
  const [sample] = rows;
  if (!sample) return [];
  const columns = Object.entries(getTableColumns(table));
  const kept = new Set<unknown>([...key, ...columns.filter(([name]) => only.onInsert?.includes(name)).map(([, column]) => column)]);
  const compared = columns.filter(([name, column]) => name in sample && !kept.has(column));
  const basis = columns.find(([name]) => name === 'basis')?.[1];
  const excluded = (column: PgColumn) => sql`excluded.${sql.identifier(toSnakeCase(column.name))}`;
  const set: Record<string, SQL | Date> = Object.fromEntries(compared.map(([name, column]) => [name, excluded(column)]));
  if (only.now && columns.some(([name]) => name === 'updatedAt')) set.updatedAt = only.now;

  const changed: string[] = [];
  for (let from = 0; from < rows.length; from += chunk) {
    const insert = tx.insert(table).values(rows.slice(from, from + chunk));
    const target = [...key];
    const stored = list(compared.map(([, column]) => sql`${column}`));
    const given = list(compared.map(([, column]) => excluded(column)));
    const differs = sql`(${stored}) is distinct from (${given})${basis ? sql` and ${basis} <> 'declared'` : sql``}`;
    const done =
      compared.length === 0
        ? insert.onConflictDoNothing({ target })
        : // The columns come from the table itself; Drizzle cannot know that of a table that is a type parameter.
          insert.onConflictDoUpdate({ target, set: set as PgUpdateSetSource<T>, setWhere: differs });
    for (const row of await done.returning({ key: sql<string>`${key[0]}` })) changed.push(row.key);
  }
  return changed;
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `);
