import { asAdmin } from './databases.ts';

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
    throw new Error('the import of the real directory is not there yet');
  });
  return name;
}
