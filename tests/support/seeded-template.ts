import { importDirectory } from '#app/domain/directory-import/import-directory.server.ts';
import { loadReference } from '#app/platform/load-reference.server.ts';
import { openDb } from '#db/client.ts';
import { asAdmin } from './databases.ts';
import { engineOn } from './engine.ts';

const name = 'template_seeded';
const key = 7_126_002;

/**
 * The database that holds the whole real directory and its search index. It is made once for a run of the tests, when a test
 * first asks for it; test files that ask meanwhile wait. It gets its name only when it is whole.
 */
export async function seededTemplate(cluster: string): Promise<string> {
  await asAdmin(cluster, async (sql) => {
    await sql`select pg_advisory_lock(${key})`;
    if ((await sql`select from pg_database where datname = ${name}`).length > 0) return;
    await sql.unsafe('drop database if exists half_seeded with (force)');
    await sql.unsafe('create database half_seeded template template_migrated strategy file_copy');
    await seed(`${cluster}/half_seeded`);
    await sql.unsafe(`alter database half_seeded rename to ${name}`);
  });
  return name;
}

async function seed(url: string): Promise<void> {
  const database = openDb(url, { max: 2 });
  try {
    const ctx = { db: database.db, search: await engineOn(database), reference: await loadReference(database.db), now: () => new Date() };
    const report = await importDirectory(ctx, 'db/seed/directory');
    if (report.bad.length > 0) throw new Error(`the real directory has ${report.bad.length} bad cells`);
    // The planner has to know the tables as it does on a server that has run for a while.
    await database.sql`vacuum analyze`;
  } finally {
    await database.close();
  }
}
