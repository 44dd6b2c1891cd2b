import { type Database, openDb } from '#db/client.ts';
import { webRole } from '#db/web-role.ts';
import { openSearch } from '#search/engine/open.ts';
import type { Context, Settings } from './context.ts';
import { loadReference } from './load-reference.server.ts';

export type Runtime = Omit<Context, 'actor'>;

/** A runtime and what it holds open. */
export type OpenRuntime = { readonly runtime: Runtime; readonly database: Database; readonly close: () => Promise<void> };

type Limits = {
  readonly connections?: number /** Milliseconds; none for work that no visitor waits for. */;
  readonly statementTimeout?: number;
  /** Under the role of the site, which may not change the journal and sees of guarded tables what it says it is for. */
  readonly asWeb?: boolean;
};

/** Everything a use case needs of the world, on a database that is migrated. */
export async function openRuntime(databaseUrl: string, settings: Settings, limits: Limits = {}): Promise<OpenRuntime> {
  const { connections, statementTimeout, asWeb = false } = limits;
  const role = asWeb ? await webRole(databaseUrl) : null;
  const database = openDb(databaseUrl, {
    ...(connections ? { max: connections } : {}),
    ...(statementTimeout ? { statementTimeout } : {}),
    ...(role ? { role } : {}),
  });
  try {
    const reference = await loadReference(database.db);
    const runtime = { db: database.db, sql: database.sql, search: openSearch(database), reference, settings, now: () => new Date() };
    return { runtime, database, close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
