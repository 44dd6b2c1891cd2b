/**
 * Brings a database to the schema that this version of the code needs.
 *
 * Several processes may start at once: one migrates, the others wait for it and find nothing left to do. Migrations only ever
 * add; a database that another version has migrated is refused rather than guessed at.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';

const folder = join(import.meta.dirname, 'migrations');
const key = 7_126_001;

/** Times of the migrations this version knows: Drizzle's identity for them. */
function known(): number[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as { entries: { when: number }[] };
  return journal.entries.map((entry) => entry.when);
}

async function applied(sql: Sql): Promise<number[]> {
  const [there] = await sql<{ present: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!there?.present) return [];
  const rows = await sql<{ at: string }[]>`select created_at::text as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map((row) => Number(row.at));
}

export class ForeignDatabaseError extends Error {
  override readonly name = 'ForeignDatabaseError';
  readonly forOperator = true;

  constructor(count: number) {
    super(
      `the database has ${count} migration(s) that this version does not know: install the version that made them, or name another database`,
    );
  }
}

export type MigrationState = { readonly waiting: number; readonly unknown: number };

export async function migrationState(sql: Sql): Promise<MigrationState> {
  const [ours, theirs] = [known(), await applied(sql)];
  const last = theirs.at(-1) ?? 0;
  return { waiting: ours.filter((when) => when > last).length, unknown: theirs.filter((when) => !ours.includes(when)).length };
}

/** @returns how many migrations were applied. */
export async function migrate(url: string): Promise<number> {
  // One connection, because the lock belongs to it.
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'guipintong-migrate' } });
  try {
    await sql`select pg_advisory_lock(${key})`;
    const { waiting, unknown } = await migrationState(sql);
    if (unknown > 0) throw new ForeignDatabaseError(unknown);
    if (waiting > 0) await applyMigrations(drizzle(sql), { migrationsFolder: folder });
    return waiting;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
