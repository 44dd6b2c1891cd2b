import { runMigrations } from 'graphile-worker';
import { loadReferenceData } from '#app/domain/directory-import/load-reference-data.server.ts';
import { openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';

const key = 7_126_003;

/** Brings a database to the schema and the reference data of this version. Processes that start at once take turns. */
export async function prepareDatabase(url: string): Promise<void> {
  await migrate(url);
  const { db, sql, close } = openDb(url, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${key})`;
    await runMigrations({ connectionString: url });
    await db.transaction(loadReferenceData);
  } finally {
    await close();
  }
}
