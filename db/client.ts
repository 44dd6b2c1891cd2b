import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from './schema/index.ts';

export type Db = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type { Sql };

export type Database = {
  readonly db: Db;
  /** The driver itself, for queries that are written by hand; its tagged templates are prepared once per connection. */
  readonly sql: Sql;
  readonly close: () => Promise<void>;
};

/**
 * Opens a pool of connections.
 *
 * @param url postgres://…
 * @param options.statementTimeout milliseconds after which the database gives a statement up; for the web, where nobody waits longer.
 * @param options.role under which all statements run, of which the user of the address must be a member.
 * @param options.onStatement is told every statement sent, for tests that count them.
 */
export function openDb(
  url: string,
  options: { max?: number; statementTimeout?: number; role?: string; onStatement?: (statement: string) => void } = {},
): Database {
  const { onStatement, role, statementTimeout } = options;
  const sql = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: {
      application_name: 'guipintong',
      TimeZone: 'UTC',
      ...(role ? { role } : {}),
      ...(statementTimeout ? { statement_timeout: statementTimeout, idle_in_transaction_session_timeout: 2 * statementTimeout } : {}),
    },
    ...(onStatement ? { debug: (_connection: number, statement: string) => onStatement(statement) } : {}),
  });
  const db = drizzle(sql, { schema, casing: 'snake_case' });
  return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
