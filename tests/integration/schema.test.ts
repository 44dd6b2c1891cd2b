/**
 * The schema.
 *
 * 1. A migrated database is what `db/schema.sql` shows (`npm run schema` writes it).
 * 2. Migrating again does nothing; several at once apply each migration once.
 * 3. A database of a later version is refused, and says so.
 */
import { readFileSync } from 'node:fs';
import { describeSchema } from '#db/describe-schema.ts';
import { migrate, migrationState } from '#db/migrate.ts';
import { expect, test } from '#tests/support/test.ts';

test('1. schema.sql', async ({ sql }) => {
  expect(await describeSchema(sql)).toBe(readFileSync('db/schema.sql', 'utf8'));
});

test('2. migrating again, and at once', async ({ sql, url }) => {
  expect(await migrate(url)).toBe(0);

  await sql`drop schema public cascade`;
  await sql`drop schema drizzle cascade`;
  await sql`create schema public`;
  const { waiting } = await migrationState(sql);
  const counts = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(waiting).toBeGreaterThan(0);
  expect(counts.toSorted()).toEqual([0, 0, waiting]);
  expect(await migrationState(sql)).toEqual({ waiting: 0, unknown: 0 });
});

test('3. a later version', async ({ sql, url }) => {
  await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later release', 9999999999999)`;

  expect(await migrationState(sql)).toMatchObject({ unknown: 1 });
  await expect(migrate(url)).rejects.toThrow('1 migration(s) that this version does not know');
});
