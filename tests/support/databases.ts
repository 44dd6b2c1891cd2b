import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** A copy of a template database, made by copying its files: some 20 ms. */
export async function cloneDatabase(cluster: string, template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(cluster, (sql) => sql.unsafe(`create database ${name} template ${template} strategy file_copy`));
  return { url: `${cluster}/${name}`, drop: () => asAdmin(cluster, (sql) => sql.unsafe(`drop database ${name} with (force)`)) };
}

export async function asAdmin(cluster: string, act: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(`${cluster}/postgres`, { max: 1, onnotice: () => {} });
  try {
    await act(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
